"""What makes a purchase right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.errors import Refused
from grc_desktop.features.purchases.records import PurchaseDraft, PurchaseRecord
from grc_desktop.features.purchases.rules import (
    complete,
    description,
    doubts,
    likely_status,
    next_reference,
    nights_between,
    totals,
)

STAY = PurchaseDraft(arrival=date(2026, 10, 14), departure=date(2026, 10, 16), room="12", label="Double")
SALE = PurchaseDraft(kind="sale", date=date(2025, 12, 28), label="Dinner", quantity=2)
TODAY = date(2026, 11, 22)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 400))
def test_a_stay_has_as_many_nights_as_midnights(arrival: date, nights: int) -> None:
    by_dates = complete(PurchaseDraft(arrival=arrival, departure=arrival + timedelta(days=nights)))
    by_nights = complete(PurchaseDraft(arrival=arrival, nights=nights))
    assert by_dates == by_nights
    assert by_dates.nights == nights == nights_between(arrival, by_dates.departure or arrival)
    assert by_dates.date == arrival
    assert complete(by_dates) == by_dates


def test_two_dates_win_over_typed_nights() -> None:
    assert complete(replace(STAY, nights=5)).nights == 2


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(STAY, arrival=None), "arrival"),
        (replace(STAY, departure=date(2026, 10, 14)), "departure"),
        (replace(STAY, departure=date(2026, 10, 1)), "departure"),
        (replace(STAY, adults=-1), "adults"),
        (replace(STAY, status="gone"), "status"),
        (replace(STAY, kind="gift"), "kind"),
        (replace(STAY, currency="€"), "currency"),
        (replace(SALE, date=None), "date"),
        (replace(SALE, label="  "), "label"),
        (replace(SALE, quantity=0), "quantity"),
    ],
)
def test_what_cannot_be_stored_is_refused_beside_its_field(draft: PurchaseDraft, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        complete(draft)
    assert refusal.value.field == field
    assert refusal.value.sentence.endswith(".")


def test_a_sale_keeps_nothing_of_a_stay() -> None:
    sale = complete(replace(STAY, kind="sale", date=TODAY))
    assert (sale.arrival, sale.departure, sale.nights, sale.room) == (None, None, None, None)


def test_texts_are_stored_clean() -> None:
    draft = complete(replace(STAY, label=" Double\u200b  confort ", room=" ", notes=" a \n\n b \n"))
    assert (draft.label, draft.room, draft.notes) == ("Double confort", None, "a\n\nb")


def test_what_looks_wrong_is_named_and_not_refused() -> None:
    assert doubts(complete(STAY), TODAY) == {}
    long = replace(STAY, departure=date(2027, 10, 16), amount_cents=90_000_00)
    assert set(doubts(long, TODAY)) == {"departure", "amount_cents"}
    assert set(doubts(replace(STAY, arrival=date(2026, 12, 24), departure=None), TODAY)) == {"status"}
    assert set(doubts(replace(STAY, amount_cents=-100), TODAY)) == {"amount_cents"}


def test_a_stay_ahead_is_confirmed_and_one_behind_is_done() -> None:
    assert likely_status(STAY, TODAY) == "done"
    assert likely_status(replace(STAY, arrival=TODAY + timedelta(days=1)), TODAY) == "confirmed"
    assert likely_status(replace(SALE, date=TODAY), TODAY) == "done"


@pytest.mark.parametrize(
    ("kind", "latest", "expected"),
    [
        ("stay", ["S-1891", "S-1892", "BK-77", "S-12-b"], "S-1893"),
        ("sale", ["S-1892", "V-0211"], "V-0212"),
        ("stay", [], "S-0001"),
        ("stay", ["S-9999"], "S-10000"),
    ],
)
def test_references_go_on_from_the_highest(kind: str, latest: list[str], expected: str) -> None:
    assert next_reference(kind, latest) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (STAY, "Room 12 Double"),
        (replace(STAY, label="Suite 12 sea view"), "Suite 12 sea view"),
        (replace(STAY, label=None), "Room 12"),
        (replace(STAY, label=None, room=None), "Stay"),
        (SALE, "Dinner × 2"),
        (replace(SALE, quantity=1), "Dinner"),
    ],
)
def test_one_line_says_what_was_bought(draft: PurchaseDraft, expected: str) -> None:
    assert description(draft) == expected


def test_only_what_counts_is_added_up() -> None:
    def record(**values: object) -> PurchaseRecord:
        return PurchaseRecord(**{"id": 1, "customer_id": 1, "customer_name": "Moreau Lucie", **values})  # type: ignore[arg-type]

    told = totals(
        [
            record(nights=2, amount_cents=298_00),
            record(nights=3, amount_cents=100_00, currency="CHF"),
            record(kind="sale", amount_cents=-50_00),
            record(nights=9, amount_cents=999_00, status="cancelled", counted=False),
        ]
    )
    assert (told.purchases, told.stays, told.nights, told.not_counted) == (3, 2, 5, 1)
    assert told.amounts == {"EUR": 248_00, "CHF": 100_00}
