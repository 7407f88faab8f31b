from __future__ import annotations

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.duplicates.actions import say_not_same
from grc_desktop.features.duplicates.looking import look_for_duplicates
from grc_desktop.features.duplicates.queries import (
    counts,
    customers_of,
    decided_pairs,
    in_words,
    pair_id,
    pair_ids,
    pairs_by_id,
    stored_duplicates,
    sure_pairs,
)

LUCIE = {"last_name": "Moreau", "first_name": "Lucie", "postcode": "69002", "city": "Lyon"}
HOME = {"last_name": "Le Goff", "address_1": "4 quai X", "postcode": "22100"}


@pytest.fixture
def house(base: Database) -> Database:
    base.write(add_customer, values={**LUCIE, "external_id": "C-1"})
    base.write(add_customer, values=LUCIE)
    base.write(add_customer, values={"last_name": "Weber", "first_name": "Anke", "email": "a@b.de", "city": "Bonn"})
    base.write(add_customer, values={"last_name": "Weber", "first_name": "Anke", "email": "a@b.de"})
    for name in ("Yann", "Soazig"):
        base.write(add_customer, values={**HOME, "first_name": name})
    look_for_duplicates(base)
    return base


def test_pairs_are_listed_by_kind_the_best_first(house: Database) -> None:
    assert list(house.read(pair_ids, kind="duplicate")) == [pair_id(3, 4), pair_id(1, 2)]
    assert list(house.read(pair_ids, kind="sure")) == [pair_id(3, 4)]
    assert list(house.read(pair_ids, kind="household")) == [pair_id(5, 6)]
    assert [row.id for row in house.read(sure_pairs)] == [pair_id(3, 4)]
    assert customers_of(pair_id(3, 4)) == (3, 4)


def test_lines_say_who_where_and_why(house: Database) -> None:
    one, other = house.read(pairs_by_id, ids=[pair_id(3, 4), pair_id(5, 6), pair_id(8, 9)])
    assert (one.one_name, one.other_name, one.city, one.kind) == ("Anke Weber", "Anke Weber", "Bonn", "duplicate")
    assert "same e-mail" in one.reasons
    assert (other.kind, other.not_same_id) == ("household", None)


def test_decisions_count_for_their_own_kind_only(house: Database) -> None:
    house.write(say_not_same, one_id=1, other_id=2, kind="household")
    assert house.read(decided_pairs) == set()
    (row,) = house.read(pairs_by_id, ids=[pair_id(1, 2)])
    assert row.not_same_id is None
    house.write(say_not_same, one_id=3, other_id=4)
    assert house.read(decided_pairs) == {(3, 4)}
    assert [pair.customer_id for pair in house.read(stored_duplicates, least=0.0)] == [1]
    found = house.read(counts)
    assert (found.duplicates, found.sure, found.households, found.not_same) == (1, 0, 1, 2)


def test_pairs_are_told_with_their_numbers(house: Database) -> None:
    (pair,) = house.read(in_words, found=house.read(stored_duplicates, least=0.0)[1:])
    assert (pair.one_number, pair.other_number, pair.one_name) == ("C-1", None, "Lucie Moreau")
