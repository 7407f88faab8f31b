"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS): the cells of one sheet as the text a person would type for them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import python_calamine as calamine

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.imports.reading.table import Row
from grc_desktop.features.imports.reading.workbook_guards import (
    BROKEN,
    damaged,
    encrypted,
    guard_archive,
    guard_sheet,
)

Cell = int | float | str | bool | time | date | datetime | timedelta

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_XLSX_MARK = "[Content_Types].xml"


@dataclass(frozen=True)
class Workbook:
    """An opened sheet: its rows are in memory, and can be walked again and again."""

    format: str  # xlsx, xls, ods
    sheet: str
    sheets: tuple[str, ...]
    epoch_1904: bool  # its numbers count days as old Macintosh workbooks do
    _content: calamine.CalamineSheet

    @property
    def height(self) -> int:
        """Number of the last row that holds anything; 0 for an empty sheet."""
        return self._content.end[0] + 1 if self._content.end else 0

    def rows(self) -> Iterator[Row]:
        """Every row, with the number that the spreadsheet shows."""
        if self._content.start is None:
            return
        left = [""] * self._content.start[1]  # the reader leaves out empty columns, but not empty rows, before the list
        for number, cells in enumerate(self._content.iter_rows(), 1):
            texts = [cell if type(cell) is str else cell_text(cell) for cell in cells]
            yield number, left + texts if left else texts


def cell_text(cell: Cell) -> str:
    """The text of one cell: dates in ISO 8601, whole numbers without decimals, yes and no as 1 and 0."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, (int, float)):
        return str(int(cell)) if float(cell).is_integer() and abs(cell) < 1e15 else _decimal_text(float(cell))
    if isinstance(cell, datetime):
        cell = (cell + timedelta(milliseconds=500)).replace(microsecond=0)  # fractions of a day are never exact
        midnight = cell.time() == time.min
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds" if cell.second else "minutes")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell)


def _decimal_text(number: float) -> str:
    """A decimal as typed; three decimals get a fourth, or ``1.234`` would read as a thousand and more."""
    text = format(number, ".15g")
    _, point, decimals = text.partition(".")
    return text + "0" if point and len(decimals) == 3 and "e" not in text else text


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is an archive or an OLE file, as all workbooks are."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))


def open_workbook(path: Path, head: bytes, sheet: str | None = None) -> Workbook:
    """Open the sheet named ``sheet``, or the first visible one that holds anything.

    Raises ``Refused`` for a workbook that is damaged, encrypted, empty or dangerous, or has no such sheet.
    """
    if head.startswith(b"PK"):
        guard_archive(path)
        format_ = _archive_format(path)
    else:
        if _ENCRYPTED_STREAM in path.read_bytes():
            raise encrypted(path)
        format_ = "xls"
    try:
        book = calamine.load_workbook(path)
        names = tuple(book.sheet_names)
        if sheet is not None and sheet not in names:
            raise Refused(
                tr(
                    "There is no sheet “{sheet}” in this workbook; it has: {sheets}.",
                    sheet=sheet,
                    sheets=", ".join(names),
                ),
                field="sheet",
            )
        parts, epoch_1904 = _sheet_parts(path) if format_ == "xlsx" else ({}, False)
        cover: Workbook | None = None
        for name in (sheet,) if sheet is not None else _visible_first(book):
            if name in parts:
                guard_sheet(path, name, parts[name])
            content = book.get_sheet_by_name(name)
            found = Workbook(format_, name, names, epoch_1904, content)
            if name == sheet or (content.start is not None and min(content.height, content.width) > 1):
                return found
            if content.start is not None and cover is None:
                cover = found  # a title, or a single column: taken where no other sheet holds a list
        if cover is not None:
            return cover
    except calamine.PasswordError as error:
        raise encrypted(path) from error
    except (calamine.CalamineError, ET.ParseError, *BROKEN) as error:
        raise damaged(path) from error
    raise Refused(tr("The workbook “{name}” is empty: none of its sheets holds a list.", name=path.name))


def _visible_first(book: calamine.CalamineWorkbook) -> list[str]:
    sheets = [meta for meta in book.sheets_metadata if meta.typ == calamine.SheetTypeEnum.WorkSheet]
    return [meta.name for meta in sorted(sheets, key=lambda meta: meta.visible != calamine.SheetVisibleEnum.Visible)]


def _archive_format(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    if _XLSX_MARK in names and any(re.match(r"xl/workbook\.(xml|bin)$", name) for name in names):
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise Refused(
        tr(
            "“{name}” is an archive, not a workbook. Unpack it and import the file that is inside.",
            name=path.name,
        )
    )


def _sheet_parts(path: Path) -> tuple[dict[str, str], bool]:
    """The part of the archive in which each sheet stands; whether days count from 1904 (ECMA-376 part 1, § 18.2)."""
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return {}, False  # XLSB
        elements = list(ET.fromstring(archive.read("xl/workbook.xml")).iter())  # noqa: S314 - no entities: guarded
        relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
        targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
        parts = {}
        for element in elements:
            if element.tag.endswith("}sheet") and (target := targets.get(element.get(_RELATION))):
                parts[element.get("name", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        return parts, any(element.get("date1904") in ("1", "true") for element in elements)
