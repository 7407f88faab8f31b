"""A list as CSV, the way the Excel of the user's language opens it with a double click.

UTF-8 with a byte-order mark. French: semicolons, decimal commas, ``22/11/2026``; English: commas, decimal points,
``2026-11-22``.
CSV knows no types: a text that a spreadsheet would run as a formula gets an apostrophe before it, which
Excel shows and ``import`` takes away again. Numbers and telephones that begin with + or - are left alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from grc_desktop.core.language import language
from grc_desktop.features.exports.formats.wording import words_for
from grc_desktop.features.exports.records import Column, Listing, Written

_FORMULA = frozenset("=+-@\t\r\n")
_BLOCK = 500
_MOST_DAYS = 20_000
_HARMLESS = re.compile(r"[+-][\d.,]*(?:\s[\d\s().,-]*)?")
"""A number, or a telephone as people write it; ``+1-202-555`` without a space would be reckoned up."""


def write_separated(listing: Listing, path: Path) -> Written:
    """Write ``listing`` to ``path``."""
    french = language() == "fr"
    converters = [_converter(column, french) for column in listing.columns]
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        writer = csv.writer(file, delimiter=";" if french else ",", lineterminator="\r\n")
        writer.writerow(_guard(column.title for column in listing.columns))
        rows = iter(listing.rows)
        while block := list(islice(rows, _BLOCK)):
            columns = [convert(values) for convert, values in zip(converters, zip(*block, strict=True), strict=True)]
            writer.writerows(zip(*columns, strict=True))
            count += len(block)
    return Written(file=path, rows=count)


def _converter(column: Column, french: bool) -> Callable[[tuple[Any, ...]], list[object]]:
    """From the values of a column to what is written, a block at a time: a call per value would double the work."""
    point = "," if french else "."
    words = words_for(column)
    days = _Days(french)
    converters: dict[str, Callable[[tuple[Any, ...]], list[object]]] = {
        "text": _guard,
        "whole": list,
        "number": lambda values: [None if value is None else str(value).replace(".", point) for value in values],
        "money": lambda values: [
            None if value is None else f"{value / 100:.2f}".replace(".", point) for value in values
        ],
        "date": lambda values: [value and days[value] for value in values],
        "instant": lambda values: [value and _instant(value, french) for value in values],
    }
    if (say := column.words) is not None:  # what is remembered is remembered harmless
        words = words_for(replace(column, words=lambda value: _harmless(say(value))))
        return lambda values: list(map(words, values))
    if column.kind not in converters:
        return lambda values: _guard(map(words, values))
    return converters[column.kind]


class _Days(dict[date, str]):
    """Days as they are written; purchases lie close together."""

    def __init__(self, french: bool) -> None:
        super().__init__()
        self._french = french

    def __missing__(self, day: date) -> str:
        words = _day(day, self._french)
        if len(self) < _MOST_DAYS:
            self[day] = words
        return words


def _day(day: date, french: bool) -> str:
    iso = day.isoformat()
    return f"{iso[8:]}/{iso[5:7]}/{iso[:4]}" if french else iso


def _instant(instant: datetime, french: bool) -> str:
    local = instant.astimezone()
    return f"{_day(local.date(), french)} {local:%H:%M:%S}".removesuffix(":00")


def _guard(texts: Iterable[str | None]) -> list[object]:
    return [_harmless(text) if text and text[0] in _FORMULA else text for text in texts]


def _harmless(text: str) -> str:
    return text if text[:1] not in _FORMULA or _HARMLESS.fullmatch(text) else "'" + text
