"""What can be done with exchanges, on a real base, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database, Done
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Customer
from grc_desktop.features.exchanges.actions import delete_exchange, edit_exchange, record_exchange
from grc_desktop.features.exchanges.queries import count_exchanges, exchange, exchanges_of
from grc_desktop.features.exchanges.records import ExchangeDraft
from grc_desktop.features.reminders.queries import reminders_of
from grc_desktop.features.reminders.records import ReminderDraft

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
CALL = ExchangeDraft(kind="call", at=NOW - timedelta(hours=1), subject="Asks for a quiet room")


def add_customer(session: Session, *, last_name: str) -> int:
    row = Customer(last_name=last_name)
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def lucie(base: Database) -> int:
    return base.write(add_customer, last_name="Moreau").result


def state(base: Database) -> list[tuple[object, ...]]:
    rows = text(
        "SELECT 'exchange', id, kind, subject, at FROM exchange "
        "UNION ALL SELECT 'reminder', id, kind, words, due_at FROM reminder"
    )
    return base.read(lambda session: [tuple(row) for row in session.execute(rows)])


def last_contact(base: Database, customer_id: int) -> str | None:
    asked = text("SELECT last_contact FROM customer_summary WHERE customer_id = :id")
    found: str | None = base.read(lambda session: session.execute(asked, {"id": customer_id}).scalar_one())
    return found


def check_undo(base: Database, before: list[tuple[object, ...]], done: Done[int]) -> None:
    assert state(base) != before
    assert done.operation_id is not None
    assert base.write(undo, operation_id=done.operation_id).result.kept == ()
    assert state(base) == before


def test_a_call_is_noted_with_who_noted_it(base: Database, lucie: int) -> None:
    done = base.write(record_exchange, customer_id=lucie, draft=CALL)
    (call,) = base.read(exchanges_of, customer_id=lucie)
    assert (call.draft(), call.recorded_by, call.customer_name) == (CALL, "Camille", "Moreau")
    assert done.words == "Noted “Asks for a quiet room” (Moreau)"
    assert base.read(count_exchanges, customer_id=lucie) == 1
    check_undo(base, [], done)


def test_only_a_word_by_the_customer_moves_the_last_contact(base: Database, lucie: int) -> None:
    base.write(record_exchange, customer_id=lucie, draft=replace(CALL, direction="out"))
    base.write(record_exchange, customer_id=lucie, draft=replace(CALL, kind="note"))
    assert last_contact(base, lucie) is None
    done = base.write(record_exchange, customer_id=lucie, draft=CALL)
    assert last_contact(base, lucie) == "2026-11-22"
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    assert last_contact(base, lucie) is None


def test_an_exchange_and_its_reminder_are_one_operation(base: Database, lucie: int) -> None:
    reminder = ReminderDraft(words="Call back about the room", due_at=NOW + timedelta(days=1))
    done = base.write(record_exchange, customer_id=lucie, draft=CALL, reminder=reminder)
    assert [one.words for one in base.read(reminders_of, customer_id=lucie)] == ["Call back about the room"]
    check_undo(base, [], done)
    with pytest.raises(Refused) as refusal:
        base.write(record_exchange, customer_id=lucie, draft=CALL, reminder=replace(reminder, words=""))
    assert refusal.value.field == "words"
    assert state(base) == []


def test_editing_and_deleting_can_be_taken_back(base: Database, lucie: int) -> None:
    key = base.write(record_exchange, customer_id=lucie, draft=CALL).result
    before = state(base)
    done = base.write(edit_exchange, exchange_id=key, was=CALL, draft=replace(CALL, subject="Wants a bath"))
    assert base.read(exchange, exchange_id=key).subject == "Wants a bath"
    with pytest.raises(Refused) as refusal:
        base.write(edit_exchange, exchange_id=key, was=CALL, draft=replace(CALL, subject="Wants a shower"))
    assert refusal.value.field == "subject"
    check_undo(base, before, done)
    gone = base.write(delete_exchange, exchange_id=key)
    with pytest.raises(Refused, match="no longer there"):
        base.read(exchange, exchange_id=key)
    check_undo(base, before, gone)
