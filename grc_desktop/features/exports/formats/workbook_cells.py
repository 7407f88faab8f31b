"""The cells of a list in a workbook, made once for each column and filled anew for each row.

openpyxl makes a cell, guesses the type of its value and looks up its style for every value that it is given, half
of the time that a large list takes; a list knows the types of its columns beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from grc_desktop.features.exports.formats.wording import words_for
from grc_desktop.features.exports.records import Column

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, section 2.2
_LONGEST_TEXT = 32_767
_NUMBER_FORMATS = {"money": "#,##0.00", "date": "mm-dd-yy", "instant": "m/d/yy h:mm"}
"""Formats 4, 14 and 22 of every Excel: the last two are shown the way the reader's own country writes dates."""

_DAY_ZERO = date(1899, 12, 30)
_FIRST_DAY = date(1900, 3, 1)
"""Excel believes in 29 February 1900: days before the next are written as text."""


def xml_text(text: str) -> str:
    """``text`` as a cell can hold it: without what XML forbids, and not too long."""
    allowed = _FORBIDDEN.sub("", text)
    return allowed if len(allowed) <= _LONGEST_TEXT else allowed[: _LONGEST_TEXT - 1] + "…"


def is_like_formula(text: str) -> bool:
    """Whether Excel would take ``text`` for a formula once somebody has edited its cell."""
    return text[:1] in ("=", "+", "-", "@", "#")


class _Cell:
    """What openpyxl's writer asks of a cell, and no more."""

    __slots__ = ("_value", "data_type", "has_style", "letter", "row", "style_id")

    hyperlink = None
    _comment = None

    def __init__(self, letter: str) -> None:
        self.letter = letter
        self.row = 0
        self.style_id = 0
        self.has_style = False
        self.data_type = "s"
        self._value: object = None

    @property
    def coordinate(self) -> str:
        return f"{self.letter}{self.row}"

    def put(self, value: object, data_type: str, style_id: int = 0) -> None:
        self._value, self.data_type, self.style_id, self.has_style = value, data_type, style_id, style_id > 0


class CellMaker:
    """Turns the rows of a list into the cells of ``sheet`` (in place of its own ``_values_to_row``)."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Column]) -> None:
        quoted = WriteOnlyCell(sheet)
        quoted.quotePrefix = True
        self._quoted = quoted.style_id
        self._columns = [
            (_Cell(get_column_letter(index)), self._filler(sheet, column)) for index, column in enumerate(columns, 1)
        ]

    def cells(self, values: Sequence[object], row: int) -> Iterator[_Cell]:
        """The cells of one row; absent values have none. Each is to be written before the next is asked for."""
        for (cell, fill), value in zip(self._columns, values, strict=True):
            if value is not None:
                cell.row = row
                fill(cell, value)
                yield cell

    def _filler(self, sheet: Worksheet, column: Column) -> Callable[[_Cell, object], None]:
        if column.kind in ("whole", "number"):
            return lambda cell, value: cell.put(value, "n")
        if column.kind in _NUMBER_FORMATS:
            styled = WriteOnlyCell(sheet)
            styled.number_format = _NUMBER_FORMATS[column.kind]
            return _days(styled.style_id) if column.kind != "money" else _cents(styled.style_id)
        if column.kind == "text" and column.words is None:
            return self._fill_text
        words = words_for(column)
        return lambda cell, value: self._fill_text(cell, words(value))

    def _fill_text(self, cell: _Cell, value: object) -> None:
        """Text whatever it begins with, even after somebody has edited the cell."""
        text = str(value)
        if not text:
            cell.put(None, "n")  # which the writer leaves out
            return
        if not text.isprintable() or len(text) > _LONGEST_TEXT:
            text = xml_text(text)
        cell.put(text, "s", self._quoted if is_like_formula(text) else 0)


def _cents(style_id: int) -> Callable[[_Cell, object], None]:
    return lambda cell, value: cell.put(value / 100 if isinstance(value, int) else value, "n", style_id)


def _days(style_id: int) -> Callable[[_Cell, object], None]:
    """Days since Excel's first, with the hour as their fraction: Excel knows no time zones, so the desk's own."""

    def fill(cell: _Cell, value: object) -> None:
        if isinstance(value, datetime):
            local = value.astimezone()
            seconds = local.hour * 3600 + local.minute * 60 + local.second
            cell.put((local.date() - _DAY_ZERO).days + seconds / 86_400, "n", style_id)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            cell.put((value - _DAY_ZERO).days, "n", style_id)
        else:
            cell.put(str(value), "s")

    return fill
