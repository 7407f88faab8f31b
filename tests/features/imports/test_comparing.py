from __future__ import annotations

from pathlib import Path

from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.imports.comparing import RowComparison, alike_rows, compare_row
from grc_desktop.features.imports.importing import carry_out, try_out
from grc_desktop.features.imports.queries import standing_customers
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
    rows = try_out(base, plan).judged("created")
    (alike,) = base.read(alike_rows, plan=plan, rows=rows)
    assert (alike.row, alike.customer_id, alike.name) == (2, 1, "Lucie MOREAU")


def test_a_new_row_that_somebody_recognises_completes_the_record(base: Database, tmp_path: Path) -> None:
    imported(base, text_file(tmp_path / "a.csv", PEOPLE))
    table = opened(text_file(tmp_path / "b.csv", "NOM;PRENOM;CP;FAX\nMoreaux;Lucie;69003;0478000009\n"))
    plan = Plan(table, recognise(table), "report", {2: "fill"}, same_as={2: 1})
    tried = try_out(base, plan)
    (row,) = tried.judged("updated")
    assert (tried.created, row.duplicate_of, row.reason) == (0, 1, "recognised as Lucie MOREAU")
    assert base.read(compare_row, plan=plan, row=row).repeats
    done = carry_out(base, plan)
    assert (done.result.created, done.result.updated) == (0, 1)
    known = base.read(standing_customers, ids=[1])[1]
    assert known.customer["last_name"] == "MOREAU"
    assert [phone["kind"] for phone in known.phones] == ["mobile", "fax"]
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    assert [phone["kind"] for phone in base.read(standing_customers, ids=[1])[1].phones] == ["mobile"]


def test_somebody_recognised_who_has_gone_meanwhile_comes_in_new(base: Database, tmp_path: Path) -> None:
    table = opened(text_file(tmp_path / "b.csv", "NOM;PRENOM\nMoreaux;Lucie\n"))
    assert carry_out(base, Plan(table, recognise(table), "fill", same_as={2: 77})).result.created == 1
