from __future__ import annotations

from pathlib import Path

from grc_desktop.database.database import Database
from grc_desktop.features.imports.records import OnDuplicate
from tests.features.imports.written_files import imported, rows_of, text_file

PEOPLE = "Code client;Nom;Prénom;E-mail;Téléphone\nC-1;Moreau;Lucie;l.moreau@exemple.fr;04 72 00 00 01\n"
HEADER = "Code client;E-mail;Téléphone;Adresse;CP;Ville;Usage;Préféré;État de l'e-mail;Courrier revenu le\n"


def test_ways_are_added_to_a_known_customer(base: Database, tmp_path: Path) -> None:
    imported(base, text_file(tmp_path / "clients.csv", PEOPLE))
    rows = (
        "C-1;lucie@bureau.exemple.fr;;;;;travail;non;revenu en erreur;\n"
        "C-1;;+33 6 12 34 56 78;;;;travail;;;\n"
        "C-1;;;2 place Bellecour;69002;Lyon;facturation;;;03/04/2026\n"
        "C-1;l.moreau@exemple.fr;;;;;;;;\n"
        "C-1;;;;;;;;;\n"
    )
    report = imported(base, text_file(tmp_path / "plus.csv", HEADER + rows), kind="ways")
    assert (report.created, report.skipped, len(report.rejected)) == (3, 1, 1)
    assert rows_of(base, "SELECT address, kind, state, preferred FROM email") == [
        ("l.moreau@exemple.fr", "home", "valid", 1),
        ("lucie@bureau.exemple.fr", "work", "bounced", 0),
    ]
    assert rows_of(base, "SELECT e164, kind, use FROM phone") == [
        ("+33472000001", "landline", "home"),
        ("+33612345678", "mobile", "work"),
    ]
    assert rows_of(base, "SELECT line_1, kind, returned_on FROM address") == [
        ("2 place Bellecour", "billing", "2026-04-03")
    ]


def test_what_is_said_of_one_that_is_there_counts_when_it_shall_be_brought_up_to_date(
    base: Database, tmp_path: Path
) -> None:
    imported(base, text_file(tmp_path / "clients.csv", PEOPLE))
    again = text_file(tmp_path / "plus.csv", HEADER + "C-1;L.MOREAU@exemple.fr;;;;;travail;;revenu en erreur;\n")
    steps: tuple[tuple[OnDuplicate, str], ...] = (("fill", "valid"), ("update", "bounced"))
    for policy, state in steps:
        imported(base, again, policy, kind="ways")
        assert rows_of(base, "SELECT state FROM email") == [(state,)]
