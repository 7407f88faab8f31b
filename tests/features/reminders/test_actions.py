"""What can be done with reminders, on a real base, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Customer
from grc_desktop.features.reminders.actions import (
    add_reminder,
    answer_birthday,
    close_reminder,
    delete_reminder,
    edit_reminder,
    postpone_reminder,
    remind_by_rule,
)
from grc_desktop.features.reminders.queries import birthdays, due_reminders, reminder
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


def state(base: Database) -> list[tuple[object, ...]]:
    rows = text("SELECT * FROM reminder ORDER BY id")
    return base.read(lambda session: [tuple(row) for row in session.execute(rows)])


@pytest.mark.parametrize(
    ("act", "values", "words"),
    [
        (close_reminder, {"outcome": "done"}, "Done: “Call about the group of 24” (Moreau)"),
        (close_reminder, {"outcome": "never"}, "Dropped the reminder “Call about the group of 24” (Moreau)"),
        (
            postpone_reminder,
            {"delay": "tomorrow"},
            "Put off “Call about the group of 24” (Moreau) to 23 Nov 2026 at 09:00",
        ),
        (delete_reminder, {}, "Deleted the reminder “Call about the group of 24” (Moreau)"),
        (
            edit_reminder,
            {"was": CALL, "draft": replace(CALL, kind="email")},
            "Edited the reminder “Call about the group of 24” (Moreau)",
        ),
    ],
)
def test_every_answer_can_be_taken_back(
    base: Database, lucie: int, act: Callable[..., Any], values: dict[str, Any], words: str
) -> None:
    key = base.write(add_reminder, customer_id=lucie, draft=CALL).result
    before = state(base)
    done = base.write(act, reminder_id=key, **values)
    assert done.words == words
    assert state(base) != before
    assert done.operation_id is not None
    assert base.write(undo, operation_id=done.operation_id).result.kept == ()
    assert state(base) == before


def test_a_rule_never_reminds_twice(base: Database, lucie: int) -> None:
    key = base.write(remind_by_rule, origin="silent:2026", customer_id=lucie, draft=CALL).result
    assert key is not None
    base.write(close_reminder, reminder_id=key, outcome="never")
    again = base.write(remind_by_rule, origin="silent:2026", customer_id=lucie, draft=CALL)
    assert (again.result, again.operation_id) == (None, None)
    assert base.write(remind_by_rule, origin="silent:2027", customer_id=lucie, draft=CALL).result is not None


def test_a_birthday_is_dealt_with_once(base: Database, lucie: int) -> None:
    def names(year: int) -> list[str]:
        return [one.name for one in base.read(birthdays, first=date(year, 11, 1), last=date(year, 11, 30))]

    done = base.write(answer_birthday, customer_id=lucie, year=2026, outcome="done")
    assert names(2026) == []
    assert names(2027) == ["Moreau"]
    assert base.write(answer_birthday, customer_id=lucie, year=2026, outcome="done").result is None
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    assert names(2026) == ["Moreau"]
    later = base.write(answer_birthday, customer_id=lucie, year=2026, delay="tomorrow").result
    assert names(2026) == []
    assert [one.id for one in base.read(due_reminders)] == [later]
    base.write(answer_birthday, customer_id=lucie, year=2027, outcome="never")
    assert names(2028) == []


def test_what_is_gone_is_refused_with_a_sentence(base: Database) -> None:
    with pytest.raises(Refused, match="no longer there"):
        base.write(close_reminder, reminder_id=9)
    with pytest.raises(Refused, match="no longer there"):
        base.write(add_reminder, customer_id=9, draft=CALL)
    with pytest.raises(Refused, match="no longer there"):
        base.read(reminder, reminder_id=9)
