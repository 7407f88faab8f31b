from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.rfm.actions import keep_scores, save_settings
from grc_desktop.features.rfm.queries import is_stale, score_of, scores, settings_of_house
from grc_desktop.features.rfm.records import Settings
from grc_desktop.features.rfm.refreshing import refresh

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


def test_scores_of_a_day_take_the_place_of_those_of_the_same_day(house: Database) -> None:
    found = house.read(scores)
    assert house.write(keep_scores, found=found, method="threshold").result == 3
    assert house.write(keep_scores, found=found[:1], method="rank").result == 1
    kept = house.read(score_of, customer_id=1)
    assert kept is not None
    assert (kept.method, kept.score) == ("rank", found[0])
    assert house.read(score_of, customer_id=2) is None
    assert house.write(keep_scores, found=[], method="rank").result == 0


def test_the_way_of_scoring_is_kept_and_makes_the_scores_stale(house: Database) -> None:
    refresh(house)
    wanted = Settings("rank", 36, (90, 180, 365, 730), (), (20_000, 50_000, 100_000, 250_000))
    done = house.write(save_settings, settings=wanted)
    assert done.operation_id is not None
    assert house.read(settings_of_house) == wanted
    assert house.read(is_stale)
    with pytest.raises(Refused):
        house.write(save_settings, settings=Settings(frequency=(1,)))
