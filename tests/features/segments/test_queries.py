from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.schema import (
    Address,
    Complaint,
    Consent,
    Customer,
    CustomerTag,
    CustomField,
    CustomValue,
    Email,
    Exchange,
    Phone,
    Purchase,
    Tag,
)
from grc_desktop.features.segments.actions import save_view
from grc_desktop.features.segments.fields import CUSTOMER_FIELDS, PURCHASE_FIELDS
from grc_desktop.features.segments.queries import (
    base_catalogue,
    count,
    customer_ids,
    field_values,
    purchase_ids,
    saved_view,
    saved_views,
    values_of,
)

LUCIE, MARTA, ZOE, BEAL = 1, 2, 3, 4


def fill(session: Session) -> None:
    """Lucie in Lyon with two stays and a complaint, Marta in Zaragoza, Zoé of whom little is known, an agency."""
    at = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
    session.add_all(
        (
            Customer(last_name="Moreau", first_name="Lucie", birth_date=date(1975, 11, 25), language="fr",
                     profession="Médecin", external_id="C-17", created_at=at),
            Customer(last_name="Ibáñez", first_name="Marta", birth_date=date(1980, 2, 29), language="es",
                     profession="Avocate"),
            Customer(last_name="Œuvrard", first_name="Zoé"),
            Customer(kind="organisation", company="Béal Voyages", profession=""),
        )
    )  # fmt: skip
    session.flush()
    session.add_all(
        (
            Address(customer_id=LUCIE, line_1="1 rue X", line_2="Bât. B", postcode="69002", city="Lyon", country="FR",
                    preferred=True),
            Address(customer_id=MARTA, postcode="50001", city="Zaragoza", country="ES", preferred=True),
            Phone(customer_id=LUCIE, typed="06 12 48 77 03", e164="+33612487703", kind="mobile"),
            Phone(customer_id=BEAL, typed="04 76 00 00 00", e164="+33476000000", kind="landline"),
            Email(customer_id=LUCIE, address="lucie@exemple.fr"),
            Tag(name="VIP"), Tag(name="Ski d’hiver"),
            Purchase(customer_id=LUCIE, date=date(2026, 10, 14), arrival=date(2026, 10, 14), nights=2,
                     amount_cents=29800, channel="Booking", status="done", room="12"),
            Purchase(customer_id=LUCIE, date=date(2026, 12, 20), arrival=date(2026, 12, 20), nights=4,
                     amount_cents=48400, channel="direct", status="confirmed"),
            Purchase(customer_id=MARTA, date=date(2024, 5, 2), arrival=date(2024, 5, 2), nights=1,
                     amount_cents=9900, channel="direct", status="cancelled"),
            Purchase(customer_id=MARTA, date=date(2024, 6, 2), kind="sale", amount_cents=5050, status="done"),
            Complaint(number="R-1", customer_id=LUCIE, cause="Climatisation", subject="en panne", received_at=at),
            Exchange(customer_id=MARTA, kind="call", direction="out", at=at),
            Consent(customer_id=LUCIE, channel="sms", given=True, at=at),
            Consent(customer_id=MARTA, channel="sms", given=True, at=at),
            Consent(customer_id=MARTA, channel="sms", given=False, at=at),
            CustomField(name="Badge n°", kind="number"),
            CustomField(name="Chien", kind="yes_no", position=1),
            CustomField(name="Vu le", kind="date", position=2),
        )
    )  # fmt: skip
    session.flush()
    session.add_all(
        (
            CustomerTag(customer_id=LUCIE, tag_id=1), CustomerTag(customer_id=LUCIE, tag_id=2),
            CustomerTag(customer_id=BEAL, tag_id=2),
            CustomValue(customer_id=LUCIE, field_id=1, value="12.5"),
            CustomValue(customer_id=MARTA, field_id=1, value="9"),
            CustomValue(customer_id=LUCIE, field_id=2, value="1"),
            CustomValue(customer_id=LUCIE, field_id=3, value="2026-11-01"),
        )
    )  # fmt: skip


