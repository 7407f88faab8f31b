"""A small house to build conditions on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from grc_desktop.database.schema import Purchase

TOWNS = ("Lyon", "Lyon", "Nantes", "Grenoble")


def _stays(session: Any, *, ids: list[int]) -> None:
    days = (date(2025, 12, 28), date(2026, 7, 14), date(2024, 1, 3))
    session.add_all(
        Purchase(customer_id=id_, kind="stay", date=day, arrival=day, nights=2, amount_cents=20_000, channel="direct")
        for id_, day in zip(ids, days, strict=False)
    )


@pytest.fixture
def people(backstage: Any) -> list[int]:
    """Four customers; the first three have one stay each, in winter, in summer, in winter."""
    from grc_desktop.features.customers.actions import add_customer

    ids = [
        backstage.write(add_customer, values={"last_name": f"Moreau {at}", "city": town})
        for at, town in enumerate(TOWNS)
    ]
    backstage.write(_stays, ids=ids)
    return ids
