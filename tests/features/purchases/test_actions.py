"""What can be done with purchases, on a real base, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database, Done
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Customer
from grc_desktop.features.purchases.actions import (
    add_purchase,
    delete_purchase,
    edit_purchase,
    refund_part,
    set_status,
)
from grc_desktop.features.purchases.queries import (
    count_purchases,
    known_words,
    purchase,
    purchases_by_id,
    purchases_of,
    stays_around,
    suggested_reference,
    year_totals,
)
from grc_desktop.features.purchases.records import PurchaseDraft

STAY = PurchaseDraft(
    reference="S-1893", arrival=date(2026, 10, 14), departure=date(2026, 10, 16), room="12", label="Double",
    amount_cents=298_00, channel="direct", adults=2,
)  # fmt: skip


def add_customer(session: Session, *, last_name: str, first_name: str = "") -> int:
    row = Customer(last_name=last_name, first_name=first_name or None)
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def lucie(base: Database) -> int:
    return base.write(add_customer, last_name="Moreau", first_name="Lucie").result


def total_of(base: Database, customer_id: int) -> tuple[int, int]:
    def ask(session: Session) -> tuple[int, int]:
        found = session.execute(
            text("SELECT purchases_count, purchases_total_cents FROM customer_summary WHERE customer_id = :id"),
            {"id": customer_id},
        ).one()
        return found[0], found[1]

    return base.read(ask)


def state(base: Database) -> list[tuple[object, ...]]:
    return base.read(
        lambda session: [tuple(row) for row in session.execute(text("SELECT * FROM purchase ORDER BY id"))]
    )


def check_undo(base: Database, before: list[tuple[object, ...]], done: Done[int]) -> None:
    """Undo brings the table back to ``before``, undoing that brings back what was done."""
    after = state(base)
    assert after != before
    assert done.operation_id is not None
    undone = base.write(undo, operation_id=done.operation_id)
    assert state(base) == before
    assert undone.result.kept == ()
    assert undone.operation_id is not None
    base.write(undo, operation_id=undone.operation_id)
    assert state(base) == after


def test_a_stay_is_added_counted_and_named_in_the_journal(base: Database, lucie: int) -> None:
    done = base.write(add_purchase, customer_id=lucie, draft=STAY)
    (stay,) = base.read(purchases_of, customer_id=lucie)
    assert (stay.nights, stay.date, stay.customer_name, stay.counted) == (2, date(2026, 10, 14), "Moreau Lucie", True)
    assert stay.draft() == replace(STAY, nights=2, date=date(2026, 10, 14))
    assert done.words == "Added the stay S-1893 of Lucie Moreau"
    assert total_of(base, lucie) == (1, 298_00)
    check_undo(base, [], done)


def test_editing_writes_only_what_the_user_changed(base: Database, lucie: int) -> None:
    key = base.write(add_purchase, customer_id=lucie, draft=STAY).result
    was = base.read(purchase, purchase_id=key).draft()
    base.write(edit_purchase, purchase_id=key, was=was, draft=replace(was, room="7"))  # somebody else
    before = state(base)
    done = base.write(edit_purchase, purchase_id=key, was=was, draft=replace(was, amount_cents=612_00))
    now = base.read(purchase, purchase_id=key)
    assert (now.room, now.amount_cents) == ("7", 612_00)
    check_undo(base, before, done)


def test_two_edits_of_one_field_never_overwrite_each_other(base: Database, lucie: int) -> None:
    key = base.write(add_purchase, customer_id=lucie, draft=STAY).result
    was = base.read(purchase, purchase_id=key).draft()
    base.write(edit_purchase, purchase_id=key, was=was, draft=replace(was, room="7"))
    with pytest.raises(Refused) as refusal:
        base.write(edit_purchase, purchase_id=key, was=was, draft=replace(was, room="4"))
    assert refusal.value.field == "room"
    assert base.read(purchase, purchase_id=key).room == "7"


def test_an_edit_that_changes_nothing_is_no_operation(base: Database, lucie: int) -> None:
    key = base.write(add_purchase, customer_id=lucie, draft=STAY).result
    was = base.read(purchase, purchase_id=key).draft()
    assert base.write(edit_purchase, purchase_id=key, was=was, draft=was).operation_id is None


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("cancelled", "Cancelled the stay S-1893 of Lucie Moreau"),
        ("no_show", "Marked the stay S-1893 of Lucie Moreau as a no-show"),
        ("refunded", "Refunded the stay S-1893 of Lucie Moreau"),
    ],
)
def test_what_fell_through_is_kept_and_not_counted(base: Database, lucie: int, status: str, words: str) -> None:
    key = base.write(add_purchase, customer_id=lucie, draft=STAY).result
    before = state(base)
    done = base.write(set_status, purchase_id=key, status=status)
    assert done.words == words
    assert not base.read(purchase, purchase_id=key).counted
    assert total_of(base, lucie) == (0, 0)
    assert base.read(count_purchases, customer_id=lucie) == 1
    check_undo(base, before, done)


def test_a_part_refund_lowers_the_total(base: Database, lucie: int) -> None:
    key = base.write(add_purchase, customer_id=lucie, draft=STAY).result
    before = state(base)
    done = base.write(refund_part, purchase_id=key, amount_cents=98_00)
    assert total_of(base, lucie)[1] == 200_00
    back = base.read(purchase, purchase_id=done.result)
    assert (back.label, back.amount_cents, back.kind) == ("Part refund of S-1893", -98_00, "sale")
    check_undo(base, before, done)
    for wrong in (0, -5, 298_00, 400_00):
        with pytest.raises(Refused) as refusal:
            base.write(refund_part, purchase_id=key, amount_cents=wrong)
        assert refusal.value.field == "amount_cents"


def test_deleting_can_be_taken_back(base: Database, lucie: int) -> None:
    key = base.write(add_purchase, customer_id=lucie, draft=STAY).result
    before = state(base)
    done = base.write(delete_purchase, purchase_id=key)
    assert base.read(purchases_of, customer_id=lucie) == []
    check_undo(base, before, done)


def test_refusals_leave_the_base_as_it_was(base: Database, lucie: int) -> None:
    for draft, field in ((replace(STAY, arrival=None), "arrival"), (replace(STAY, payer_id=999), "payer_id")):
        with pytest.raises(Refused) as refusal:
            base.write(add_purchase, customer_id=lucie, draft=draft)
        assert refusal.value.field == field
    with pytest.raises(Refused):
        base.write(add_purchase, customer_id=999, draft=STAY)
    with pytest.raises(Refused):
        base.write(set_status, purchase_id=999, status="done")
    with pytest.raises(Refused):
        base.read(purchase, purchase_id=999)
    assert state(base) == []


def test_who_slept_who_paid_and_who_brought_each_see_the_stay(base: Database, lucie: int) -> None:
    company = base.write(add_customer, last_name="Altéa").result
    agency = base.write(add_customer, last_name="Béal Voyages").result
    base.write(add_purchase, customer_id=lucie, draft=replace(STAY, payer_id=company, agency_id=agency))
    roles = {
        customer: base.read(purchases_of, customer_id=customer)[0].role_of(customer)
        for customer in (lucie, company, agency)
    }
    assert roles == {lucie: "own", company: "paid", agency: "brought"}
    assert base.read(purchases_of, customer_id=agency, own_only=True) == []
    assert total_of(base, agency) == (0, 0)
    (stay,) = base.read(purchases_of, customer_id=lucie)
    assert (stay.payer_name, stay.agency_name) == ("Altéa", "Béal Voyages")


def test_years_add_up_what_counts(base: Database, lucie: int) -> None:
    for draft in (
        STAY,
        replace(STAY, arrival=date(2026, 5, 2), departure=date(2026, 5, 5), amount_cents=612_00),
        replace(STAY, arrival=date(2025, 5, 2), departure=None, amount_cents=100_00, currency="CHF"),
        replace(STAY, arrival=date(2025, 6, 2), departure=None, amount_cents=999_00, status="cancelled"),
    ):
        base.write(add_purchase, customer_id=lucie, draft=draft)
    years = base.read(year_totals, customer_id=lucie)
    assert [(one.year, one.purchases, one.nights, one.amount_cents, one.currency) for one in years] == [
        (2025, 1, 0, 100_00, "CHF"),
        (2026, 2, 5, 910_00, "EUR"),
    ]


def test_references_are_suggested_and_free(base: Database, lucie: int) -> None:
    assert base.read(suggested_reference, kind="stay") == "S-0001"
    base.write(add_purchase, customer_id=lucie, draft=STAY)
    base.write(add_purchase, customer_id=lucie, draft=replace(STAY, reference="Booking 4411"))
    base.write(
        add_purchase,
        customer_id=lucie,
        draft=PurchaseDraft(kind="sale", date=STAY.arrival, label="x", reference="S-1894"),
    )
    assert base.read(suggested_reference, kind="stay") == "S-1895"


def test_stays_near_a_day_come_first(base: Database, lucie: int) -> None:
    for day in (date(2026, 10, 14), date(2025, 12, 28), date(2024, 3, 8)):
        base.write(add_purchase, customer_id=lucie, draft=replace(STAY, arrival=day, departure=None))
    base.write(add_purchase, customer_id=lucie, draft=replace(STAY, status="cancelled"))
    found = base.read(stays_around, customer_id=lucie, day=date(2026, 1, 2), limit=2)
    assert [stay.arrival for stay in found] == [date(2025, 12, 28), date(2026, 10, 14)]
    assert {stay.id for stay in base.read(purchases_by_id, ids=[found[0].id, 77])} == {found[0].id}


def test_the_words_of_the_house_come_most_used_first(base: Database, lucie: int) -> None:
    for channel in ("direct", "Le Bon Coin", "Le Bon Coin"):
        base.write(add_purchase, customer_id=lucie, draft=replace(STAY, channel=channel))
    assert base.read(known_words, field="channel") == ["Le Bon Coin", "direct"]
