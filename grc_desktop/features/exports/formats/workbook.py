"""A list as an Excel workbook (Office Open XML): real dates and numbers, and text that stays text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.exports.formats.wording import about, words_for
from grc_desktop.features.exports.formats.workbook_cells import CellMaker, is_like_formula, xml_text
from grc_desktop.features.exports.records import Column, Listing, Row, Written

MOST_ROWS = 1_048_575
"""A sheet has 1,048,576 rows (ECMA-376); one is the heading."""

_READ_AHEAD = 200
_BOLD = Font(name="Calibri", family=2, sz=11, bold=True)
"""That of the other cells; a font without a name is whatever the reader's program likes."""


def write_workbook(listing: Listing, path: Path) -> Written:
    """Write ``listing`` to ``path``: the list on the first sheet, what it is on the second."""
    return write_sheets((listing,), path, listing.title)


def write_sheets(listings: Iterable[Listing], path: Path, title: str) -> Written:
    """Write ``listings``, each on a sheet of its own, to ``path``; the last sheet says what the file is."""
    workbook = Workbook(write_only=True)
    try:
        count = _write(workbook, listings, path, title)
    except BaseException:
        _abandon(workbook)
        raise
    return Written(file=path, rows=count)


def _write(workbook: Workbook, listings: Iterable[Listing], path: Path, title: str) -> int:
    workbook.properties.creator = "GRC Desktop"
    workbook.properties.title = xml_text(title)
    count = 0
    for listing in listings:
        count += _write_sheet(workbook, listing)
        last = listing
    _write_about(workbook, replace(last, title=title), count)
    for written in workbook.worksheets:
        written.close()
    with path.open("wb", buffering=0) as file:
        workbook.save(_Unfailing(file, last.pause))
    return count


def _write_sheet(workbook: Workbook, listing: Listing) -> int:
    if listing.count > MOST_ROWS:
        raise Refused(
            tr(
                "A workbook holds at most {most} rows; this list has {count}. Narrow the filter, or choose CSV.",
                most=format_count(MOST_ROWS),
                count=format_count(listing.count),
            ),
            field="to",
        )
    sheet = workbook.create_sheet(_sheet_name(listing.title))
    rows = iter(listing.rows)
    first = list(islice(rows, _READ_AHEAD))
    _lay_out(sheet, listing, first)
    sheet.append(_headings(sheet, listing.columns))
    count, currencies = _write_rows(sheet, listing.columns, chain(first, rows))
    _write_totals(sheet, listing.columns, count, of_money=len(currencies) < 2)
    return count


def _abandon(workbook: Workbook) -> None:
    """End the streams of a workbook that could not be written: left alone, each would complain on standard error."""
    sheets: list[Any] = workbook.worksheets
    for sheet in sheets:
        for stream in (sheet._rows, sheet._writer and sheet._writer.xf):  # noqa: SLF001  openpyxl offers no other way
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.close()


class _Unfailing:
    """A file that fails once: the archive, when it is thrown away half-written, tries in vain to end it properly.

    ``pause`` is called before each piece, and may raise ``Cancelled``.
    """

    def __init__(self, file: BinaryIO, pause: Callable[[], object]) -> None:
        self._file = file
        self._pause = pause
        self._failed = False
        self._place = 0

    def write(self, data: bytes) -> int:
        self._once(self._pause)
        return self._once(self._file.write, data)

    def flush(self) -> None:
        self._once(self._file.flush)

    def tell(self) -> int:
        self._place = self._once(self._file.tell) or self._place
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._once(self._file.seek, offset, whence)

    def seekable(self) -> bool:
        return True

    def _once(self, do: Callable[..., Any], *arguments: object) -> int:
        if self._failed:
            return 0
        try:
            return do(*arguments) or 0
        except BaseException:
            self._failed = True
            raise


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
        cell.font = _BOLD
        cell.fill = PatternFill("solid", fgColor="E2F3F0")
        cell.border = Border(bottom=Side("thin", color="0B7A69"))
        cell.alignment = Alignment(horizontal="left" if column.kind == "text" else "right")
        cells.append(cell)
    return cells


def _write_rows(sheet: Worksheet, columns: tuple[Column, ...], rows: Iterator[Row]) -> tuple[int, set[object]]:
    """Every row; how many there were, and in which currencies."""
    currency = next((at for at, column in enumerate(columns) if column.key == "currency"), None)
    currencies: set[object] = set()
    sheet._values_to_row = CellMaker(sheet, columns).cells  # type: ignore[attr-defined]  # noqa: SLF001  see there
    count = 0
    for row in rows:
        count += 1
        if currency is not None:
            currencies.add(row[currency])
        sheet.append(list(row))
    del sheet._values_to_row  # type: ignore[attr-defined]  # noqa: SLF001  openpyxl's own again
    return count, currencies


def _write_totals(sheet: Worksheet, columns: tuple[Column, ...], count: int, *, of_money: bool) -> None:
    """Beneath the list, after an empty row: sums that follow the filter (SUBTOTAL 109). None of several currencies."""
    summed = [column.summed and (of_money or column.kind != "money") for column in columns]
    if not any(summed) or not count:
        return
    cells: list[Cell | None] = []
    for letter, column, sums in zip(map(get_column_letter, range(1, len(columns) + 1)), columns, summed, strict=True):
        cell = None
        if sums:
            cell = WriteOnlyCell(sheet, value=f"=SUBTOTAL(109,{letter}2:{letter}{count + 1})")
            cell.number_format = "#,##0.00" if column.kind == "money" else "#,##0"
        elif not cells:
            cell = _text_cell(sheet, tr("Total"))
        if cell is not None:
            cell.font = _BOLD
        cells.append(cell)
    sheet.append([])
    sheet.append(cells)


def _text_cell(sheet: Worksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, value=xml_text(text))
    cell.data_type = "s"
    cell.quotePrefix = is_like_formula(text)
    return cell


def _sheet_name(title: str) -> str:
    """At most 31 characters, none of those that Excel uses in addresses."""
    return re.sub(r"[\[\]:*?/\\]", " ", xml_text(title)).strip("' ")[:31] or tr("List")


def _write_about(workbook: Workbook, listing: Listing, count: int) -> None:
    sheet = workbook.create_sheet(tr("About this list"))
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 80
    for label, words in about(listing, count):
        name, value = _text_cell(sheet, label), _text_cell(sheet, words)
        name.font = _BOLD
        name.alignment = Alignment(vertical="top")
        value.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append([name, value])
