from __future__ import annotations

import csv
import gc
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from grc_desktop.core.errors import Cancelled, Refused, Trouble
from grc_desktop.core.language import speak
from grc_desktop.core.resources import resource
from grc_desktop.database.attachments import file_path
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.exports.making import make_list
from grc_desktop.features.exports.records import Asked
from grc_desktop.features.imports import importing
from grc_desktop.features.imports.importing import carry_out, carry_out_all, try_out, try_out_all
from grc_desktop.features.imports.queries import saved_mappings
from grc_desktop.features.imports.recognition import recognise
from grc_desktop.features.imports.records import ON_DUPLICATE, OnDuplicate, Plan
from tests.features.exports.small_house import furnish
from tests.features.imports.written_files import FILES, PEOPLE, imported, opened, rows_of, text_file

EVERYTHING = "SELECT count(*) FROM {}"
TABLES = ("customer", "address", "phone", "email", "consent", "purchase", "complaint", "tag", "customer_tag")


def counts(base: Database) -> dict[str, int]:
    return {table: rows_of(base, EVERYTHING.format(table))[0][0] for table in TABLES}


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return text_file(tmp_path / "clients.csv", PEOPLE)


def test_customers_come_in_with_all_that_belongs_to_them(base: Database, people: Path) -> None:
    report = imported(base, people)
    assert (report.rows, report.created, report.operation_id) == (2, 2, 1)
    assert rows_of(base, "SELECT name, postcode, email, mobile FROM customer_summary ORDER BY customer_id") == [
        ("MOREAU Lucie", "69003", "l.moreau@example.com", "+33612487703"),
        ("Noël François", "01000", "f.noel@example.com", "+33612345678"),
    ]
    assert rows_of(base, "SELECT channel, given, means, evidence FROM consent ORDER BY customer_id") == [
        ("sms", 1, "import", '{"file": "clients.csv", "value": "O"}'),
        ("sms", 0, "import", '{"file": "clients.csv", "value": "N"}'),
    ]
    assert rows_of(base, "SELECT action, words FROM operation") == [
        ("imports.import_file", "Imported 2 customers from clients.csv")
    ]


def test_an_import_is_undone_as_one(base: Database, people: Path) -> None:
    before = counts(base)
    report = imported(base, people)
    assert report.operation_id is not None
    base.write(undo, operation_id=report.operation_id)
    assert counts(base) == before
    assert rows_of(base, "SELECT count(*) FROM search_document") == [(0,)]


@pytest.mark.parametrize("name", ["clients", "sejours", "reclamations"])
def test_the_same_file_twice_adds_nothing(base: Database, name: str) -> None:
    imported(base, resource("samples/clients-exemple.csv"))
    path = resource(f"samples/{name}-exemple.csv")
    imported(base, path)
    before = counts(base)
    for policy in ("report", "skip", "fill"):
        report = imported(base, path, policy)
        assert (report.created, report.updated) == (0, 0), policy
    assert counts(base) == before


@pytest.mark.parametrize(
    ("policy", "told", "stored"),
    [  # created, updated, skipped, duplicates; notes and title of the first customer
        ("report", (0, 0, 0, 2), (None, "Mme")),
        ("skip", (0, 0, 2, 0), (None, "Mme")),
        ("fill", (0, 1, 1, 0), ("Allergie", "Mme")),
        ("update", (0, 2, 0, 0), ("Allergie", "Dr")),
        ("create", (2, 0, 0, 0), (None, "Mme")),
    ],
)
def test_the_five_ways_with_what_is_already_there(
    base: Database, tmp_path: Path, policy: OnDuplicate, told: tuple[int, ...], stored: tuple[str | None, str]
) -> None:
    imported(base, text_file(tmp_path / "clients.csv", PEOPLE))
    again = text_file(
        tmp_path / "again.csv",
        "N° CLIENT;CIV;NOM;PRENOM;NOTES;VILLE\nC-1;Dr;MOREAU;Lucie;Allergie;LYON\nC-2;M.;Noel;François;;\n",
    )
    report = imported(base, again, policy)
    assert (report.created, report.updated, report.skipped, len(report.duplicates)) == told
    assert report.rows == sum(told)
    assert rows_of(base, "SELECT notes, title FROM customer WHERE id = 1") == [stored]


