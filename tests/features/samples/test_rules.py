"""What is made up holds together, before any base sees it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from grc_desktop.features.samples.records import Foundation, Profile, Rows
from grc_desktop.features.samples.rules import blocks
from grc_desktop.features.samples.rules.calendar import Seasons, at_hour
from grc_desktop.features.samples.rules.tables import cast, country_tables, house_words

TODAY = date(2026, 11, 22)
FOUNDATION = Foundation({"VIP": 4, "Groupe": 5, "Chien": 6}, [1, 2, 3])


def made(customers: int, *, profile: Profile = "hotel", today: date = TODAY, **first_ids: int) -> Rows:
    whole: Rows = {}
    for rows in blocks(
        customers=customers, seed=5, profile=profile, today=today, first_ids=first_ids, foundation=FOUNDATION
    ):
        for table, of_table in rows.items():
            whole.setdefault(table, []).extend(of_table)
    return whole


@pytest.fixture(scope="module")
def house() -> Rows:
    return made(900)


def ids(rows: list[dict[str, Any]]) -> set[int]:
    return {row["id"] for row in rows}


def test_every_row_points_at_one_that_exists(house: Rows) -> None:
    customers, purchases, complaints = (ids(house[table]) for table in ("customer", "purchase", "complaint"))
    for table in ("address", "phone", "email", "purchase", "consent", "exchange", "complaint", "customer_tag"):
        assert {row["customer_id"] for row in house[table]} <= customers
    assert {row["agency_id"] or row["customer_id"] for row in house["purchase"] if "agency_id" in row} <= customers
    assert {row["purchase_id"] for row in house["complaint"]} <= purchases
    assert {row["complaint_id"] for row in house["complaint_step"] + house["compensation"]} <= complaints
    assert {row["tag_id"] for row in house["customer_tag"]} <= {4, 5, 6}
    assert {row["field_id"] for row in house["custom_value"]} <= {1, 2, 3}
    for link in house["link"]:
        assert {link["customer_id"], link["other_id"]} <= customers


def test_numbers_begin_where_they_were_told() -> None:
    house = made(20, customer=101, purchase=501)
    assert min(ids(house["customer"])) == 101
    assert max(ids(house["customer"])) == 120
    assert min(ids(house["purchase"])) == 501


def test_nothing_was_said_tomorrow(house: Rows) -> None:
    for table in ("consent", "exchange", "complaint_step"):
        assert max(row["at"].date() for row in house[table]) <= TODAY
    assert max(row["received_at"].date() for row in house["complaint"]) <= TODAY
    assert max(row["customer_since"] for row in house["customer"]) <= TODAY


def test_references_and_numbers_come_once(house: Rows) -> None:
    for table, column in (("purchase", "reference"), ("complaint", "number")):
        assert Counter(row[column] for row in house[table]).most_common(1)[0][1] == 1


def test_there_are_duplicates_to_find(house: Rows) -> None:
    numbers = Counter(row["e164"] for row in house["phone"] if row["e164"] and row["kind"] == "mobile")
    assert 3 <= sum(times > 1 for times in numbers.values()) <= 40


def test_there_are_addresses_to_look_at_again(house: Rows) -> None:
    flaws = [row for row in house["address"] if not row["postcode"] or not row["line_1"] or row.get("returned_on")]
    assert 3 <= len(flaws) <= 60
    assert {"valid", "relay"} <= {row["state"] for row in house["email"]}


def test_companies_have_people_and_households_have_members(house: Rows) -> None:
    roles = Counter(link["role"] for link in house["link"])
    kinds = Counter(row["kind"] for row in house["customer"])
    assert roles["member"] == 2 * kinds["household"]
    assert roles["contact"] >= kinds["organisation"]


def test_most_guests_come_in_season(house: Rows) -> None:
    months = Counter(row["date"].month for row in house["purchase"])
    assert months[8] > 3 * months[11]
    assert months[2] > 2 * months[10]


def test_a_leap_day_is_a_day_like_any_other() -> None:
    house = made(30, today=date(2028, 2, 29))
    births = {row["last_name"]: row["birth_date"] for row in house["customer"] if row.get("last_name") == "Aubert"}
    assert births["Aubert"].month == 3


def test_an_agency_has_no_rooms() -> None:
    house = made(120, profile="agency")
    assert [row for row in house["purchase"] if row["kind"] == "stay" and row["customer_id"] > 17] == []


def test_seasons_keep_to_their_limits() -> None:
    seasons = Seasons(TODAY, [1] * 12)
    die = Random(1)
    start, end = date(2024, 3, 1), date(2024, 3, 5)
    assert {seasons.day(die, start, end) for _ in range(300)} == {start + timedelta(days=days) for days in range(5)}
    assert seasons.day(die, date(1990, 1, 1), date(1990, 2, 1)) == seasons.first
    assert seasons.day(die, date(2090, 1, 1)) > TODAY
    assert at_hour(TODAY, 14, 30).astimezone().hour == 14


def test_the_tables_of_words_are_whole() -> None:
    assert {"hotel", "agency"} == {house_words(profile)["house"]["profile"] for profile in ("hotel", "agency")}
    assert all("{street}" in table.line and "{n}" in table.line for table in country_tables().values())
    assert [who["last_name"] for who in cast() if who.get("first_name") == "Lucie"] == ["Moreau"]
