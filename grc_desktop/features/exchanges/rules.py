"""What makes an exchange right, and how it is named in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean
from grc_desktop.features.exchanges.records import DIRECTIONS, KINDS, OUTCOME_WORDS, ExchangeDraft

OUR_OWN = frozenset({"note"})
"""Kinds that are never a word by the customer, and do not move the date of last contact."""

_TOLERANCE = timedelta(minutes=5)
"""Clocks of two machines differ a little."""


def check(draft: ExchangeDraft, now: datetime) -> ExchangeDraft:
    """The exchange as it is stored, or ``Refused`` with the field to correct.

    Something must have been said: a subject, a text, or at least an outcome.
    """
    if draft.kind not in KINDS:
        raise Refused(tr("“{kind}” is no kind of exchange.", kind=draft.kind), field="kind")
    if draft.direction not in DIRECTIONS:
        raise Refused(tr("Say whether the customer or the house began."), field="direction")
    if draft.at > now + _TOLERANCE:
        raise Refused(tr("This is still to come: set a reminder instead."), field="at")
    tidy = replace(
        draft,
        direction="out" if draft.kind in OUR_OWN else draft.direction,
        subject=clean(draft.subject or "") or None,
        body=clean(draft.body or "", keep_lines=True) or None,
        outcome=clean(draft.outcome or "") or None,
    )
    if not (tidy.subject or tidy.body or tidy.outcome):
        raise Refused(tr("Write what was said, in a word or two."), field="subject")
    return tidy


def headline(kind: str, subject: str | None, body: str | None, outcome: str | None) -> str:
    """What an exchange was about, in one line: its subject, the beginning of its text, or what came of it."""
    if subject:
        return subject
    return body.split("\n", 1)[0] if body else outcome_words(outcome) or tr(KINDS.get(kind, kind))


def outcome_words(outcome: str | None) -> str:
    """What came of an exchange in the user's language; the house's own words as they are."""
    return tr(OUTCOME_WORDS.get(outcome, outcome)) if outcome else ""


def kind_words(draft: ExchangeDraft) -> str:
    """``Call received``, ``E-mail sent``, ``Visit``: kind and direction in one."""
    received = draft.direction == "in"
    words = {
        "call": (tr("Call received"), tr("Call made")),
        "letter": (tr("Letter received"), tr("Letter sent")),
        "email": (tr("E-mail received"), tr("E-mail sent")),
        "sms": (tr("SMS received"), tr("SMS sent")),
        "document": (tr("Document received"), tr("Document sent")),
        "survey": (tr("Survey answered"), tr("Survey sent")),
        "visit": (tr("Visit to us"), tr("Visit to the customer")),
    }
    if draft.kind not in words:
        return tr(KINDS.get(draft.kind, draft.kind))
    return words[draft.kind][0 if received else 1]