def test_every_policy_is_known() -> None:
    assert ON_DUPLICATE == ("report", "skip", "fill", "update", "create")


def test_duplicates_within_the_file(base: Database, tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "a.csv",
        "NOM;PRENOM;MAIL;TEL MOBILE;NOTES\nMoreau;Lucie;l@example.com;;\nMOREAU;L.;L@Example.com;0612487703;Thé\n"
        "Moreau;Jean;l@example.com;;\n",
    )
    report = imported(base, path, "fill")
    assert (report.created, report.updated) == (2, 1)  # Jean shares the address of Lucie
    assert rows_of(base, "SELECT name, mobile FROM customer_summary ORDER BY customer_id") == [
        ("Moreau Lucie", "+33612487703"),
        ("Moreau Jean", None),
    ]
    assert rows_of(base, "SELECT notes FROM customer WHERE id = 1") == [("Thé",)]


def test_a_dry_run_says_the_same_and_writes_nothing(
    base: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BLOCK", 2)  # duplicates fall into other blocks than what they repeat
    lines = [f"{'Moreau' if n % 3 else ''};Lucie;l{n % 5}@example.com;{n}" for n in range(20)]
    path = text_file(tmp_path / "a.csv", "NOM;PRENOM;MAIL;NOTES\n" + "\n".join(lines) + "\n")
    for policy in ON_DUPLICATE:
        table = opened(path)
        plan = Plan(table, recognise(table), policy)
        before = counts(base)
        dry = try_out(base, plan)
        assert (counts(base), dry.operation_id) == (before, None)
        wet = carry_out(base, plan).result
        assert (dry.created, dry.updated, dry.skipped) == (wet.created, wet.updated, wet.skipped), policy
        assert [row.row for row in dry.duplicates] == [row.row for row in wet.duplicates]
        if wet.operation_id is not None:
            base.write(undo, operation_id=wet.operation_id)


def test_stopping_takes_all_of_it_back(base: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BLOCK", 2)
    path = text_file(tmp_path / "a.csv", "NOM;PRENOM\n" + "".join(f"Moreau;L{n}\n" for n in range(9)))
    table = opened(path)

    def stop_after_four(rows: int) -> None:
        if rows >= 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        carry_out(base, Plan(table, recognise(table)), stop_after_four)
    assert counts(base)["customer"] == 0
    assert rows_of(base, "SELECT count(*) FROM operation WHERE finished_at IS NULL") == [(0,)]
    assert gc.isenabled()


def test_whoever_stops_is_heard_within_a_block(base: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BITE", 2)
    path = text_file(tmp_path / "a.csv", "NOM;PRENOM\n" + "".join(f"Moreau;L{n}\n" for n in range(5)))
    table = opened(path)
    plan = Plan(table, recognise(table))
    told: list[int] = []
    carry_out(base, plan, told.append)
    assert told == [0, 0, 2, 4, 5]
    told.clear()
    try_out(base, plan, told.append)
    assert told[0] == 0  # while the five who are there are read
    assert told[-5:] == [0, 0, 2, 4, 5]
    assert len(told) > 5


def test_a_file_that_breaks_in_the_middle_leaves_the_base_as_it_was(
    base: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BLOCK", 20)
    rows = "".join(f"Moreau;L{n}\n" for n in range(100))
    path = text_file(tmp_path / "a.csv", f'NOM;PRENOM\n{rows}"Noël;x\nRoux;y\n')
    with pytest.raises(Refused, match="from line 102 on"):
        imported(base, path)
    assert counts(base)["customer"] == 0


def test_nothing_recognised_is_refused(base: Database, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No column of “a.csv” was recognised"):
        imported(base, text_file(tmp_path / "a.csv", "COL_A;COL_B\n1;2\n"))


def test_names_that_are_no_code(base: Database, tmp_path: Path) -> None:
    names = ["Robert'); DROP TABLE customer;--", "<b>x</b>", "=cmd|'/c calc'!A1", "{{7*7}}", "🎉", "محمد", "x" * 500]
    quoted = "".join(f'"{name}";Zoé\n' for name in names)
    imported(base, text_file(tmp_path / "a.csv", f"NOM;PRENOM\n{quoted}Lu\u200bcas;Jean\n", "utf-8"))
    stored = [row[0] for row in rows_of(base, "SELECT last_name FROM customer ORDER BY id")]
    assert stored == [*names, "Lucas"]


def test_stays_find_their_customers(base: Database, people: Path, tmp_path: Path) -> None:
    imported(base, people)
    path = text_file(
        tmp_path / "sejours.csv",
        "Référence;N° CLIENT;NOM;PRENOM;MAIL;TEL;CP;Arrivée;Départ;Montant\n"
        "S-1;C-1;;;;;;01/10/2026;03/10/2026;180,00\n"
        "S-2;;;;F.NOEL@example.com;;;01/10/2026;02/10/2026;90,00\n"
        "S-3;;;;;+33 6 12 48 77 03;;05/10/2026;06/10/2026;90,00\n"
        "S-4;;Moreau;Lucie;;;69003;07/10/2026;08/10/2026;95,00\n"
        "S-5;;Roux;Anne;anne@example.com;;;09/10/2026;10/10/2026;95,00\n"
        "S-6;C-99;;;;;;09/10/2026;10/10/2026;95,00\n",
    )
    report = imported(base, path)
    assert (report.created, report.new_customers) == (5, 1)
    assert rows_of(base, "SELECT reference, customer_id, nights, amount_cents FROM purchase ORDER BY id") == [
        ("S-1", 1, 2, 18000), ("S-2", 2, 1, 9000), ("S-3", 1, 1, 9000), ("S-4", 1, 1, 9500), ("S-5", 3, 1, 9500),
    ]  # fmt: skip
    assert [(row.row, row.reason) for row in report.rejected] == [
        (7, "Nobody in the base has the number “C-99”, and the row names no customer")
    ]


def test_a_mapping_is_kept_for_the_next_file_of_that_header(base: Database, people: Path) -> None:
    table = opened(people)
    plan = Plan(table, recognise(table, chosen={"ADR1": None}))
    carry_out(base, plan, remember=True)
    (kept,) = base.read(saved_mappings)
    assert (kept.name, kept.header, kept.columns["ADR1"]) == ("clients", table.header, None)
    assert rows_of(base, "SELECT count(*) FROM operation") == [(1,)]


def test_several_files_are_one_operation(base: Database, tmp_path: Path) -> None:
    stays = text_file(tmp_path / "a-stays.csv", "Référence;N° CLIENT;Arrivée;Départ\nS-1;C-1;01/10/2026;03/10/2026\n")
    points = text_file(tmp_path / "b-points.csv", "N° client;Date;Points;Motif\nC-1;01/02/2026;120;Séjour\n")
    consents = text_file(
        tmp_path / "c-consents.csv",
        "E-mail;Canal;Accord;Date;Source\n"
        "l.moreau@example.com;E-mail;Oui;12/03/2025;formulaire\nx@example.com;SMS;Non;;\n",
    )
    people = text_file(tmp_path / "d-people.csv", PEOPLE)
    plans = [Plan(table, recognise(table)) for table in map(opened, (stays, points, consents, people))]
    assert [plan.recognition.kind for plan in plans] == ["purchases", "points", "consents", "customers"]
    dry = try_out_all(base, plans)
    done = carry_out_all(base, plans)
    for report in (dry, done.result):
        assert [one.created for one in report] == [1, 1, 1, 2]
        assert [[row.reason for row in one.rejected] for one in report] == [
            [], [], ["Nobody in the base has “x@example.com”, and the row names no customer"], [],
        ]  # fmt: skip
    assert rows_of(base, "SELECT count(*) FROM operation") == [(1,)]
    assert done.words == "Imported 5 rows from 4 files"
    assert rows_of(base, "SELECT date, points, kind, words FROM loyalty_entry") == [
        ("2026-02-01", 120, "imported", "Séjour")
    ]
    assert rows_of(base, "SELECT at, given, means FROM consent WHERE channel = 'email'") == [
        ("2025-03-12T12:00:00Z", 1, "formulaire")
    ]
    again = carry_out_all(base, plans)
    assert ([one.created for one in again.result], again.operation_id) == ([0, 0, 0, 0], None)
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    for table in ("customer", "purchase", "loyalty_entry", "consent"):
        assert rows_of(base, EVERYTHING.format(table)) == [(0,)]


def test_balances_of_points(base: Database, tmp_path: Path) -> None:
    header = "N° CLIENT;NOM;PRENOM;Points fidélité\n"
    first = text_file(tmp_path / "a.csv", header + "C-1;Moreau;Lucie;1 250 pts\nC-2;Roux;Anne;beaucoup\n", "utf-8")
    report = imported(base, first)
    assert [(one.column, one.value) for one in report.warnings] == [("Points fidélité", "beaucoup")]
    later = text_file(tmp_path / "b.csv", header + "C-1;Moreau;Lucie;1300\n", "utf-8")
    assert imported(base, later, "fill").updated == 0
    assert imported(base, later, "update").updated == 1
    assert imported(base, later, "update").updated == 0
    assert rows_of(base, "SELECT customer_id, points, kind FROM loyalty_entry") == [
        (1, 1250, "imported"),
        (1, 50, "imported"),
    ]


def test_movements_make_balances_needless(base: Database, tmp_path: Path) -> None:
    people = opened(text_file(tmp_path / "a.csv", "N° CLIENT;NOM;PRENOM;Points\nC-1;Moreau;Lucie;70\n"))
    points = opened(text_file(tmp_path / "b.csv", "N° client;Date;Points\nC-1;01/02/2026;120\nC-1;02/02/2026;-50\n"))
    carry_out_all(base, [Plan(table, recognise(table)) for table in (people, points)])
    assert rows_of(base, "SELECT sum(points) FROM loyalty_entry") == [(70,)]


def test_what_is_decided_for_single_rows(base: Database, people: Path, tmp_path: Path) -> None:
    imported(base, people)
    table = opened(
        text_file(tmp_path / "b.csv", "N° CLIENT;NOM;PRENOM;NOTES\nC-1;MOREAU;Lucie;Thé\nC-2;Noël;François;Café\n")
    )
    plan = Plan(table, recognise(table), "skip", decisions={2: "fill"})
    assert (try_out(base, plan).updated, try_out(base, plan).skipped) == (1, 1)
    carry_out(base, plan)
    assert rows_of(base, "SELECT notes FROM customer ORDER BY id") == [("Thé",), (None,)]


def test_an_import_that_changed_rows_is_undone_whole(base: Database, people: Path, tmp_path: Path) -> None:
    imported(base, people)
    tables = ("customer", "customer_summary", "address", "phone", "email")

    def state() -> dict[str, set[tuple[object, ...]]]:
        return {table: set(rows_of(base, f"SELECT * FROM {table}")) for table in tables}

    before, counted = state(), counts(base)
    new = (
        "N° CLIENT;NOM;PRENOM;MAIL;CP;VILLE;OPTIN_SMS;DERN_SEJ;CA_TOT;TAGS\n"
        "C-1;Roux;Lucie;new@example.com;75001;PARIS;N;14/10/2026;99,00;VIP\n"
    )
    report = imported(base, text_file(tmp_path / "new.csv", new), "update")
    assert report.updated == 1
    assert all(after != before[table] for table, after in state().items() if table != "phone")
    assert report.operation_id is not None
    base.write(undo, operation_id=report.operation_id)
    assert counts(base) == counted
    assert state() == before


def test_photos_of_cards_are_kept_beside_the_base(base: Database) -> None:
    imported(base, FILES / "contacts.vcf")
    kept = rows_of(base, "SELECT customer_id, kind, media_type, sha256 FROM attachment ORDER BY customer_id")
    assert [row[:3] for row in kept] == [
        (1, "photo", "image/png"),
        (2, "photo", "image/jpeg"),
        (3, "photo", "image/jpeg"),
    ]
    assert base.read(file_path, sha256=kept[0][3]).read_bytes().startswith(b"\x89PNG")
    imported(base, FILES / "contacts.vcf", "fill")
    assert rows_of(base, "SELECT count(*) FROM attachment") == [(3,)]


COMPARED = 29
"""Columns of an export before those that are worked out from purchases."""


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_our_own_export_brings_the_same_customers(
    base: Database, empty_file: Path, tmp_path: Path, ending: str, language: str
) -> None:
    base.write(furnish)
    speak(language)
    list_file = make_list(base, Asked(), tmp_path / f"customers{ending}").file
    table = opened(list_file)
    found = recognise(table)
    assert (found.kind, found.format_name) == ("customers", "GRC Desktop")
    shutil.copy(empty_file, tmp_path / "other.grc")
    with Database.open(tmp_path / "other.grc", user="Camille", clock=base.clock, writing=True) as other:
        report = carry_out(other, Plan(table, found, "create")).result
        assert report.rejected == ()
        assert [one.value.partition(" | ")[0] for one in report.warnings if one.column == ""] in ([], ["Total"])
        written = [make_list(one, Asked(), tmp_path / f"{one.path.stem}.csv").file for one in (base, other)]
    cut = ";" if language == "fr" else ","
    first, second = (
        sorted(row[:COMPARED] for row in csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=cut))
        for path in written
    )
    assert second == first


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_our_own_purchases_find_their_customers(base: Database, empty_file: Path, tmp_path: Path, ending: str) -> None:
    base.write(furnish)
    speak("fr")
    files = [
        make_list(base, Asked(subject), tmp_path / f"{subject}{ending}").file for subject in ("customers", "purchases")
    ]
    shutil.copy(empty_file, tmp_path / "other.grc")
    with Database.open(tmp_path / "other.grc", user="Camille", clock=base.clock, writing=True) as other:
        tables = [opened(path) for path in files]
        reports = carry_out_all(other, [Plan(table, recognise(table)) for table in tables]).result
        assert [report.rejected for report in reports] == [(), ()]
        assert rows_of(other, "SELECT count(*) FROM customer") == rows_of(base, "SELECT count(*) FROM customer")
        asked = (
            "SELECT c.last_name, c.company, p.date, p.reference, p.amount_cents, p.status FROM purchase p "
            "JOIN customer c ON c.id = p.customer_id ORDER BY p.date, p.reference, p.amount_cents, c.last_name"
        )
        assert rows_of(other, asked) == rows_of(base, asked)


def test_two_programs_may_give_the_same_number(base: Database, people: Path, tmp_path: Path) -> None:
    imported(base, people)
    other = text_file(tmp_path / "b.csv", "N° CLIENT;NOM;PRENOM\nC-1;Schneider;Otto\nC-2;Noel;François-Xavier\n")
    report = imported(base, other)
    assert (report.created, [row.duplicate_of for row in report.duplicates]) == (1, [2])


def test_nothing_begins_where_the_disk_would_be_full_before_the_end(
    base: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = opened(text_file(tmp_path / "a.csv", PEOPLE))
    plan = Plan(table, recognise(table), "fill")
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1_000))
    with pytest.raises(Trouble, match="not enough room on the disk: importing “a.csv” takes about 1 megabytes"):
        carry_out(base, plan)
    assert try_out(base, plan).created == 2  # which writes nothing
    assert rows_of(base, "SELECT count(*) FROM operation") == [(0,)]
