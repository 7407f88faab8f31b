from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from grc_desktop.core.clock import Clock
from grc_desktop.database.schema import Purchase
from grc_desktop.features.rfm.queries import (
    comparison,
    is_stale,
    kept_days,
    score_of,
    scores,
)
from grc_desktop.features.rfm.records import Comparison, Settings
from grc_desktop.features.rfm.refreshing import refresh, refresh_if_stale
from grc_desktop.features.segments.queries import customer_ids, values_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database

REGULAR, ONCE, LONG_GONE, NEVER, COMING = range(1, 6)


def _figures(base: Database, **asked: Any) -> dict[int, tuple[int, int, int]]:
    return {one.customer_id: one[1:4] for one in base.read(scores, **asked)}


def test_cancelled_stays_do_not_count_and_refunds_are_subtracted(house: Database) -> None:
    assert _figures(house) == {
        REGULAR: (10, 2, 45_000),
        ONCE: (30, 1, 10_000),
        LONG_GONE: (1096, 1, 80_000),
    }


def test_scores_are_of_any_day_and_any_period(house: Database) -> None:
    assert _figures(house, on=date(2025, 3, 2)) == {REGULAR: (1, 1, 20_000), LONG_GONE: (466, 1, 80_000)}
    assert _figures(house, since=date(2026, 1, 1)) == {REGULAR: (10, 1, 25_000), ONCE: (30, 1, 10_000)}
    assert LONG_GONE not in _figures(house, settings=Settings(months=24))
    assert COMING in _figures(house, on=date(2026, 12, 24))


def _later(base: Database, year: int, month: int, day: int) -> None:
    base.clock = Clock(fixed=datetime(year, month, day, 10, tzinfo=UTC))


def _cancel(session: Session, *, customer_id: int) -> None:
    session.execute(update(Purchase).where(Purchase.customer_id == customer_id).values(status="cancelled"))


def test_scores_are_worked_out_again_only_when_something_changed(house: Database) -> None:
    assert house.read(is_stale)
    done = refresh_if_stale(house)
    assert done is not None
    assert (done.result, done.operation_id, done.tables) == (3, None, frozenset({"rfm_score"}))
    assert refresh_if_stale(house) is None
    house.write(_cancel, customer_id=ONCE)
    assert house.read(is_stale)
    refresh(house)
    assert house.read(score_of, customer_id=ONCE) is None
    assert sum(one.after for one in house.read(comparison).rows) == 2
    _later(house, 2026, 11, 23)
    assert house.read(is_stale)


def test_a_house_where_nobody_has_bought_has_nothing_to_work_out(base: Database) -> None:
    assert refresh_if_stale(base) is None


def test_the_last_day_of_each_month_is_kept_and_the_current_one(house: Database) -> None:
    for month, day in ((9, 3), (9, 28), (10, 5), (10, 31), (11, 1), (11, 20)):
        _later(house, 2026, month, day)
        refresh(house)
    assert house.read(kept_days) == [date(2026, 11, 20), date(2026, 10, 31), date(2026, 9, 28)]


def test_the_segments_are_compared_with_those_of_a_day_before(house: Database) -> None:
    assert house.read(comparison) == Comparison((), None, ())
    _later(house, 2026, 10, 31)
    refresh(house)
    alone = house.read(comparison)
    assert (alone.days, alone.since) == ((date(2026, 10, 31),), None)
    assert sum(one.after for one in alone.rows) == 3
    _later(house, 2026, 12, 24)
    house.write(_cancel, customer_id=LONG_GONE)
    refresh(house)
    found = house.read(comparison)
    assert (found.days, found.since) == ((date(2026, 12, 24), date(2026, 10, 31)), date(2026, 10, 31))
    assert sum(one.before for one in found.rows) == 3
    assert sum(one.after for one in found.rows) == 3  # one who is gone, one who came
    assert sum(count for one in found.rows for where, count in one.went if where is None) == 1
    assert sum(count for one in found.rows for whence, count in one.came if whence is None) == 1


def test_they_are_compared_with_a_year_ago_unless_told_otherwise(house: Database) -> None:
    for year, month, day in ((2025, 10, 31), (2025, 11, 20), (2026, 6, 30), (2026, 11, 22)):
        _later(house, year, month, day)
        refresh(house)
    assert house.read(comparison).since == date(2025, 11, 20)
    assert house.read(comparison, since=date(2026, 6, 30)).since == date(2026, 6, 30)
    assert house.read(comparison, since=date(2026, 6, 29)).since == date(2025, 11, 20)  # was not kept


def test_lists_ask_show_and_sort_by_the_current_scores(house: Database) -> None:
    _later(house, 2026, 10, 31)
    refresh(house)
    _later(house, 2026, 11, 22)
    refresh(house)
    kept = house.read(score_of, customer_id=REGULAR)
    assert kept is not None
    assert house.read(customer_ids, where=f"rfm = {kept.score.segment} and rfm.r = {kept.score.r}") == [REGULAR]
    assert set(house.read(customer_ids, where="rfm is empty")) == {NEVER, COMING}
    assert set(house.read(customer_ids, where="rfm != LOST or rfm.m < 6")) == {1, 2, 3, 4, 5}
    assert house.read(customer_ids, sort="-rfm.r")[0] == REGULAR
    (row,) = house.read(values_of, ids=[REGULAR], fields=["rfm", "rfm.f", "rfm.m"])
    assert row == (REGULAR, kept.score.segment, kept.score.f, kept.score.m)


@pytest.mark.parametrize("method", ["rank", "threshold"])
def test_every_customer_of_a_whole_house_has_a_segment(demo_base: Database, method: str) -> None:
    found = demo_base.read(scores, settings=Settings(method=method))  # type: ignore[arg-type] # one of the two
    assert len(found) > 30
    assert all(1 <= score <= 5 for one in found for score in (one.r, one.f, one.m))
    assert len({one.segment for one in found}) > 4
