"""What leaves the base comes back the same: exported, imported into an empty base, and compared with the first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from grc_desktop.core.clock import Clock
from grc_desktop.core.language import speak
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.complaints.actions import add_note, compensate, open_complaint, take_step
from grc_desktop.features.complaints.records import CompensationDraft, ComplaintDraft
from grc_desktop.features.customers.actions import add_customer, edit_customer
from grc_desktop.features.customers.actions.attachments import add_attachment
from grc_desktop.features.customers.actions.own_fields import define_field, set_own_values
from grc_desktop.features.customers.actions.ways import add_address, add_email, add_phone
from grc_desktop.features.customers.queries import own_fields
from grc_desktop.features.exports.everything import write_everything
from grc_desktop.features.exports.making import make_list
from grc_desktop.features.exports.records import SUBJECTS, Asked, CardVersion, Subject
from grc_desktop.features.imports.gathering import read_tables
from grc_desktop.features.imports.importing import carry_out_all, try_out_all
from grc_desktop.features.imports.reading import read_table
from grc_desktop.features.imports.recognition import is_known, recognise
from grc_desktop.features.imports.recognition.own import OWN
from grc_desktop.features.imports.records import OnDuplicate, Plan
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.purchases.actions import add_purchase
from grc_desktop.features.purchases.records import PurchaseDraft
from grc_desktop.features.reminders.actions import add_reminder, close_reminder
from grc_desktop.features.reminders.records import ReminderDraft
from grc_desktop.features.samples.actions import fill_sample_house
from tests.conftest import TODAY, USER
from tests.features.imports.written_files import rows_of

SAME = (
    """SELECT id, kind, state, external_id, title, first_name, last_name, company, salutation, birth_date, language,
       nationality, siret, vat_number, website, profession, sector, origin, preferred_channel, preferences, notes,
       customer_since FROM customer""",
    """SELECT customer_id, kind, preferred, line_1, line_2, line_3, line_4, postcode, city, region, country, returned_on
       FROM address""",
    "SELECT customer_id, kind, use, preferred, typed, e164 FROM phone",
    "SELECT customer_id, kind, address, state, preferred FROM email",
    "SELECT customer_id, other_id, role, position, since, until, notes FROM link",
    "SELECT customer_id, name FROM customer_tag JOIN tag ON tag.id = tag_id",
    "SELECT customer_id, name, value FROM custom_value JOIN custom_field ON custom_field.id = custom_value.field_id",
    "SELECT customer_id, channel, purpose, given, at, means, words, recorded_by, evidence FROM consent",
    """SELECT one.customer_id, one.date, one.kind, points, expires_on, words, recorded_by, reference, arrival
       FROM loyalty_entry AS one LEFT JOIN purchase ON purchase.id = purchase_id""",
    """SELECT customer_id, payer_id, agency_id, kind, date, reference, label, arrival, departure, nights, room, adults,
       children, quantity, amount_cents, currency, payment_method, channel, status, notes FROM purchase""",
    """SELECT complaint.customer_id, number, subject, cause, severity, state, complaint.room, complaint.channel, owner,
       description, remedy_sought, received_at, written_on, acknowledge_by, acknowledged_at, answer_by, answered_at,
       closed_at, satisfaction, reference, purchase.date
       FROM complaint LEFT JOIN purchase ON purchase.id = purchase_id""",
    """SELECT number, kind, cost_cents, currency, approved_by, given_on, voucher, voucher_used_on, notes
       FROM compensation JOIN complaint ON complaint.id = complaint_id""",
    """SELECT number, one.state, at, words, recorded_by, one.customer_id
       FROM complaint_step AS one JOIN complaint ON complaint.id = complaint_id""",
    """SELECT one.customer_id, kind, direction, at, one.subject, body, outcome, recorded_by, number
       FROM exchange AS one LEFT JOIN complaint ON complaint.id = complaint_id""",
    "SELECT customer_id, kind, words, due_at, assigned_to, closed_at, outcome, origin FROM reminder",
    """SELECT customer_id, name, purchases_count, purchases_total_cents, stays_count, nights, open_complaints,
       last_purchase, next_arrival FROM customer_summary""",
)
"""What lists tell; keys of customers included."""


@pytest.fixture
def house(demo_base: Database) -> Database:
    """The sample house with what is hard to tell apart: doubles on purpose, homonyms, customers with a bare name."""
    person = {"kind": "person", "first_name": "Alice", "last_name": "Bernard"}
    for values in (
        person,
        person,
        person | {"email": "alice@exemple.fr", "postcode": "05100", "city": "Briançon"},
        person | {"email": "alice@exemple.fr", "postcode": "05100", "city": "Briançon"},
        {"kind": "person", "first_name": "Alain", "last_name": "Bernard", "email": "alice@exemple.fr"},
    ):
        customer_id = demo_base.write(add_customer, values=values).result
        for amount in (1000 + customer_id, 500):
            sale = PurchaseDraft(kind="sale", date=TODAY.date(), label="Dîner", amount_cents=amount)
            demo_base.write(add_purchase, customer_id=customer_id, draft=sale)
    demo_base.write(add_purchase, customer_id=customer_id, draft=sale)  # the same again: two dinners, not one
    ways: list[tuple[Any, dict[str, Any]]] = [
        (
            add_address,
            {"values": {"kind": "billing", "line_1": "2 place Bellecour", "postcode": "69002", "city": "Lyon"}},
        ),
        (add_phone, {"typed": "+33 4 72 00 00 01", "use": "work"}),
        (add_phone, {"typed": "poste 12", "use": "work"}),
        (add_email, {"address": "alain@bureau.exemple.fr", "kind": "work"}),
    ]
    for add, said in ways:
        demo_base.write(add, customer_id=customer_id, **said)
    demo_base.write(edit_customer, customer_id=customer_id, changes={"state": "deceased"})
    _complain(demo_base, customer_id)
    demo_base.write(record_consent, customer_id=customer_id, channel="email", given=True, words="J’accepte.",
                    evidence={"scan": "été 2026.pdf", "pages": [1, 2]})  # fmt: skip
    return demo_base


def _complain(base: Database, customer_id: int) -> None:
    """A complaint that was closed, reopened and closed again, with two gestures, about a stay without reference."""
    now, moment = base.clock.now(), base.clock.now() - timedelta(days=9, seconds=17)
    stay = PurchaseDraft(date=moment.date(), arrival=moment.date(), amount_cents=9000)
    purchase_id = base.write(add_purchase, customer_id=customer_id, draft=stay).result
    told = ComplaintDraft(subject="Bruit", received_at=moment, written_on=moment.date() - timedelta(days=1),
                          channel="letter", purchase_id=purchase_id)  # fmt: skip
    complaint_id = base.write(open_complaint, customer_id=customer_id, draft=told).result
    seen = "received"
    for state, words in (("acknowledged", "Reçu"), ("in_progress", ""), ("closed", "Remboursé"), ("in_progress", ""),
                         ("closed", "Cette fois, oui")):  # fmt: skip
        base.write(take_step, complaint_id=complaint_id, state=state, seen=seen, words=words, told_by="email")
        seen = state
    base.write(add_note, complaint_id=complaint_id, words="Deux lignes\nde note")
    for kind, cents in (("partial_refund", 3000), ("gift", 1250)):
        gesture = CompensationDraft(kind=kind, cost_cents=cents, currency="CHF", notes="Avec un mot",
                                    voucher=f"B-{cents}", given_on=moment.date())  # fmt: skip
        base.write(compensate, complaint_id=complaint_id, draft=gesture)
    for whose in (customer_id, None):
        later = ReminderDraft(words="Rappeler", due_at=now + timedelta(days=2), kind="letter", assigned_to="Nadia")
        reminder_id = base.write(add_reminder, customer_id=whose, draft=later).result
        base.write(add_reminder, customer_id=whose, draft=replace(later, kind="other"))
        base.write(close_reminder, reminder_id=reminder_id, outcome="never")


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> Any:
    opened = Database.create(tmp_path / "other.grc", user=USER, clock=clock)
    yield opened
    opened.close()


def _files(base: Database, folder: Path, ending: str) -> list[Path]:
    files = [folder / f"{subject}{ending}" for subject in SUBJECTS]
    for subject, file in zip(SUBJECTS, files, strict=True):
        make_list(base, Asked(subject), file)
    return files


def _bring_in(base: Database, files: list[Path], on_duplicate: OnDuplicate) -> list[str]:
    tables = [read_table(file, is_known=is_known) for file in files]
    plans = [Plan(table, recognise(table), on_duplicate) for table in tables]
    return [f"{one.row}: {one.reason}" for report in carry_out_all(base, plans).result for one in report.rejected]


def _contents(base: Database, asked: Sequence[str] = SAME) -> list[str]:
    return [
        f"{row} from {question.split()[-1]}" for question in asked for row in sorted(rows_of(base, question), key=repr)
    ]


@pytest.mark.parametrize(
    ("language", "ending", "on_duplicate"),
    [("fr", ".csv", "report"), ("en", ".csv", "create"), ("fr", ".xlsx", "update")],
)
def test_an_empty_base_becomes_the_one_that_was_exported(
    house: Database, other: Database, tmp_path: Path, language: str, ending: str, on_duplicate: OnDuplicate
) -> None:
    speak(language)
    assert _bring_in(other, _files(house, tmp_path, ending), on_duplicate) == []
    assert set(_contents(other)) ^ set(_contents(house)) == set()
    assert len(_contents(other)) == len(_contents(house))


def test_files_that_come_in_one_after_the_other_say_the_same(house: Database, other: Database, tmp_path: Path) -> None:
    """What a list only sums up (balances, agreements, gestures) gives way to the list that tells it whole."""
    files = _files(house, tmp_path, ".csv")
    for file in files:
        assert _bring_in(other, [file], "update") == []
    told = _contents(other)
    assert set(told) ^ set(_contents(house)) == set()
    assert len(told) == len(_contents(house))
    for file in files:
        assert _bring_in(other, [file], "update") == []
    assert _contents(other) == told


def test_their_order_does_not_matter(demo_base: Database, other: Database, tmp_path: Path) -> None:
    """Backwards: what hangs on a complaint is refused with a reason until the complaint is there, then it comes in."""
    _complain(demo_base, 7)
    files = _files(demo_base, tmp_path, ".csv")[::-1]
    refused = [reason for file in files for reason in _bring_in(other, [file], "update")]
    assert refused
    assert all("R-20" in reason for reason in refused)
    assert [reason for file in files for reason in _bring_in(other, [file], "update")] == []
    assert set(_contents(other)) ^ set(_contents(demo_base)) == set()
    assert len(_contents(other)) == len(_contents(demo_base))


_WAYS_APART = ("purchases", "links", "addresses", "customers")


@pytest.mark.parametrize("first", [("customers",), _WAYS_APART], ids=["customers first", "customers late"])
def test_an_agency_comes_back_list_by_list(
    other: Database, clock: Clock, tmp_path: Path, first: tuple[Subject, ...]
) -> None:
    """What purchases tell in passing of an address, and proposals that were accepted and are still open."""
    with closing(Database.create(tmp_path / "agency.grc", user=USER, clock=clock)) as agency:
        fill_sample_house(agency, customers=200, seed=2, profile="agency")
        files = dict(zip(SUBJECTS, _files(agency, tmp_path, ".csv"), strict=True))
        for subject in (*first, *(one for one in SUBJECTS if one not in first)):
            assert _bring_in(other, [files[subject]], "update") == []
        assert set(_contents(other)) ^ set(_contents(agency)) == set()
        assert len(_contents(other)) == len(_contents(agency))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_workbook_holds_the_whole_base(house: Database, other: Database, tmp_path: Path, language: str) -> None:
    """Each list on a sheet of its own, taken in as one operation that can be undone."""
    speak(language)
    file = tmp_path / "all.xlsx"
    write_everything(house, file)
    tables = read_tables(file)
    assert [table.beside_others for table in tables] == [True] * len(SUBJECTS)
    plans = [Plan(table, recognise(table), "report") for table in tables]
    foretold = try_out_all(other, plans)
    done = carry_out_all(other, plans)
    assert [(one.created, one.updated, one.skipped) for one in foretold] == [
        (one.created, one.updated, one.skipped) for one in done.result
    ]
    assert [row.reason for report in done.result for row in (*report.rejected, *report.duplicates)] == []
    assert set(_contents(other)) ^ set(_contents(house)) == set()
    assert len(_contents(other)) == len(_contents(house))
    assert done.operation_id is not None
    other.write(undo, operation_id=done.operation_id)
    assert _contents(other) == []


@pytest.mark.parametrize("on_duplicate", ["fill", "update"])
def test_what_comes_back_to_its_own_base_adds_nothing(
    house: Database, tmp_path: Path, on_duplicate: OnDuplicate
) -> None:
    before = _contents(house)
    table = read_table(_files(house, tmp_path, ".csv")[0], is_known=is_known)
    (report,) = carry_out_all(house, [Plan(table, recognise(table), on_duplicate)]).result
    assert (report.created, report.updated) == (0, 0)
    assert _bring_in(house, _files(house, tmp_path, ".csv"), on_duplicate) == []
    assert set(_contents(house)) ^ set(before) == set()


OWN_FIELDS: dict[str, tuple[str, list[str], list[str]]] = {
    "Plaque": ("text", [], ["AB-123-CD", "=1+1", "l’hiver : « non » ; oui", "007"]),
    "Nombre de chats": ("number", [], ["2", "1.5", "-3", "1200"]),
    "Adhésion": ("date", [], ["2024-02-29", "1999-12-31"]),
    "Garage": ("yes_no", [], ["1", "0"]),
    "Étage préféré": ("choice", ["Rez-de-chaussée", "Premier", "2"], ["Premier", "2", "Rez-de-chaussée"]),
}
"""Fields that a house adds: their kind, their choices, and values as they are stored."""

OF_OWN_FIELDS = (
    "SELECT customer_id, name, value FROM custom_value JOIN custom_field ON custom_field.id = custom_value.field_id",
)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_fields_of_the_house_come_back(
    house: Database, other: Database, tmp_path: Path, language: str, ending: str
) -> None:
    """Into an empty base, where each column is kept as an own field, and into their own, which knows them by name."""
    speak(language)
    for name, (kind, choices, _) in OWN_FIELDS.items():
        house.write(define_field, name=name, kind=kind, choices=choices)
    ids = [row[0] for row in rows_of(house, "SELECT id FROM customer WHERE id % 3")]
    values = {at: {name: said[at % len(said)] for name, (_, _, said) in OWN_FIELDS.items()} for at in ids}
    for at, own in values.items():
        own["Plaque"] += str(at)  # a few words that repeat would be taken for choices
    house.write(set_own_values, values=values)
    file = tmp_path / f"customers{ending}"
    make_list(house, Asked("customers"), file)
    table = read_table(file, is_known=is_known)
    to_keep = {field.name: OWN for field in house.read(own_fields)}
    for base, found in (
        (other, recognise(table, chosen=to_keep)),
        (house, recognise(table, house=house.read(own_fields))),
    ):
        (report,) = carry_out_all(base, [Plan(table, found, "fill")]).result
        assert [row.reason for row in report.rejected] == []
        assert (report.created > 0, report.updated) == (base is other, 0)
    assert set(_contents(other, OF_OWN_FIELDS)) ^ set(_contents(house, OF_OWN_FIELDS)) == set()
    kinds = {field.name: field.kind for field in other.read(own_fields)}
    assert {name: kinds[name] for name in OWN_FIELDS} == {name: kind for name, (kind, _, _) in OWN_FIELDS.items()}


def test_another_house_keeps_its_customers_whatever_numbers_they_have(
    house: Database, other: Database, tmp_path: Path
) -> None:
    """The same number of a record is somebody else there; purchases go to whom they were exported with."""
    strangers = [{"kind": "person", "first_name": f"Inge{at}", "last_name": "Østergård"} for at in range(20)]
    for values in strangers:
        other.write(add_customer, values=values)
    _bring_in(other, _files(house, tmp_path, ".csv"), "report")
    assert rows_of(other, "SELECT count(*) FROM customer WHERE last_name = 'Østergård'") == [(20,)]
    assert rows_of(other, "SELECT count(*) FROM purchase WHERE customer_id <= 20") == [(0,)]
    theirs = "SELECT name, purchases_count, purchases_total_cents FROM customer_summary WHERE name <> ''"
    known = sorted(map(repr, rows_of(house, theirs)))
    assert [row for row in sorted(map(repr, rows_of(other, theirs))) if "Østergård" not in row] == known


OF_CARDS = (
    """SELECT id, kind, external_id, title, first_name, last_name, company, birth_date, language, website, profession,
       notes FROM customer""",
    "SELECT customer_id, line_1, line_2, postcode, city, region, country, preferred FROM address",
    "SELECT customer_id, kind, e164 FROM phone",
    "SELECT customer_id, address, preferred FROM email",
    "SELECT customer_id, name FROM customer_tag JOIN tag ON tag.id = tag_id",
    "SELECT customer_id, kind, sha256 FROM attachment",
)
"""What address cards tell."""


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_come_back_with_their_photos(
    house: Database, other: Database, tmp_path: Path, version: CardVersion
) -> None:
    picture = tmp_path / "portrait.png"
    Image.effect_noise((60, 80), 60).save(picture)
    house.write(add_attachment, customer_id=7, file=picture, kind="photo")
    cards = tmp_path / "cards.vcf"
    make_list(house, Asked(card_version=version), cards)
    assert _bring_in(other, [cards], "report") == []
    assert set(_contents(other, OF_CARDS)) ^ set(_contents(house, OF_CARDS)) == set()
