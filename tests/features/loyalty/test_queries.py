"""Asking for many customers at once."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer, LoyaltyEntry
from grc_desktop.features.loyalty.queries import accounts
from tests.database.deeds import run


def test_more_customers_than_one_question_may_name(base: Database) -> None:
    base.write(run, statement=insert(Customer).values([{"last_name": f"N{at}"} for at in range(1, 1201)]))
    lines = [{"customer_id": at, "date": date(2026, 1, 1), "kind": "earned", "points": at} for at in range(1, 1201)]
    base.write(run, statement=insert(LoyaltyEntry).values(lines))
    found = base.read(accounts, customer_ids=list(range(1, 1201)))
    assert len(found) == 1200
    assert found[1200].points == 1200
