"""Rules that send by themselves: each person once per occasion, however often they run."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Message
from grc_desktop.features.campaigns.actions import (
    create_rule,
    launch,
    pause,
    resume,
    run_rules,
    save_draft_message,
    save_trigger,
    send_rule,
)
from grc_desktop.features.campaigns.queries import campaign, campaigns
from grc_desktop.features.campaigns.records import Trigger
from grc_desktop.features.outbox.queries import ready
from tests.features.campaigns.conftest import AddCustomer

WISHES = "<p>Joyeux anniversaire {{first_name}} ! Refus : répondez STOP.</p>"


def occasions(base: Database) -> list[str]:
    return base.read(lambda session: list(session.scalars(select(Message.occasion))))


def test_a_rule_told_to_sends_by_itself_once(base: Database, add: AddCustomer) -> None:
    add(birth_date=date(1980, 11, 23), email="a@example.org", says={"email": True})
    add(birth_date=date(1980, 11, 23), email="b@example.org", says={"email": False})
    key = base.write(create_rule, trigger=Trigger(kind="birthday", days=1)).result
    assert base.read(campaigns) == []
    assert [one.name for one in base.read(campaigns, automatic=True)] == ["Birthday"]
    base.write(resume, campaign_id=key)
    assert base.write(run_rules).result == {}  # it only proposes
    base.write(save_trigger, campaign_id=key, trigger=Trigger(kind="birthday", days=1, sends=True))
    assert base.write(run_rules).result == {}  # it has nothing to say yet
    text = WISHES.replace("first_name", "first_name|à vous")
    base.write(save_draft_message, campaign_id=key, channel="email", language="fr", subject="Bonne fête", body=text)
    done = base.write(run_rules)
    assert (done.result, done.words) == ({key: 1}, "1 automatic message waits")
    again = base.write(run_rules)
    assert (again.result, again.operation_id) == ({}, None)
    assert occasions(base) == ["birthday:2026"]
    # it leaves without anybody pressing a button
    assert base.read(ready, at=base.clock.now(), only_since=base.clock.now())
    assert base.read(campaign, campaign_id=key).state == "running"


def test_a_channel_without_words_does_not_keep_the_others_from_theirs(base: Database, add: AddCustomer) -> None:
    both = {"email": True, "sms": True}
    born = date(1980, 11, 23)
    writes = add(birth_date=born, email="a@example.org", mobile="+33612345678", preferred_channel="sms", says=both)
    add(birth_date=born, mobile="+33612345679", says={"sms": True})
    key = base.write(create_rule, trigger=Trigger(kind="birthday", days=1)).result
    body = WISHES.replace("first_name", "first_name|à vous")
    base.write(save_draft_message, campaign_id=key, channel="email", language="fr", subject="Bonne fête", body=body)
    base.write(resume, campaign_id=key)

    assert base.write(send_rule, campaign_id=key).result.queued == 1
    assert base.read(lambda session: session.execute(select(Message.customer_id, Message.channel)).all()) == [
        (writes, "email")
    ]


def test_a_rule_is_started_paused_and_not_launched(base: Database) -> None:
    key = base.write(create_rule, trigger=Trigger(kind="departure", days=2)).result
    with pytest.raises(Refused, match="Start the rule first"):
        base.write(send_rule, campaign_id=key)
    with pytest.raises(Refused, match="started, not launched"):
        base.write(launch, campaign_id=key)
    base.write(resume, campaign_id=key)
    base.write(pause, campaign_id=key)
    assert base.read(campaign, campaign_id=key).state == "paused"


def rule_with_letters(base: Database, trigger: Trigger) -> int:
    key = base.write(create_rule, trigger=trigger).result
    base.write(resume, campaign_id=key)
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", subject="", body="<p>Merci !</p>")
    return key


def test_a_household_that_was_thanked_yesterday_is_not_thanked_again(base: Database, add: AddCustomer) -> None:
    for first_name, street in (("Abel", "1 rue A"), ("Ben", "1 rue A"), ("Chloé", "2 rue B")):
        add(first_name=first_name, address=street, stay=date(2026, 11, 20))
    rule_with_letters(base, Trigger(kind="departure", days=2, sends=True))
    assert list(base.write(run_rules).result.values()) == [2]
    assert base.write(run_rules).result == {}
    add(first_name="Dora", address="2 rue B", stay=date(2026, 11, 19))  # recorded late, of a stay already answered
    assert base.write(run_rules).result == {}


def test_each_of_a_household_has_a_birthday(base: Database, add: AddCustomer) -> None:
    for first_name in ("Abel", "Ben"):
        add(first_name=first_name, address="1 rue A", birth_date=date(1980, 11, 23))
    rule_with_letters(base, Trigger(kind="birthday", days=1, sends=True))
    assert list(base.write(run_rules).result.values()) == [2]
