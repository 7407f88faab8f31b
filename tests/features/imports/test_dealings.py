from __future__ import annotations

from pathlib import Path

from grc_desktop.database.database import Database
from tests.features.imports.written_files import imported, rows_of, text_file

HEADER = "Référence;NOM;PRENOM;Date;Libellé;Montant\n"


def test_the_lines_of_an_invoice_stay_apart(base: Database, tmp_path: Path) -> None:
    lines = "F-1;Moreau;Lucie;01/10/2026;Menu;45,00\nF-1;Moreau;Lucie;01/10/2026;Vin;22,00\n"
    path = text_file(tmp_path / "ventes.csv", HEADER + lines, "utf-8")
    assert imported(base, path).created == 2
    assert len(imported(base, path).duplicates) == 2


def test_the_same_line_twice_in_a_file_is_one(base: Database, tmp_path: Path) -> None:
    lines = ";Moreau;Lucie;01/10/2026;Menu;45,00\n" * 2
    report = imported(base, text_file(tmp_path / "ventes.csv", HEADER + lines, "utf-8"))
    assert (report.created, len(report.duplicates)) == (1, 1)


def test_a_booking_that_changed_is_updated(base: Database, tmp_path: Path) -> None:
    header = "Référence;NOM;PRENOM;Arrivée;Départ;Montant;Statut\n"
    first = text_file(tmp_path / "a.csv", header + "B-1;Moreau;Lucie;01/12/2026;03/12/2026;180,00;ok\n", "utf-8")
    then = text_file(tmp_path / "b.csv", header + "B-1;Moreau;Lucie;02/12/2026;03/12/2026;90,00;Annulé\n", "utf-8")
    imported(base, first)
    assert imported(base, then, "fill").updated == 0
    report = imported(base, then, "update")
    assert report.updated == 1
    assert rows_of(base, "SELECT arrival, amount_cents, status FROM purchase") == [("2026-12-02", 9000, "cancelled")]


def test_totals_are_carried_over_once(base: Database, tmp_path: Path) -> None:
    header = "N° CLIENT;NOM;PRENOM;DERN_SEJ;CA_TOT\n"
    imported(base, text_file(tmp_path / "a.csv", header + "C-1;Moreau;Lucie;14/10/2026;3480,00\n", "utf-8"))
    later = text_file(tmp_path / "b.csv", header + "C-1;Moreau;Lucie;20/11/2026;3600,00\n", "utf-8")
    assert imported(base, later, "fill").updated == 0
    assert imported(base, later, "update").updated == 1
    assert rows_of(base, "SELECT date, amount_cents FROM purchase") == [("2026-11-20", 360000)]


def test_complaints_get_numbers_and_steps(base: Database, tmp_path: Path) -> None:
    header = "N° réclamation;Date;NOM;PRENOM;Objet;Statut;Geste commercial;Coût du geste\n"
    rows = ";14/09/2026;Moreau;Lucie;Bruit;Clos;Avoir;45,00\n;02/10/2026;Moreau;Lucie;Froid;En cours;;\n"
    path = text_file(tmp_path / "r.csv", header + rows, "utf-8")
    assert imported(base, path).created == 2
    assert rows_of(base, "SELECT number, state FROM complaint ORDER BY id") == [
        ("R-2026-001", "closed"),
        ("R-2026-002", "in_progress"),
    ]
    assert rows_of(base, "SELECT state FROM complaint_step ORDER BY id") == [
        ("received",), ("closed",), ("received",), ("in_progress",),
    ]  # fmt: skip
    assert rows_of(base, "SELECT kind, cost_cents FROM compensation") == [("credit", 4500)]
    assert len(imported(base, path).duplicates) == 2
    assert imported(base, path, "create").created == 2  # under new numbers: none is given twice
    assert rows_of(base, "SELECT count(DISTINCT number) FROM complaint") == [(4,)]
