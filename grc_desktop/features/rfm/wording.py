"""A score in the user's words: why it is what it is."""

from __future__ import annotations

from datetime import date, timedelta

from grc_desktop.core.dates import relative
from grc_desktop.core.language import tr, trn
from grc_desktop.core.money import format_amount
from grc_desktop.features.rfm.records import KeptScore, Score
from grc_desktop.features.rfm.rules import segment


def explained(score: Score, day: date) -> tuple[str, str, str]:
    """Why each of the three scores is what it is, as of ``day``: « R2 : dernier achat il y a 14 mois »."""
    bought = day - timedelta(days=score.recency_days)
    return (
        tr("R{score}: last purchase {when}", score=score.r, when=relative(bought, day)),
        trn("F{score}: {count} purchase", "F{score}: {count} purchases", score.frequency, score=score.f),
        tr("M{score}: {amount} in all", score=score.m, amount=format_amount(score.monetary_cents)),
    )


def figures(score: Score) -> str:
    """The three scores beside each other: 5-4-5."""
    return f"{score.r}-{score.f}-{score.m}"


def tip(kept: KeptScore) -> str:
    """The whole explanation, with what to do: one line for each score."""
    known = segment(kept.score.segment)
    method = (
        tr("Scores by rank: five parts of equal size.")
        if kept.method == "rank"
        else tr("Scores by threshold: equal customers get equal scores.")
    )
    advice = tr("What to do: {action}", action=known.action)
    return "\n".join((known.name, *explained(kept.score, kept.day), advice, method))
