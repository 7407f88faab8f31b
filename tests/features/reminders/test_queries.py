"""What is due, and whose birthday it is, on a real base."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer
from grc_desktop.features.reminders.actions import add_reminder, close_reminder
from grc_desktop.features.reminders.queries import birthdays, count_due, due_reminders, reminder, reminders_of
from grc_desktop.features.reminders.records import ReminderDraft

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
CALL = ReminderDraft(words="Call about the group of 24", due_at=NOW + timedelta(hours=3))


def add_customer(session: Session, *, last_name: str, birth_date: date | None = None, state: str = "active") -> int:
    row = Customer(last_name=last_name, birth_date=birth_date, state=state)
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def lucie(base: Database) -> int:
    return base.write(add_customer, last_name="Moreau", birth_date=date(1984, 11, 23)).result


def test_a_reminder_is_listed_until_it_is_closed(base: Database, lucie: int) -> None:
    done = base.write(add_reminder, customer_id=lucie, draft=CALL)
    assert done.words == "Set the reminder “Call about the group of 24” (Moreau)"
    house = base.write(add_reminder, customer_id=None, draft=replace(CALL, words="Order towels", due_at=NOW)).result
    late = base.write(add_reminder, customer_id=lucie, draft=replace(CALL, due_at=NOW - timedelta(days=2))).result
    far = base.write(add_reminder, customer_id=lucie, draft=replace(CALL, due_at=NOW + timedelta(days=2))).result
    due = base.read(due_reminders, until=date(2026, 11, 22))
    assert [one.id for one in due] == [late, house, done.result]
    assert (due[0].customer_name, due[1].customer_name) == ("Moreau", None)
    assert base.read(count_due) == 3
    assert [one.id for one in base.read(due_reminders)] == [late, house, done.result, far]
    assert [one.id for one in base.read(reminders_of, customer_id=lucie)] == [late, done.result, far]
    base.write(close_reminder, reminder_id=late)
    assert base.read(count_due) == 2
    closed = base.read(reminder, reminder_id=late)
    assert (closed.closed_at, closed.outcome) == (NOW, "done")


def test_birthdays_of_the_days_ahead(base: Database, lucie: int) -> None:
    base.write(add_customer, last_name="Aubert", birth_date=date(1954, 11, 22))
    base.write(add_customer, last_name="Gone", birth_date=date(1954, 11, 22), state="deceased")
    base.write(add_customer, last_name="Later", birth_date=date(1954, 11, 30))
    found = base.read(birthdays, first=date(2026, 11, 22), last=date(2026, 11, 23))
    assert [(one.name, one.day, one.age) for one in found] == [
        ("Aubert", date(2026, 11, 22), 72),
        ("Moreau", date(2026, 11, 23), 42),
    ]


def test_the_twenty_ninth_of_february_and_the_turn_of_the_year(base: Database) -> None:
    base.write(add_customer, last_name="Leap", birth_date=date(2000, 2, 29))
    base.write(add_customer, last_name="New", birth_date=date(2000, 1, 1))
    assert [one.day for one in base.read(birthdays, first=date(2027, 2, 28), last=date(2027, 3, 1))] == [
        date(2027, 2, 28)
    ]
    assert base.read(birthdays, first=date(2028, 2, 28), last=date(2028, 2, 28)) == []
    turn = base.read(birthdays, first=date(2026, 12, 28), last=date(2027, 1, 3))
    assert [(one.name, one.day, one.age) for one in turn] == [("New", date(2027, 1, 1), 27)]
