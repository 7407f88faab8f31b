from __future__ import annotations

from pathlib import Path

from grc_desktop.database.database import Database
from tests.features.imports.written_files import imported, rows_of, text_file

PEOPLE = (
    "Code client;Nom;Prénom;Société;Type client\nC-1;Moreau;Lucie;;\nC-2;;;Garage du Lac;Société\nC-3;Petit;Paul;;\n"
)
LINKS = "Code client;Client;Rôle;Lié à;Fonction;Depuis\n"
LINKED = "SELECT customer_id, other_id, role, position, since FROM link"


def linked(base: Database, folder: Path, rows: str) -> list[str]:
    imported(base, text_file(folder / "clients.csv", PEOPLE))
    report = imported(base, text_file(folder / "liens.csv", LINKS + rows), kind="links")
    return [row.reason for row in report.rejected]


def test_a_customer_is_tied_to_a_company_by_its_name(base: Database, tmp_path: Path) -> None:
    assert linked(base, tmp_path, "C-1;;Salariée;GARAGE DU LAC;Comptable;01/09/2024\n") == []
    assert rows_of(base, LINKED) == [(1, 2, "employee", "Comptable", "2024-09-01")]


def test_and_to_a_person_whichever_name_stands_first(base: Database, tmp_path: Path) -> None:
    assert linked(base, tmp_path, "C-1;;Famille;Paul Petit;;\nC-3;;Famille;MOREAU Lucie;;\n") == []
    assert [row[:3] for row in rows_of(base, LINKED)] == [(1, 3, "family"), (3, 1, "family")]


def test_the_same_file_again_adds_nothing(base: Database, tmp_path: Path) -> None:
    for _ in range(2):
        linked(base, tmp_path, "C-1;;Salariée;Garage du Lac;;\n")
    assert len(rows_of(base, LINKED)) == 1


def test_nobody_is_tied_to_a_stranger_or_to_themselves(base: Database, tmp_path: Path) -> None:
    reasons = linked(base, tmp_path, "C-1;;Famille;Zoé Inconnue;;\nC-1;;Famille;Lucie Moreau;;\nC-1;;Famille;;;\n")
    assert reasons == [
        "Nobody in the base is called “Zoé Inconnue”, or several are",
        "Both ends of this link are the same customer",
        "There is nobody in this row to whom the customer could be tied",
    ]
    assert rows_of(base, LINKED) == []
