"""When something is due, and when *later* is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from grc_desktop.core.dates import format_date, relative
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean
from grc_desktop.features.reminders.records import KINDS, Delay, ReminderDraft, Urgency

MORNING = time(9, 0)
"""When a day at the desk begins: what is put off to another day comes up then."""

BIRTHDAY = "birthday"
"""Origin of what is done about birthdays: ``birthday:2026`` for a year, plain for never again."""


def check(draft: ReminderDraft) -> ReminderDraft:
    """The reminder as it is stored, or ``Refused`` with the field to correct."""
    words = clean(draft.words, keep_lines=True)
    if not words:
        raise Refused(tr("Say what is to be done."), field="words")
    if draft.kind not in KINDS:
        raise Refused(tr("“{kind}” is no kind of reminder.", kind=draft.kind), field="kind")
    return replace(draft, words=words, assigned_to=clean(draft.assigned_to or "") or None)


def urgency(due_at: datetime, now: datetime) -> Urgency:
    """Whether something is overdue, to be done today (where the desk stands), or later."""
    if due_at < now:
        return "overdue"
    return "today" if due_at.astimezone().date() == now.astimezone().date() else "upcoming"


def put_off(now: datetime, delay: Delay) -> datetime:
    """The instant (UTC) that *later* means: in an hour, tomorrow at nine, Monday of next week at nine."""
    local = now.astimezone()
    if delay == "hour":
        return (now + timedelta(hours=1)).astimezone(UTC).replace(second=0, microsecond=0)
    days = 1 if delay == "tomorrow" else 7 - local.weekday()
    return at_desk(local.date() + timedelta(days=days), MORNING)


def at_desk(day: date, hour: time) -> datetime:
    """The instant (UTC) of an hour of a day where the desk stands."""
    return datetime.combine(day, hour).astimezone().astimezone(UTC)


_HOUR = re.compile(r"(\d{1,2})(?:\s?(?:[:.h]|h\s)\s?(\d{2})?)?")


def read_hour(typed: str) -> time | None:
    """An hour as people write it: ``14:30``, ``14 h 30``, ``14h``, ``9``. None when it is not one."""
    match = _HOUR.fullmatch(typed.strip().lower())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def due_words(due_at: datetime, now: datetime) -> str:
    """When something is due, short enough for a badge: ``14:30``, ``tomorrow 09:00``, ``3 days ago``."""
    local, today = due_at.astimezone(), now.astimezone().date()
    days = (local.date() - today).days
    if days == 0:
        return f"{local:%H:%M}"
    if days == 1:
        return tr("tomorrow {time}", time=f"{local:%H:%M}")
    return relative(local.date(), today) if -60 <= days <= 6 else format_date(local.date())
