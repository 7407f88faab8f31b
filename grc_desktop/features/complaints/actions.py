"""What can be done with complaints."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime

from sqlalchemy import JSON, Integer, cast, func, select, type_coerce
from sqlalchemy.orm import Session

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.editing import fill, revise
from grc_desktop.database.journal.notes import describe, now, user
from grc_desktop.database.schema import Change, Compensation, Complaint, ComplaintStep, Purchase
from grc_desktop.features.complaints.records import (
    CHANNELS,
    COMPENSATIONS,
    FIELDS,
    STATES,
    CompensationDraft,
    ComplaintDraft,
    Progress,
)
from grc_desktop.features.complaints.rules import (
    BY_CUSTOMER,
    acknowledge_date,
    advance,
    answer_date,
    check,
    check_compensation,
    mediation_limit,
    number_of,
)
from grc_desktop.features.exchanges.actions import note_exchange
from grc_desktop.features.exchanges.records import Direction, ExchangeDraft
from grc_desktop.features.purchases.queries import customer_name

_EXCHANGES = {"desk": "visit", "phone": "call", "email": "email", "letter": "letter", "review": "document"}
"""The kind of exchange that a channel of complaints stands for."""


def open_complaint(session: Session, *, customer_id: int, draft: ComplaintDraft) -> int:
    """Open a complaint of a customer; gives its id.

    It gets the next number of the year in which it was received, its clocks start, and what the customer said
    is an exchange as well.
    """
    draft = _checked(session, customer_id, draft)
    name = customer_name(session, customer_id=customer_id)
    row = Complaint(
        customer_id=customer_id,
        number=next_number(session, draft.received_at.astimezone().year),
        state="received",
        acknowledge_by=acknowledge_date(draft.received_at),
        answer_by=answer_date(draft.received_at),
    )
    fill(row, draft)
    session.add(row)
    session.flush()
    _add_step(session, row, "received", draft.received_at, None)
    if draft.channel:
        _note(
            session, row, state="received", channel=draft.channel,
            subject=draft.subject, body=draft.description, at=draft.received_at,
        )  # fmt: skip
    describe(session, tr("Opened the complaint {number} of {name}", number=row.number, name=name))
    return row.id


def edit_complaint(session: Session, *, complaint_id: int, was: ComplaintDraft, draft: ComplaintDraft) -> int:
    """Change what is written of a complaint; another day of receipt moves the clocks that are still running.

    ``was`` is what the form was opened on: a field changed meanwhile is refused.
    """
    row = _complaint(session, complaint_id)
    draft = _checked(session, row.customer_id, draft)
    written = revise(row, was=was, draft=draft, titles=FIELDS)
    if "received_at" in written:
        row.acknowledge_by = acknowledge_date(draft.received_at)
        row.answer_by = answer_date(draft.received_at)
    describe(session, tr("Edited the complaint {number}", number=row.number))
    return row.id


def take_step(
    session: Session, *, complaint_id: int, state: str, seen: str, words: str = "", told_by: str | None = None
) -> int:
    """Move a complaint to ``state`` with some words; gives the id of the step.

    ``seen`` is the state that the user saw: refused where somebody has moved it since. ``told_by`` (a channel)
    says how the customer was told, or told us, and makes an exchange of it.
    """
    row = _complaint(session, complaint_id)
    if row.state != seen:
        moved = tr("Somebody has moved this complaint to “{state}” meanwhile.", state=tr(STATES[row.state]))
        raise Refused(moved, field="state")
    progress = Progress(**{field.name: getattr(row, field.name) for field in fields(Progress)})
    fill(row, advance(progress, state, now(session)))
    step = _add_step(session, row, state, now(session), words)
    if told_by:
        subject = tr("{number}: {state}", number=row.number, state=tr(STATES[state]))
        _note(session, row, state=state, channel=told_by, subject=subject, body=words, at=now(session))
    if seen == "closed":
        describe(session, tr("Reopened {number}", number=row.number))
    else:
        describe(session, tr("Moved {number} to “{state}”", number=row.number, state=tr(STATES[state])))
    return step.id


def add_note(session: Session, *, complaint_id: int, words: str) -> int:
    """Write down something about a complaint without moving it; gives the id of the step."""
    row = _complaint(session, complaint_id)
    if not words.strip():
        raise Refused(tr("Write a word or two."), field="words")
    step = _add_step(session, row, row.state, now(session), words)
    describe(session, tr("Noted on {number}", number=row.number))
    return step.id


def extend_answer(session: Session, *, complaint_id: int, answer_by: date, words: str = "") -> int:
    """Give the answer more time, never more than the two months before mediation."""
    row = _complaint(session, complaint_id)
    progress = Progress(**{field.name: getattr(row, field.name) for field in fields(Progress)})
    limit = mediation_limit(progress)
    if limit is not None and answer_by > limit:
        raise Refused(
            tr("The answer is due by {day} at the latest: then the customer may go to the mediator.",
               day=format_date(limit)),
            field="answer_by",
        )  # fmt: skip
    if answer_by < now(session).astimezone().date():
        raise Refused(tr("Choose a day that is still to come."), field="answer_by")
    current = row.answer_by or answer_date(row.received_at)
    row.answer_by = current.astimezone().replace(year=answer_by.year, month=answer_by.month, day=answer_by.day)
    told = tr("Answer now due on {day}", day=format_date(answer_by))
    step = _add_step(session, row, row.state, now(session), f"{told}. {words}" if words.strip() else told)
    describe(session, tr("Gave {number} until {day}", number=row.number, day=format_date(answer_by)))
    return step.id


def rate_complaint(session: Session, *, complaint_id: int, satisfaction: int | None) -> int:
    """Note how content the customer was with the outcome, from 1 to 5; None takes it back."""
    row = _complaint(session, complaint_id)
    if row.state not in ("closed", "accepted"):
        raise Refused(tr("Satisfaction is asked once the complaint is closed."), field="satisfaction")
    if satisfaction is not None and not 1 <= satisfaction <= 5:
        raise Refused(tr("Choose a mark from 1 to 5."), field="satisfaction")
    row.satisfaction = satisfaction
    describe(session, tr("Noted the satisfaction with {number}", number=row.number))
    return row.id


def delete_complaint(session: Session, *, complaint_id: int) -> int:
    """Delete a complaint with its steps and gestures; its number is not given again."""
    row = _complaint(session, complaint_id)
    describe(session, tr("Deleted the complaint {number}", number=row.number))
    session.delete(row)
    return complaint_id


# --- gestures -------------------------------------------------------------------------------------


def compensate(session: Session, *, complaint_id: int, draft: CompensationDraft) -> int:
    """Make a gesture for a complaint; gives its id."""
    complaint = _complaint(session, complaint_id)
    row = Compensation(complaint_id=complaint_id, customer_id=complaint.customer_id)
    fill(row, check_compensation(draft))
    session.add(row)
    session.flush()
    gesture = tr(COMPENSATIONS[row.kind])
    describe(session, tr("Made a gesture for {number}: {gesture}", number=complaint.number, gesture=gesture))
    return row.id


def edit_compensation(
    session: Session, *, compensation_id: int, was: CompensationDraft, draft: CompensationDraft
) -> int:
    """Change a gesture. ``was`` is what the form was opened on: a field changed meanwhile is refused."""
    row = _compensation(session, compensation_id)
    revise(row, was=was, draft=check_compensation(draft), titles=FIELDS)
    number = _complaint(session, row.complaint_id).number
    describe(session, tr("Edited a gesture for {number}", number=number))
    return row.id


def use_voucher(session: Session, *, compensation_id: int, day: date) -> int:
    """Note that the voucher of a gesture was used. Refused where it was used before."""
    row = _compensation(session, compensation_id)
    if not row.voucher:
        raise Refused(tr("This gesture has no voucher."), field="voucher")
    if row.voucher_used_on is not None:
        used = tr("Voucher {voucher} was used on {day}.", voucher=row.voucher, day=format_date(row.voucher_used_on))
        raise Refused(used, field="voucher")
    row.voucher_used_on = day
    describe(session, tr("Voucher {voucher} used", voucher=row.voucher))
    return row.id


def delete_compensation(session: Session, *, compensation_id: int) -> int:
    """Delete a gesture."""
    row = _compensation(session, compensation_id)
    number = _complaint(session, row.complaint_id).number
    describe(session, tr("Deleted a gesture for {number}", number=number))
    session.delete(row)
    return compensation_id


# --- inside ---------------------------------------------------------------------------------------


def _complaint(session: Session, complaint_id: int) -> Complaint:
    row = session.get(Complaint, complaint_id)
    if row is None:
        raise Refused(tr("This complaint is no longer there."))
    return row


def _compensation(session: Session, compensation_id: int) -> Compensation:
    row = session.get(Compensation, compensation_id)
    if row is None:
        raise Refused(tr("This gesture is no longer there."))
    return row


def _checked(session: Session, customer_id: int, draft: ComplaintDraft) -> ComplaintDraft:
    """``rules.check``, and that the stay is one of the customer's; its room is taken over."""
    draft = check(draft, now(session))
    if draft.purchase_id is None:
        return draft
    stay = session.get(Purchase, draft.purchase_id)
    if stay is None or customer_id not in (stay.customer_id, stay.payer_id, stay.agency_id):
        raise Refused(tr("Choose a stay of this customer."), field="purchase_id")
    return replace(draft, room=draft.room or stay.room)


