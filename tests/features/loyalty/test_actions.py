"""The points ledger on a real base."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, update

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Customer, LoyaltyEntry, Purchase
from grc_desktop.features.loyalty.actions import (
    adjust_points,
    expire_points,
    give_points,
    save_programme,
    settle_stays,
    spend_points,
)
from grc_desktop.features.loyalty.queries import accounts, count_entries, entries, programme, tab, unsettled
from grc_desktop.features.loyalty.records import Programme, Tier
from tests.database.deeds import run


@pytest.fixture
def base(base: Database) -> Database:
    base.write(run, statement=insert(Customer).values(last_name="Moreau", first_name="Lucie"))
    return base


def add_stay(base: Database, **values: object) -> None:
    plain = {
        "customer_id": 1, "status": "done", "channel": "direct", "amount_cents": 29850, "reference": "F-12",
        "date": date(2026, 11, 10), "arrival": date(2026, 11, 10), "departure": date(2026, 11, 12),
    }  # fmt: skip
    base.write(run, statement=insert(Purchase).values(**plain | values))


def test_points_come_go_and_are_undone(base: Database) -> None:
    given = base.write(give_points, customer_id=1, points=120, words="Welcome")
    base.write(spend_points, customer_id=1, points=50, words="A bottle")
    account, lines, _stays = base.read(tab, customer_id=1)
    assert account.points == 70
    assert [(one.kind, one.points, one.recorded_by) for one in lines] == [
        ("spent", -50, "Camille"),
        ("earned", 120, "Camille"),
    ]
    assert lines[1].expires_on == date(2028, 11, 22)
    assert given.words == "+120 points for Moreau Lucie"
    assert given.operation_id is not None
    base.write(undo, operation_id=given.operation_id)
    assert base.read(tab, customer_id=1)[0].points == -50


def test_nobody_spends_what_they_do_not_have(base: Database) -> None:
    base.write(give_points, customer_id=1, points=10)
    with pytest.raises(Refused, match="Only 10"):
        base.write(spend_points, customer_id=1, points=11)
    with pytest.raises(Refused, match="Only 10"):
        base.write(adjust_points, customer_id=1, points=-11, words="Typed twice")
    with pytest.raises(Refused, match="Say why"):
        base.write(adjust_points, customer_id=1, points=-1, words=" ")
    assert base.read(count_entries, customer_id=1) == 1


def test_a_customer_that_is_gone_gets_nothing(base: Database) -> None:
    with pytest.raises(Refused, match="no longer there"):
        base.write(give_points, customer_id=99, points=10)


def test_a_stay_is_counted_once_and_ages_from_its_last_day(base: Database) -> None:
    add_stay(base)
    done = base.write(settle_stays, customer_id=1)
    assert done.words == "Counted the points of 1 stay"
    (line,) = base.read(entries, customer_id=1)
    assert (line.points, line.words, line.purchase_id) == (298, "Stay F-12", 1)
    assert (line.day, line.expires_on) == (date(2026, 11, 12), date(2028, 11, 12))
    assert base.write(settle_stays, customer_id=1).operation_id is None
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    assert [stay.points for stay in base.read(unsettled, customer_id=1)] == [298]


@pytest.mark.parametrize(
    "values",
    [
        {"channel": "booking"}, {"status": "cancelled"}, {"status": "confirmed"}, {"amount_cents": None},
        {"departure": date(2026, 11, 23)}, {"departure": date(2024, 11, 21)},
    ],
)  # fmt: skip
def test_a_stay_that_earns_nothing_is_left_alone(base: Database, values: dict[str, object]) -> None:
    add_stay(base, **values)
    assert base.write(settle_stays, customer_id=1).operation_id is None


def test_points_go_again_where_the_stay_was_refunded(base: Database) -> None:
    add_stay(base)
    base.write(settle_stays, customer_id=1)
    base.write(run, statement=update(Purchase).values(status="refunded"))
    base.write(settle_stays, customer_id=1)
    account, lines, left = base.read(tab, customer_id=1)
    assert (account.points, left) == (0, [])
    assert (lines[0].kind, lines[0].points, lines[0].words) == (
        "adjusted", -298, "Stay F-12, which no longer counts",
    )  # fmt: skip


def test_dearer_points_change_nothing_that_was_counted(base: Database) -> None:
    add_stay(base)
    base.write(settle_stays, customer_id=1)
    base.write(save_programme, rules=Programme(per_unit=3))
    assert base.read(unsettled, customer_id=1) == []


def test_the_house_is_asked_for_the_last_stays_of_those_who_take_part(base: Database) -> None:
    base.write(run, statement=insert(Customer).values(last_name="Petit"))
    add_stay(base)
    add_stay(base, customer_id=2)
    assert base.write(settle_stays).operation_id is None, "nobody takes part yet"
    base.write(run, statement=insert(LoyaltyEntry).values(
        customer_id=1, date=date(2026, 11, 11), kind="imported", points=40))  # fmt: skip
    add_stay(base, departure=date(2026, 11, 10), reference="before the card")
    add_stay(base, date=date(2026, 7, 1), departure=date(2026, 7, 3), reference="long ago")
    assert [(stay.customer_id, stay.reference) for stay in base.read(unsettled)] == [(1, "F-12")]
    assert base.write(settle_stays).result == 1


def test_points_expire_on_their_day_and_only_what_is_left_of_them(base: Database) -> None:
    base.write(give_points, customer_id=1, points=100)
    base.write(spend_points, customer_id=1, points=30)
    assert base.write(expire_points).operation_id is None
    base.clock = Clock(fixed=datetime(2028, 11, 22, 10, tzinfo=UTC))
    assert base.write(expire_points).result == 0, "the day itself is still good"
    base.clock = Clock(fixed=datetime(2028, 11, 23, 10, tzinfo=UTC))
    assert base.write(expire_points).words == "Points of 1 customer expired"
    assert base.read(entries, customer_id=1)[0].points == -70
    assert base.write(expire_points).operation_id is None, "once"


def test_the_programme_is_kept_and_decides_the_tier(base: Database) -> None:
    assert base.read(programme) == Programme()
    rules = Programme(per_unit=2, months=0, tiers=(Tier("Silver", 100),))
    base.write(save_programme, rules=rules)
    assert base.read(programme) == rules
    base.write(give_points, customer_id=1, points=100)
    standing = base.read(accounts, customer_ids=[1, 2])
    assert standing[1].tier == Tier("Silver", 100)
    assert base.read(entries, customer_id=1)[0].expires_on is None
    assert 2 not in standing
