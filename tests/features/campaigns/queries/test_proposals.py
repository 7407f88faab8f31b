"""What rules propose on *Today*."""

from __future__ import annotations

from datetime import date

from grc_desktop.database.database import Database
from grc_desktop.features.campaigns.actions import (
    create_rule,
    pause,
    resume,
    run_rules,
    save_draft_message,
    save_trigger,
)
from grc_desktop.features.campaigns.feature import FEATURE
from grc_desktop.features.campaigns.queries import letters_to_print, proposals, unfinished
from grc_desktop.features.campaigns.records import Trigger
from grc_desktop.features.customers.actions import define_field, delete_field
from grc_desktop.features.outbox.actions import begin_run
from grc_desktop.features.outbox.queries import listed
from tests.features.campaigns.conftest import AddCustomer


def test_only_rules_that_run_and_do_not_send_propose(base: Database, add: AddCustomer) -> None:
    add(last_name="Abel", address="1 rue A", stay=date(2025, 11, 1))
    add(last_name="Bruno", stay=date(2025, 11, 1))  # nothing to reach him by
    key = base.write(create_rule, trigger=Trigger(kind="absence", months=12)).result
    assert base.read(proposals) == []
    base.write(resume, campaign_id=key)
    assert [one.words for one in base.read(proposals)] == ["1 customer has not stayed for 12 months"]
    base.write(save_trigger, campaign_id=key, trigger=Trigger(kind="absence", months=12, sends=True))
    assert base.read(proposals) == []
    base.write(save_trigger, campaign_id=key, trigger=Trigger(kind="absence", months=12))
    base.write(pause, campaign_id=key)
    assert base.read(proposals) == []


def test_a_rule_that_cannot_send_says_so(base: Database, add: AddCustomer) -> None:
    add(birth_date=date(1980, 11, 23), email="a@example.org", says={"email": True})
    key = base.write(create_rule, trigger=Trigger(kind="birthday", days=1, sends=True)).result
    assert base.read(unfinished) == []  # it is switched off
    base.write(resume, campaign_id=key)
    assert [(one.campaign_id, one.words) for one in base.read(unfinished)] == [(key, "It has no text yet.")]

    def write(body: str) -> None:
        base.write(save_draft_message, campaign_id=key, channel="email", language="fr", subject="Bonne fête", body=body)

    write("<p>Joyeux anniversaire {{first_name}} ! Refus : répondez STOP.</p>")
    (stuck,) = base.read(unfinished)
    assert stuck.words == "Say what to write where “First name” is empty."
    write("<p>Joyeux anniversaire {{first_name|à vous}} ! Refus : répondez STOP.</p>")
    assert base.read(unfinished) == []


def test_a_rule_on_a_field_that_is_gone_says_so_and_the_others_go_on(base: Database, add: AddCustomer) -> None:
    add(last_name="Abel", address="1 rue A", stay=date(2025, 11, 1))
    field = base.write(define_field, name="floor").result
    absence = Trigger(kind="absence", months=12)
    stuck, other = (
        base.write(create_rule, trigger=absence, expression=where).result for where in ('custom.floor = "2"', "")
    )
    for key in (stuck, other):
        base.write(resume, campaign_id=key)
    base.write(delete_field, field_id=field)
    assert [one.campaign_id for one in base.read(proposals)] == [other]
    (said,) = base.read(unfinished)
    assert (said.campaign_id, "custom.floor" in said.words) == (stuck, True)


def test_letters_that_a_rule_queued_by_itself_are_said_until_they_are_printed(base: Database, add: AddCustomer) -> None:
    add(last_name="Abel", address="1 rue A", stay=date(2025, 11, 1))
    key = base.write(create_rule, trigger=Trigger(kind="absence", months=12, sends=True)).result
    body = "Revenez nous voir ! Refus : répondez STOP."
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", subject="", body=body)
    base.write(resume, campaign_id=key)
    assert base.read(letters_to_print) == []
    assert base.write(run_rules).result == {key: 1}

    words = [one for prompt in FEATURE.prompts for one in base.read(prompt.ask)]
    assert [(one.key, one.title) for one in words] == [(str(key), "1 letter to print")]
    base.write(pause, campaign_id=key)
    assert base.read(letters_to_print) == []
    base.write(resume, campaign_id=key)
    base.write(begin_run, message_ids=base.read(listed))
    assert base.read(letters_to_print) == []
