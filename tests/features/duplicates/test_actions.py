from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.duplicates.actions import forget_not_same, say_not_same
from grc_desktop.features.duplicates.looking import look_for_duplicates
from grc_desktop.features.duplicates.queries import counts, pair_id, pair_ids, pairs_by_id


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
    row = twice.read(pairs_by_id, ids=[pair_id(1, 2)])[pair_id(1, 2)]
    assert row.not_same_id == done.result
    twice.write(undo, operation_id=done.operation_id or 0)
    assert list(twice.read(pair_ids, kind="duplicate")) == [pair_id(1, 2)]

    again = twice.write(say_not_same, one_id=1, other_id=2).result
    assert twice.write(forget_not_same, ids=[again]).result == 1
    assert twice.read(counts).duplicates == 1


def test_a_customer_who_is_gone_cannot_be_told_apart(twice: Database) -> None:
    with pytest.raises(Refused):
        twice.write(say_not_same, one_id=1, other_id=99)
