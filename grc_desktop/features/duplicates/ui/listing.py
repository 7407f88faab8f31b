"""The columns in which pairs are listed."""

from __future__ import annotations

from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_share
from grc_desktop.features.duplicates.records import PairRow
from grc_desktop.features.duplicates.rules import SURE, VERY_SURE
from grc_desktop.ui.record_table import Column
from grc_desktop.ui.theme import Tone


def columns() -> tuple[Column[PairRow], ...]:
    """Of the list at the left."""
    return (
        Column(
            key="names", title=later("Customers"), width=240, stretch=True, look="strong", sortable=False,
            text=lambda pair: f"{pair.one_name} · {pair.other_name}", tip=lambda pair: ", ".join(pair.reasons),
        ),
        Column(key="city", title=later("Town"), width=90, look="muted", sortable=False, text=lambda pair: pair.city),
        Column(
            key="score", title=later("Score"), width=92, sortable=False,
            text=lambda pair: percent(pair.score) if pair.not_same_id is None else tr("apart"),
            badge=lambda pair: score_tone(pair.score) if pair.not_same_id is None else "neutral",
        ),
    )  # fmt: skip


def percent(score: float) -> str:
    """A score as people say it; never more certain than it is."""
    return format_share(min(0.99, score))


def score_tone(score: float) -> Tone:
    """How sure it is."""
    if score >= VERY_SURE:
        return "accent"
    return "warning" if score >= SURE else "neutral"
