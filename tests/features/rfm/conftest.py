"""A house whose figures can be added up by hand: today is 22 November 2026."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from grc_desktop.database.schema import Customer, Purchase

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database

REGULAR, ONCE, LONG_GONE, NEVER, COMING = range(1, 6)


def _fill(session: Session) -> None:
    session.add_all(
        Customer(id=id_, kind="person", last_name=name, external_id=f"C-{id_}")
        for id_, name in enumerate(("Regular", "Once", "Gone", "Never", "Coming"), start=1)
    )
    session.flush()

    def bought(customer: int, day: date, cents: int, status: str = "done") -> Purchase:
        return Purchase(customer_id=customer, kind="stay", date=day, arrival=day, amount_cents=cents, status=status)

    session.add_all(
        (
            bought(REGULAR, date(2026, 11, 12), 30_000), bought(REGULAR, date(2025, 3, 1), 20_000),
            bought(REGULAR, date(2026, 11, 13), -5_000),  # a refund: subtracted, no purchase, no visit
            bought(REGULAR, date(2026, 11, 20), 99_900, "cancelled"),
            bought(ONCE, date(2026, 10, 23), 10_000),
            bought(LONG_GONE, date(2023, 11, 22), 80_000),
            bought(NEVER, date(2026, 1, 1), 50_000, "no_show"), bought(NEVER, date(2026, 1, 2), 50_000, "quote"),
            bought(COMING, date(2026, 12, 24), 40_000, "confirmed"),
        )
    )  # fmt: skip


@pytest.fixture
def house(base: Database) -> Database:
    """Five customers, of whom three bought something."""
    base.write(_fill)
    return base
