"""Audiences of a real base: counted, listed by reason, frozen by the launch."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Address, Complaint, Exchange, Link
from grc_desktop.features.campaigns.actions import (
    choose,
    choose_channel,
    create_campaign,
    launch,
    save_campaign,
    save_draft_message,
)
from grc_desktop.features.campaigns.queries import audience, campaign, campaign_named, campaigns, made_messages, people
from grc_desktop.features.campaigns.records import Options
from grc_desktop.features.segments.actions import save_view
from tests.features.campaigns.conftest import LETTER, NOW, AddCustomer

YES = {"email": True, "sms": True}


def begin(base: Database, **of: object) -> int:
    return base.write(create_campaign, **{"name": "Neige", **of}).result  # type: ignore[arg-type]


def add_row(session: Session, row: object) -> None:
    session.add(row)


def reasons(base: Database, campaign_id: int) -> dict[str, list[str]]:
    found = base.read(audience, campaign_id=campaign_id)
    listed = {
        reason: [one.name for one in base.read(people, campaign_id=campaign_id, reason=reason)]
        for reason in found.left_out
    }
    assert {reason: len(names) for reason, names in listed.items()} == dict(found.left_out)
    return listed


def test_each_reason_is_a_list_of_people(base: Database, add: AddCustomer) -> None:
    add(last_name="Abel", email="abel@example.org", says=YES)
    add(last_name="Bruno", mobile="+33612345678", says=YES)
    add(last_name="Cara", address="1 rue des Lilas")
    add(last_name="Dora", email="dora@example.org")
    add(last_name="Emil", email="e@guest.booking.com", email_state="relay", says=YES)
    add(last_name="Fritz", email="fritz@example.org", email_state="bounced", says=YES)
    add(last_name="Gilles", phone="+33450001234", says=YES)
    add(last_name="Hugo")
    add(last_name="Ines", email="ines@example.org", says={"email": False})
    add(last_name="Jean", email="jean@example.org", says=YES, state="deceased")
    karl = add(last_name="Karl", email="karl@example.org", says=YES)
    lea = add(last_name="Lea", email="lea@example.org", says=YES)
    max_ = add(last_name="Max", address="2 rue des Lilas")
    complaint = Complaint(number="R-1", customer_id=karl, cause="noise", subject="Noise", received_at=NOW)
    base.write(add_row, row=complaint)
    base.write(add_row, row=Exchange(customer_id=lea, kind="call", direction="out", at=NOW - timedelta(days=6)))

    def return_letter(session: Session) -> None:
        session.query(Address).filter_by(customer_id=max_).one().returned_on = date(2026, 1, 1)

    base.write(return_letter)
    key = begin(base)
    found = base.read(audience, campaign_id=key)
    assert (found.chosen, found.reached, found.share) == (13, 3, 1.0)
    assert dict(found.by_channel) == {"email": 1, "sms": 1, "post": 1}
    assert reasons(base, key) == {
        "no_consent": ["Dora Lucie"], "relay": ["Emil Lucie"], "bounced": ["Fritz Lucie"],
        "not_mobile": ["Gilles Lucie"], "no_address": ["Hugo Lucie"], "opted_out": ["Ines Lucie"],
        "deceased": ["Jean Lucie"], "complaint": ["Karl Lucie"], "contacted": ["Lea Lucie"],
        "returned": ["Max Lucie"],
    }  # fmt: skip
    assert [one.name for one in base.read(people, campaign_id=key)] == ["Abel Lucie", "Bruno Lucie", "Cara Lucie"]
    assert [one.name for one in base.read(people, campaign_id=key, limit=1, offset=1)] == ["Bruno Lucie"]
    base.write(save_campaign, campaign_id=key, changes={"options": Options(quiet_days=5)})
    assert "contacted" not in reasons(base, key)


def test_the_last_word_on_a_channel_counts(base: Database, add: AddCustomer) -> None:
    from grc_desktop.features.privacy.actions import record_consent

    key = add(email="a@example.org", says={"email": True})
    for given in (False, True, False):  # within the same second
        base.write(record_consent, customer_id=key, channel="email", given=given)
    assert reasons(base, begin(base)) == {"opted_out": ["Moreau Lucie"]}


def test_conditions_segments_and_hands_choose_together(base: Database, add: AddCustomer) -> None:
    add(last_name="Abel", address="1 rue A", stay=date(2026, 1, 5))
    add(last_name="Bruno", address="1 rue B", stay=date(2026, 2, 5))
    cara = add(last_name="Cara", address="1 rue C")
    bruno_only = base.write(save_view, name="Late", expression="last_purchase >= 2026-02-01").result
    key = begin(base, expression="purchases_count > 0", view_id=bruno_only)
    assert base.read(audience, campaign_id=key).chosen == 1
    base.write(choose, campaign_id=key, customer_ids=[cara], included=True)
    assert [one.name for one in base.read(people, campaign_id=key)] == ["Bruno Lucie", "Cara Lucie"]
    base.write(choose, campaign_id=key, customer_ids=[cara], included=False)
    assert base.read(audience, campaign_id=key).chosen == 1
    base.write(choose, campaign_id=key, customer_ids=[cara], included=None)
    selected = begin(base, customer_ids=[cara])
    assert [one.customer_id for one in base.read(people, campaign_id=selected)] == [cara]
    assert base.read(campaign, campaign_id=selected).name == "Neige (2)"


def test_a_channel_is_chosen_by_hand_within_the_law(base: Database, add: AddCustomer) -> None:
    both = add(last_name="Abel", email="a@example.org", address="1 rue A", says=YES, preferred_channel="email")
    post = add(last_name="Bruno", email="b@example.org", address="1 rue B")
    key = begin(base)
    base.write(choose_channel, campaign_id=key, customer_ids=[both], channel="post")
    abel = base.read(people, campaign_id=key)[0]
    assert (abel.channel, abel.by_hand) == ("post", True)
    with pytest.raises(Refused, match="Bruno"):
        base.write(choose_channel, campaign_id=key, customer_ids=[post], channel="email")
    with pytest.raises(Refused, match="add it first"):
        base.write(choose_channel, campaign_id=key, customer_ids=[both], channel="phone")
    base.write(choose_channel, campaign_id=key, customer_ids=[both], channel=None)
    assert base.read(people, campaign_id=key)[0].channel == "email"


def test_a_household_gets_one_message(base: Database, add: AddCustomer) -> None:
    first = add(last_name="Abel", first_name="Anne", address="1 rue A")
    second = add(last_name="Abel", first_name="Ben", address="1, rue A.", email="ben@example.org", says=YES)
    alone = add(last_name="Cara", address="1 rue A")
    home = add(kind="household", company="Famille Abel", last_name=None, first_name=None)
    base.write(add_row, row=Link(customer_id=first, other_id=home, role="member"))
    base.write(add_row, row=Link(customer_id=second, other_id=home, role="member"))
    key = begin(base, expression='kind = "person"')
    assert reasons(base, key) == {"household": ["Abel Ben"]}
    kept = base.read(people, campaign_id=key)
    assert [(one.customer_id, one.household) for one in kept] == [(first, 2), (alone, 0)]
    base.write(save_campaign, campaign_id=key, changes={"options": Options(household=False)})
    assert base.read(audience, campaign_id=key).reached == 3


def test_a_member_is_reached_at_the_address_of_the_household(base: Database, add: AddCustomer) -> None:
    member = add(last_name="Abel")
    home = add(kind="household", company="Famille Abel", address="1 rue A")
    base.write(add_row, row=Link(customer_id=member, other_id=home, role="member"))
    key = begin(base, expression='kind = "person"')
    assert dict(base.read(audience, campaign_id=key).by_channel) == {"post": 1}


def test_the_control_group_gets_nothing(base: Database, add: AddCustomer) -> None:
    for number in range(20):
        add(last_name=f"Guest {number}", address=f"{number} rue A")
    key = begin(base, options=Options(control_percent=10))
    control = reasons(base, key)["control"]
    assert len(control) == 2
    assert reasons(base, key)["control"] == control


def test_the_launch_freezes_the_audience(base: Database, add: AddCustomer) -> None:
    add(last_name="Abel", address="1 rue A")
    add(last_name="Hugo")
    key = begin(base)
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", body=LETTER)
    base.write(launch, campaign_id=key)
    add(last_name="Late", address="2 rue A")
    found = base.read(audience, campaign_id=key)
    assert (found.chosen, dict(found.by_channel), dict(found.left_out)) == (2, {"post": 1}, {"no_address": 1})
    assert found.cost_micros == 1_520_000
    assert [one.name for one in base.read(people, campaign_id=key, channel="post")] == ["Abel Lucie"]
    assert [one.name for one in base.read(people, campaign_id=key, reason="no_address")] == ["Hugo Lucie"]
    assert base.read(campaigns)[0].state == "running"


def test_who_is_written_to_in_a_language(base: Database, add: AddCustomer) -> None:
    for name, language in (("Abel", "fr"), ("Bauer", "de"), ("Cole", "en"), ("Dumas", None)):
        add(last_name=name, address=f"1 rue {name}", language=language)
    key = begin(base)
    assert base.read(people, campaign_id=key, language="fr") == []  # nothing has been written yet

    def readers(language: str) -> list[str]:
        return [one.name.split()[0] for one in base.read(people, campaign_id=key, channel="post", language=language)]

    for language in ("fr", "en"):
        base.write(save_draft_message, campaign_id=key, channel="post", language=language, body=LETTER)
    assert (readers("fr"), readers("en"), readers("de")) == (["Abel", "Dumas"], ["Bauer", "Cole"], [])
    base.write(save_draft_message, campaign_id=key, channel="post", language="de", body=LETTER)
    assert (readers("fr"), readers("en"), readers("de")) == (["Abel", "Dumas"], ["Cole"], ["Bauer"])


def test_what_is_not_there_is_refused(base: Database, add: AddCustomer) -> None:
    with pytest.raises(Refused, match="none has been made"):
        base.read(campaign_named, name="Neige")
    begin(base)
    assert base.read(campaign_named, name="nëige").name == "Neige"
    with pytest.raises(Refused, match="nearest is “Neige”"):
        base.read(campaign_named, name="Neigge")
    with pytest.raises(Refused, match="no longer there"):
        base.read(audience, campaign_id=99)

    view = base.write(save_view, name="Late", expression="purchases_count > 0").result
    key = begin(base, view_id=view)
    assert base.read(audience, campaign_id=key).chosen == 0


def test_who_refuses_does_not_refuse_for_the_household(base: Database, add: AddCustomer) -> None:
    anne = add(last_name="Abel", first_name="Anne", title="Mme", address="1 rue A", says={"post": False})
    ben = add(last_name="Abel", first_name="Ben", title="M.", address="1 rue A")
    key = begin(base)
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", body=LETTER)
    assert [one.customer_id for one in base.read(people, campaign_id=key, reason="opted_out")] == [anne]
    (made,) = base.read(made_messages, campaign_id=key, customer_ids=[anne, ben])
    assert (made.customer_id, made.text.splitlines()[0]) == (ben, "Cher Monsieur Abel,")
