from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.language import speak, tr
from grc_desktop.database.database import Database
from grc_desktop.features.complaints.records import COMPENSATIONS, STATES
from grc_desktop.features.imports.understanding.complaints import GESTURES
from grc_desktop.features.imports.understanding.complaints import STATES as WORDS
from grc_desktop.features.imports.understanding.values import word_code
from tests.features.imports.written_files import imported, rows_of, text_file

COMPLAINT = (
    "N° réclamation;Date;NOM;PRENOM;Objet;Statut;Geste commercial;Coût du geste\n"
    "R-7;14/09/2026;Moreau;Lucie;Bruit;Clôturée;Avoir, Cadeau;45,00\n"
)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_this_program_calls_states_and_gestures_is_understood(language: str) -> None:
    speak(language)
    assert {code: word_code(tr(words), WORDS) for code, words in STATES.items()} == {code: code for code in STATES}
    assert {code: word_code(tr(words), GESTURES) for code, words in COMPENSATIONS.items()} == {
        code: code for code in COMPENSATIONS
    }


def test_steps_take_the_place_of_what_the_complaint_summed_up(base: Database, tmp_path: Path) -> None:
    imported(base, text_file(tmp_path / "r.csv", COMPLAINT, "utf-8"))
    header = "Numéro de réclamation;NOM;PRENOM;Date;Étape;Ce qui a été fait ou dit\n"
    rows = "R-7;Moreau;Lucie;14/09/2026;Reçue;Au comptoir\nR-7;Moreau;Lucie;20/09/2026;Clôturée;Chambre changée\n"
    path = text_file(tmp_path / "e.csv", header + rows, "utf-8")
    assert imported(base, path, kind="steps").created == 2
    assert rows_of(base, "SELECT state, words FROM complaint_step ORDER BY at") == [
        ("received", "Au comptoir"),
        ("closed", "Chambre changée"),
    ]
    assert len(imported(base, path, kind="steps").duplicates) == 2


def test_gestures_take_the_place_of_their_sum(base: Database, tmp_path: Path) -> None:
    imported(base, text_file(tmp_path / "r.csv", COMPLAINT, "utf-8"))
    assert rows_of(base, "SELECT kind, cost_cents, notes FROM compensation") == [("credit", 4500, "Avoir, Cadeau")]
    header = "Numéro de réclamation;NOM;PRENOM;Geste;Coût\n"
    rows = "R-7;Moreau;Lucie;Avoir;30,00\nR-7;Moreau;Lucie;Cadeau;15,00\n"
    assert imported(base, text_file(tmp_path / "g.csv", header + rows, "utf-8"), kind="gestures").created == 2
    assert rows_of(base, "SELECT kind, cost_cents, notes FROM compensation ORDER BY id") == [
        ("credit", 3000, None),
        ("gift", 1500, None),
    ]


def test_a_step_of_a_complaint_that_is_not_there_says_so(base: Database, tmp_path: Path) -> None:
    rows = "Numéro de réclamation;NOM;PRENOM;Étape\nR-9;Moreau;Lucie;Reçue\n;Moreau;Lucie;Reçue\n"
    report = imported(base, text_file(tmp_path / "e.csv", rows, "utf-8"), kind="steps")
    assert [row.row for row in report.rejected] == [2, 3]
    assert "R-9" in report.rejected[0].reason
    assert rows_of(base, "SELECT count(*) FROM customer") == [(0,)]
