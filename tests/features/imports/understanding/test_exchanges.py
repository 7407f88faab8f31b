from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.language import speak, tr
from grc_desktop.database.database import Database
from grc_desktop.features.exchanges.records import OUTCOME_WORDS
from tests.features.imports.written_files import imported, rows_of, text_file

ROWS = (
    "Nom;Prénom;Téléphone;Date et heure;Type de contact;Sens;Objet;Compte rendu;Résultat\n"
    "Moreau;Lucie;0612487703;12/03/2026 14:05;Appel;entrant;Chambre calme;Rappeler lundi;Sans réponse\n"
    "Moreau;Lucie;0612487703;13/03/2026;Zzz;sortant;;Devis envoyé;Signé\n"
    "Moreau;Lucie;0612487703;;;;;;\n"
)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_exchanges_come_in_once(base: Database, tmp_path: Path, language: str) -> None:
    speak(language)
    file = text_file(tmp_path / "echanges.csv", ROWS)
    for _ in range(2):
        report = imported(base, file, kind="exchanges")
        assert len(report.rejected) == 1
    rows = rows_of(base, "SELECT kind, direction, substr(at, 1, 10), subject, body, outcome FROM exchange ORDER BY at")
    assert rows[0] == (
        "call", "in", "2026-03-12", "Chambre calme", "Rappeler lundi",
        "no_answer",
    )  # fmt: skip
    assert rows[1] == ("note", "out", "2026-03-13", None, "Devis envoyé\nType de contact: Zzz".replace(
        ": Zzz", "\u00a0: Zzz" if language == "fr" else ": Zzz"), "Signé")  # fmt: skip
    assert len(rows) == 2


def test_what_came_of_it_is_understood_in_another_language_too(base: Database, tmp_path: Path) -> None:
    speak("fr")
    shown = {code: tr(words) for code, words in OUTCOME_WORDS.items()}
    speak("en")
    lines = "".join(f"Moreau;Lucie;Objet {code};{words}\n" for code, words in shown.items())
    imported(base, text_file(tmp_path / "e.csv", f"Nom;Prénom;Objet;Résultat\n{lines}", "utf-8"), kind="exchanges")
    assert rows_of(base, "SELECT outcome FROM exchange ORDER BY id") == [(code,) for code in shown]
