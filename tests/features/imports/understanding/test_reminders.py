from __future__ import annotations

from pathlib import Path

from grc_desktop.database.database import Database
from tests.features.imports.written_files import imported, rows_of, text_file

HEADER = "Pour le;À traiter;NOM;PRENOM;Relance;Suite;Terminée le\n"


def test_reminders_of_customers_and_of_the_house(base: Database, tmp_path: Path) -> None:
    rows = (
        "01/12/2026 09:30;Rappeler;Moreau;Lucie;Devis D-118;;\n"
        "02/12/2026;Autre tâche;;;Changer l’encre;Fait;03/12/2026\n"
        "03/12/2026;Rappeler;Moreau;Lucie;;;\n"
    )
    path = text_file(tmp_path / "rappels.csv", HEADER + rows, "utf-8")
    report = imported(base, path, kind="reminders")
    assert (report.created, [row.row for row in report.rejected]) == (2, [4])
    kept = "SELECT kind, words, outcome, closed_at IS NULL, customer_id IS NULL FROM reminder ORDER BY id"
    assert rows_of(base, kept) == [
        ("call", "Devis D-118", None, 1, 0),
        ("other", "Changer l’encre", "done", 0, 1),
    ]
    assert len(imported(base, path, kind="reminders").duplicates) == 2
