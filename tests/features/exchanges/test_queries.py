"""Timelines of one customer and of the house, on a real base."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Campaign, Customer, Message
from grc_desktop.features.exchanges.actions import record_exchange
from grc_desktop.features.exchanges.queries import count_exchanges, exchange_tab, exchanges_of, latest_exchanges
from grc_desktop.features.exchanges.records import ExchangeDraft
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


def test_the_timeline_is_newest_first_and_by_kind(base: Database, lucie: int) -> None:
    other = base.write(add_customer, last_name="Schmidt").result
    for customer, kind, hours in ((lucie, "call", 5), (lucie, "email", 1), (other, "visit", 3)):
        draft = replace(CALL, kind=kind, at=NOW - timedelta(hours=hours))
        base.write(record_exchange, customer_id=customer, draft=draft)
    assert [one.kind for one in base.read(exchanges_of, customer_id=lucie)] == ["email", "call"]
    assert [one.kind for one in base.read(exchanges_of, customer_id=lucie, kinds=frozenset({"call"}))] == ["call"]
    assert [one.kind for one in base.read(latest_exchanges, limit=2)] == ["email", "visit"]
    assert [one.kind for one in base.read(latest_exchanges, since=NOW - timedelta(hours=4))] == ["email", "visit"]
    assert base.read(count_exchanges, customer_id=lucie) == 2


def test_the_tab_shows_exchanges_and_open_reminders(base: Database, lucie: int) -> None:
    reminder = ReminderDraft(words="Call back", due_at=NOW + timedelta(hours=1))
    base.write(record_exchange, customer_id=lucie, draft=CALL, reminder=reminder)
    exchanges, reminders = base.read(exchange_tab, customer_id=lucie)
    assert [one.subject for one in exchanges] == ["Asks for a quiet room"]
    assert [one.words for one in reminders] == ["Call back"]


def test_messages_that_left_stand_among_the_exchanges(base: Database, lucie: int) -> None:
    def send(session: Session) -> None:
        row = Campaign(name="Neige", options={}, schedule={}, created_at=NOW)
        session.add(row)
        session.flush()
        for channel, state in (("email", "sent"), ("sms", "failed"), ("post", "queued"), ("phone", "sent")):
            session.add(
                Message(
                    campaign_id=row.id, customer_id=lucie, occasion="campaign:1", channel=channel, address="x",
                    body="Revenez !", subject="Ski" if channel == "email" else None, state=state,
                    queued_at=NOW - timedelta(hours=3), finished_at=NOW - timedelta(hours=2),
                )
            )  # fmt: skip

    base.write(send)
    base.write(record_exchange, customer_id=lucie, draft=CALL)
    told, _reminders = base.read(exchange_tab, customer_id=lucie)
    assert [(one.kind, one.subject, one.outcome, one.campaign) for one in told] == [
        ("call", "Asks for a quiet room", None, None),
        ("sms", "Neige", "failed", "Neige"),
        ("email", "Ski", "sent", "Neige"),
    ]
    assert [one.message_id is None for one in told] == [True, False, False]
    assert base.read(count_exchanges, customer_id=lucie) == 3
