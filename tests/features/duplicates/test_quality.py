"""How many of those who are there twice are found, and how many of those found are there twice.

The weights were set with other seeds than these.
"""

from __future__ import annotations

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.customers.actions import insert_customers
from grc_desktop.features.customers.rules import read_draft
from grc_desktop.features.duplicates.looking import probable_duplicates
from tests.conftest import TODAY
from tests.features.duplicates.made_up import make_town


@pytest.mark.parametrize("seed", [20_261, 20_262, 20_263])
def test_those_who_are_there_twice_are_found_and_few_others(base: Database, seed: int) -> None:
    town = make_town(seed)
    drafts = [read_draft(made.values, today=TODAY.date(), lenient=True)[0] for made in town.people]
    place = {id_: at for at, id_ in enumerate(base.write(insert_customers, drafts=drafts).result)}
    found = {
        (min(place[pair.one_id], place[pair.other_id]), max(place[pair.one_id], place[pair.other_id]))
        for pair in probable_duplicates(base)
    }
    right = len(found & town.twice)
    assert len(town.twice) > 250
    assert right / len(found) >= 0.98, "precision"
    assert right / len(town.twice) >= 0.90, "recall"
