from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database, Done
from grc_desktop.database.journal.reading import trash
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Customer, CustomerSummary, Purchase, SearchDocument
from grc_desktop.features.customers import actions, records
from grc_desktop.features.customers.queries import customer, find_customers, own_fields, tags
from grc_desktop.features.customers.rules import read_draft


@pytest.fixture
def lucie(base: Database) -> int:
    values = {"last_name": "Moreau", "first_name": "Lucie", "mobile": "06 12 48 77 03", "email": "l@exemple.fr",
              "address_1": "1 rue X", "city": "Lyon", "tags": "VIP"}  # fmt: skip
    return base.write(actions.add_customer, values=values).result


@pytest.fixture
def agency(base: Database) -> int:
    return base.write(actions.add_customer, values={"company": "Béal Voyages"}).result


def record(base: Database, id_: int) -> records.Customer:
    return base.read(customer, customer_id=id_)


def take_back(base: Database, done: Done[Any]) -> None:
    assert done.operation_id is not None
    assert base.write(undo, operation_id=done.operation_id).result.kept == ()


# --- adding ---------------------------------------------------------------------------------------


def test_adding_is_one_operation_in_words_and_undo_leaves_nothing(base: Database) -> None:
    values = {"last_name": "Moreau", "first_name": "Lucie", "mobile": "0612487703", "tags": "VIP", "consent.sms": "oui"}
    done = base.write(actions.add_customer, values=values)
    assert done.words == "Added Lucie Moreau"
    assert done.tables == {"customer", "phone", "tag", "customer_tag", "consent"}
    take_back(base, done)

    def left(session: Session) -> list[int | None]:
        tables = (Customer, CustomerSummary, SearchDocument)
        return [session.scalar(select(func.count()).select_from(table)) for table in tables]

    assert base.read(left) == [0, 0, 0]


def test_one_without_a_name_is_called_by_its_address_or_number(base: Database) -> None:
    assert base.write(actions.add_customer, values={"email": "a@b.fr"}).words == "Added a@b.fr"
    assert base.write(actions.add_customer, values={"phone": "12"}).words == "Added 12"


def test_many_are_added_at_once_in_order(base: Database, clock: object) -> None:
    today = date(2026, 11, 22)
    drafts = [
        read_draft({"last_name": f"N{number}", "tags": "ski" if number % 2 else "", "country": "FR"}, today=today)[0]
        for number in range(2500)
    ]
    drafts.append(read_draft({"company": "C", "email": "c@d.fr", "consent.post": "non"}, today=today)[0])
    ids = base.write(actions.insert_customers, drafts=drafts, means="import of a.csv").result
    assert [record(base, ids[place]).list_name for place in (0, 1, 2499, 2500)] == ["N0", "N1", "N2499", "C"]
    assert record(base, ids[2500]).consents["post"] is False
    assert [(tag.name, tag.customers) for tag in base.read(tags)] == [("ski", 1250)]
    assert base.write(actions.insert_customers, drafts=[]).operation_id is None


def test_a_refused_record_writes_nothing(base: Database) -> None:
    with pytest.raises(Refused) as caught:
        base.write(actions.add_customer, values={"last_name": "A", "birth_date": "hier"})
    assert caught.value.field == "birth_date"
    assert base.read(find_customers, text="a") == []


# --- ways to reach --------------------------------------------------------------------------------


def test_the_first_way_is_preferred_and_the_next_inherits(base: Database, lucie: int) -> None:
    second = base.write(actions.add_phone, customer_id=lucie, typed="04 78 00 00 00", use="work")
    assert second.words == "Added a telephone number to Lucie Moreau"
    mail = base.write(actions.add_email, customer_id=lucie, address="w@exemple.fr", kind="work", preferred=True).result
    assert [(phone.kind, phone.use, phone.preferred) for phone in record(base, lucie).phones] == [
        ("mobile", "home", True), ("landline", "work", False),
    ]  # fmt: skip
    assert record(base, lucie).emails[0].id == mail
    removed = base.write(actions.remove_email, email_id=mail)
    assert [(email.address, email.preferred) for email in record(base, lucie).emails] == [("l@exemple.fr", True)]
    take_back(base, removed)
    assert record(base, lucie).emails[0].id == mail


