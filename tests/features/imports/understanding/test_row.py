from __future__ import annotations

from pathlib import Path

from tests.features.imports.understanding.rows import draft


def test_empty_dates_of_old_programs_are_no_mistake(tmp_path: Path) -> None:
    found = draft(tmp_path, "NOM;PRENOM;Client depuis", "Moreau;Lucie;00/00/0000")
    assert found.remarks == []
    assert "customer_since" not in found.customer.customer


def test_notes_of_several_columns_and_misfits_stand_together(tmp_path: Path) -> None:
    found = draft(tmp_path, "NOM;PRENOM;Notes;Observations;LANGUE", "Moreau;Lucie;Allergie;Arrive tard;martien")
    assert found.customer.customer["notes"] == "Allergie\nArrive tard\nLANGUE: martien"
