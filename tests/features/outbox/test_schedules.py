"""When the first message may leave."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.outbox.schedules import Schedule, not_before, schedule_of, stored_schedule

SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)  # 11:00 in Paris
WINDOW = Schedule(kind="window", from_time=time(9), to_time=time(19))


@pytest.mark.parametrize(
    ("schedule", "now", "expected"),
    [
        (Schedule(), SUNDAY, None),
        (Schedule(kind="at", at=SUNDAY + timedelta(hours=5)), SUNDAY, SUNDAY + timedelta(hours=5)),
        (Schedule(kind="at", at=SUNDAY - timedelta(hours=5)), SUNDAY, None),
        (WINDOW, SUNDAY, None),
        (WINDOW, SUNDAY.replace(hour=5), SUNDAY.replace(hour=8)),
        (WINDOW, SUNDAY.replace(hour=18), SUNDAY.replace(day=23, hour=8)),
        (
            Schedule(kind="window", from_time=time(9), to_time=time(19), working_days=True),
            SUNDAY,
            SUNDAY.replace(day=23, hour=8),
        ),
        (
            Schedule(kind="window", from_time=time(9), to_time=time(19), at=SUNDAY.replace(day=30, hour=20)),
            SUNDAY,
            datetime(2026, 12, 1, 8, 0, tzinfo=UTC),
        ),
    ],
)
def test_the_schedule_is_kept(schedule: Schedule, now: datetime, expected: datetime | None) -> None:
    assert not_before(schedule, now) == expected


def test_what_is_stored_comes_back() -> None:
    at = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    schedule = Schedule(kind="window", at=at, from_time=time(9), to_time=time(19, 30), working_days=True)
    assert schedule_of(stored_schedule(schedule)) == schedule
    assert schedule_of({"kind": "never"}) == Schedule()


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(kind="at"),
        Schedule(kind="window", from_time=time(9)),
        Schedule(kind="window", from_time=time(19), to_time=time(9)),
    ],
)
def test_impossible_times_are_refused(schedule: Schedule) -> None:
    with pytest.raises(Refused):
        stored_schedule(schedule)
