from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from grc_desktop.core.errors import Refused
from grc_desktop.features.imports.reading import read_table, workbook_guards
from tests.features.imports.written_files import rezipped, workbook_file

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return workbook_file(tmp_path / "good.xlsx", [["NOM", "CP"], *([f"Moreau {n}", 69000 + n] for n in range(50))])


def test_a_truncated_workbook(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    path.write_bytes(good.read_bytes()[:2000])
    with pytest.raises(Refused, match="damaged or incomplete"):
        read_table(path)


def test_a_workbook_damaged_inside(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    content = bytearray(good.read_bytes())
    with zipfile.ZipFile(good) as archive:
        start = archive.getinfo(SHEET).header_offset + 60
    content[start : start + 40] = bytes(40)
    path.write_bytes(content)
    with pytest.raises(Refused, match="damaged or incomplete"):
        read_table(path)


def test_encrypted_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512))
    with pytest.raises(Refused, match="protected by a password"):
        read_table(path)
    with zipfile.ZipFile(tmp_path / "locked.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
        archive.writestr("content.xml", "junk")
    with pytest.raises(Refused, match="protected by a password"):
        read_table(tmp_path / "locked.ods")


def test_something_that_only_claims_to_be_an_old_workbook(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(OLE)
    with pytest.raises(Refused, match="damaged or incomplete"):
        read_table(path)


def test_a_bomb_is_not_opened(good: Path, tmp_path: Path) -> None:
    path = rezipped(good, tmp_path / "bomb.xlsx", SHEET, b"</sheetData>", b" " * 30_000_000 + b"</sheetData>")
    with pytest.raises(Refused, match="unpacks to far more"):
        read_table(path)


def test_external_entities_are_refused(good: Path, tmp_path: Path) -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'
    path = rezipped(good, tmp_path / "xxe.xlsx", SHEET, b"<worksheet", entity)
    with pytest.raises(Refused, match="XML entities"):
        read_table(path)


def test_a_cell_at_the_end_of_the_world(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["NOM", "CP"])
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(Refused, match="as far out as XFD1048576"):
        read_table(tmp_path / "far.xlsx")


@pytest.mark.parametrize(("limit", "most"), [("MOST_ROWS", 500), ("LARGEST_AREA", 1_500)])
def test_a_list_too_long_for_a_workbook_is_refused_before_it_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(workbook_guards, limit, most)
    path = workbook_file(tmp_path / "long.xlsx", [["NOM", "PRENOM", "CP"], *[["Moreau", "Lucie", "69003"]] * 600])
    with pytest.raises(Refused, match="Save it as CSV, which may be as long as you like"):
        read_table(path)


def test_a_cell_that_lies_about_its_row(good: Path, tmp_path: Path) -> None:
    path = rezipped(good, tmp_path / "lie.xlsx", SHEET, b'r="B3"', b'r="ZZ999999"')
    with pytest.raises(Refused, match="as far out as ZZ999999"):
        read_table(path)


def test_a_stray_cell_far_down_is_only_a_row(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["NOM", "CP"])
    book.active["A100000"] = "Moreau"
    book.save(tmp_path / "deep.xlsx")
    assert read_table(tmp_path / "deep.xlsx").first_rows(5) == [(100_000, ["Moreau", ""])]


CELL = '<table:table-cell office:value-type="string"><text:p>NOM</text:p></table:table-cell>'
REPEATED_CELLS = CELL.replace("table-cell ", 'table-cell table:number-columns-repeated="900" ')
SPACES = CELL.replace("NOM", '<text:s text:c="999999999"/>ab')
LONG = CELL.replace("NOM", "x" * 5_000)
MILLION = 'table:number-columns-repeated="1000000"'
REPEATED_BOTH = f'<table:table-row table:number-rows-repeated="1000000">{REPEATED_CELLS}</table:table-row>'


def ods_file(path: Path, rows: str) -> Path:
    content = f"<office:spreadsheet><table:table>{rows}</table:table></office:spreadsheet>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(REPEATED_BOTH, id="cells"),
        pytest.param(REPEATED_BOTH.replace('"', "'"), id="in other quotes"),
        pytest.param(REPEATED_BOTH.replace("table:", "t:"), id="by another prefix"),
        pytest.param(f"<table:table-row>{SPACES}</table:table-row>", id="spaces"),
        pytest.param(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
            f"<table:table-row>{CELL * 900}</table:table-row>",
            id="blank rows before a wide one",
        ),
        pytest.param(
            '<table:table-row table:number-rows-repeated="900000">'
            f'<table:table-cell table:number-columns-repeated="900"/>{CELL}</table:table-row>',
            id="blank cells before a filled one",
        ),
        pytest.param(
            f'<table:table-row table:number-rows-repeated="900000">{LONG}</table:table-row>',
            id="long texts",
        ),
        pytest.param(
            f"<table:table-row>{LONG.replace('table-cell ', f'table-cell {MILLION} ')}</table:table-row>",
            id="one long text in many columns",
        ),
        pytest.param(
            f"<table:table-row>{LONG.replace('table-cell ', f'table-cell {MILLION} ')}{CELL}</table:table-row>",
            id="one long text in many columns before another",
        ),
    ],
)
def test_an_ods_that_repeats_without_end(tmp_path: Path, rows: str) -> None:
    with pytest.raises(Refused, match="unpacks to far more"):
        read_table(ods_file(tmp_path / "long.ods", rows))


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("a.jpg", b"x")
    with pytest.raises(Refused, match="an archive, not a workbook"):
        read_table(tmp_path / "photos.zip")


@pytest.mark.parametrize("written", [b"r='ZZ999999'", b'r = "ZZ999999"', b'\n r="ZZ999999"', b'\nr="ZZ999999"'])
def test_cells_that_are_written_otherwise(good: Path, tmp_path: Path, written: bytes) -> None:
    path = rezipped(good, tmp_path / "lie.xlsx", SHEET, b'r="B3"', written)
    with pytest.raises(Refused, match="as far out as ZZ999999"):
        read_table(path)
