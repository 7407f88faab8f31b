"""What can be done with exchanges."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.editing import fill, revise
from grc_desktop.database.journal.notes import describe, now, user
from grc_desktop.database.schema import Exchange
from grc_desktop.features.exchanges.records import FIELDS, ExchangeDraft
from grc_desktop.features.exchanges.rules import check, headline
from grc_desktop.features.purchases.queries import customer_name
from grc_desktop.features.reminders.actions import set_reminder
from grc_desktop.features.reminders.records import ReminderDraft


def record_exchange(
    session: Session, *, customer_id: int, draft: ExchangeDraft, reminder: ReminderDraft | None = None
) -> int:
    """Write down an exchange with a customer, and the reminder that follows from it; gives the exchange's id."""
    row = note_exchange(session, customer_id=customer_id, draft=draft)
    if reminder is not None:
        set_reminder(session, customer_id=customer_id, draft=reminder)
    describe(session, tr("Noted {what}", what=_quoted(session, row)))
    return row.id


def note_exchange(
    session: Session, *, customer_id: int, draft: ExchangeDraft, complaint_id: int | None = None
) -> Exchange:
    """A new exchange as part of a greater action, which describes itself."""
    customer_name(session, customer_id=customer_id)  # refused where the customer is gone
    row = Exchange(customer_id=customer_id, complaint_id=complaint_id, recorded_by=user(session) or None)
    fill(row, check(draft, now(session)))
    session.add(row)
    session.flush()
    return row


def edit_exchange(session: Session, *, exchange_id: int, was: ExchangeDraft, draft: ExchangeDraft) -> int:
    """Change an exchange. ``was`` is what the form was opened on: a field changed meanwhile is refused."""
    row = _exchange(session, exchange_id)
    revise(row, was=was, draft=check(draft, now(session)), titles=FIELDS)
    describe(session, tr("Edited {what}", what=_quoted(session, row)))
    return row.id


def delete_exchange(session: Session, *, exchange_id: int) -> int:
    """Delete an exchange."""
    row = _exchange(session, exchange_id)
    describe(session, tr("Deleted {what}", what=_quoted(session, row)))
    session.delete(row)
    return exchange_id


def _exchange(session: Session, exchange_id: int) -> Exchange:
    row = session.get(Exchange, exchange_id)
    if row is None:
        raise Refused(tr("This exchange is no longer there."))
    return row


def _quoted(session: Session, row: Exchange) -> str:
    """``“asks for a quiet room” (Lucie Moreau)``: how the journal names an exchange."""
    words = headline(row.kind, row.subject, row.body, row.outcome)
    return tr("“{words}” ({name})", words=words, name=customer_name(session, customer_id=row.customer_id))
