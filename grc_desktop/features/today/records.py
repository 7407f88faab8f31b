"""What the page *Today* shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from grc_desktop.features.complaints.records import ComplaintRecord
from grc_desktop.features.insights.records import Indicators
from grc_desktop.features.reminders.records import Birthday, ReminderRecord


@dataclass(frozen=True)
class HandoverRecord:
    """A note for the next shift; open until somebody ticks it."""

    id: int
    words: str
    customer_id: int | None
    customer_name: str | None
    written_at: datetime
    written_by: str | None


@dataclass(frozen=True)
class Due:
    """What waits to be done, most urgent first within each kind."""

    complaints: tuple[ComplaintRecord, ...]
    reminders: tuple[ReminderRecord, ...]
    birthdays: tuple[Birthday, ...]

    @property
    def count(self) -> int:
        """How many lines that makes."""
        return len(self.complaints) + len(self.reminders) + len(self.birthdays)


@dataclass(frozen=True)
class Figures:
    """This month beside the same days a year ago, twelve months beside the twelve before."""

    month: Indicators
    month_last_year: Indicators
    year: Indicators
    year_before: Indicators
    currency: str
