from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Complaint, Exchange, Purchase, Reminder
from grc_desktop.features.customers.actions import (
    add_address,
    add_customer,
    add_link,
    add_phone,
    add_tags,
    define_field,
    delete_customers,
)
from grc_desktop.features.customers.queries import (
    attachments,
    customer,
    customer_rows,
    everything,
    find_customers,
    home_country,
    links,
    names_of,
    own_fields,
    tags,
)
from grc_desktop.features.desk.actions import save_establishment
from grc_desktop.features.desk.records import Establishment


def add(base: Database, **values: object) -> int:
    return base.write(add_customer, values={name.replace("__", "."): value for name, value in values.items()}).result


def found(base: Database, text: str, limit: int = 20) -> list[str]:
    return [one.name for one in base.read(find_customers, text=text, limit=limit)]


def test_exact_names_come_first_then_whole_words_then_the_latest_contact(base: Database) -> None:
    add(base, last_name="Martinez", first_name="Ana", last_contact="2026-11-20")
    add(base, last_name="Martin", first_name="Paul", last_contact="2020-01-01")
    add(base, last_name="Martin", first_name="Zoé", last_contact="2025-01-01")
    add(base, company="Martin", last_contact="2010-01-01")
    add(base, last_name="Durand", city="Martinville", last_contact="2026-11-21")
    assert found(base, "martin") == ["Martin", "Zoé Martin", "Paul Martin", "Durand", "Ana Martinez"]
    assert found(base, "marti")[:2] == ["Durand", "Ana Martinez"]
    assert found(base, "Zoé Martin") == found(base, "MARTIN zoe") == ["Zoé Martin"]
    assert found(base, "martin", limit=1) == ["Martin"]


def test_everything_a_caller_can_say_finds(base: Database) -> None:
    lucie = add(base, last_name="Moreau", first_name="Lucie", mobile="06 12 48 77 03", city="Lyon", postcode="69002",
                email="lucie.m@exemple.fr", external_id="C-17")  # fmt: skip
    agency = add(base, company="Béal Voyages SARL", phone="04 76 00 00 00")
    base.write(add_link, customer_id=lucie, other_id=agency, role="contact")
    base.write(lambda session: session.add(Purchase(customer_id=lucie, reference="S-1893")))
    for text in ("mor lyo", "lyon lucie moreau", "7703", "06 12 48", "+33612", "0612487703", "lucie.m@exemple",
                 "exemple moreau", "S-1893", "1893", "C-17", "69002", "LUCIE"):  # fmt: skip
        assert "Lucie Moreau" in found(base, text), text
    assert found(base, "beal lucie") == ["Béal Voyages SARL", "Lucie Moreau"]
    assert found(base, "voyages beal") == ["Béal Voyages SARL", "Lucie Moreau"]
    assert found(base, "C-17") == ["Lucie Moreau"]
    assert found(base, "") == found(base, "?!") == found(base, "moreau nantes") == []
    (one,) = base.read(find_customers, text="7703")
    assert (one.id, one.kind, one.city, one.phone, one.email, one.external_id, one.company) == (
        lucie, "person", "Lyon", "+33612487703", "lucie.m@exemple.fr", "C-17", None,
    )  # fmt: skip


def test_numbers_that_begin_like_this_come_before_those_that_contain_it(base: Database) -> None:
    add(base, last_name="Kowalski", phone="+48 22 806 12 34", last_contact="2026-11-20")
    add(base, last_name="Zola", mobile="06 12 00 00 01", last_contact="2020-01-01")
    add(base, last_name="Moreau", phone="04 78 12 34 56", mobile="06 12 48 77 03")
    for text in ("0612", "06 12"):
        assert found(base, text) == ["Zola", "Moreau", "Kowalski"], text
    assert found(base, "+33 6 12") == ["Zola", "Moreau"]
    assert [one.phone for one in base.read(find_customers, text="0612")][1] == "+33612487703"  # not the landline
    assert [one.phone for one in base.read(find_customers, text="3456")] == ["+33478123456"]
    assert [one.phone for one in base.read(find_customers, text="moreau")] == ["+33478123456"]
    assert found(base, "061") == ["Zola", "Moreau", "Kowalski"]
    assert found(base, "612") == ["Kowalski", "Zola", "Moreau"]  # anywhere within a number: the latest contact first


@pytest.mark.parametrize(
    "name", ["Robert'); DROP TABLE customer;--", "<b>x</b>", "=cmd|'/c calc'!A1", "{{7*7}}", "x" * 500, "שלום עולם"]
)
def test_hostile_names_are_only_names(base: Database, name: str) -> None:
    id_ = add(base, last_name=name)
    assert base.read(customer, customer_id=id_).last_name == name
    assert found(base, name) == [name]
    assert base.read(customer_rows, ids=[id_])[0].name == name


