"""A list as CSV, the way the Excel of the user's language opens it with a double click.

UTF-8 with a byte-order mark. French: semicolons, decimal commas, ``22/11/2026``; English: commas, decimal points,
``2026-11-22``.
CSV knows no types: a text that a spreadsheet would run as a formula gets an apostrophe before it, which
Excel shows and ``import`` takes away again. Numbers and telephones that begin with + or - are left alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from grc_desktop.core.language import language, tr
from grc_desktop.features.exports.records import Column, Listing, Written

_FORMULA = "=+-@\t\r\n"
_HARMLESS = re.compile(r"[+-][\d\s().,-]*")


def write_separated(listing: Listing, path: Path) -> Written:
    """Write ``listing`` to ``path``."""
    french = language() == "fr"
    converters = [(index, _converter(column, french)) for index, column in enumerate(listing.columns)]
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        writer = csv.writer(file, delimiter=";" if french else ",", lineterminator="\r\n")
        writer.writerow([column.title for column in listing.columns])
        for count, row in enumerate(listing.rows, 1):  # noqa: B007  the last number is the number of rows
            writer.writerow([convert(row[index]) if row[index] is not None else "" for index, convert in converters])
    return Written(file=path, rows=count)


def _converter(column: Column, french: bool) -> Callable[[object], object]:
    point = "," if french else "."
    day = "%d/%m/%Y" if french else "%Y-%m-%d"
    if column.words is not None:
        words = column.words
        return lambda value: _guarded(words(str(value)))
    converters: dict[str, Callable[[object], object]] = {
        "text": _guarded,
        "set": lambda value: _guarded(", ".join(map(str, value)) if isinstance(value, tuple) else value),
        "whole": lambda value: value,
        "number": lambda value: str(value).replace(".", point),
        "money": lambda value: f"{value / 100:.2f}".replace(".", point) if isinstance(value, int) else value,
        "date": lambda value: value.strftime(day) if isinstance(value, date) else value,
        "instant": lambda value: value.astimezone().strftime(f"{day} %H:%M") if isinstance(value, datetime) else value,
        "yes_no": lambda value: tr("yes") if value else tr("no"),
    }
    return converters[column.kind]


def _guarded(value: object) -> str:
    text = str(value)
    if text and text[0] in _FORMULA and not _HARMLESS.fullmatch(text):
        return "'" + text
    return text.replace("\x00", "") if "\x00" in text else text
