"""The rows that were not written, as a workbook to correct and import again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from grc_desktop.core.language import tr
from grc_desktop.core.new_file import new_file
from grc_desktop.features.imports.recognition.headers import ADDED
from grc_desktop.features.imports.records import JudgedRow, Report

_LONGEST = 32_767
"""Characters that a cell of XLSX holds (ECMA-376, and Excel's own limit)."""


def write_refused_rows(path: Path, reports: Sequence[Report]) -> int:
    """Write what ``reports`` left out: refused rows on one sheet, duplicates on the next; no empty sheet comes first.

    The file's own columns stand first and unchanged, so that the sheet can be imported again; the number of the
    row and the reason follow. Everything is text. Gives the number of rows written.
    """
    header = list(dict.fromkeys(name for report in reports for name in report.plan.table.header))
    header = list(reports[0].plan.table.header) if len(reports) == 1 else header
    refused = [(report, row) for report in reports for row in report.rejected]
    duplicates = [(report, row) for report in reports for row in report.duplicates]
    with new_file(path) as unfinished:
        book = Workbook(write_only=True)
        if refused or not duplicates:
            _sheet(book, tr("Refused rows"), header, refused)
        if duplicates:
            _sheet(book, tr("Duplicates"), header, duplicates)
        book.save(unfinished)
    return len(refused) + len(duplicates)


def _sheet(book: Workbook, title: str, header: list[str], rows: Iterable[tuple[Report, JudgedRow]]) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    names = [*header, *map(tr, ADDED)]
    for at in range(1, len(names) + 1):
        sheet.column_dimensions[get_column_letter(at)].width = 18 if at < len(names) else 60
    sheet.append([_text(sheet, name, bold=True) for name in names])
    for report, left_out in rows:
        own = report.plan.table.header
        cells = dict(zip(own, left_out.cells, strict=False)) if list(own) != header else None
        values = [cells.get(name, "") for name in header] if cells is not None else list(left_out.cells)
        values = (values + [""] * len(header))[: len(header)]
        reason = left_out.reason[:1].upper() + left_out.reason[1:]
        sheet.append([_text(sheet, value) for value in (*values, str(left_out.row), reason)])


def _text(sheet: WriteOnlyWorksheet, value: str, *, bold: bool = False) -> Cell:
    """A cell of text, whatever it begins with: never a formula, never a number that loses its zero. No pictures."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST] if value[:11] != "data:image/" else "")
    cell.data_type = "s"
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell
