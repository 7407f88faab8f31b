"""A list as JSON for other programs: an array of objects whose keys are the field names of the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from grc_desktop.features.exports.records import Column, Listing, Written


def write_objects(listing: Listing, path: Path) -> Written:
    """Write ``listing`` to ``path``: dates ISO 8601, ``null`` where nothing is known.

    Amounts are decimal numbers; a record with one also says its ``currency``.
    """
    converters = [(index, column.key, _converter(column)) for index, column in enumerate(listing.columns)]
    kinds = {column.key: column.kind for column in listing.columns}
    rest = {"currency": listing.currency} if "money" in kinds.values() and "currency" not in kinds else {}
    encode = json.JSONEncoder(ensure_ascii=False).encode
    count = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for count, row in enumerate(listing.rows, 1):
            record = {key: None if row[index] is None else convert(row[index]) for index, key, convert in converters}
            file.write(("[\n" if count == 1 else ",\n") + encode(record | rest))
        file.write("[]\n" if count == 0 else "\n]\n")
    return Written(file=path, rows=count)


def _converter(column: Column) -> Callable[[object], object]:
    match column.kind:
        case "money":
            return lambda value: value / 100 if isinstance(value, int) else value
        case "date":
            return lambda value: value.isoformat() if isinstance(value, date) else value
        case "instant":
            return lambda value: value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value
        case "number":
            return lambda value: float(value) if isinstance(value, (Decimal, float, int)) else value
        case _:
            return lambda value: value