@pytest.fixture
def house(base: Database) -> Database:
    base.write(fill)
    return base


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("", {LUCIE, MARTA, ZOE, BEAL}),
        ('city = "LYON"', {LUCIE}),
        ("city != lyon", {MARTA, ZOE, BEAL}),
        ("not city = lyon", {MARTA, ZOE, BEAL}),
        ("city is empty", {ZOE, BEAL}),
        ('city = ""', {ZOE, BEAL}),
        ("city starts with zara", {MARTA}),
        ("name contains oeuv", {ZOE}),
        ('name = "ibanez marta"', {MARTA}),
        ("profession = medecin", {LUCIE}),
        ("profession contains AVOC", {MARTA}),
        ("profession is empty", {ZOE, BEAL}),
        ("profession not in (medecin, avocate)", {ZOE, BEAL}),
        ("profession does not contain medecin", {MARTA, ZOE, BEAL}),
        ("postcode between 69000 and 69999", {LUCIE}),
        ("country in (France, Espagne)", {LUCIE, MARTA}),
        ("country = DE", set()),
        ("kind = organisation", {BEAL}),
        ('mobile = "06 12 48 77 03"', {LUCIE}),
        ("mobile contains 7703", {LUCIE}),
        ('mobile contains "06 12"', {LUCIE}),
        ("mobile starts with 06", {LUCIE}),
        ("mobile starts with 0033612", {LUCIE}),
        ("phone starts with 04", {BEAL}),
        ("phone is not empty", {LUCIE, BEAL}),
        ("address_2 contains bat", {LUCIE}),
        ("purchases_total > 500", {LUCIE}),
        ("purchases_total between 50.5 and 51", {MARTA}),
        ("purchases_total between 51 and 50.5", {MARTA}),
        ("stays(room = 12) between 1 and 0", {LUCIE, MARTA, ZOE, BEAL}),
        ("purchases_count = 0", {ZOE, BEAL}),
        ("average_ticket >= 391", {LUCIE}),
        ("average_ticket is empty", {ZOE, BEAL}),
        ("last_purchase < 12 months ago", {MARTA}),
        ("last_purchase >= 12 months ago", {LUCIE}),
        ("not last_purchase < 12 months ago", {LUCIE, ZOE, BEAL}),
        ("last_purchase = 2026-10-14", {LUCIE}),
        ("last_purchase in the last 2 months", {LUCIE}),
        ("next_arrival in the next 30 days", {LUCIE}),
        ("next_arrival in the next 27 days", set()),
        ("open_complaints > 0", {LUCIE}),
        ("birthday in the next 7 days", {LUCIE}),
        ("birthday = 3 days from now", {LUCIE}),
        ("birthday in the next 100 days", {LUCIE, MARTA}),
        ("birthday in the next 2 years", {LUCIE, MARTA}),
        ("birthday in the last 300 days", {MARTA}),
        ("birth_month = 2", {MARTA}),
        ("age = 50", {LUCIE}),
        ("age < 50", {MARTA}),
        ("birth_date between 1970-01-01 and 1979-12-31", {LUCIE}),
        ("created_at in the last 30 days", {LUCIE}),
        ("tags = vip", {LUCIE}),
        ('tags in (VIP, "Ski d\'hiver")', {LUCIE, BEAL}),
        ("tags contains ski", {LUCIE, BEAL}),
        ("tags != VIP", {MARTA, ZOE, BEAL}),
        ("tags is empty", {MARTA, ZOE}),
        ("consent.sms", {LUCIE}),
        ("consent.sms = no", {MARTA}),
        ("not consent.sms", {MARTA, ZOE, BEAL}),
        ("consent.sms is empty", {ZOE, BEAL}),
        ("purchase.channel = booking", {LUCIE}),
        ("purchase.channel != direct", {ZOE, BEAL}),
        ("purchase.status = cancelled", {MARTA}),
        ("purchase.amount > 400 and purchase.room = 12", {LUCIE}),
        ("purchase.kind = sale", {MARTA}),
        ("complaint.cause = climatisation", {LUCIE}),
        ("complaint.received in the last month", {LUCIE}),
        ("exchange.kind = call and exchange.date = 2026-11-01", {MARTA}),
        ('custom."Badge n°" > 9', {LUCIE}),
        ('custom."Badge n°" in (9, 12.5)', {LUCIE, MARTA}),
        ('custom."Badge n°" is empty', {ZOE, BEAL}),
        ("custom.Chien", {LUCIE}),
        ('custom."Vu le" < 10 days ago', {LUCIE}),
        ("city = lyon or (language = es and age < 60)", {LUCIE, MARTA}),
        ('city = "Robert\'); DROP TABLE customer;--"', set()),
        ('name contains "%"', set()),
    ],
)
def test_conditions_select(house: Database, where: str, found: set[int]) -> None:
    assert set(house.read(customer_ids, where=where)) == found
    assert house.read(count, where=where) == len(found)


def test_long_expressions_are_answered(house: Database) -> None:
    assert house.read(customer_ids, where=" or ".join(["city = Lyon"] * 500)) == [LUCIE]
    assert house.read(customer_ids, where=f"city in ({','.join(['Lyon'] * 9_000)})") == [LUCIE]


def test_expressions_of_many_groups_are_answered(house: Database) -> None:
    assert house.read(customer_ids, where="not (" * 6 + "city = Lyon" + ")" * 6) == [LUCIE]
    groups = "".join(f"purchase.channel = booking {'and' if level % 2 else 'or'} (" for level in range(12))
    assert house.read(customer_ids, where=groups + "purchase.channel != direct" + ")" * 12) == [LUCIE]
    turns = "".join(f"purchase.room != 7 {'and' if level % 2 else 'or'} not (" for level in range(6))
    assert LUCIE in house.read(customer_ids, where=turns + "purchase.channel != Nice" + ")" * 6)


def test_text_narrows_and_is_not_an_expression(house: Database) -> None:
    assert house.read(customer_ids, text="mor lyo") == [LUCIE]
    assert house.read(customer_ids, text="mor", where="city = nice") == []
    assert house.read(customer_ids, text='"') == []
    assert house.read(count, text="moreau OR ibanez") == 0


def test_lists_sort_by_any_column_and_empty_values_come_last(house: Database) -> None:
    assert house.read(customer_ids) == [BEAL, MARTA, LUCIE, ZOE]
    assert house.read(customer_ids, sort="-name") == [ZOE, LUCIE, MARTA, BEAL]
    assert house.read(customer_ids, sort="city") == [LUCIE, MARTA, BEAL, ZOE]
    assert house.read(customer_ids, sort="-city") == [MARTA, LUCIE, BEAL, ZOE]
    assert house.read(customer_ids, sort="-last_purchase", limit=2) == [LUCIE, MARTA]
    for field in base_columns(house):
        assert sorted(house.read(customer_ids, sort=f"-{field}")) == [LUCIE, MARTA, ZOE, BEAL]


def base_columns(house: Database) -> Iterator[str]:
    for field in house.read(base_catalogue):
        if field.listed and not field.many and field.kind != "set":
            yield field.name


@pytest.mark.parametrize("sort", ["tags", "citty", "purchase.channel", "birthday", ""])
def test_what_cannot_be_sorted_by_is_refused(house: Database, sort: str) -> None:
    with pytest.raises(Refused) as caught:
        house.read(customer_ids, sort=sort)
    assert caught.value.field == "sort"


def test_values_have_the_types_of_their_kinds_in_the_order_of_the_ids(house: Database) -> None:
    fields = ["city", "phone", "purchases_total", "last_purchase", "tags", "consent.sms", "custom.Badge n°", "age",
              "custom.Chien", "custom.Vu le", "created_at"]  # fmt: skip
    assert house.read(values_of, ids=[ZOE, 99, LUCIE], fields=fields) == [
        (ZOE, None, None, 0, None, (), None, None, None, None, None, None),
        (LUCIE, "Lyon", "+33612487703", 78200, date(2026, 10, 14), ("Ski d’hiver", "VIP"), True, Decimal("12.5"), 50,
         True, date(2026, 11, 1), date(2026, 11, 1)),
    ]  # fmt: skip
    every = [field.name for field in CUSTOMER_FIELDS if field.listed and not field.many]
    assert len(house.read(values_of, ids=[LUCIE], fields=every)[0]) == len(every) + 1


def test_a_list_asks_few_questions_whatever_its_length(house: Database) -> None:
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        asked.extend([statement] if statement != "BEGIN" else [])

    event.listen(house._engine, "before_cursor_execute", note)
    house.read(customer_ids, where="tags = VIP and purchase.channel = booking and consent.sms")
    assert len(asked) == 3  # the fields and segments of the house, the ids
    asked.clear()
    house.read(values_of, ids=[1, 2, 3, 4], fields=["city", "tags", "consent.sms"])
    event.remove(house._engine, "before_cursor_execute", note)
    assert len(asked) == 4  # … the rows, the tags


