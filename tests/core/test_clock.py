"""The only source of "now"."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from grc_desktop.core.clock import Clock


def test_a_clock_can_stand_still() -> None:
    paris = timezone(timedelta(hours=1))
    clock = Clock(datetime(2026, 11, 22, 9, 30, 15, 999, tzinfo=paris))
    assert clock.now() == datetime(2026, 11, 22, 8, 30, 15, tzinfo=UTC)
    assert clock.now() == clock.now()


def test_today_is_the_day_where_the_desk_stands() -> None:
    instant = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert Clock(instant).today() == instant.astimezone().date()


def test_the_systems_clock_runs() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    assert before <= Clock().now() <= datetime.now(UTC)
