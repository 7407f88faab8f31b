from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from grc_desktop.features.imports.gathering import read_tables
from grc_desktop.features.imports.reading import ReadingChoices


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


OURS: dict[str, list[list[object]]] = {
    "Clients": [["Nom", "N° de fiche GRC"], ["Moreau", 1], ["Petit", 2]],
    "Vide": [],
    "Consentements": [["Canal", "Accord", "N° de fiche GRC"], ["E-mail", "oui", 1]],
    "À propos": [["Liste", "Tout"], ["Lignes", "3"]],
}


def test_each_sheet_of_a_whole_base_is_a_table(tmp_path: Path) -> None:
    tables = read_tables(workbook(tmp_path / "base.xlsx", OURS))
    assert [table.name for table in tables] == ["base.xlsx · Clients", "base.xlsx · Consentements"]


def test_one_sheet_by_name_stands_alone(tmp_path: Path) -> None:
    (table,) = read_tables(workbook(tmp_path / "base.xlsx", OURS), ReadingChoices(sheet="Consentements"))
    assert (table.name, table.sheet) == ("base.xlsx", "Consentements")


def test_of_other_workbooks_one_sheet_is_read(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        "2025": [["Nom", "Ville"], ["Moreau", "Lyon"]],
        "2026": [["Nom", "Ville"], ["Petit", "Nice"]],
    }
    (table,) = read_tables(workbook(tmp_path / "clients.xlsx", sheets))
    assert table.name == "clients.xlsx"
