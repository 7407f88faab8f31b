from __future__ import annotations

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.exports.queries import list_ids, list_rows
from grc_desktop.features.exports.records import SUBJECTS, Subject
from grc_desktop.features.exports.rules import LISTS
from grc_desktop.features.loyalty.actions import give_points
from tests.features.exports import small_house as house


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_a_list_says_of_itself_stands_in_the_base(base: Database, subject: Subject) -> None:
    base.write(house.furnish)
    base.write(give_points, customer_id=house.LUCIE, points=10)
    one = LISTS[subject]
    usual = base.read(list_ids, subject=subject)
    assert usual
    assert usual == base.read(list_ids, subject=subject, sort=one.order)
    names = list(dict.fromkeys([*one.on_paper, *one.in_files, *(own.key for own in one.own)]))
    rows = base.read(list_rows, subject=subject, ids=usual, columns=names)
    assert [len(row) for row in rows] == [len(names)] * len(usual)
    assert len({own.title for own in one.own}) == len(one.own)
