"""A list as an Excel workbook (Office Open XML): real dates and numbers, and text that stays text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.exports.formats.wording import about, grouped, words_for
from grc_desktop.features.exports.records import Column, Listing, Row, Written

MOST_ROWS = 1_048_575
"""A sheet has 1,048,576 rows (ECMA-376); one is the heading."""

_LONGEST_TEXT = 32_767  # of a cell
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, section 2.2
_NUMBER_FORMATS: dict[str, str] = {"money": "#,##0.00", "date": "mm-dd-yy", "instant": "m/d/yy h:mm"}
"""Formats 4, 14 and 22 of every Excel: the last two are shown the way the reader's own country writes dates."""
_AS_THEY_ARE = ("text", "whole", "number")
_READ_AHEAD = 200


def write_workbook(listing: Listing, path: Path) -> Written:
    """Write ``listing`` to ``path``: the list on the first sheet, what it is on the second."""
    if listing.count > MOST_ROWS:
        raise Refused(
            tr(
                "A workbook holds at most {most} rows; this list has {count}. Narrow the filter, or choose CSV.",
                most=grouped(f"{MOST_ROWS:,}"),
                count=grouped(f"{listing.count:,}"),
            ),
            field="to",
        )
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "GRC Desktop"
    workbook.properties.title = _xml_text(listing.title)
    sheet = workbook.create_sheet(_sheet_name(listing.title))
    rows = iter(listing.rows)
    first = list(islice(rows, _READ_AHEAD))
    _lay_out(sheet, listing, first)
    sheet.append(_headings(sheet, listing.columns))
    count = _write_rows(sheet, listing.columns, chain(first, rows))
    _write_about(workbook, listing, count)
    workbook.save(path)
    return Written(file=path, rows=count)


def _lay_out(sheet: Worksheet, listing: Listing, first: list[Row]) -> None:
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(listing.columns))
    sheet.auto_filter.ref = f"A1:{last}{listing.count + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    for index, column in enumerate(listing.columns):
        words = words_for(column)
        longest = max((len(words(row[index])) for row in first), default=0)
        width = max(longest + 1.5, len(column.title) + 4)  # the heading leaves room for the filter's arrow
        sheet.column_dimensions[get_column_letter(index + 1)].width = min(width, 48)


def _headings(sheet: Worksheet, columns: tuple[Column, ...]) -> list[Cell]:
    cells = []
    for column in columns:
        cell = _text_cell(sheet, column.title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E2F3F0")
        cell.border = Border(bottom=Side("thin", color="0B7A69"))
        cell.alignment = Alignment(horizontal="left" if column.kind == "text" else "right")
        cells.append(cell)
    return cells


def _write_rows(sheet: Worksheet, columns: tuple[Column, ...], rows: Iterator[Row]) -> int:
    converters = [
        (index, _converter(sheet, column))
        for index, column in enumerate(columns)
        if column.kind not in _AS_THEY_ARE or column.words is not None
    ]
    texts = [index for index, column in enumerate(columns) if column.kind in ("text", "set")]
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007  the number of the last row is the number of rows
        values = list(row)
        for index, convert in converters:
            if values[index] is not None:
                values[index] = convert(values[index])
        for index in texts:
            text = values[index]
            if (
                isinstance(text, str)
                and text
                and (not text.isprintable() or text[0] in "=#" or len(text) > _LONGEST_TEXT)
            ):
                values[index] = _text_cell(sheet, text)
        sheet.append(values)
    return count


def _converter(sheet: Worksheet, column: Column) -> Callable[[object], object]:
    """From a value of the list to what openpyxl appends. One styled cell serves a whole column."""
    if column.kind not in _NUMBER_FORMATS:
        words = words_for(column)
        return lambda value: words(value) or None
    cell = WriteOnlyCell(sheet)
    cell.number_format = _NUMBER_FORMATS[column.kind]

    def styled(value: object) -> object:
        if isinstance(value, int):
            cell.value = value / 100
        elif isinstance(value, datetime):
            cell.value = value.astimezone().replace(tzinfo=None)  # Excel knows no time zones: the desk's own
        elif isinstance(value, date) and value.year >= 1900:
            cell.value = value
        else:  # before the first day that Excel knows
            return _text_cell(sheet, str(value))
        return cell

    return styled


def _text_cell(sheet: Worksheet, text: str) -> Cell:
    """A cell that is text whatever it begins with, even after somebody has edited it."""
    allowed = _xml_text(text)
    cell = WriteOnlyCell(sheet, value=allowed)
    if cell.data_type != "s":
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _xml_text(text: str) -> str:
    allowed = _FORBIDDEN.sub("", text)
    return allowed if len(allowed) <= _LONGEST_TEXT else allowed[: _LONGEST_TEXT - 1] + "…"


def _sheet_name(title: str) -> str:
    """At most 31 characters, none of those that Excel uses in addresses."""
    return re.sub(r"[\[\]:*?/\\]", " ", _xml_text(title)).strip("' ")[:31] or tr("List")


def _write_about(workbook: Workbook, listing: Listing, count: int) -> None:
    sheet = workbook.create_sheet(tr("About this list"))
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 80
    for label, words in about(listing, count):
        name, value = _text_cell(sheet, label), _text_cell(sheet, words)
        name.font = Font(bold=True)
        name.alignment = Alignment(vertical="top")
        value.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append([name, value])
