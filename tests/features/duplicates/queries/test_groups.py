from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.duplicates.actions import merge_pairs, say_not_same
from grc_desktop.features.duplicates.looking import look_for_duplicates
from grc_desktop.features.duplicates.queries import customer_ids, groups_to_merge, sure_pairs

MOREAU = {"last_name": "Moreau", "address_1": "12 rue Pasteur", "postcode": "69002", "city": "Lyon",
          "mobile": "06 12 48 77 03", "email": "moreau@exemple.fr"}  # fmt: skip


def pairs_of_house(base: Database, *first_names: str) -> list[tuple[int, int]]:
    for name in first_names:
        base.write(add_customer, values={**MOREAU, "first_name": name})
    look_for_duplicates(base)
    return [(row.one_id, row.other_id) for row in base.read(sure_pairs)]


def test_who_may_be_either_of_two_is_merged_with_neither(base: Database) -> None:
    assert pairs_of_house(base, "Jean", "Jeanne", "J.") == []
    assert base.read(groups_to_merge, pairs=[(1, 3), (2, 3)]) == []
    with pytest.raises(Refused):
        base.write(merge_pairs, pairs=[(1, 3), (2, 3)])
    assert base.write(merge_pairs, pairs=[(1, 3)]).result == 1, "whom somebody has chosen"


def test_three_records_of_one_person_become_one(base: Database) -> None:
    pairs = pairs_of_house(base, "Jean-Pierre", "J.-P.", "Jean-Piere")
    assert base.read(groups_to_merge, pairs=pairs) == [[1, 2, 3]]
    base.write(merge_pairs, pairs=pairs)
    assert base.read(customer_ids) == [1]


def test_those_who_were_told_apart_are_not_made_one_by_a_third(base: Database) -> None:
    pairs_of_house(base, "Jean-Pierre", "J.-P.", "Jean-Piere")
    base.write(say_not_same, one_id=1, other_id=3)
    assert base.read(sure_pairs) == []
    assert base.read(groups_to_merge, pairs=[(1, 2), (2, 3)]) == []
