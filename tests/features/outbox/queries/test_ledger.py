from __future__ import annotations

from datetime import timedelta

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.features.outbox.actions import claim_next, record_call, settle
from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.queries import calls_made, listed, message, next_due, sent_since, status, waiting
from grc_desktop.features.outbox.records import Outcome, Status
from tests.features.outbox.ledger import add_campaign, add_person, email, put, put_state


def test_counts_of_one_campaign_and_of_all(base: Database) -> None:
    one = base.write(add_campaign).result
    put(base, email(1, campaign_id=one), email(2, campaign_id=one), email(3), email(4, channel="post", address="x"))

    assert base.read(status, campaign_id=one) == Status(queued=2)
    assert base.read(status).total == 4
    assert base.read(waiting) == 3
    base.write(put_state, campaign_id=one, state="paused")
    assert base.read(waiting) == 1


def test_lists(base: Database) -> None:
    keys = put(base, email(1), email(2, channel="sms", address="+33612345678"), email(3))

    assert base.read(listed) == keys[::-1]
    assert base.read(listed, channels=["sms"]) == [keys[1]]
    assert base.read(listed, states=["sent"]) == []
    assert base.read(listed, limit=1) == [keys[2]]
    assert base.read(message, message_id=99) is None


def test_when_the_next_is_due(base: Database, clock: Clock) -> None:
    due = clock.now() + timedelta(hours=1)
    put(base, email(1), email(2, not_before=due), email(3, not_before=due + timedelta(hours=1)))

    assert base.read(next_due, at=clock.now()) == due


def test_what_left_today_by_an_account(base: Database, clock: Clock) -> None:
    rules = read_rules()
    (key,) = put(base, email(1))
    ticket, _ = base.write(claim_next, candidates=[key], claimed_by="a", rules=rules, account="mail").result
    assert ticket is not None
    base.write(settle, ticket=ticket, outcome=Outcome(state="sent"), rules=rules)

    assert base.read(sent_since, account="mail", since=clock.now()) == 1
    assert base.read(sent_since, account="mail", since=clock.now() + timedelta(seconds=1)) == 0


def test_calls_that_were_made(base: Database, clock: Clock) -> None:
    who = add_person(base, agrees=["phone"])
    (key,) = put(base, email(1, customer_id=who, channel="phone", address="+33612345678"))
    base.write(record_call, message_id=key, outcome="no_answer")

    assert base.read(calls_made, customer_id=who, since=clock.now()) == [clock.now()]
    assert base.read(calls_made, customer_id=who, since=clock.now() + timedelta(days=1)) == []