@pytest.mark.parametrize(
    "where",
    [
        "purchases_total >= 200 and last_purchase in the last 24 months",
        "last_purchase < 12 months ago",
        "purchases_total = 0",
        "last_purchase between 2024-01-01 and 2026-01-01 and country = FR",
    ],
)
def test_days_and_amounts_are_read_in_passing_and_not_through_an_index(house: Database, where: str) -> None:
    assert plan(house, where) == ["SCAN customer_summary", "USE TEMP B-TREE FOR ORDER BY"]


def test_a_number_or_a_town_is_found_through_an_index(house: Database) -> None:
    assert "USING INTEGER PRIMARY KEY" in plan(house, "id in (1, 3)")[0]
    assert "ix_customer_summary_city_key" in plan(house, "city = Lyon")[0]
    assert plan(house, "") == ["SCAN customer_summary USING COVERING INDEX ix_customer_summary_name_key"]


def test_what_is_sorted_by_name_as_well_is_read_in_passing(house: Database) -> None:
    whole = ["SCAN customer_summary", "USE TEMP B-TREE FOR ORDER BY"]
    assert plan(house, "", sort="city") == plan(house, "", sort="-city") == whole  # else row by row, all over the disk
    assert plan(house, "", sort="last_purchase")[0].endswith("COVERING INDEX ix_customer_summary_last_purchase")


def plan(house: Database, where: str, sort: str = "name") -> list[str]:
    """How SQLite goes about finding the ids."""
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(house._engine, "before_cursor_execute", note)
    house.read(customer_ids, where=where, sort=sort)
    event.remove(house._engine, "before_cursor_execute", note)
    statement, parameters = asked[-1]

    def explained(session: Session) -> list[str]:
        return [row[3] for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]

    return house.read(explained)


def test_purchases_are_asked_by_their_own_fields_and_those_of_the_customer(house: Database) -> None:
    assert house.read(purchase_ids) == [2, 1, 4, 3]
    assert house.read(purchase_ids, where="channel = booking or customer.kind = organisation") == [1]
    assert house.read(purchase_ids, where="city = Lyon and status = confirmed") == [2]
    assert house.read(count, where="date >= 2026-01-01", subject="purchases") == 2
    assert house.read(purchase_ids, where="complaint.cause is not empty", sort="amount") == [1, 2]
    every = [field.name for field in PURCHASE_FIELDS if field.listed]
    values = house.read(values_of, ids=[1], fields=[*every, "tags", "customer.kind"], subject="purchases")
    assert values[0][-2:] == (("Ski d’hiver", "VIP"), "person")


def test_suggestions_are_the_values_there_the_most_frequent_first(house: Database) -> None:
    assert house.read(field_values, field="city", prefix="LY") == ["Lyon"]
    assert house.read(field_values, field="profession") == ["Avocate", "Médecin"]
    assert house.read(field_values, field="tags") == ["Ski d’hiver", "VIP"]
    assert house.read(field_values, field="tags", prefix="v") == ["VIP"]


def test_a_segment_is_found_by_name_and_a_wrong_one_named(house: Database) -> None:
    with pytest.raises(Refused, match="none has been saved yet"):
        house.read(saved_view, name="VIP")
    house.write(save_view, name="Été à Lyon", expression="city=lyon", columns=["name", "city"], sort="-city")
    view = house.read(saved_view, name="ete a lyon")
    assert (view.expression, view.columns, view.sort) == ('city = "lyon"', ("name", "city"), "-city")
    assert house.read(saved_views) == [view]
    with pytest.raises(Refused, match="The nearest is “Été à Lyon”"):
        house.read(saved_view, name="Été")


def test_a_field_of_the_house_that_is_gone_is_said_to_be(house: Database) -> None:
    with pytest.raises(Refused, match="custom.Chat"):
        house.read(customer_ids, where="custom.Chat")


def test_what_a_customer_has_many_of_offers_its_own_values(house: Database) -> None:
    assert house.read(field_values, field="purchase.channel") == ["direct", "Booking"]
    assert house.read(field_values, field="purchase.channel", prefix="bo") == ["Booking"]
    assert house.read(field_values, field="purchase.room") == ["12"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # every complaint beside every customer would never end
        assert house.read(field_values, field="complaint.cause") == ["Climatisation"]
        assert house.read(field_values, field="exchange.subject") == []
        assert house.read(field_values, field="campaign.name") == []
