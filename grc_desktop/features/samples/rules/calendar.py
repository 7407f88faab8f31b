"""The eight years of a house: when guests come, and the instants of a working day."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from grc_desktop.features.samples.rules.chance import Weighted

YEARS = 8
AHEAD = 120
"""Days for which bookings are already there."""

_BY_WEEKDAY = (8, 8, 9, 11, 20, 24, 12)


class Seasons:
    """The days of the house, weighted by month, weekday and the slow growth of the trade."""

    def __init__(self, today: date, months: list[int]) -> None:
        self.today = today
        self.first = today - timedelta(days=365 * YEARS)
        count = 365 * YEARS + AHEAD
        days = [self.first + timedelta(days=number) for number in range(count)]
        self._days = Weighted((day, self._weight(day, months)) for day in days)

    def _weight(self, day: date, months: list[int]) -> float:
        weight = months[day.month - 1] * _BY_WEEKDAY[day.weekday()] * (1 + (day - self.first).days / 9000)
        ahead = (day - self.today).days
        return weight * max(0.2, 1.6 - ahead / 90) if ahead > 0 else weight

    def day(self, die: Random, start: date | None = None, end: date | None = None) -> date:
        """A day of trade between the two, both included."""
        days = self._days.things
        low = bisect_left(days, start) if start else 0
        high = bisect_left(days, end) + 1 if end else len(days)
        low = min(low, len(days) - 1)
        return self._days.pick(die, low, max(low + 1, min(high, len(days))))


def at(day: date, die: Random) -> datetime:
    """An instant of that day at which a desk is busy."""
    return datetime.combine(day, time(die.randint(7, 18), die.randrange(0, 60, 5)), UTC)


def at_hour(day: date, hour: int, minute: int = 0) -> datetime:
    """An hour of that day where the desk stands."""
    return datetime.combine(day, time(hour, minute)).astimezone().astimezone(UTC)
