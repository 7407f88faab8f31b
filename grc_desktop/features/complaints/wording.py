"""How states, severities and clocks of a complaint are said, and in which tone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from grc_desktop.core.dates import format_date, relative
from grc_desktop.core.language import tr, trn
from grc_desktop.features.complaints.records import CAUSES, STATES, ComplaintRecord, Deadline, Progress
from grc_desktop.features.complaints.rules import next_deadline, standing

Tone = Literal["neutral", "accent", "info", "warning", "danger", "violet"]
"""As the theme names them; this module is used where no screen is."""

STATE_TONES: dict[str, Tone] = {
    "received": "warning",
    "acknowledged": "info",
    "assessed": "info",
    "in_progress": "info",
    "waiting_customer": "neutral",
    "proposal": "violet",
    "accepted": "accent",
    "refused": "warning",
    "closed": "neutral",
    "dispute": "danger",
    "mediation": "danger",
}

SEVERITY_TONES: dict[str, Tone] = {"low": "neutral", "medium": "warning", "high": "danger"}

_CLOCK_TONES: dict[str, Tone] = {"overdue": "danger", "today": "warning", "warning": "warning"}


def state_words(state: str) -> str:
    """A state in the user's language."""
    return tr(STATES.get(state, state))


def cause_words(cause: str) -> str:
    """A cause in the user's language; one that an import brought is said as it is."""
    return tr(CAUSES.get(cause, cause))


def due_words(progress: Progress, now: datetime) -> str:
    """When the next clock runs out, for a badge: ``3 days late``, ``today 18:00``, ``in 8 days``."""
    clock = next_deadline(progress)
    return clock_words(clock, now) if clock else ""


def due_tone(progress: Progress, now: datetime) -> Tone:
    """The tone of ``due_words``."""
    clock = next_deadline(progress)
    return _CLOCK_TONES.get(standing(clock, now), "neutral") if clock else "neutral"


def is_overdue(progress: Progress, now: datetime) -> bool:
    """Whether a clock of the complaint has run out."""
    clock = next_deadline(progress)
    return clock is not None and standing(clock, now) == "overdue"


def clock_words(clock: Deadline, now: datetime) -> str:
    """How a clock stands."""
    stands = standing(clock, now)
    local, today = clock.due.astimezone(), now.astimezone().date()
    hour = f"{local:%H:%M}"
    if stands == "kept":
        return tr("in time")
    if stands == "late":
        return tr("done late")
    if stands == "overdue":
        days = (today - local.date()).days
        return trn("{count} day late", "{count} days late", days) if days else tr("late since {hour}", hour=hour)
    if stands == "today":
        return tr("today {hour}", hour=hour)
    return relative(local.date(), today)


def alert_words(record: ComplaintRecord, now: datetime) -> str:
    """A complaint in one line: ``R-2026-041 — air conditioning, room 12 · answer due today 18:00``."""
    parts = [tr("{number} — {subject}", number=record.number, subject=record.subject)]
    clock = next_deadline(record)
    if clock is None:
        parts.append(state_words(record.state))
    elif clock.kind == "acknowledge":
        parts.append(tr("acknowledgement due: {when}", when=clock_words(clock, now)))
    else:
        parts.append(tr("answer due: {when}", when=clock_words(clock, now)))
    return " · ".join(parts)


def mediator_sentence(mediator: str, complained_on: date) -> str:
    """What has to be written to a customer with whom no agreement was found (Consumer Code L612-1, L616-1)."""
    return tr(
        "Should this answer not satisfy you, you may turn, free of charge, to the consumer mediator {mediator}, "
        "within one year of your written complaint of {day}.",
        mediator=mediator,
        day=format_date(complained_on, style="long"),
    )
