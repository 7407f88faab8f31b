from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.imports.importing import carry_out
from grc_desktop.features.imports.queries import saved_mapping
from grc_desktop.features.imports.recognition import recognise
from grc_desktop.features.imports.records import Plan
from grc_desktop.features.imports.refused_rows import write_refused_rows
from tests.features.imports.written_files import imported, opened, rows_of, text_file

TEXT = "N°;NOM;PRENOM;CP\n00017;;;01000\n2;Moreau;Lucie;69003\n=1+1;;;\n3;Moreau;Lucie;69003\n2;Moreau;Lucie;69003\n"


def test_refused_rows_are_text_with_their_reason(base: Database, tmp_path: Path) -> None:
    report = imported(base, text_file(tmp_path / "a.csv", TEXT))
    assert write_refused_rows(tmp_path / "refused.xlsx", [report]) == 3
    book = load_workbook(tmp_path / "refused.xlsx")
    refused, duplicates = book.worksheets
    rows = list(refused.iter_rows(values_only=True))
    assert rows[0] == ("N°", "NOM", "PRENOM", "CP", "Row in the file", "Reason for leaving it out")
    reason = "There is no name, company, e-mail or phone in this row"
    assert rows[1:] == [("00017", None, None, "01000", "2", reason), ("=1+1", None, None, None, "4", reason)]
    assert refused["A3"].data_type == "s"
    assert [row[-2:] for row in duplicates.iter_rows(min_row=2, values_only=True)] == [
        ("6", "Same customer number as Lucie Moreau")
    ]


def test_what_was_corrected_is_imported_again(base: Database, tmp_path: Path) -> None:
    report = imported(base, text_file(tmp_path / "a.csv", TEXT))
    write_refused_rows(tmp_path / "refused.xlsx", [report])
    book = load_workbook(tmp_path / "refused.xlsx")
    book.worksheets[0]["B2"] = "Noël"
    book.save(tmp_path / "mended.xlsx")
    assert opened(tmp_path / "mended.xlsx").header[:4] == opened(tmp_path / "a.csv").header
    assert imported(base, tmp_path / "mended.xlsx").created == 1


def test_a_folder_that_is_not_there(base: Database, tmp_path: Path) -> None:
    report = imported(base, text_file(tmp_path / "a.csv", TEXT))
    with pytest.raises(Refused):
        write_refused_rows(tmp_path / "nowhere" / "refused.xlsx", [report])


def test_a_corrected_workbook_is_understood_as_its_file_was(base: Database, tmp_path: Path) -> None:
    header = "Titre;Prénom;Nom;Titre;Truc;Code postal\n"
    table = opened(text_file(tmp_path / "a.csv", header + "Mme;;;Directrice;Thé;1000\nM.;Jean;Roux;;;69003\n"))
    plan = Plan(table, recognise(table, chosen={"Truc": "preferences"}))
    report = carry_out(base, plan, remember=True).result
    assert [row.row for row in report.rejected] == [2]
    write_refused_rows(tmp_path / "refused.xlsx", [report])
    book = load_workbook(tmp_path / "refused.xlsx")
    book.worksheets[0]["C2"] = "Moreau"
    book.save(tmp_path / "mended.xlsx")
    mended = opened(tmp_path / "mended.xlsx")
    kept = base.read(saved_mapping, header=mended.header)
    assert kept is not None
    found = recognise(mended, kind=kept.kind, chosen=kept.columns)
    assert list(found.mapping.values())[-2:] == [None, None]
    assert carry_out(base, Plan(mended, found)).result.created == 1
    assert rows_of(base, "SELECT title, profession, preferences, notes FROM customer WHERE last_name = 'Moreau'") == [
        ("Mme", "Directrice", "Thé", None)
    ]


def test_only_duplicates_make_no_empty_first_sheet(base: Database, tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", "N°;NOM;PRENOM\n2;Moreau;Lucie\n")
    imported(base, path)
    write_refused_rows(tmp_path / "refused.xlsx", [imported(base, path)])
    assert load_workbook(tmp_path / "refused.xlsx").sheetnames == ["Duplicates"]
    assert opened(tmp_path / "refused.xlsx").first_rows(1)[0][1][:3] == ["2", "Moreau", "Lucie"]
