from __future__ import annotations

import errno
import gc
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.features.exports.formats.workbook import MOST_ROWS, write_workbook
from grc_desktop.features.exports.records import Column, Row
from tests.features.exports.made_up import NAMES, ROWS, listing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.xlsx"


def test_dates_and_numbers_are_real_and_text_is_text(path: Path) -> None:
    assert write_workbook(listing(), path).rows == len(ROWS)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["Name", "Country", "Last purchase"]
    first = [cell.value for cell in sheet[2]]
    assert first == [
        "Moreau",
        "France",
        datetime(2026, 3, 4),  # noqa: DTZ001  workbooks know no zones
        1234.5,
        1200,
        1.5,
        datetime(2026, 11, 22, 12, 0),  # noqa: DTZ001
        "yes",
        "vélo, =1",
    ]
    assert sheet["C2"].is_date
    assert sheet["C2"].number_format == "mm-dd-yy"  # number 14: shown as the reader's country writes days
    assert sheet["D2"].number_format == "#,##0.00"
    assert sheet["D3"].value == -0.5
    assert sheet["C4"].value == "1899-05-06"  # Excel knows no such day
    assert sheet["H3"].value == "no"


def test_no_name_ever_becomes_a_formula_or_an_error(path: Path) -> None:
    write_workbook(listing(), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [sheet.cell(row, 1) for row in range(2, len(ROWS) + 2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells][:2] == ["Moreau", "=1+1"]
    assert cells[1].quotePrefix
    assert cells[3].value == "<b>x</b> & "
    assert cells[4].value == "#N/A"
    assert [cell.value for cell in cells][5:] == NAMES[5:]


def test_a_heading_that_somebody_made_up_stays_text_after_an_edit(path: Path) -> None:
    write_workbook(listing((), count=0, columns=(Column("n", "=1+1"), Column("m", "Plain"))), path)
    first, second = next(openpyxl.load_workbook(path).worksheets[0].iter_rows())
    assert (first.value, first.data_type, first.quotePrefix, second.quotePrefix) == ("=1+1", "s", True, False)
    assert first.font.name == "Calibri", "a font without a name is whatever the reader's program likes"


def test_another_reader_sees_the_same(path: Path) -> None:
    write_workbook(listing(), path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert len(rows) == len(ROWS) + 1
    assert rows[1][:5] == ["Moreau", "France", date(2026, 3, 4), 1234.5, 1200]
    assert rows[2][0] == "=1+1"


def test_it_opens_ready_to_be_used(path: Path) -> None:
    write_workbook(listing(), path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert sheet.title == "Customers  all  of them"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:I{len(ROWS) + 1}"
    assert sheet["A1"].font.b
    assert sheet.column_dimensions["A"].width == 48  # 500 characters do not make a column of 500
    assert sheet.column_dimensions["C"].width > len("04/03/2026")


def test_the_second_sheet_says_what_the_list_is(path: Path) -> None:
    write_workbook(listing(), path)
    words = {row[0].value: row[1].value for row in openpyxl.load_workbook(path).worksheets[1].iter_rows()}
    assert words["Establishment"] == "Hôtel des Remparts"
    assert words["Contents"] == "city = Lyon"
    assert words["Rows"] == "7"
    assert words["Made by"] == "Camille"
    assert words["Made on"] == "22/11/2026 12:00"


def test_a_disk_that_is_full_is_told_once(path: Path) -> None:
    """Warnings are failures here: neither the archive nor the sheets may complain when they are thrown away."""
    with pytest.raises(OSError, match="full"):
        write_workbook(listing(_rows_until_the_disk_is_full(), count=3), path)
    if Path("/dev/full").exists():
        with pytest.raises(OSError, match="No space left"):
            write_workbook(listing(), Path("/dev/full"))
    gc.collect()


def _rows_until_the_disk_is_full() -> Iterator[Row]:
    yield ROWS[0]
    raise OSError(errno.ENOSPC, "full")


def test_an_empty_list_is_a_workbook_too(path: Path) -> None:
    write_workbook(listing((), count=0), path)
    assert len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) == 1


def test_a_text_too_long_for_a_cell_ends_visibly(path: Path) -> None:
    write_workbook(listing([("y" * 40_000, *[None] * 8)], count=1), path)
    value = openpyxl.load_workbook(path).worksheets[0]["A2"].value
    assert isinstance(value, str)
    assert len(value) == 32_767
    assert value.endswith("y…")


def test_more_rows_than_a_sheet_holds_are_refused(path: Path) -> None:
    speak("fr")
    with pytest.raises(Refused, match="1\u202f048\u202f575"):
        write_workbook(listing((), count=MOST_ROWS + 1), path)


def test_the_parts_are_well_formed_and_small(path: Path) -> None:
    write_workbook(listing(), path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert '<c r="I3"' not in sheet  # an empty cell is none
