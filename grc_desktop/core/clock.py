"""The only source of "now", so that a test or a sample house can choose the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True)
class Clock:
    """The system's clock, or one that stands still at ``fixed`` (an aware instant)."""

    fixed: datetime | None = None

    def now(self) -> datetime:
        """The current instant, UTC, to the second."""
        return (self.fixed or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)

    def today(self) -> date:
        """The current day where the desk stands (local time zone)."""
        return self.now().astimezone().date()
