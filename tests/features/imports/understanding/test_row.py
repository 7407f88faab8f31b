from __future__ import annotations

from pathlib import Path

from grc_desktop.features.imports.understanding.values import LONGEST_LINE, LONGEST_TEXT
from grc_desktop.ui.form import Field
from tests.features.imports.understanding.rows import draft


def test_empty_dates_of_old_programs_are_no_mistake(tmp_path: Path) -> None:
    found = draft(tmp_path, "NOM;PRENOM;Client depuis", "Moreau;Lucie;00/00/0000")
    assert found.remarks == []
    assert "customer_since" not in found.customer.customer


def test_notes_of_several_columns_and_misfits_stand_together(tmp_path: Path) -> None:
    found = draft(tmp_path, "NOM;PRENOM;Notes;Observations;LANGUE", "Moreau;Lucie;Allergie;Arrive tard;martien")
    assert found.customer.customer["notes"] == "Allergie\nArrive tard\nLANGUE: martien"


def test_what_is_longer_than_a_form_takes_is_cut_with_the_reason_and_kept_whole_in_the_notes(tmp_path: Path) -> None:
    name, story = "Moreau " * 50_000, "Il pleut. " * 40_000
    found = draft(tmp_path, "NOM;PRENOM;TEL;Notes", f"{name};Lucie;{'9' * 100_000};{story}")
    assert found.customer.customer["last_name"] == name[:LONGEST_LINE].rstrip()
    assert found.customer.customer["notes"].startswith(story[:1000])
    assert len(found.customer.customer["notes"]) == LONGEST_TEXT
    assert {remark.column for remark in found.remarks} == {"NOM", "TEL", "Notes"}
    assert "too long" in found.remarks[0].reason
    assert max(len(remark.value) for remark in found.remarks) <= LONGEST_LINE


def test_an_import_takes_as_much_into_a_line_as_the_form(tmp_path: Path) -> None:
    assert Field.__dataclass_fields__["longest"].default == LONGEST_LINE
    found = draft(tmp_path, "NOM;PRENOM;ADRESSE", f"Moreau;Lucie;{'é' * LONGEST_LINE}")
    assert found.remarks == []
    found = draft(tmp_path, "NOM;PRENOM;ADRESSE", f"Moreau;Lucie;{'é' * 600}")
    assert "ADRESSE: " + "é" * 600 in found.customer.customer["notes"]
