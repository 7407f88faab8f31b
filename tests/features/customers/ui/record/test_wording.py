from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.records import Customer, Figures
from grc_desktop.features.customers.ui.record.wording import figure_strip, subline

TODAY = date(2026, 11, 22)
BOUGHT = Figures(
    purchases_count=5,
    purchases_total_cents=123_456,
    average_ticket_cents=24_691,
    stays=5,
    nights=9,
    first_purchase=date(2025, 3, 4),
    last_purchase=date(2026, 11, 8),
    last_contact=date(2026, 11, 20),
)


@pytest.fixture
def lucie(people: dict[str, int], backstage: Any) -> Customer:
    found: Customer = backstage.read(customer, customer_id=people["Moreau"])
    return found


def test_the_line_beneath_the_name_says_who_it_is(lucie: Customer) -> None:
    lucie = replace(lucie, language="fr", customer_since=None)
    assert subline(lucie) == "Private customer · prospect, has not bought yet · speaks French"
    known = replace(lucie, figures=BOUGHT, preferred_channel="sms", company="Béal Voyages")
    assert subline(known) == (
        "Private customer · Béal Voyages · customer since March 2025 · prefers SMS · speaks French"
    )
    assert "customer since May 2019" in subline(replace(known, customer_since=date(2019, 5, 1)))


def test_the_figures_of_somebody_who_comes_often() -> None:
    last, stays, total, ticket, contact = figure_strip(BOUGHT, TODAY)
    assert (last.name, last.note) == ("Last purchase", "14 days ago")
    assert (stays.value, stays.note) == ("5", "every 5 months")
    assert ("1,235" in total.value, total.note) == (True, "since 2025")
    assert ("247" in ticket.value, ticket.note) == (True, "over 5 purchases")
    assert (contact.name, contact.note) == ("Last contact", "2 days ago")


def test_an_arrival_to_come_goes_before_the_last_contact() -> None:
    coming = figure_strip(replace(BOUGHT, next_arrival=date(2026, 11, 25)), TODAY)[-1]
    assert (coming.name, coming.note) == ("Next stay", "in 3 days")


def test_nobody_has_figures_before_the_first_purchase() -> None:
    last, *_, coming = figure_strip(Figures(), TODAY)
    assert (last.value, last.note) == ("—", "none yet")
    assert (coming.value, coming.note) == ("—", "none planned")
