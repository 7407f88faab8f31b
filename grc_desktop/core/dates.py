"""Days: read as people and spreadsheets write them, written as each language does, counted for deadlines."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Literal

from grc_desktop.core.language import language as current_language
from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import fold

Style = Literal["short", "numeric", "medium", "long", "full", "month"]
DayOrder = Literal["day-first", "month-first", "ambiguous"]

_MONTHS = {
    word: month
    for month, words in enumerate(
        (
            "janvier janv jan january januar gennaio enero ene",
            "fevrier fevr fev february feb februar febbraio febrero",
            "mars mar march marz maerz mrz marzo",
            "avril avr april apr aprile abril abr",
            "mai may maggio mag mayo",
            "juin june jun juni giugno giu junio",
            "juillet juil july jul juli luglio lug julio",
            "aout aou august aug agosto ago",
            "septembre sept sep september settembre set septiembre",
            "octobre oct october oktober okt ottobre ott octubre",
            "novembre nov november noviembre",
            "decembre dec december dezember dez dicembre dic diciembre",
        ),
        start=1,
    )
    for word in words.split()
}

_NUMERIC = re.compile(r"(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(
    r"(?:T|,?\s+)\d{1,2}[:h]\d{0,2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE
)
_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_ORDINALS = frozenset({"er", "e", "st", "nd", "rd", "th", "de", "del", "of", "le", "the", "d"})
_EXCEL_1900 = date(1899, 12, 30)
_EXCEL_1904 = date(1904, 1, 1)
_YOUNGEST_SERIAL, _OLDEST_SERIAL = 73_050, 10_000  # 2099 and 1927: other five-digit texts are no dates


def read_date(
    value: str | float | date | None,
    *,
    today: date,
    day_first: bool = True,
    past_only: bool = False,
    excel_1904: bool = False,
) -> date | None:
    """The day that a text, a spreadsheet number or a date means; None when it means none.

    ``03/04/25`` is read in the order that ``day_first`` says, unless only the other order is possible. Two
    digits of a year lie within twenty years ahead of ``today``, or in the past with ``past_only`` (births),
    where a day after today is no answer. Numbers are Excel serials (46336 is 2026-11-10; with
    ``excel_1904`` counted as old Macintosh workbooks do).
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        found: date | None = value.date()
    elif isinstance(value, date):
        found = value
    elif isinstance(value, (int, float)):
        found = _from_serial(value, excel_1904=excel_1904)
    else:
        found = _from_text(value, today, day_first=day_first, past_only=past_only, excel_1904=excel_1904)
    return None if found is not None and past_only and found > today else found


def _from_serial(number: float, *, excel_1904: bool) -> date | None:
    if not 1 <= number < 2_958_466 or (1_800 <= number <= 2_100 and number == int(number)):
        return None  # a bare year is not a day
    days = int(number)
    if excel_1904:
        return _EXCEL_1904 + timedelta(days=days)
    if days < 61:  # Excel believes in 29 February 1900
        return None if days == 60 else _EXCEL_1900 + timedelta(days=days + 1)
    return _EXCEL_1900 + timedelta(days=days)


def _from_text(typed: str, today: date, *, day_first: bool, past_only: bool, excel_1904: bool) -> date | None:
    text = _TIME.sub("", typed.strip().lstrip("'")).strip()
    if not text.isascii():
        text = " ".join(text.split())
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        year = _year(match[3], today, past_only=past_only, month_day=(second, first))
        day, month = (first, second) if day_first else (second, first)
        return _day(year, month, day) or _day(year, day, month)
    if re.fullmatch(r"\d{5}(?:\.0+)?", text):
        number = float(text)
        return _from_serial(number, excel_1904=excel_1904) if _OLDEST_SERIAL <= number <= _YOUNGEST_SERIAL else None
    return _from_words(text, today, past_only=past_only)


def _from_words(text: str, today: date, *, past_only: bool) -> date | None:
    """``14 oct. 2026``, ``samedi 1er mars 2025``, ``October 14th, 2026``, ``14-oct-26``."""
    numbers: list[str] = []
    month = 0
    for token in _TOKENS.findall(fold(text)):
        if token.isdigit():
            numbers.append(token)
        elif token in _MONTHS:
            month = _MONTHS[token]  # the last one counts: "mar. 14 oct. 2026" was a Tuesday
        elif token not in _ORDINALS and token[:2] not in _WEEKDAYS:
            return None
    if not month or len(numbers) != 2:
        return None
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    if len(day) > 2 or len(year) not in (2, 4):
        return None
    return _day(_year(year, today, past_only=past_only, month_day=(month, int(day))), month, int(day))


_WEEKDAYS = frozenset(
    ("lu", "ma", "me", "je", "ve", "sa", "di", "mo", "tu", "we", "th", "fr", "su", "do", "mi", "so", "gi")
)


def _year(digits: str, today: date, *, past_only: bool, month_day: tuple[int, int]) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    year += today.year - today.year % 100
    if past_only:
        return year - 100 if (year, *month_day) > (today.year, today.month, today.day) else year
    return year - 100 if year > today.year + 20 else year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1800 else None
    except ValueError:
        return None


def guess_day_order(values: Iterable[str]) -> DayOrder:
    """Whether a column writes the day or the month first; ``ambiguous`` where nothing tells.

    One value over twelve decides, and the majority where a column contradicts itself. A column without any
    such numeric date is ``day-first``: there is nothing to ask about.
    """
    day_first = month_first = unclear = 0
    for value in values:
        match = _NUMERIC.fullmatch(_TIME.sub("", value.strip()))
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first != second:
            unclear += 1
    if day_first != month_first:
        return "day-first" if day_first > month_first else "month-first"
    return "ambiguous" if unclear or day_first else "day-first"


# --- written --------------------------------------------------------------------------------------

_PATTERNS = {
    "short": "dd/MM/yy",
    "numeric": "dd/MM/yyyy",
    "medium": "d MMM yyyy",
    "long": "d MMMM yyyy",
    "full": "EEEE d MMMM yyyy",
    "month": "LLLL",
}


def format_date(day: date, language: str | None = None, style: Style = "medium") -> str:
    """``14/10/26``, ``14/10/2026``, ``14 oct. 2026``, ``14 octobre 2026``, ``mercredi 14 octobre 2026``, ``octobre``,
    for the styles in their order.
    """
    return _format_date(day, language or current_language(), style)


@lru_cache(maxsize=20_000)
def _format_date(day: date, language: str, style: Style) -> str:
    from babel import dates

    text = dates.format_date(day, _PATTERNS[style], locale="en_GB" if language == "en" else language)
    return re.sub(r"\b1 (?=[^\W\d])", "1er ", text) if language == "fr" else text


def format_instant(instant: datetime, language: str | None = None) -> str:
    """Day and minute where the desk stands: ``14 oct. 2026 à 14:30``. ``instant`` without zone is UTC."""
    local = (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone()
    return tr("{date} at {time}", date=format_date(local.date(), language), time=f"{local:%H:%M}")


def relative(day: date, today: date) -> str:
    """``aujourd'hui``, ``demain``, ``il y a 39 jours``, ``dans 4 mois``, in the user's language."""
    days = (day - today).days
    if days in (-1, 0, 1):
        return (tr("today"), tr("tomorrow"), tr("yesterday"))[days]
    months = abs((day.year - today.year) * 12 + day.month - today.month)
    past = days < 0
    if abs(days) <= 60:
        count = abs(days)
        return (
            trn("{count} day ago", "{count} days ago", count)
            if past
            else trn("in {count} day", "in {count} days", count)
        )
    if months < 24:
        return (
            trn("{count} month ago", "{count} months ago", months)
            if past
            else trn("in {count} month", "in {count} months", months)
        )
    years = months // 12
    return (
        trn("{count} year ago", "{count} years ago", years)
        if past
        else trn("in {count} year", "in {count} years", years)
    )


# --- counted --------------------------------------------------------------------------------------


def months_before(day: date, months: int) -> date:
    """The same day ``months`` earlier (later when negative); the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def birthday_in(birth: date, year: int) -> date:
    """The day on which somebody's birthday is kept in ``year``; 29 February moves to 28 in common years."""
    if (birth.month, birth.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28)
    return birth.replace(year=year)


def age_on(birth: date, day: date) -> int:
    """Full years lived on ``day``."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@cache
def public_holidays(year: int, *, alsace_moselle: bool = False) -> frozenset[date]:
    """The public holidays of France (Labour Code L3133-1; L3134-13 adds two in Alsace and Moselle)."""
    import holidays

    return frozenset(holidays.country_holidays("FR", subdiv="57" if alsace_moselle else None, years=year))


def is_working_day(day: date, *, alsace_moselle: bool = False) -> bool:
    """Monday to Friday, and no public holiday."""
    return day.weekday() < 5 and day not in public_holidays(day.year, alsace_moselle=alsace_moselle)


def working_days_after(day: date, count: int, *, alsace_moselle: bool = False) -> date:
    """The ``count``-th working day after ``day``, which itself does not count."""
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day, alsace_moselle=alsace_moselle):
            count -= 1
    return day
