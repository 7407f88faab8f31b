from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from grc_desktop.core.errors import Refused
from grc_desktop.features.imports.reading.workbook import cell_text, is_workbook, open_workbook
from tests.features.imports.written_files import workbook_file

ZIP = b"PK\x03\x04"

moment = partial(datetime, tzinfo=None)
"""A cell of a spreadsheet knows of no time zone."""


def test_cells_become_what_a_person_would_type(tmp_path: Path) -> None:
    path = workbook_file(
        tmp_path / "a.xlsx",
        [["NOM", "CP", "CA", "NÉ LE", "VU", "OK"], ["Moreau", 1000, 3480.5, date(1984, 2, 4), None, True]],
    )
    book = open_workbook(path, ZIP)
    assert (book.format, book.sheet) == ("xlsx", "Feuil1")
    assert list(book.rows())[1] == (2, ["Moreau", "1000", "3480.5", "1984-02-04", "", "1"])


def test_old_macintosh_workbooks_count_days_from_1904(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert book.active is not None
    book.active.append(["NÉ LE", moment(2026, 11, 10, 12, 30)])
    book.save(tmp_path / "mac.xlsx")
    assert list(open_workbook(tmp_path / "mac.xlsx", ZIP).rows()) == [(1, ["NÉ LE", "2026-11-10 12:30"])]


def test_row_numbers_are_those_of_the_spreadsheet(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active["C5"], book.active["C7"] = "NOM", "Moreau"
    book.save(tmp_path / "off.xlsx")
    rows = dict(open_workbook(tmp_path / "off.xlsx", ZIP).rows())
    assert rows[5] == ["", "", "NOM"]
    assert rows[7] == ["", "", "Moreau"]


def test_the_first_sheet_that_holds_anything_is_taken(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Clients").append(["NOM"])
    book.create_sheet("Séjours").append(["DATE"])
    book.save(tmp_path / "a.xlsx")
    assert open_workbook(tmp_path / "a.xlsx", ZIP).sheet == "Clients"
    assert open_workbook(tmp_path / "a.xlsx", ZIP, "Séjours").sheet == "Séjours"
    with pytest.raises(Refused, match="There is no sheet “Août”.*Clients, Séjours"):
        open_workbook(tmp_path / "a.xlsx", ZIP, "Août")


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(Refused, match="is empty"):
        open_workbook(tmp_path / "a.xlsx", ZIP)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("x", "x"),
        (612345678.0, "612345678"),
        (1.234, "1.2340"),  # else read as one thousand and more
        (0.1, "0.1"),
        (True, "1"),
        (date(2026, 11, 10), "2026-11-10"),
        (moment(2026, 11, 10), "2026-11-10"),
        (moment(2026, 11, 10, 8, 5), "2026-11-10 08:05"),
        (time(8, 5), "08:05:00"),
    ],
)
def test_cell_text(cell: float | str | bool | date | datetime | time, text: str) -> None:
    assert cell_text(cell) == text


def test_a_workbook_is_known_by_its_first_bytes() -> None:
    assert is_workbook(b"PK\x03\x04rest")
    assert is_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest")
    assert not is_workbook(b"NOM;CP\n")
