"""How a complaint may move, and by when.

Stages after ISO 10002:2018 (receipt, acknowledgement, assessment, investigation, response, decision, closing).
The two months before mediation are those of the Médiation Tourisme et Voyage (written complaint first; referral
after a refusal or without an answer within 60 days); naming the mediator is Consumer Code L612-1 and L616-1.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from grc_desktop.core.dates import working_days_after
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean
from grc_desktop.features.complaints.records import (
    CAUSES,
    CHANNELS,
    COMPENSATIONS,
    SEVERITIES,
    WRITTEN,
    CompensationDraft,
    ComplaintDraft,
    Deadline,
    Progress,
    Standing,
)
from grc_desktop.features.reminders.rules import at_desk

ACKNOWLEDGE_WITHIN = 1
ANSWER_WITHIN = 10
"""Working days after receipt."""

MEDIATION_WARNING = 45
MEDIATION_AFTER = 60
"""Days after the written complaint: the last stretch, and when the customer may go to the mediator."""

REPEAT_WITHIN = timedelta(days=365)
"""A second complaint of a customer within this time is flagged."""

_END_OF_DAY = time(18, 0)

_NEXT: dict[str, tuple[str, ...]] = {
    "received": ("acknowledged", "proposal", "closed", "dispute"),
    "acknowledged": ("assessed", "in_progress", "proposal", "closed", "dispute"),
    "assessed": ("in_progress", "waiting_customer", "proposal", "closed", "dispute"),
    "in_progress": ("proposal", "waiting_customer", "closed", "dispute"),
    "waiting_customer": ("in_progress", "proposal", "closed", "dispute"),
    "proposal": ("accepted", "refused", "in_progress", "waiting_customer", "closed", "dispute"),
    "accepted": ("closed", "in_progress", "dispute"),
    "refused": ("proposal", "mediation", "closed", "dispute"),
    "dispute": ("mediation", "proposal", "accepted", "closed"),
    "mediation": ("proposal", "accepted", "closed", "dispute"),
    "closed": ("in_progress",),
}
"""From each state to the next, the usual way first. Closed leads back only by reopening."""

_TELLS_CUSTOMER = frozenset({"acknowledged", "waiting_customer", "proposal", "accepted", "refused", "closed"})
"""States that cannot be reached without the customer knowing that the complaint was received."""

_ANSWERS = frozenset({"proposal", "accepted", "refused", "closed"})
"""States that mean an answer on the substance."""

BY_CUSTOMER = frozenset({"received", "accepted", "refused", "dispute", "mediation"})
"""Steps that the customer takes; the others are ours."""


# --- steps ----------------------------------------------------------------------------------------


def next_states(progress: Progress, today: date) -> tuple[str, ...]:
    """The states that a complaint may move to, the usual one first.

    Mediation is open after a refusal, in a dispute, or once the two months have passed without an answer.
    """
    states = _NEXT[progress.state]
    limit = mediation_limit(progress)
    unanswered = progress.answered_at is None and progress.state not in ("closed", "mediation")
    if "mediation" not in states and limit is not None and today > limit and unanswered:
        states = (*states, "mediation")
    return states


def advance(progress: Progress, to: str, now: datetime) -> Progress:
    """How a complaint stands after a step; ``Refused`` where the step is not allowed.

    Reopening starts the clock of the answer anew.
    """
    if to not in next_states(progress, now.astimezone().date()):
        raise Refused(tr("This complaint has moved on: look at its steps again."), field="state")
    if progress.state == "closed":
        return replace(progress, state=to, closed_at=None, answered_at=None, answer_by=answer_date(now))
    return replace(
        progress,
        state=to,
        acknowledged_at=progress.acknowledged_at or (now if to in _TELLS_CUSTOMER else None),
        answered_at=progress.answered_at or (now if to in _ANSWERS else None),
        closed_at=now if to == "closed" else None,
    )


def must_name_mediator(progress: Progress) -> bool:
    """Whether the customer has to be told which mediator to turn to (no agreement was found)."""
    return progress.state in ("refused", "dispute")


# --- clocks ---------------------------------------------------------------------------------------


def acknowledge_date(received_at: datetime) -> datetime:
    """By when receipt is to be confirmed: the end of the next working day."""
    return _end_of(working_days_after(received_at.astimezone().date(), ACKNOWLEDGE_WITHIN))


def answer_date(received_at: datetime) -> datetime:
    """By when an answer on the substance is due: the end of the tenth working day."""
    return _end_of(working_days_after(received_at.astimezone().date(), ANSWER_WITHIN))


def mediation_limit(progress: Progress) -> date | None:
    """The last day for an answer before the customer may go to the mediator; None for a spoken complaint."""
    return progress.written_on + timedelta(days=MEDIATION_AFTER) if progress.written_on else None


def deadlines(progress: Progress) -> tuple[Deadline, ...]:
    """The clocks of a complaint, in the order in which they usually run out."""
    clocks = []
    if progress.acknowledge_by:
        clocks.append(Deadline("acknowledge", progress.acknowledge_by, progress.acknowledged_at))
    if progress.answer_by:
        clocks.append(Deadline("answer", progress.answer_by, progress.answered_at))
    if progress.written_on:
        warn_from = at_desk(progress.written_on + timedelta(days=MEDIATION_WARNING), time.min)
        limit = _end_of(progress.written_on + timedelta(days=MEDIATION_AFTER))
        clocks.append(Deadline("mediation", limit, progress.answered_at, warn_from))
    return tuple(clocks)


def next_deadline(progress: Progress) -> Deadline | None:
    """The clock that runs out first of those still running; None where nothing is due."""
    running = [clock for clock in deadlines(progress) if clock.done_at is None]
    return min(running, key=lambda clock: clock.due) if running and progress.state not in _AT_REST else None


_AT_REST = frozenset({"accepted", "closed"})


def standing(clock: Deadline, now: datetime) -> Standing:
    """How a clock stands at ``now``."""
    if clock.done_at is not None:
        return "kept" if clock.done_at <= clock.due else "late"
    if clock.due < now:
        return "overdue"
    if clock.due.astimezone().date() == now.astimezone().date():
        return "today"
    return "warning" if clock.warn_from is not None and clock.warn_from <= now else "running"


def _end_of(day: date) -> datetime:
    return at_desk(day, _END_OF_DAY)


# --- what is written ------------------------------------------------------------------------------


def check(draft: ComplaintDraft, now: datetime) -> ComplaintDraft:
    """The complaint as it is stored, or ``Refused`` with the field to correct.

    One that came in writing is dated by the day it was received unless its own date is known.
    """
    subject = clean(draft.subject)
    if not subject:
        raise Refused(tr("Say in a few words what the complaint is about."), field="subject")
    for field, known in (("cause", CAUSES), ("severity", SEVERITIES), ("channel", CHANNELS)):
        value = getattr(draft, field)
        if value is not None and value not in known:
            raise Refused(tr("Choose a value of the list."), field=field)
    received_on = draft.received_at.astimezone().date()
    if draft.received_at > now + timedelta(minutes=5):
        raise Refused(tr("A complaint cannot be received in the future."), field="received_at")
    written_on = draft.written_on or (received_on if draft.channel in WRITTEN else None)
    if written_on is not None and written_on > now.astimezone().date():
        raise Refused(tr("A letter cannot be dated in the future."), field="written_on")
    return replace(
        draft,
        subject=subject,
        description=clean(draft.description or "", keep_lines=True) or None,
        remedy_sought=clean(draft.remedy_sought or "", keep_lines=True) or None,
        owner=clean(draft.owner or "") or None,
        room=clean(draft.room or "") or None,
        written_on=written_on,
    )


def check_compensation(draft: CompensationDraft) -> CompensationDraft:
    """The gesture as it is stored, or ``Refused`` with the field to correct."""
    if draft.kind not in COMPENSATIONS:
        raise Refused(tr("Choose a gesture of the list."), field="kind")
    if draft.cost_cents < 0:
        raise Refused(tr("The cost cannot be negative."), field="cost_cents")
    if draft.voucher_used_on and not draft.voucher:
        raise Refused(tr("Enter the number of the voucher that was used."), field="voucher")
    return replace(
        draft,
        approved_by=clean(draft.approved_by or "") or None,
        voucher=clean(draft.voucher or "") or None,
        notes=clean(draft.notes or "", keep_lines=True) or None,
    )


def number_of(year: int, count: int) -> str:
    """``R-2026-041``: the ``count``-th complaint of a year."""
    return f"R-{year}-{count:03d}"


def voucher_of(number: str, count: int) -> str:
    """A number for the ``count``-th voucher of a complaint: ``R-2026-041-B1``."""
    return f"{number}-B{count}"
