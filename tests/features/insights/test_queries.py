"""The indicators on a house small enough to count by hand (worked examples: reference of the profession)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Complaint, Customer, Purchase
from grc_desktop.features.insights.queries import indicators
from tests.database.deeds import run

YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}


def buy(base: Database, customer_id: int, *days: date, **values: object) -> None:
    rows = [
        {"customer_id": customer_id, "date": day, "amount_cents": 10_000, "kind": "stay", "nights": 2} | values
        for day in days
    ]
    base.write(run, insert(Purchase).values(rows))


@pytest.fixture
def house(base: Database) -> Database:
    """Four customers: two return from 2025, one does not, one is new; what does not count is there too."""
    base.write(run, insert(Customer).values([{"last_name": name} for name in "ABCD"]))
    buy(base, 1, date(2025, 6, 1), date(2026, 6, 1), date(2026, 8, 1))
    buy(base, 2, date(2025, 7, 1), date(2026, 7, 1), status="confirmed")
    buy(base, 3, date(2025, 8, 1))
    buy(base, 4, date(2026, 12, 30), kind="sale", nights=None, amount_cents=6_000)
    buy(base, 4, date(2026, 12, 31), kind="sale", nights=None, amount_cents=-4_000)
    buy(base, 3, date(2026, 3, 1), status="cancelled", amount_cents=99_900)
    return base


def test_sales(house: Database) -> None:
    found = house.read(indicators, **YEAR)
    assert (found.revenue_cents, found.purchases, found.active_customers) == (32_000, 4, 3)
    assert (found.stays, found.nights, found.average_stay) == (3, 6, 2.0)
    assert found.average_ticket_cents == 8_000
    assert found.frequency == pytest.approx(4 / 3)
    assert found.new_customers == 1


def test_rebuy_and_retention(house: Database) -> None:
    found = house.read(indicators, **YEAR)
    assert found.rebuy_rate == pytest.approx(1 / 3)
    assert found.retention == pytest.approx(2 / 3)
    assert found.attrition == pytest.approx(1 / 3)


def test_complaints(house: Database) -> None:
    rows = [
        ("closed", datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 3, 21, tzinfo=UTC)),
        ("received", datetime(2026, 11, 20, 9, tzinfo=UTC), None),
        ("closed", datetime(2025, 3, 1, 9, tzinfo=UTC), datetime(2025, 3, 9, 9, tzinfo=UTC)),
    ]
    values = [
        {
            "number": f"R-{n}",
            "customer_id": 1,
            "cause": "noise",
            "subject": "x",
            "state": s,
            "received_at": r,
            "closed_at": c,
        }
        for n, (s, r, c) in enumerate(rows)
    ]
    house.write(run, insert(Complaint).values(values))
    found = house.read(indicators, **YEAR)
    assert (found.complaints_opened, found.complaints_closed, found.complaints_open) == (2, 1, 1)
    assert found.complaint_days == pytest.approx(2.5)


def test_an_empty_house_divides_by_nothing(base: Database) -> None:
    found = base.read(indicators, **YEAR)
    assert (found.purchases, found.average_ticket_cents, found.rebuy_rate, found.retention) == (0, None, None, None)
    assert (found.frequency, found.average_stay, found.attrition, found.complaint_days) == (None, None, None, None)
