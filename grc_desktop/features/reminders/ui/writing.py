"""The form of a reminder: what it asks, and what its answers amount to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.reminders.records import FIELDS, KINDS, ReminderDraft
from grc_desktop.features.reminders.rules import MORNING, at_desk, read_hour
from grc_desktop.ui.form import Field, Finding


def judge_hour(typed: object) -> Finding | None:
    """What is wrong with an hour."""
    return None if read_hour(str(typed)) else Finding(tr("Type an hour, for example 14:30"))


def instant(day: date | None, typed_hour: str, *, field: str, otherwise: time = MORNING) -> datetime:
    """The instant of a day and an hour of a form (``otherwise``: the hour of an empty line)."""
    hour = read_hour(typed_hour) if typed_hour.strip() else otherwise
    if day is None or hour is None:
        raise Refused(tr("Type a day and an hour."), field=field)
    return at_desk(day, hour)


def reminder_fields() -> list[Field]:
    """What is asked of a reminder."""
    return [
        Field(key="words", label=FIELDS["words"], kind="multiline", required=True, longest=2000),
        Field(
            key="kind", label=FIELDS["kind"], kind="choice", choices=[(key, tr(text)) for key, text in KINDS.items()]
        ),
        Field(key="assigned_to", label=FIELDS["assigned_to"], longest=80, hint=later("Empty: whoever is at the desk.")),
        Field(key="due_at", label=later("Day"), kind="date", required=True),
        Field(key="hour", label=later("Hour"), longest=8, check=judge_hour),
    ]


def reminder_values(draft: ReminderDraft) -> dict[str, Any]:
    """A reminder as the form shows it."""
    local = draft.due_at.astimezone()
    return {
        "words": draft.words,
        "kind": draft.kind,
        "assigned_to": draft.assigned_to,
        "due_at": local.date(),
        "hour": f"{local:%H:%M}",
    }


def reminder_draft(values: Mapping[str, Any]) -> ReminderDraft:
    """What the form says."""
    return ReminderDraft(
        words=values["words"],
        due_at=instant(values["due_at"], values["hour"], field="due_at"),
        kind=values["kind"],
        assigned_to=values["assigned_to"] or None,
    )
