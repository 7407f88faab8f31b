from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.customers.actions import add_customer, make_household
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.duplicates.actions import forget_not_same, merge_pairs, say_not_same
from grc_desktop.features.duplicates.looking import look_for_duplicates
from grc_desktop.features.duplicates.queries import counts, customer_ids, pair_id, pair_ids, pairs_by_id


@pytest.fixture
def twice(base: Database) -> Database:
    for _ in range(2):
        base.write(add_customer, values={"last_name": "Moreau", "first_name": "Lucie", "email": "l@exemple.fr"})
    look_for_duplicates(base)
    return base


def test_not_the_same_is_remembered_and_can_be_taken_back(twice: Database) -> None:
    done = twice.write(say_not_same, one_id=2, other_id=1)
    assert done.words == "Lucie Moreau and Lucie Moreau are not the same"
    assert twice.write(say_not_same, one_id=1, other_id=2).result == done.result
    assert list(twice.read(pair_ids, kind="duplicate")) == []
    assert list(twice.read(pair_ids, kind="not_same")) == [pair_id(1, 2)]
    (row,) = twice.read(pairs_by_id, ids=[pair_id(1, 2)])
    assert row.not_same_id == done.result
    twice.write(undo, operation_id=done.operation_id or 0)
    assert list(twice.read(pair_ids, kind="duplicate")) == [pair_id(1, 2)]

    again = twice.write(say_not_same, one_id=1, other_id=2).result
    assert twice.write(forget_not_same, ids=[again]).result == 1
    assert twice.read(counts).duplicates == 1


def test_a_customer_who_is_gone_cannot_be_told_apart(twice: Database) -> None:
    with pytest.raises(Refused):
        twice.write(say_not_same, one_id=1, other_id=99)


def test_pairs_are_merged_as_they_are_proposed_and_come_apart_in_one_undo(base: Database) -> None:
    lucie = {"last_name": "Moreau", "email": "l@exemple.fr"}
    names = ("L.", "Lucie", "LUCIE", "Paul")
    ids = [base.write(add_customer, values={**lucie, "first_name": name}).result for name in names]
    company = [base.write(add_customer, values={"company": name}).result for name in ("Béal", "Béal SARL")]
    before = base.read(customer_ids)
    done = base.write(merge_pairs, pairs=[(ids[0], ids[1]), (ids[1], ids[2]), (company[0], company[1]), (ids[3], 999)])
    assert (done.result, done.words) == (3, "Merged 3 duplicates")
    assert base.read(customer_ids) == [ids[0], ids[3], company[0]]
    assert base.read(customer, customer_id=ids[0]).first_name == "Lucie"
    base.write(undo, operation_id=done.operation_id or 0)
    assert base.read(customer_ids) == before
    with pytest.raises(Refused):
        base.write(merge_pairs, pairs=[(998, 999)])


def test_a_household_is_made_once_and_joined_later(base: Database) -> None:
    home = {"last_name": "Le Goff", "address_1": "4 quai X", "postcode": "22100", "city": "Dinan"}
    ids = [base.write(add_customer, values={**home, "first_name": name}).result for name in ("Yann", "Soazig", "Maë")]
    look_for_duplicates(base)
    assert base.read(counts).households == 3
    made = base.write(make_household, member_ids=ids[:2], name="Le Goff", title="M. et Mme").result
    assert base.read(customer, customer_id=made).name == "M. et Mme Le Goff"
    assert base.read(counts).households == 2
    done = base.write(make_household, member_ids=ids, name="", title="")
    assert (done.result, done.words) == (made, "Added Maë Le Goff to the household M. et Mme Le Goff")
    assert base.read(counts).households == 0


def test_no_household_is_remembered(base: Database) -> None:
    home = {"last_name": "Le Goff", "address_1": "4 quai X", "postcode": "22100"}
    for name in ("Yann", "Soazig"):
        base.write(add_customer, values={**home, "first_name": name})
    look_for_duplicates(base)
    done = base.write(say_not_same, one_id=1, other_id=2, kind="household")
    assert done.words == "Yann Le Goff and Soazig Le Goff need no household"
    assert base.read(counts).households == 0
