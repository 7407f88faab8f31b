"""Questions about what is to be done."""

from __future__ import annotations

from datetime import date, time, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from grc_desktop.core.dates import age_on, birthday_in
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import Customer, CustomerSummary, Reminder
from grc_desktop.features.reminders.records import Birthday, ReminderRecord
from grc_desktop.features.reminders.rules import BIRTHDAY, at_desk

_Rows = Select[Reminder, str | None, str | None, str | None]
"""Reminders with the name, mobile and landline of their customer."""


def due_reminders(session: Session, *, until: date | None = None, limit: int = 200) -> list[ReminderRecord]:
    """Open reminders due up to the end of the day ``until`` (None: all), the most overdue first."""
    statement = _select().where(Reminder.closed_at.is_(None))
    if until is not None:
        statement = statement.where(Reminder.due_at < at_desk(until + timedelta(days=1), time.min))
    return _records(session, statement.order_by(Reminder.due_at, Reminder.id).limit(limit))


def reminders_of(session: Session, *, customer_id: int) -> list[ReminderRecord]:
    """Open reminders of a customer, the most overdue first."""
    return _records(
        session,
        _select()
        .where(Reminder.customer_id == customer_id, Reminder.closed_at.is_(None))
        .order_by(Reminder.due_at, Reminder.id),
    )


def reminder(session: Session, *, reminder_id: int) -> ReminderRecord:
    """One reminder. Refused where it is gone."""
    found = _records(session, _select().where(Reminder.id == reminder_id))
    if not found:
        raise Refused(tr("This reminder is no longer there."))
    return found[0]


def count_due(session: Session) -> int:
    """How many open reminders are overdue or due today."""
    end = at_desk(today(session) + timedelta(days=1), time.min)
    return session.execute(
        select(func.count()).select_from(Reminder).where(Reminder.closed_at.is_(None), Reminder.due_at < end)
    ).scalar_one()


def birthdays(session: Session, *, first: date, last: date) -> list[Birthday]:
    """Birthdays from ``first`` to ``last`` that nobody has dealt with, in order of day and name.

    29 February is kept on the 28th in common years. Left out: the deceased, people no longer welcome, and
    whoever a reminder for that year's birthday, or a *never*, exists for.
    """
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    wanted = {day.month * 100 + day.day for day in days}
    if 228 in wanted:
        wanted.add(229)
    rows = session.execute(
        select(Customer.id, CustomerSummary.name, Customer.birth_date)
        .join(CustomerSummary, CustomerSummary.customer_id == Customer.id)
        .where(Customer.birth_date.is_not(None), Customer.kind == "person", CustomerSummary.birthday.in_(wanted))
        .where(Customer.state.in_(("active", "moved")))
    )
    dealt_with = _birthdays_dealt_with(session, {day.year for day in days})
    found = []
    for customer_id, name, birth in rows:
        if birth is None:
            continue
        for year in {day.year for day in days}:
            day = birthday_in(birth, year)
            settled = (customer_id, BIRTHDAY) in dealt_with or (customer_id, f"{BIRTHDAY}:{year}") in dealt_with
            if first <= day <= last and day > birth and not settled:
                found.append(Birthday(customer_id, name or "", day, age_on(birth, day)))
    return sorted(found, key=lambda one: (one.day, one.name, one.customer_id))


def _birthdays_dealt_with(session: Session, years: set[int]) -> set[tuple[int | None, str | None]]:
    origins = [BIRTHDAY, *(f"{BIRTHDAY}:{year}" for year in sorted(years))]
    rows = session.execute(select(Reminder.customer_id, Reminder.origin).where(Reminder.origin.in_(origins)))
    return {(customer_id, origin) for customer_id, origin in rows}


def _select() -> _Rows:
    return select(Reminder, CustomerSummary.name, CustomerSummary.mobile, CustomerSummary.phone).outerjoin(
        CustomerSummary, CustomerSummary.customer_id == Reminder.customer_id
    )


def _records(session: Session, statement: _Rows) -> list[ReminderRecord]:
    return [
        ReminderRecord(
            id=row.id,
            customer_id=row.customer_id,
            customer_name=name,
            phone=mobile or phone,
            kind=row.kind,
            words=row.words,
            due_at=row.due_at,
            assigned_to=row.assigned_to,
            closed_at=row.closed_at,
            outcome=row.outcome,
            origin=row.origin,
        )
        for row, name, mobile, phone in session.execute(statement)
    ]
