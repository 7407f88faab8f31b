"""What can be done with reminders: set one, do it, put it off, drop it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.dates import format_instant
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.editing import fill, revise
from grc_desktop.database.journal.notes import describe, now
from grc_desktop.database.schema import Reminder
from grc_desktop.features.purchases.queries import customer_name
from grc_desktop.features.reminders.records import FIELDS, Delay, ReminderDraft
from grc_desktop.features.reminders.rules import BIRTHDAY, check, put_off

Outcome = Literal["done", "never"]


def add_reminder(session: Session, *, customer_id: int | None, draft: ReminderDraft) -> int:
    """Set a reminder for a customer, or for the house; gives its id."""
    row = set_reminder(session, customer_id=customer_id, draft=draft)
    describe(session, tr("Set the reminder {words}", words=_quoted(session, row)))
    return row.id


def set_reminder(session: Session, *, customer_id: int | None, draft: ReminderDraft) -> Reminder:
    """A new reminder as part of a greater action, which describes itself."""
    draft = check(draft)
    if customer_id is not None:
        customer_name(session, customer_id=customer_id)  # refused where the customer is gone
    row = Reminder(customer_id=customer_id)
    fill(row, draft)
    session.add(row)
    session.flush()
    return row


def remind_by_rule(session: Session, *, origin: str, customer_id: int, draft: ReminderDraft) -> int | None:
    """The reminder that a rule makes for a customer; None where it has made it before, whatever became of it."""
    made = select(Reminder.id).where(Reminder.customer_id == customer_id, Reminder.origin == origin)
    if session.execute(made.limit(1)).scalar_one_or_none() is not None:
        return None
    row = set_reminder(session, customer_id=customer_id, draft=draft)
    row.origin = origin
    describe(session, tr("Set the reminder {words}", words=_quoted(session, row)))
    return row.id


def edit_reminder(session: Session, *, reminder_id: int, was: ReminderDraft, draft: ReminderDraft) -> int:
    """Change a reminder. ``was`` is what the form was opened on: a field changed meanwhile is refused."""
    row = _reminder(session, reminder_id)
    revise(row, was=was, draft=check(draft), titles=FIELDS)
    describe(session, tr("Edited the reminder {words}", words=_quoted(session, row)))
    return row.id


def close_reminder(session: Session, *, reminder_id: int, outcome: Outcome = "done") -> int:
    """Tick a reminder as done, or drop it for good (*never*)."""
    row = _reminder(session, reminder_id)
    if row.closed_at is None:
        row.closed_at, row.outcome = now(session), outcome
    done = outcome == "done"
    words = _quoted(session, row)
    describe(session, tr("Done: {words}", words=words) if done else tr("Dropped the reminder {words}", words=words))
    return row.id


def postpone_reminder(session: Session, *, reminder_id: int, delay: Delay) -> datetime:
    """Put a reminder off; gives the instant it is now due."""
    row = _reminder(session, reminder_id)
    row.due_at = put_off(now(session), delay)
    described = tr("Put off {words} to {when}", words=_quoted(session, row), when=format_instant(row.due_at))
    describe(session, described)
    return row.due_at


def delete_reminder(session: Session, *, reminder_id: int) -> int:
    """Delete a reminder that should never have been."""
    row = _reminder(session, reminder_id)
    describe(session, tr("Deleted the reminder {words}", words=_quoted(session, row)))
    session.delete(row)
    return reminder_id


def answer_birthday(
    session: Session, *, customer_id: int, year: int, outcome: Outcome | None = None, delay: Delay = "tomorrow"
) -> int | None:
    """Deal with a birthday: *done* for this year, *never* for this customer; without outcome put off by ``delay``.

    Gives the id of the row that remembers it; None where it was dealt with already.
    """
    due = now(session) if outcome else put_off(now(session), delay)
    draft = ReminderDraft(words=tr("Wish a happy birthday"), due_at=due, kind="other")
    origin = BIRTHDAY if outcome == "never" else f"{BIRTHDAY}:{year}"
    key = remind_by_rule(session, origin=origin, customer_id=customer_id, draft=draft)
    if key is not None and outcome is not None:
        close_reminder(session, reminder_id=key, outcome=outcome)
    return key


def _reminder(session: Session, reminder_id: int) -> Reminder:
    row = session.get(Reminder, reminder_id)
    if row is None:
        raise Refused(tr("This reminder is no longer there."))
    return row


def _quoted(session: Session, row: Reminder) -> str:
    """``“Call about the group” (Lucie Moreau)``: how the journal names a reminder."""
    first_line = row.words.split("\n", 1)[0]
    if row.customer_id is None:
        return tr("“{words}”", words=first_line)
    return tr("“{words}” ({name})", words=first_line, name=customer_name(session, customer_id=row.customer_id))
