from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.database.database import Database
from tests.features.imports.written_files import PEOPLE, imported, rows_of, text_file


@pytest.mark.parametrize(
    ("header", "row", "reason"),
    [
        ("N° CLIENT;NOM", "c-1;Roux", "same customer number as Lucie MOREAU"),
        ("NOM;MAIL", "Moreau;L.Moreau@EXAMPLE.com", "same e-mail as Lucie MOREAU"),
        ("NOM;PRENOM;TEL", "Moreau;L.;+33 6 12 48 77 03", "same mobile as Lucie MOREAU"),
        ("NOM;PRENOM;CP", "moreau;LUCIE;69003", "same name and postcode as Lucie MOREAU"),
        ("NOM;PRENOM", "Moreau;Lucie", "nothing that tells it from Lucie MOREAU"),
        ("NOM;PRENOM;VILLE", "Moreau;Lucie;Lyon", "nothing that tells it from Lucie MOREAU"),
    ],
)
def test_why_a_row_is_a_duplicate(base: Database, tmp_path: Path, header: str, row: str, reason: str) -> None:
    imported(base, text_file(tmp_path / "clients.csv", PEOPLE))
    report = imported(base, text_file(tmp_path / "a.csv", f"{header}\n{row}\n"))
    assert [(one.row, one.reason, one.duplicate_of) for one in report.duplicates] == [(2, reason, 1)]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("NOM;PRENOM;MAIL", "Moreau;Jean;l.moreau@example.com"),  # a couple
        ("NOM;PRENOM;VILLE", "Moreau;Lucie;Paris"),
        ("NOM;PRENOM;CP;DT_NAISS", "Moreau;Lucie;69003;01/01/1950"),  # grandmother and granddaughter
        ("NOM;PRENOM;MAIL", "Moreau;Lucie;other@example.com"),
    ],
)
def test_who_is_somebody_else(base: Database, tmp_path: Path, header: str, row: str) -> None:
    imported(base, text_file(tmp_path / "clients.csv", PEOPLE))
    assert imported(base, text_file(tmp_path / "a.csv", f"{header}\n{row}\n")).created == 1


def test_whoever_came_in_between_two_blocks_keeps_their_key(base: Database, tmp_path: Path) -> None:
    imported(base, text_file(tmp_path / "a.csv", "NOM;PRENOM\nMoreau;Lucie\n"))
    imported(base, text_file(tmp_path / "b.csv", "NOM;PRENOM\nRoux;Anne\nNoël;Jean\n"))
    assert rows_of(base, "SELECT id FROM customer ORDER BY id") == [(1,), (2,), (3,)]
