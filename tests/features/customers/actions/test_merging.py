from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Base, Complaint, ComplaintStep, Exchange, Purchase, Reminder
from grc_desktop.features.customers.actions import (
    add_address,
    add_customer,
    add_email,
    add_link,
    define_field,
    edit_customer,
    merge_customers,
)
from grc_desktop.features.customers.queries import customer, find_customers
from grc_desktop.features.customers.records import Customer


@pytest.fixture
def two(base: Database) -> tuple[int, int, int]:
    """Lucie twice, each with a part of what is known of her, and the agency she works for."""
    base.write(define_field, name="Lit")
    keep = base.write(add_customer, values={
        "last_name": "Moreau", "first_name": "Lucie", "mobile": "0612487703", "external_id": "C-17", "tags": "VIP",
        "notes": "Calme", "customer_since": "2020-01-01", "address_1": "1 rue X", "city": "Lyon",
        "custom.Lit": "Double", "consent.sms": "oui",
    }).result  # fmt: skip
    other = base.write(add_customer, values={
        "last_name": "Moreau", "first_name": "L.", "mobile": "06 12 48 77 03", "phone": "0476000000",
        "external_id": "D-9", "tags": "vip, ski", "notes": "Chien", "customer_since": "2018-05-01",
        "address_1": "1 RUE X", "city": "LYON", "custom.Lit": "Jumeaux", "profession": "Médecin",
        "last_contact": "2026-01-01", "email": "L@exemple.fr",
    }).result  # fmt: skip
    agency = base.write(add_customer, values={"company": "Béal"}).result
    base.write(add_link, customer_id=keep, other_id=agency, role="contact")
    base.write(add_link, customer_id=other, other_id=agency, role="contact", position="Directrice")
    base.write(add_link, customer_id=keep, other_id=other, role="family")
    base.write(add_address, customer_id=other, values={"line_1": "2 rue Y"})

    def deal(session: Session) -> None:
        now = base.clock.now()
        session.add(Purchase(customer_id=other, amount_cents=1000, date=date(2026, 1, 5)))
        session.add(Purchase(customer_id=agency, payer_id=other, agency_id=other, amount_cents=1))
        session.add(Complaint(number="R-1", customer_id=other, cause="Bruit", subject="Bruit", received_at=now))
        session.add(Exchange(customer_id=other, kind="call", at=now))
        session.add(Reminder(customer_id=other, words="Rappeler", due_at=now))
        session.flush()
        session.add(ComplaintStep(complaint_id=1, customer_id=other, state="received", at=now))

    base.write(deal)
    return keep, other, agency


def record(base: Database, id_: int) -> Customer:
    return base.read(customer, customer_id=id_)


def everything_stored(base: Database) -> dict[str, list[object]]:
    """All rows of all tables but the journal's."""

    def read(session: Session) -> dict[str, list[object]]:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
            if table.name not in ("operation", "change", "journal_head")
        }

    return base.read(read)


def test_everything_comes_along_and_nothing_is_doubled(base: Database, two: tuple[int, int, int]) -> None:
    keep, other, agency = two
    done = base.write(merge_customers, keep_id=keep, other_ids=[other, keep])
    assert (done.result.id, done.result.merged) == (keep, 1)
    assert done.words == "Merged L. Moreau into Lucie Moreau"
    whole = record(base, keep)
    assert (whole.first_name, whole.profession, whole.external_id) == ("Lucie", "Médecin", "C-17")
    assert whole.notes == "Calme\nFormer number: D-9\nChien"
    assert (whole.customer_since, whole.last_contact) == (date(2018, 5, 1), date(2026, 1, 1))
    assert [phone.e164 for phone in whole.phones] == ["+33612487703", "+33476000000"]
    assert [email.address for email in whole.emails] == ["L@exemple.fr"]
    assert [address.line_1 for address in whole.addresses] == ["1 rue X", "2 rue Y"]
    assert [address.preferred for address in whole.addresses] == [True, False]
    assert {tag.name for tag in whole.tags} == {"VIP", "ski"}
    assert whole.own == {"Lit": "Double"}
    assert whole.consents["sms"] is True
    assert [(link.other_id, link.role) for link in whole.links] == [(agency, "contact")]
    assert (whole.figures.purchases_count, whole.figures.open_complaints) == (1, 1)
    with pytest.raises(Refused):
        record(base, other)

    def owners(session: Session) -> set[int | None]:
        columns = (Purchase.customer_id, Purchase.payer_id, Purchase.agency_id, Exchange.customer_id,
                   Reminder.customer_id, Complaint.customer_id, ComplaintStep.customer_id)  # fmt: skip
        return {id_ for column in columns for id_ in session.scalars(select(column))}

    assert base.read(owners) == {keep, agency, None}
    assert [one.id for one in base.read(find_customers, text="4760")] == [keep]


def test_undo_parts_them_again_to_the_last_row(base: Database, two: tuple[int, int, int]) -> None:
    keep, other, _ = two
    before = everything_stored(base)
    done = base.write(merge_customers, keep_id=keep, other_ids=[other])
    after = everything_stored(base)
    undone = base.write(undo, operation_id=done.operation_id or 0)
    assert undone.result.kept == ()
    assert everything_stored(base) == before
    base.write(undo, operation_id=undone.operation_id or 0)
    assert everything_stored(base) == after


def test_undo_weeks_later_keeps_what_was_done_since(base: Database, two: tuple[int, int, int]) -> None:
    keep, other, _ = two
    done = base.write(merge_customers, keep_id=keep, other_ids=[other])
    base.write(edit_customer, customer_id=keep, changes={"notes": "Nouvelle note"})
    base.write(add_email, customer_id=keep, address="neuf@exemple.fr")
    undone = base.write(undo, operation_id=done.operation_id or 0).result
    assert [(kept.table, kept.id) for kept in undone.kept] == [("customer", keep)]
    assert record(base, keep).notes == "Nouvelle note"
    assert record(base, other).name == "L. Moreau"
    assert "neuf@exemple.fr" in [email.address for email in record(base, keep).emails]


def test_merging_one_with_itself_or_nobody_is_refused(base: Database, two: tuple[int, int, int]) -> None:
    for others in ([], [two[0]], [99]):
        with pytest.raises(Refused):
            base.write(merge_customers, keep_id=two[0], other_ids=others)


def test_three_go_into_one(base: Database) -> None:
    ids = [base.write(add_customer, values={"last_name": "A", "tags": "x", "email": f"{n}@b.fr"}).result
           for n in range(4)]  # fmt: skip
    base.write(merge_customers, keep_id=ids[0], other_ids=ids[1:])
    assert len(record(base, ids[0]).emails) == 4
    assert [email.preferred for email in record(base, ids[0]).emails] == [True, False, False, False]
