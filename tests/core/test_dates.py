"""Reading, writing and counting days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.dates import (
    age_on,
    birthday_in,
    format_date,
    format_instant,
    guess_day_order,
    is_working_day,
    months_before,
    public_holidays,
    read_date,
    relative,
    working_days_after,
)
from grc_desktop.core.language import speak

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1900, 3, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14/10/2026", date(2026, 10, 14)),
        ("14.10.2026", date(2026, 10, 14)),
        ("14-10-26", date(2026, 10, 14)),
        ("2026-10-14", date(2026, 10, 14)),
        ("2026-10-14T08:30:00Z", date(2026, 10, 14)),
        ("2026-10-14 00:00:00", date(2026, 10, 14)),
        ("14/10/2026 15:30", date(2026, 10, 14)),
        ("20261014", date(2026, 10, 14)),
        ("10/25/2026", date(2026, 10, 25)),
        ("03/04/2025", date(2025, 4, 3)),
        ("14 oct. 2026", date(2026, 10, 14)),
        ("14 octobre 2026", date(2026, 10, 14)),
        ("samedi 1er août 2026", date(2026, 8, 1)),
        ("mar. 14 févr. 2023", date(2023, 2, 14)),
        ("Oct 14, 2026", date(2026, 10, 14)),
        ("October 14th, 2026", date(2026, 10, 14)),
        ("14-oct-26", date(2026, 10, 14)),
        ("14. Oktober 2026", date(2026, 10, 14)),
        ("14 de octubre de 2026", date(2026, 10, 14)),
        ("46336", date(2026, 11, 10)),
        (46336, date(2026, 11, 10)),
        (46336.75, date(2026, 11, 10)),
        (datetime(2026, 10, 14, 9, tzinfo=UTC), date(2026, 10, 14)),
        (date(2026, 10, 14), date(2026, 10, 14)),
        (1, date(1900, 1, 1)),
        (61, date(1900, 3, 1)),
        ("01/01/99", date(1999, 1, 1)),
        ("01/01/46", date(2046, 1, 1)),
    ],
)
def test_read_date(text: str | float | date, day: date) -> None:
    assert read_date(text, today=TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0/0/00",
        "00/00/0000",
        "31/02/2026",
        "1985",
        1985,
        "mai 2026",
        "demain",
        "12",
        None,
        True,
        60,
        "14 foo 2026",
        -3,
    ],
)
def test_what_is_no_day(text: str | float | None) -> None:
    assert read_date(text, today=TODAY) is None


def test_month_first() -> None:
    assert read_date("03/04/2025", today=TODAY, day_first=False) == date(2025, 3, 4)
    assert read_date("25/04/2025", today=TODAY, day_first=False) == date(2025, 4, 25)


def test_births_lie_in_the_past() -> None:
    assert read_date("12/03/45", today=TODAY, past_only=True) == date(1945, 3, 12)
    assert read_date("12/03/12", today=TODAY, past_only=True) == date(2012, 3, 12)
    assert read_date("23/11/26", today=TODAY, past_only=True) == date(1926, 11, 23)
    assert read_date("23/11/2026", today=TODAY, past_only=True) is None


def test_old_macintosh_workbooks() -> None:
    assert read_date(44874, today=TODAY, excel_1904=True) == date(2026, 11, 10)


@given(DAYS)
def test_what_we_write_we_can_read(day: date) -> None:
    for language in ("fr", "en"):
        for style in ("numeric", "medium", "long", "full"):
            assert read_date(format_date(day, language, style), today=TODAY) == day
    assert read_date(day.isoformat(), today=TODAY) == day


@given(st.text(max_size=25))
def test_no_text_makes_it_fail(text: str) -> None:
    found = read_date(text, today=TODAY)
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/2025", "25/04/2025"], "day-first"),
        (["03/04/2025", "04/25/2025"], "month-first"),
        (["03/04/2025", "05/06/25"], "ambiguous"),
        (["25/04/2025", "04/25/2025"], "ambiguous"),
        (["2025-04-03", "", "avril"], "day-first"),
        ([], "day-first"),
        (["04/04/2025"], "day-first"),
        (["03/04/2025 10:00", "13/04/2025 10:00"], "day-first"),
    ],
)
def test_guess_day_order(values: list[str], order: str) -> None:
    assert guess_day_order(values) == order


def test_a_day_written_before_follows_another_language() -> None:
    speak("fr")
    assert format_date(date(2026, 1, 1)) == "1er janv. 2026"
    speak("en")
    assert format_date(date(2026, 1, 1)) == "1 Jan 2026"


def test_forms() -> None:
    assert format_date(date(2026, 10, 14), "fr") == "14 oct. 2026"
    assert format_date(date(2026, 10, 14), "fr", "short") == "14/10/26"
    assert format_date(date(2026, 11, 22), "fr", "full") == "dimanche 22 novembre 2026"
    assert format_date(date(2026, 11, 1), "fr", "full") == "dimanche 1er novembre 2026"
    assert format_date(date(2026, 11, 1), "fr", "short") == "01/11/26"
    assert format_date(date(2026, 10, 14), "en") == "14 Oct 2026"


def test_instant_and_distance_in_words() -> None:
    speak("en")
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert format_instant(noon, "en").startswith("22 Nov 2026 at ")
    assert relative(date(2026, 11, 22), TODAY) == "today"
    assert relative(date(2026, 11, 23), TODAY) == "tomorrow"
    assert relative(date(2026, 11, 21), TODAY) == "yesterday"
    assert relative(date(2026, 10, 14), TODAY) == "39 days ago"
    assert relative(date(2026, 11, 25), TODAY) == "in 3 days"
    assert relative(date(2026, 5, 14), TODAY) == "6 months ago"
    assert relative(date(2023, 5, 14), TODAY) == "3 years ago"
    assert relative(date(2029, 5, 14), TODAY) == "in 2 years"


def test_months_before() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 13) == date(2024, 12, 15)
    assert months_before(date(2026, 1, 15), -1) == date(2026, 2, 15)


@given(DAYS, st.integers(0, 500))
def test_months_before_and_after(day: date, months: int) -> None:
    back = months_before(day, months)
    assert (day.year - back.year) * 12 + day.month - back.month == months
    assert back.day <= day.day


def test_birthdays_and_ages() -> None:
    assert birthday_in(date(2000, 2, 29), 2026) == date(2026, 2, 28)
    assert birthday_in(date(2000, 2, 29), 2028) == date(2028, 2, 29)
    assert age_on(date(1980, 11, 23), TODAY) == 45
    assert age_on(date(1980, 11, 22), TODAY) == 46


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, ["1/1", "6/4", "1/5", "8/5", "14/5", "25/5", "14/7", "15/8", "1/11", "11/11", "25/12"]),
        (2027, ["1/1", "29/3", "1/5", "6/5", "8/5", "17/5", "14/7", "15/8", "1/11", "11/11", "25/12"]),
    ],
)
def test_public_holidays(year: int, days: list[str]) -> None:
    expected = {date(year, *reversed([int(part) for part in day.split("/")])) for day in days}
    assert public_holidays(year) == expected
    assert public_holidays(2026, alsace_moselle=True) - public_holidays(2026) == {date(2026, 4, 3), date(2026, 12, 26)}


def test_working_days() -> None:
    assert working_days_after(date(2026, 11, 10), 1) == date(2026, 11, 12)  # the 11th is a holiday
    assert working_days_after(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert working_days_after(date(2026, 11, 20), 10) == date(2026, 12, 4)
    assert not is_working_day(date(2026, 11, 22))
