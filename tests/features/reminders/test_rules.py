"""When something is due, and when *later* is."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.errors import Refused
from grc_desktop.features.reminders.records import Delay, ReminderDraft
from grc_desktop.features.reminders.rules import check, due_words, put_off, read_hour, urgency

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)  # a Sunday, 11:00 in Paris


@pytest.mark.parametrize(
    ("delay", "expected"),
    [
        ("hour", datetime(2026, 11, 22, 11, 0, tzinfo=UTC)),
        ("tomorrow", datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),
        ("next_week", datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),
    ],
)
def test_later_is_a_moment_when_somebody_is_at_the_desk(delay: Delay, expected: datetime) -> None:
    assert put_off(NOW, delay) == expected


def test_next_week_is_monday_at_nine() -> None:
    assert put_off(datetime(2026, 11, 18, 10, 0, tzinfo=UTC), "next_week") == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    # Summer time ends on 25 October: nine o'clock stays nine o'clock.
    assert put_off(datetime(2026, 10, 24, 10, 0, tzinfo=UTC), "next_week") == datetime(2026, 10, 26, 8, 0, tzinfo=UTC)
    assert put_off(datetime(2026, 10, 23, 10, 0, tzinfo=UTC), "tomorrow") == datetime(2026, 10, 24, 7, 0, tzinfo=UTC)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.sampled_from(["hour", "tomorrow", "next_week"]))  # noqa: DTZ001 - given its zone below
def test_later_is_never_before_now(moment: datetime, delay: Delay) -> None:
    now = moment.replace(tzinfo=UTC, second=0, microsecond=0)
    due = put_off(now, delay)
    assert now < due <= now + timedelta(days=8)
    assert urgency(due, now) != "overdue"


@pytest.mark.parametrize(
    ("due", "expected", "words"),
    [
        (NOW - timedelta(minutes=1), "overdue", "10:59"),
        (NOW + timedelta(hours=3, minutes=30), "today", "14:30"),
        (NOW + timedelta(hours=12, minutes=59), "today", "23:59"),
        (NOW + timedelta(hours=13), "upcoming", "tomorrow 00:00"),
        (NOW - timedelta(days=3), "overdue", "3 days ago"),
        (NOW + timedelta(days=4), "upcoming", "in 4 days"),
        (NOW + timedelta(days=40), "upcoming", "1 Jan 2027"),
    ],
)
def test_what_is_due_is_told_by_the_clock_on_the_wall(due: datetime, expected: str, words: str) -> None:
    assert urgency(due, NOW) == expected
    assert due_words(due, NOW) == words


def test_a_reminder_says_what_to_do() -> None:
    assert check(ReminderDraft(words="  call\u200b back ", due_at=NOW, assigned_to=" ")).words == "call back"
    for draft, field in (
        (ReminderDraft(words=" \n ", due_at=NOW), "words"),
        (ReminderDraft(words="call", due_at=NOW, kind="fax"), "kind"),
    ):
        with pytest.raises(Refused) as refusal:
            check(draft)
        assert refusal.value.field == field


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14:30", time(14, 30)),
        ("14 h 30", time(14, 30)),
        ("14h", time(14, 0)),
        (" 9 ", time(9, 0)),
        ("9.05", time(9, 5)),
        ("24:00", None),
        ("12:60", None),
        ("noon", None),
        ("", None),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, expected: time | None) -> None:
    assert read_hour(typed) == expected
