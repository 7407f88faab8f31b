from __future__ import annotations

from pathlib import Path

from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.imports.comparing import RowComparison, compare_row
from grc_desktop.features.imports.importing import try_out
from grc_desktop.features.imports.recognition import recognise
from grc_desktop.features.imports.records import OnDuplicate, Plan
from tests.features.imports.written_files import PEOPLE, imported, opened, text_file


def compared(base: Database, path: Path, policy: OnDuplicate = "report", place: int = 0) -> RowComparison:
    table = opened(path)
    plan = Plan(table, recognise(table), policy)
    row = try_out(base, plan).judged("duplicate" if policy == "report" else "updated")[place]
    return base.read(compare_row, plan=plan, row=row)


def differing(found: RowComparison) -> list[tuple[str, str, str]]:
    return [(one.title, one.file, one.known) for one in found.fields if one.differs]


def test_a_row_beside_the_record_of_the_base(base: Database, tmp_path: Path) -> None:
    imported(base, text_file(tmp_path / "a.csv", PEOPLE))
    changed = PEOPLE.replace("04/02/1984", "02/04/1984").replace("MOREAU", "Moreau")
    found = compared(base, text_file(tmp_path / "b.csv", changed))
    assert (found.row, found.name, found.known_name, found.known_id) == (2, "Lucie Moreau", "Lucie MOREAU", 1)
    assert differing(found) == [("Birth date", "2 Apr 1984", "4 Feb 1984")]
    assert found.fields[0].title == "Birth date"  # what differs comes first
    assert found.score is not None
    assert {"same mobile", "same e-mail"} <= set(found.reasons)


def test_a_row_beside_an_earlier_row_of_its_file(base: Database, tmp_path: Path) -> None:
    text = "NOM;PRENOM;MAIL;TEL\nMoreau;Lucie;l@example.com;\nMoreau;Lucie;l@example.com;0612487703\n"
    found = compared(base, text_file(tmp_path / "a.csv", text))
    assert (found.row, found.repeats_row, found.known_id, found.known_name) == (3, 2, None, "Lucie Moreau")
    assert differing(found) == [("Phones", "06 12 48 77 03", "")]
    assert found.score is None


def test_a_stay_beside_the_stay_that_is_there(base: Database, tmp_path: Path) -> None:
    stays = "REFERENCE;NOM;PRENOM;MAIL;ARRIVEE;DEPART;MONTANT\nR-7;Moreau;Lucie;l@example.com;{}\n"
    imported(base, text_file(tmp_path / "a.csv", stays.format("03/05/2026;05/05/2026;240,00")))
    found = compared(base, text_file(tmp_path / "b.csv", stays.format("03/05/2026;06/05/2026;360,00")))
    assert differing(found) == [
        ("Stay: departure", "6 May 2026", "5 May 2026"),
        ("Purchase: amount", "€360.00", "€240.00"),
    ]


def test_a_customer_who_has_gone_meanwhile_leaves_the_row_alone(base: Database, tmp_path: Path) -> None:
    report = imported(base, text_file(tmp_path / "a.csv", PEOPLE))
    table = opened(text_file(tmp_path / "b.csv", PEOPLE))
    plan = Plan(table, recognise(table), "report")
    row = try_out(base, plan).duplicates[0]
    assert report.operation_id is not None
    base.write(undo, operation_id=report.operation_id)
    found = base.read(compare_row, plan=plan, row=row)
    assert (found.known_id, found.known_name, found.score) == (None, "", None)


def test_a_new_row_beside_the_one_it_resembles(base: Database, tmp_path: Path) -> None:
    imported(base, text_file(tmp_path / "a.csv", PEOPLE))
    table = opened(
        text_file(tmp_path / "b.csv", "NOM;PRENOM;CP;VILLE\nMoreaux;Lucie;69003;Lyon\nZola;Emile;75001;Paris\n")
    )
    plan = Plan(table, recognise(table), "fill")
    near, far = (base.read(compare_row, plan=plan, row=row) for row in try_out(base, plan).judged("created"))
    assert (near.known_id, near.known_name, near.repeats) == (1, "Lucie MOREAU", False)
    assert near.score is not None
    assert near.score < 0.95
    assert (far.known_id, far.known_name, far.score) == (None, "", None)