def _add_step(session: Session, row: Complaint, state: str, at: datetime, words: str | None) -> ComplaintStep:
    step = ComplaintStep(
        complaint_id=row.id,
        customer_id=row.customer_id,
        state=state,
        at=at,
        words=(words or "").strip() or None,
        recorded_by=user(session) or None,
    )
    session.add(step)
    session.flush()
    return step


def _note(
    session: Session, row: Complaint, *, state: str, channel: str, subject: str, body: str | None, at: datetime
) -> None:
    """Note as an exchange what was said by a step, and by whom."""
    if channel not in CHANNELS:
        raise Refused(tr("Choose a value of the list."), field="told_by")
    direction: Direction = "in" if state in BY_CUSTOMER else "out"
    draft = ExchangeDraft(kind=_EXCHANGES[channel], at=at, direction=direction, subject=subject, body=body)
    note_exchange(session, customer_id=row.customer_id, draft=draft, complaint_id=row.id)


def next_number(session: Session, year: int) -> str:
    """The number after the highest that was ever given in ``year``, deleted complaints included."""
    prefix = number_of(year, 0)[:-3]
    place = len(prefix) + 1
    standing = select(func.max(cast(func.substr(Complaint.number, place), Integer))).where(
        Complaint.number.startswith(prefix)
    )
    number = type_coerce(Change.before, JSON)["number"].as_string()
    deleted = select(func.max(cast(func.substr(number, place), Integer))).where(
        Change.table_name == "complaint", Change.kind == "D", number.startswith(prefix)
    )
    highest = max(session.execute(standing).scalar() or 0, session.execute(deleted).scalar() or 0)
    return number_of(year, highest + 1)
