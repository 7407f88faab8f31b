"""What the form of a reminder asks and says."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.reminders.records import FIELDS, ReminderDraft
from grc_desktop.features.reminders.ui.writing import (
    instant,
    judge_hour,
    reminder_draft,
    reminder_fields,
    reminder_values,
)

CALL = ReminderDraft(words="Call back", due_at=datetime(2026, 12, 1, 13, 30, tzinfo=UTC), assigned_to="Yann")


def test_a_reminder_comes_out_of_the_form_as_it_went_in() -> None:
    values = reminder_values(CALL)
    assert (values["due_at"], values["hour"]) == (date(2026, 12, 1), "14:30")  # as the clock on the wall says
    assert reminder_draft(values) == CALL
    assert {field.key for field in reminder_fields()} == {*FIELDS, "hour"} == set(values)


def test_an_empty_hour_is_the_morning_or_what_is_asked_for() -> None:
    day = date(2026, 12, 1)
    assert instant(day, " ", field="due_at") == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert instant(day, "", field="due_at", otherwise=time(12)) == datetime(2026, 12, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hour"), [(None, "9"), (date(2026, 12, 1), "noon")])
def test_what_is_no_instant_is_refused_beside_the_day(day: date | None, hour: str) -> None:
    with pytest.raises(Refused) as refusal:
        instant(day, hour, field="due_at")
    assert refusal.value.field == "due_at"


def test_an_hour_is_judged_while_it_is_typed() -> None:
    assert judge_hour("14h30") is None
    finding = judge_hour("25:00")
    assert finding is not None
    assert finding.level == "error"