def test_a_record_is_whole(base: Database) -> None:
    base.write(define_field, name="Badge", kind="number")
    lucie = add(base, last_name="Moreau", first_name="Lucie", title="Mme", mobile="0612487703", phone="0478123456",
                email="l@exemple.fr", address_1="1 rue X", city="Lyon", tags="VIP", consent__sms="oui",
                custom__Badge="12")  # fmt: skip
    boss = add(base, company="Béal")
    base.write(add_link, customer_id=lucie, other_id=boss, role="employee", position="Directrice", since="2020-01-01")
    base.write(lambda session: session.add(Purchase(customer_id=lucie, date=date(2026, 10, 1), amount_cents=1001)))
    whole = base.read(customer, customer_id=lucie)
    assert (whole.name, whole.list_name, whole.title) == ("Lucie Moreau", "Moreau Lucie", "Mme")
    assert [phone.e164 for phone in whole.phones] == ["+33612487703", "+33478123456"]
    assert whole.addresses[0].preferred
    assert whole.own == {"Badge": "12"}
    assert whole.consents == {"email": None, "sms": True, "phone": None, "post": None}
    assert (whole.figures.purchases_total_cents, whole.figures.average_ticket_cents) == (1001, 1001)
    assert whole.values["phone"] == "+33478123456"
    assert whole.values["tags"] == ("VIP",)
    assert whole.created_at == base.clock.now()
    (out,), (back,) = whole.links, base.read(links, customer_id=boss)
    assert (out.outgoing, out.other_name, out.position, out.since) == (True, "Béal", "Directrice", date(2020, 1, 1))
    assert (back.outgoing, back.other_name, back.other_phone) == (False, "Lucie Moreau", "+33612487703")
    with pytest.raises(Refused, match="no customer 99"):
        base.read(customer, customer_id=99)


def test_a_record_costs_the_same_few_questions_whatever_belongs_to_it(base: Database) -> None:
    lucie = add(base, last_name="Moreau")
    for number in range(5):
        other = add(base, last_name=f"Autre{number}")
        base.write(add_link, customer_id=lucie, other_id=other, role="family")
        base.write(add_address, customer_id=lucie, values={"city": f"Ville {number}"})
    asked: list[str] = []
    event.listen(base._engine, "before_cursor_execute", lambda _c, _u, statement, *_: asked.append(statement))
    base.read(customer, customer_id=lucie)
    assert len(asked) <= 12
    asked.clear()
    base.read(find_customers, text="aut")
    assert len(asked) <= 4  # BEGIN, how many there are, and who


def test_rows_come_in_the_order_asked_with_the_columns_asked(base: Database) -> None:
    one, two = add(base, last_name="A", city="Lyon"), add(base, last_name="B", tags="VIP")
    rows = base.read(customer_rows, ids=[two, 99, one], fields=["tags", "city"])
    assert [(row.id, row.name, dict(row.values)) for row in rows] == [
        (two, "B", {"tags": ("VIP",), "city": None}),
        (one, "A", {"tags": (), "city": "Lyon"}),
    ]
    assert base.read(names_of, ids=[one, 99]) == {one: "A"}


def test_tags_and_own_fields_are_listed(base: Database) -> None:
    one, two = add(base, last_name="A", tags="ski"), add(base, last_name="B")
    base.write(add_tags, customer_ids=[one, two], names=["Été"])
    assert [(tag.name, tag.customers) for tag in base.read(tags)] == [("Été", 2), ("ski", 1)]
    base.write(define_field, name="Lit", kind="choice", choices=["Double", "Jumeaux"])
    assert [(field.name, field.choices) for field in base.read(own_fields)] == [("Lit", ("Double", "Jumeaux"))]
    assert base.read(attachments, customer_id=one) == []


def test_the_home_country_is_a_setting(base: Database) -> None:
    assert base.read(home_country) == "FR"
    base.write(save_establishment, establishment=Establishment(name="Hotel", country="CH"))
    assert base.read(home_country) == "CH"
    id_ = add(base, last_name="A", mobile="079 123 45 67")
    assert base.read(customer, customer_id=id_).phones[0].e164 == "+41791234567"


def test_everything_is_told_of_a_customer(base: Database) -> None:
    lucie = add(base, last_name="Moreau", mobile="0612487703", tags="VIP")

    def deal(session: Session) -> None:
        now = base.clock.now()
        session.add(Complaint(number="R-1", customer_id=lucie, cause="Bruit", subject="Bruit", received_at=now))
        session.add(Exchange(customer_id=lucie, kind="call", at=now))
        session.add(Reminder(customer_id=lucie, words="Rappeler", due_at=now))
        session.add(Purchase(customer_id=lucie, date=date(2026, 10, 1), amount_cents=29850))

    base.write(deal)
    told = base.read(everything, customer_id=lucie)
    assert (told["last_name"], told["mobile"], told["tags"], told["city"]) == ("Moreau", "+33612487703", ("VIP",), None)
    assert str(told["purchases_total"]) == "298.50"
    assert told["currency"] == "EUR"
    purchases, complaints = told["purchases"], told["complaints"]
    assert isinstance(purchases, list)
    assert isinstance(complaints, list)
    assert str(purchases[0]["amount"]) == "298.50"
    assert complaints[0]["number"] == "R-1"
    assert complaints[0]["steps"] == []
    assert told["operations"] == 2
    base.write(delete_customers, customer_ids=[lucie])
    with pytest.raises(Refused):
        base.read(everything, customer_id=lucie)


def test_a_caller_is_shown_with_the_number_that_was_asked_for(base: Database) -> None:
    one = base.write(add_customer, values={"last_name": "Moreau", "mobile": "06 12 48 77 03"}).result
    base.write(add_phone, customer_id=one, typed="+48 501 222 333", preferred=True)
    base.write(add_phone, customer_id=one, typed="07 61 23 45 67")
    for asked, shown in (
        ("0612487703", "+33612487703"),
        ("501222", "+48501222333"),
        ("07 61 23", "+33761234567"),
        ("moreau", "+48501222333"),
    ):
        assert [found.phone for found in base.read(find_customers, text=asked)] == [shown]
