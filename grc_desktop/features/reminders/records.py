"""A reminder as it is typed and as it is shown, a birthday, and the words of their fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from grc_desktop.core.language import later

KINDS = {
    "call": later("Call back"),
    "email": later("Write an e-mail"),
    "letter": later("Write a letter"),
    "other": later("Other task"),
}

ENDED = {"done": later("Done"), "never": later("Dropped")}
"""What became of a reminder that is no longer open."""

ICONS = {"call": "phone", "email": "email", "letter": "letter", "other": "reminder"}
"""The icon of each kind (``resources/icons``)."""

Delay = Literal["hour", "tomorrow", "next_week"]

DELAYS: dict[Delay, str] = {
    "hour": later("In one hour"),
    "tomorrow": later("Tomorrow morning"),
    "next_week": later("Next week"),
}
"""How far *later* is."""

Urgency = Literal["overdue", "today", "upcoming"]

FIELDS = {
    "kind": later("What to do"),
    "words": later("Reminder"),
    "due_at": later("When"),
    "assigned_to": later("For whom"),
}


@dataclass(frozen=True, kw_only=True)
class ReminderDraft:
    """What is written of a reminder. ``due_at`` is an aware instant; ``assigned_to`` None: for whoever is there."""

    words: str
    due_at: datetime
    kind: str = "call"
    assigned_to: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReminderRecord(ReminderDraft):
    """A reminder. Open while ``closed_at`` is empty; ``outcome``: done, never."""

    id: int
    customer_id: int | None
    customer_name: str | None
    phone: str | None
    closed_at: datetime | None
    outcome: str | None
    origin: str | None

    def draft(self) -> ReminderDraft:
        """What is written of it, to be edited."""
        return ReminderDraft(words=self.words, due_at=self.due_at, kind=self.kind, assigned_to=self.assigned_to)


@dataclass(frozen=True)
class Birthday:
    """Somebody's birthday on ``day``, turning ``age``."""

    customer_id: int
    name: str
    day: date
    age: int
