"""Drafts: every change is saved, and what is launched stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.campaigns.actions import (
    choose,
    copy_campaign,
    create_campaign,
    delete_campaign,
    launch,
    save_campaign,
    save_draft_message,
)
from grc_desktop.features.campaigns.queries import campaign, campaigns, drafts, people
from grc_desktop.features.campaigns.records import Draft, Options
from tests.features.campaigns.conftest import LETTER, AddCustomer


def test_a_draft_is_saved_piece_by_piece(base: Database) -> None:
    key = base.write(create_campaign, name="  Neige  ", objective="Winter").result
    changes: dict[str, Any] = {
        "name": "Ski", "step": "message", "expression": 'city="lyon"', "options": Options(quiet_days=3),
        "purpose": "service",
    }  # fmt: skip
    base.write(save_campaign, campaign_id=key, changes=changes)
    found = base.read(campaign, campaign_id=key)
    assert (found.name, found.objective, found.step, found.purpose) == ("Ski", "Winter", "message", "service")
    assert (found.expression, found.options.quiet_days, found.created_by) == ('city = "lyon"', 3, "Camille")
    assert base.write(save_campaign, campaign_id=key, changes={"name": "Ski"}).operation_id is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"), ({"name": "Été"}, "name"), ({"expression": "citty = 1"}, None),
        ({"options": Options(control_percent=90)}, "control_percent"), ({"purpose": "spam"}, "purpose"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(base: Database, changes: dict[str, Any], field: str | None) -> None:
    base.write(create_campaign, name="été")
    key = base.write(create_campaign, name="Neige").result
    with pytest.raises(Refused) as refusal:
        base.write(save_campaign, campaign_id=key, changes=changes)
    assert field in (None, refusal.value.field)


def test_texts_are_written_replaced_and_removed(base: Database) -> None:
    key = base.write(create_campaign, name="Neige").result
    for body in ("Premier", "Second"):
        base.write(save_draft_message, campaign_id=key, channel="sms", language="fr", body=body)
    base.write(
        save_draft_message, campaign_id=key, channel="email", language="fr", subject="x", body="y",
        attachments=["0" * 64],
    )  # fmt: skip
    assert base.read(drafts, campaign_id=key) == [
        Draft(channel="email", language="fr", subject="x", body="y", attachments=("0" * 64,)),
        Draft(channel="sms", language="fr", body="Second"),
    ]


def test_a_text_that_was_emptied_is_none(base: Database) -> None:
    key = base.write(create_campaign, name="Neige").result
    base.write(save_draft_message, campaign_id=key, channel="sms", language="de", body=" ")
    assert base.read(drafts, campaign_id=key) == []
    base.write(save_draft_message, campaign_id=key, channel="email", language="de", subject="Schnee", body="x")
    base.write(save_draft_message, campaign_id=key, channel="email", language="de", subject="Schnee", body="")
    assert base.read(drafts, campaign_id=key) == [Draft(channel="email", language="de", subject="Schnee", body="")]
    base.write(save_draft_message, campaign_id=key, channel="email", language="de", body="")
    assert base.read(drafts, campaign_id=key) == []


def test_a_copy_is_a_draft_with_the_same_texts_and_people(base: Database, add: AddCustomer) -> None:
    one, other = add(last_name="Abel", address="1 rue A"), add(last_name="Bruno", address="1 rue B")
    key = base.write(create_campaign, name="Neige", customer_ids=[one, other]).result
    base.write(choose, campaign_id=key, customer_ids=[other], included=False)
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", body=LETTER)
    base.write(launch, campaign_id=key)
    with pytest.raises(Refused, match="stay as they are"):
        base.write(save_campaign, campaign_id=key, changes={"expression": ""})
    with pytest.raises(Refused, match="stay as they are"):
        base.write(save_draft_message, campaign_id=key, channel="post", language="fr", body="x")
    copy = base.write(copy_campaign, campaign_id=key).result
    found = base.read(campaign, campaign_id=copy)
    assert (found.name, found.state, found.queued) == ("Neige (2)", "draft", 0)
    assert base.read(drafts, campaign_id=copy) == base.read(drafts, campaign_id=key)
    assert [who.reason for who in base.read(people, campaign_id=copy, reason="by_hand")] == ["by_hand"]
    assert [each.name for each in base.read(campaigns)] == ["Neige", "Neige (2)"]


def test_only_what_has_sent_nothing_is_deleted(base: Database, add: AddCustomer, tell: Any) -> None:
    add(last_name="Abel", address="1 rue A")
    key = base.write(create_campaign, name="Neige").result
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", body=LETTER)
    base.write(launch, campaign_id=key)
    tell(campaign_id=key, state="sent")
    with pytest.raises(Refused, match="cancelled, not deleted"):
        base.write(delete_campaign, campaign_id=key)
    draft = base.write(create_campaign, name="Draft").result
    base.write(delete_campaign, campaign_id=draft)
    with pytest.raises(Refused, match="no longer there"):
        base.read(campaign, campaign_id=draft)
