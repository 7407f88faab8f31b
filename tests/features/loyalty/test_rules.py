"""Points: what is left of which lot, which tier, what a stay is worth."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.errors import Refused
from grc_desktop.features.loyalty.records import Entry, Lot, Programme, Tier
from grc_desktop.features.loyalty.rules import (
    account,
    checked_points,
    checked_programme,
    earns,
    lots,
    points_of_stay,
)

TODAY = date(2026, 11, 22)
PROGRAMME = Programme(tiers=(Tier("Silver", 500), Tier("Gold", 2000)))


def entry(number: int, points: int, expires_on: date | None = None, day: date = TODAY, kind: str = "earned") -> Entry:
    return Entry(number, day, kind, points, expires_on, None, None, None)


def test_points_that_go_take_the_first_to_expire() -> None:
    first, second = date(2026, 12, 31), date(2027, 6, 30)
    entries = [entry(1, 100, second), entry(2, 80, first), entry(3, -90, kind="spent"), entry(4, 50)]
    assert lots(entries) == [Lot(90, second), Lot(50, None)]


@given(st.lists(st.integers(min_value=-50, max_value=200).filter(bool), max_size=30))
def test_what_is_left_of_the_lots_is_the_balance(moves: list[int]) -> None:
    entries, balance = [], 0
    for number, points in enumerate(moves):
        if balance + points >= 0:
            balance += points
            entries.append(entry(number, points, date(2027, 1, 1 + number % 28)))
    assert sum(lot.points for lot in lots(entries)) == balance


def test_a_tier_counts_what_was_earned_within_twelve_months() -> None:
    entries = [
        entry(1, 1800, day=date(2025, 11, 22)),  # a day too old
        entry(2, 600, day=date(2025, 11, 23)),
        entry(3, -550, kind="spent"),
    ]
    stands = account(entries, PROGRAMME, TODAY)
    assert (stands.points, stands.earned) == (1850, 600)
    assert stands.tier == Tier("Silver", 500)
    assert (stands.next_tier, stands.missing) == (Tier("Gold", 2000), 1400)


def test_the_next_points_to_expire_are_told_together() -> None:
    soon = date(2026, 12, 31)
    entries = [entry(1, 30, soon), entry(2, 20, soon), entry(3, 500, date(2027, 5, 1))]
    assert account(entries, PROGRAMME, TODAY).expiring == Lot(50, soon)


@pytest.mark.parametrize(
    ("cents", "channel", "status", "is_earning"),
    [
        (29850, "direct", "done", True), (29850, None, "done", True), (29850, "booking", "done", False),
        (-5000, "direct", "done", False), (None, "direct", "done", False), (29850, "direct", "refunded", False),
    ],
)  # fmt: skip
def test_only_direct_stays_that_took_place_earn(
    cents: int | None, channel: str | None, status: str, is_earning: bool
) -> None:
    assert earns(cents, channel, status) == is_earning


def test_each_whole_euro_counts() -> None:
    assert points_of_stay(29899, Programme(per_unit=2)) == 596


@pytest.mark.parametrize("points", [None, 0, -3])
def test_no_points_are_refused(points: int | None) -> None:
    with pytest.raises(Refused):
        checked_points(points)


def test_more_than_there_are_is_refused() -> None:
    with pytest.raises(Refused, match="Only 40"):
        checked_points(50, available=40)


@pytest.mark.parametrize("tiers", [(Tier("", 5),), (Tier("A", 5), Tier("A", 9)), (Tier("A", 5), Tier("B", 5))])
def test_tiers_that_cannot_be_told_apart_are_refused(tiers: tuple[Tier, ...]) -> None:
    with pytest.raises(Refused) as refusal:
        checked_programme(Programme(tiers=tiers))
    assert refusal.value.field == "tiers"


def test_tiers_are_put_in_order() -> None:
    assert checked_programme(Programme(tiers=(Tier("Gold", 2000), Tier("Silver", 500)))) == PROGRAMME