def test_addresses_are_added_changed_preferred_and_removed(base: Database, lucie: int) -> None:
    added = base.write(
        actions.add_address, customer_id=lucie,
        values={"line_1": "2 Main St", "postcode": "sw1a1aa", "country": "Angleterre", "kind": "work"},
    )  # fmt: skip
    base.write(actions.edit_address, address_id=added.result, changes={"preferred": True, "returned_on": "1/11/2026"})
    first = record(base, lucie).addresses[0]
    assert (first.id, first.postcode, first.country, first.kind) == (added.result, "SW1A 1AA", "GB", "work")
    assert first.returned_on == date(2026, 11, 1)
    removed = base.write(actions.remove_address, address_id=added.result)
    assert record(base, lucie).addresses[0].preferred
    take_back(base, removed)
    assert record(base, lucie).addresses[0] == first


def test_an_address_put_right_no_longer_counts_as_returned(base: Database, lucie: int) -> None:
    address = record(base, lucie).addresses[0]

    def edited(**changes: object) -> date | None:
        base.write(actions.edit_address, address_id=address.id, changes=changes)
        return record(base, lucie).addresses[0].returned_on

    came_back = date(2026, 11, 1)
    assert edited(returned_on="1/11/2026") == came_back
    assert edited(line_1=address.line_1, kind="work", returned_on="01/11/2026") == came_back
    assert edited(line_1="12 rue Neuve", returned_on="01/11/2026") is None
    assert edited(line_1="14 rue Neuve", returned_on="1/11/2026") == came_back


def test_numbers_and_mailboxes_change(base: Database, lucie: int) -> None:
    before = record(base, lucie)
    phone, mail = before.phones[0].id, before.emails[0].id
    base.write(actions.edit_phone, phone_id=phone, changes={"typed": "04 76 00 00 00", "use": "work"})
    base.write(actions.edit_email, email_id=mail, changes={"address": "x@guest.booking.com"})
    after = record(base, lucie)
    assert (after.phones[0].e164, after.phones[0].kind, after.phones[0].use) == ("+33476000000", "landline", "work")
    assert after.emails[0].state == "relay"
    base.write(actions.edit_email, email_id=mail, changes={"state": "bounced"})
    assert record(base, lucie).emails[0].state == "bounced"
    done = base.write(actions.remove_phone, phone_id=phone)
    assert record(base, lucie).phones == ()
    take_back(base, done)


@pytest.mark.parametrize(
    ("action", "arguments", "field"),
    [
        (actions.add_address, {"customer_id": 1, "values": {"country": ""}}, "line_1"),
        (actions.add_address, {"customer_id": 1, "values": {"city": "x", "kind": "moon"}}, "kind"),
        (actions.add_address, {"customer_id": 9, "values": {"city": "x"}}, "id"),
        (actions.add_phone, {"customer_id": 1, "typed": " "}, "typed"),
        (actions.add_email, {"customer_id": 1, "address": ""}, "address"),
        (actions.edit_phone, {"phone_id": 99, "changes": {}}, None),
        (actions.remove_email, {"email_id": 99}, None),
    ],
)
def test_ways_that_make_no_sense_are_refused(
    base: Database, lucie: int, action: Callable[..., object], arguments: dict[str, object], field: str | None
) -> None:
    with pytest.raises(Refused) as caught:
        base.write(action, **arguments)
    assert caught.value.field == field


# --- links ----------------------------------------------------------------------------------------


