"""What the program shows of points outside their tab."""

from __future__ import annotations

from sqlalchemy import insert

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer
from grc_desktop.features.loyalty.actions import give_points, save_programme
from grc_desktop.features.loyalty.feature import FEATURE
from grc_desktop.features.loyalty.records import Programme, Tier
from tests.database.deeds import run


def test_the_badge_tells_the_tier_and_the_balance(base: Database) -> None:
    (mark,) = FEATURE.marks
    base.write(run, statement=insert(Customer).values(last_name="Moreau"))
    base.write(save_programme, rules=Programme(tiers=(Tier("Gold", 1000),)))
    base.write(give_points, customer_id=1, points=999)
    assert base.read(mark.ask, customer_id=1) is None
    base.write(give_points, customer_id=1, points=241)
    words = base.read(mark.ask, customer_id=1)
    assert words is not None
    assert (words.text, words.tip) == ("Gold · 1,240 pts", "1,240 points earned in twelve months")
