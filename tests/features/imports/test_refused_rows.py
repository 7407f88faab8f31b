from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.imports.refused_rows import write_refused_rows
from tests.features.imports.written_files import imported, opened, text_file

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