def test_links_carry_role_and_dates_and_search_follows_them(base: Database, lucie: int, agency: int) -> None:
    done = base.write(actions.add_link, customer_id=lucie, other_id=agency, role="contact", position="Directrice")
    assert done.words == "Linked Lucie Moreau with Béal Voyages"
    assert agency in [one.id for one in base.read(find_customers, text="moreau")]
    base.write(actions.edit_link, link_id=done.result, changes={"until": "31/12/2025", "since": "2020-01-01"})
    link = record(base, agency).links[0]
    assert (link.outgoing, link.until, link.position) == (False, date(2025, 12, 31), "Directrice")
    again = base.write(actions.add_link, customer_id=lucie, other_id=agency, role="contact")
    removed = base.write(actions.remove_link, link_id=again.result)
    assert len(record(base, lucie).links) == 1
    take_back(base, removed)
    assert len(record(base, lucie).links) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"other_id": 1, "role": "family"}, "linked with itself"),
        ({"other_id": 2, "role": "enemy"}, "not one of"),
        ({"other_id": 2, "role": "member"}, "Only a household has members"),
        ({"other_id": 2, "role": "contact", "since": "2026-01-02", "until": "2026-01-01"}, "before it begins"),
        ({"other_id": 9, "role": "contact"}, "no customer 9"),
    ],
)
def test_links_that_make_no_sense_are_refused(
    base: Database, lucie: int, agency: int, arguments: dict[str, object], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        base.write(actions.add_link, customer_id=lucie, **arguments)  # type: ignore[arg-type] # of the parameters above


def test_the_same_link_is_not_made_twice_at_a_time(base: Database, lucie: int, agency: int) -> None:
    first = base.write(actions.add_link, customer_id=lucie, other_id=agency, role="contact").result
    with pytest.raises(Refused, match="there already"):
        base.write(actions.add_link, customer_id=lucie, other_id=agency, role="contact")
    with pytest.raises(Refused, match="no field “who”"):
        base.write(actions.edit_link, link_id=first, changes={"who": 1})


def test_a_household_has_members_and_an_address(base: Database, lucie: int, agency: int) -> None:
    paul = base.write(actions.add_customer, values={"last_name": "Moreau", "first_name": "Paul"}).result
    done = base.write(actions.make_household, member_ids=[paul, lucie], title="M. et Mme")
    home = record(base, done.result)
    assert (home.kind, home.name, home.addresses[0].line_1) == ("household", "M. et Mme Moreau", "1 rue X")
    assert {link.other_id for link in home.links} == {paul, lucie}
    take_back(base, done)
    for ids in ([paul], [paul, agency]):
        with pytest.raises(Refused):
            base.write(actions.make_household, member_ids=ids)


def test_a_family_lives_in_one_household(base: Database, lucie: int, agency: int) -> None:
    paul, zoe, tom = (
        base.write(actions.add_customer, values={"last_name": "Moreau", "first_name": name}).result
        for name in ("Paul", "Zoé", "Tom")
    )
    home = base.write(actions.make_household, member_ids=[lucie, paul]).result
    done = base.write(actions.make_household, member_ids=[lucie, zoe])
    assert (done.result, done.words) == (home, "Added Zoé Moreau to the household Moreau")
    assert base.write(actions.make_household, member_ids=[tom, zoe]).result == home
    assert {link.other_id for link in record(base, home).links} == {lucie, paul, zoe, tom}
    with pytest.raises(Refused, match="already") as caught:
        base.write(actions.make_household, member_ids=[paul, tom])
    assert caught.value.field == "other_id"

    (lives,) = [link for link in record(base, tom).links if link.role == "member"]
    base.write(actions.edit_link, link_id=lives.id, changes={"until": "2020-01-01"})
    again = base.write(actions.make_household, member_ids=[tom, lucie]).result
    assert again == home  # he comes back


# --- tags and fields of the house -----------------------------------------------------------------


def test_tags_are_put_on_and_taken_off_many(base: Database, lucie: int, agency: int) -> None:
    done = base.write(actions.add_tags, customer_ids=[lucie, agency], names=["vip", "Ski"])
    assert (done.result, done.words) == (2, "Tagged 2 customers with vip, Ski")
    twice = base.write(actions.add_tags, customer_ids=[agency, agency], names=["Golf", "golf"])
    assert twice.result == 1
    take_back(base, twice)
    assert [(tag.name, tag.customers) for tag in base.read(tags)] == [("Ski", 2), ("VIP", 2)]
    off = base.write(actions.remove_tags, customer_ids=[lucie, agency], names=["VIP", "unknown"])
    assert off.result == 2
    take_back(base, off)
    take_back(base, done)
    assert [(tag.name, tag.customers) for tag in base.read(tags)] == [("VIP", 1)]
    nothing = base.write(actions.add_tags, customer_ids=[lucie], names=["VIP"])
    assert (nothing.result, nothing.operation_id) == (0, None)


def test_tags_are_renamed_coloured_and_deleted(base: Database, lucie: int, agency: int) -> None:
    base.write(actions.add_tags, customer_ids=[agency], names=["Ski"])
    vip, ski = (next(tag.id for tag in base.read(tags) if tag.name == name) for name in ("VIP", "Ski"))
    with pytest.raises(Refused, match="already a tag"):
        base.write(actions.edit_tag, tag_id=ski, name="vip")
    base.write(actions.edit_tag, tag_id=ski, name="Neige")
    base.write(actions.edit_tag, tag_id=ski, colour="warning")
    assert [(tag.name, tag.colour) for tag in base.read(tags)] == [("Neige", "warning"), ("VIP", None)]
    done = base.write(actions.delete_tag, tag_id=vip)
    assert record(base, lucie).tags == ()
    take_back(base, done)
    assert [tag.name for tag in record(base, lucie).tags] == ["VIP"]
    with pytest.raises(Refused):
        base.write(actions.delete_tag, tag_id=99)


def test_fields_of_the_house_are_defined_changed_and_deleted(base: Database, lucie: int) -> None:
    badge = base.write(actions.define_field, name="Badge n°", kind="number").result
    base.write(actions.define_field, name="Lit", kind="choice", choices=["Double", "Double", " "])
    base.write(actions.edit_customer, customer_id=lucie, changes={"custom.Badge n°": "12,5", "custom.Lit": "double"})
    assert record(base, lucie).own == {"Badge n°": "12.5", "Lit": "Double"}
    base.write(actions.edit_field, field_id=badge, name="Badge")
    assert record(base, lucie).own["Badge"] == "12.5"
    done = base.write(actions.delete_field, field_id=badge)
    assert record(base, lucie).own == {"Lit": "Double"}
    take_back(base, done)
    assert record(base, lucie).own["Badge"] == "12.5"
    assert [field.name for field in base.read(own_fields)] == ["Badge", "Lit"]


@pytest.mark.parametrize(
    "arguments", [{"name": " "}, {"name": "X", "kind": "file"}, {"name": "X", "kind": "choice"}, {"name": "lit"}]
)
def test_fields_that_make_no_sense_are_refused(base: Database, arguments: dict[str, str]) -> None:
    base.write(actions.define_field, name="Lit")
    with pytest.raises(Refused):
        base.write(actions.define_field, **arguments)


# --- deleting -------------------------------------------------------------------------------------


def test_deleting_takes_all_along_and_undo_brings_all_back(base: Database, lucie: int, agency: int) -> None:
    base.write(actions.add_link, customer_id=lucie, other_id=agency, role="contact")

    def deal(session: Session) -> None:
        session.add(Purchase(customer_id=lucie, payer_id=agency, amount_cents=100))
        session.add(Purchase(customer_id=agency, payer_id=lucie, amount_cents=200))

    base.write(deal)
    before = [record(base, lucie), record(base, agency)]
    done = base.write(actions.delete_customers, customer_ids=[lucie, lucie])
    assert (done.result, done.words) == (1, "Deleted Lucie Moreau")
    assert record(base, agency).links == ()
    assert [gone.name for gone in base.read(trash)] == ["Moreau Lucie"]
    take_back(base, done)
    assert [record(base, lucie), record(base, agency)] == before
    payers = base.read(lambda session: session.scalars(select(Purchase.payer_id).order_by(Purchase.id)).all())
    assert list(payers) == [agency, lucie]


def test_deleting_whom_nobody_knows_is_refused_and_deletes_nobody(base: Database, lucie: int) -> None:
    with pytest.raises(Refused, match="no customer 99"):
        base.write(actions.delete_customers, customer_ids=[lucie, 99])
    assert record(base, lucie).name == "Lucie Moreau"


def test_the_number_used_first_of_each_kind_stays_where_there_are_several(base: Database) -> None:
    id_ = base.write(actions.add_customer, values={"last_name": "Moreau"}).result
    typed = ("0478011201", "0478011202", "0612487703", "0612487704")
    numbers = {number: base.write(actions.add_phone, customer_id=id_, typed=number).result for number in typed}

    def starred() -> set[str]:
        return {phone.typed for phone in record(base, id_).phones if phone.preferred}

    base.write(actions.edit_phone, phone_id=numbers["0478011202"], changes={"preferred": True})
    base.write(actions.edit_phone, phone_id=numbers["0612487704"], changes={"preferred": True})
    assert starred() == {"0478011202", "0612487704"}
    base.write(actions.edit_phone, phone_id=numbers["0612487703"], changes={"preferred": True})
    assert starred() == {"0478011202", "0612487703"}
    base.write(actions.remove_phone, phone_id=numbers["0612487704"])
    base.write(actions.edit_phone, phone_id=numbers["0478011201"], changes={"preferred": True})
    assert starred() == {"0478011201"}, "the only mobile gives way: this one is to be called first"
