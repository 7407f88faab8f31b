"""What is checked before a workbook is handed to the spreadsheet reader.

The reader trusts its input: it lays a sheet out as a full rectangle, so that a single cell at ``XFD1048576``
asks for half a terabyte, and it unpacks whatever the archive holds. Here the archive's directory, the first
bytes of each of its parts and the positions of the cells are looked at, in one streaming pass.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count

LARGEST_UNPACKED = 1_000_000_000  # bytes, all parts together
LARGEST_CONTENT = 300_000_000  # bytes of the one part in which an ODS keeps all of its sheets
LARGEST_RATIO = 200  # unpacked to packed, of a part above _RATIO_FROM; real sheets stay under 60
LARGEST_AREA = 12_000_000  # cells of the rectangle around all that a sheet holds: about a gigabyte of memory
MOST_ROWS = 1_048_576  # those of a sheet of Excel
MOST_COLUMNS = 1_000

BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, KeyError)
"""What the reader of archives raises over one that is damaged."""

_RATIO_FROM = 20_000_000
_CHUNK = 1 << 20
_OVERLAP = 256
_PROLOG = 1 << 16
_ROOT_ELEMENT = re.compile(rb"<[A-Za-z_]")
_ROW = re.compile(rb'<row [^>]*?r="(\d+)"')
_COLUMN = re.compile(rb' r="([A-Z]+)\d')
_BEYOND_Z = re.compile(rb' r="[A-Z]{2}')
_ODD_SIGNS = (b"'", b"\t", b"\n", b"\r", b":row", b"r =")
"""What a spreadsheet does not write between the cells of a large sheet, but XML allows."""
_ANY_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Z]+)(\d+)["']""")
_ANY_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["'](\d+)["']""")
_ODS_TABLE = re.compile(rb"<(?:\w+:)?table[\s>]")
_ODS_ROW = re.compile(rb"<(?:\w+:)?table-row\b([^>]*)>")
_ODS_CELL_ENDS = rb"(?=</?(?:\w+:)?(?:covered-)?table-(?:cell|row)\b|\Z)"
_ODS_UP_TO_LAST_FILLED = re.compile(rb".*(?:value-type\s*=|<(?:\w+:)?p\b)[^>]*>.*?" + _ODS_CELL_ENDS, re.DOTALL)
_ODS_CELL = re.compile(rb"<(?:\w+:)?(?:covered-)?table-cell\b")
_ODS_REPEATED_ROWS = re.compile(rb"""number-rows-repeated\s*=\s*["'](\d+)""")
_ODS_REPEATED_CELL = re.compile(
    rb"""number-columns-repeated\s*=\s*["'](\d+)["'][^>]*>(.*?)""" + _ODS_CELL_ENDS, re.DOTALL
)
_ODS_SPACES = re.compile(rb"""<(?:\w+:)?s\s[^>]*?c\s*=\s*["'](\d+)""")


def damaged(path: Path) -> Refused:
    """The refusal of a workbook that cannot be read to its end."""
    return Refused(
        tr(
            "The workbook “{name}” is damaged or incomplete. Open it in your spreadsheet and save it again, "
            "or ask for a new copy.",
            name=path.name,
        )
    )


def encrypted(path: Path) -> Refused:
    """The refusal of a workbook behind a password."""
    return Refused(
        tr(
            "The workbook “{name}” is protected by a password. Open it in your spreadsheet, remove the password "
            "(Save as), then import the new file.",
            name=path.name,
        )
    )


def _too_large(path: Path) -> Refused:
    return Refused(
        tr(
            "The workbook “{name}” unpacks to far more than a list can hold; it was not opened. "
            "Save the sheet as CSV and import that.",
            name=path.name,
        )
    )


def _too_long(sheet: str) -> Refused:
    return Refused(
        tr(
            "The sheet “{sheet}” is too large to be read from a workbook: at most {rows} rows, and {cells} cells. "
            "Save it as CSV, which may be as long as you like, and import that.",
            sheet=sheet,
            rows=format_count(MOST_ROWS),
            cells=format_count(LARGEST_AREA),
        )
    )


def guard_archive(path: Path) -> None:
    """Raise ``Refused`` for an archive that is broken, a bomb, encrypted, or declares XML entities."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise encrypted(path)
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise _too_large(path)
            for part in parts:
                if part.file_size > _RATIO_FROM and part.file_size > LARGEST_RATIO * part.compress_size:
                    raise _too_large(path)
            for part in parts:
                if part.filename.endswith((".xml", ".rels", ".vml")):
                    _guard_prolog(archive, part, path)
            if "META-INF/manifest.xml" in archive.namelist():
                if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                    raise encrypted(path)
                _guard_ods(archive, path)
    except BROKEN as error:
        raise damaged(path) from error


def _guard_prolog(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    with archive.open(part) as file:
        head = file.read(_PROLOG).replace(b"\0", b"")  # UTF-16 reads like ASCII without its zeros
    root = _ROOT_ELEMENT.search(head)
    prolog = head[: root.start()] if root else head
    if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog or (root is None and len(head) >= _PROLOG):
        raise Refused(
            tr(
                "The workbook “{name}” refers to things outside itself (XML entities), as no spreadsheet does; "
                "it was not opened. Save it again from your spreadsheet.",
                name=path.name,
            )
        )


def guard_sheet(path: Path, sheet: str, part: str) -> None:
    """Raise ``Refused`` where the cells of ``part`` (a sheet of an XLSX archive) span more than memory should.

    Reads the part to its end, so that a wrong checksum or a false size comes to light here.
    """
    extent = _Extent()
    try:
        with zipfile.ZipFile(path) as archive, archive.open(part) as file:
            tail = b""
            while chunk := file.read(_CHUNK):
                extent.look_at(tail + chunk)
                tail = chunk[-_OVERLAP:]
                if extent.rows > MOST_ROWS or extent.rows * len(extent.columns) > LARGEST_AREA:
                    raise _too_long(sheet)
    except BROKEN as error:
        raise damaged(path) from error
    width = max(map(_column_number, extent.columns), default=0)
    if width > MOST_COLUMNS or width * extent.last_row > LARGEST_AREA:
        furthest = max(extent.columns, key=_column_number, default=b"A").decode()
        raise Refused(
            tr(
                "The sheet “{sheet}” has a cell as far out as {cell}, too far from the list to be part of it. "
                "Delete the rows and columns beyond the list, save, and import again.",
                sheet=sheet,
                cell=f"{furthest}{extent.last_row}",
            )
        )


class _Extent:
    """How far the cells of a sheet reach, gathered from pieces of its XML.

    The quick patterns begin with plain letters, for which the text is searched at the speed of memory; they are
    enough for what spreadsheets write. A piece that is written otherwise is read cell by cell.
    """

    def __init__(self) -> None:
        self.columns: set[bytes] = set()
        self.last_row = 0
        self.rows = 0  # that are there, about: those at the seam of two pieces may count twice

    def look_at(self, text: bytes) -> None:
        if any(sign in text for sign in _ODD_SIGNS):
            for letters, row in _ANY_CELL.findall(text):
                self.columns.add(letters)
                self.last_row = max(self.last_row, int(row))
            self.last_row = max(self.last_row, *map(int, _ANY_ROW.findall(text)), 0)
            return
        if not self.columns or _BEYOND_Z.search(text):  # a list of up to 26 columns is gathered once
            self.columns.update(_COLUMN.findall(text))
        rows = _ROW.findall(text)
        self.rows += len(rows)
        self.last_row = max(self.last_row, *map(int, rows), 0)
        # A cell may name a row beyond the one it stands in: only a made-up file does that.
        stray = re.findall(rb' r="[A-Z]+(\d{%d,})"' % (len(str(self.last_row)) + 1), text)
        self.last_row = max(self.last_row, *map(int, stray), 0)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _guard_ods(archive: zipfile.ZipFile, path: Path) -> None:
    """An ODS repeats rows, cells and spaces by a number; the reader writes them all out, blank ones at the end not."""
    if archive.getinfo("content.xml").file_size > LARGEST_CONTENT:
        raise _too_large(path)
    text = 0
    for table in _ODS_TABLE.split(archive.read("content.xml")):
        height = last = width = 0
        rows = _ODS_ROW.split(table)  # what stands before them, then attributes and cells of each in turn
        for attributes, cells in zip(rows[1::2], rows[2::2], strict=True):
            repeated = _ODS_REPEATED_ROWS.search(attributes)
            times = int(repeated[1]) if repeated else 1
            height += times
            if filled := _ODS_UP_TO_LAST_FILLED.match(cells):
                copies = [(int(number), copied) for number, copied in _ODS_REPEATED_CELL.findall(filled[0])]
                last, width = (
                    height,
                    max(width, len(_ODS_CELL.findall(filled[0])) + sum(number for number, _ in copies)),
                )
                text += times * (_length(cells) + sum(number * _length(copied) for number, copied in copies))
        if last * width > LARGEST_AREA or text > LARGEST_UNPACKED:
            raise _too_large(path)


def _length(xml: bytes) -> int:
    """Bytes of what ``xml`` says, at most."""
    return len(xml) + sum(map(int, _ODS_SPACES.findall(xml)))
