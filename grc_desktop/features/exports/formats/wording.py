"""How values are written where people read them: paper, CSV, the sheet that says what a list is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import grouped, tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.exports.records import Column, Listing

_MOST_REMEMBERED = 1_000


def words_for(column: Column) -> Callable[[object], str]:
    """How a value of ``column`` is written for people, in the user's language; empty for an absent one.

    French: ``22/11/2026``, ``1 234,50``; English: ``22/11/2026``, ``1,234.50``.
    """
    if column.kind == "money":
        return lambda value: grouped(f"{value / 100:,.2f}") if isinstance(value, int) else ""
    if column.words is not None:
        return _Remembered(column.words).__getitem__
    return _words


class _Remembered(dict[object, str]):
    """The words of values that come again and again: countries, states, channels."""

    def __init__(self, words: Callable[[str], str]) -> None:
        super().__init__({None: "", "": ""})
        self._words = words

    def __missing__(self, value: object) -> str:
        words = self._words(str(value))
        if len(self) < _MOST_REMEMBERED:  # telephones do not come again: memory stays flat
            self[value] = words
        return words


def _words(value: object) -> str:
    match value:
        case None | str():
            words = value or ""
        case tuple():
            words = ", ".join(map(str, value))
        case bool():
            words = tr("yes") if value else tr("no")
        case datetime():
            words = in_words(value)
        case date():
            words = format_date(value, style="numeric")
        case int():
            words = format_count(value)
        case _:
            words = grouped(f"{value:,.2f}".rstrip("0").rstrip("."))
    return words


def in_words(instant: datetime) -> str:
    """Day and minute where the desk stands."""
    local = instant.astimezone()
    return f"{format_date(local.date(), style='numeric')} {local:%H:%M}"


def decimal(number: float) -> str:
    """A measure without needless digits, with the decimal sign of the user's language."""
    return grouped(f"{number:g}")


def about(listing: Listing, count: int) -> list[tuple[str, str]]:
    """What a list is, as label and words: it leaves the house without the program that explains it."""
    return [
        (tr("List"), listing.title),
        (tr("Establishment"), listing.house),
        (tr("Contents"), listing.scope),
        (tr("Rows"), format_count(count)),
        (tr("Made on"), in_words(listing.made_at)),
        (tr("Made by"), listing.made_by),
        (tr("Personal data"), tr("For the use of the establishment only. Delete this file when it has served.")),
    ]
