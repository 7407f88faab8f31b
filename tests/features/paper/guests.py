"""A night at the desk of the small house: one who leaves, one who stays, two who come."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Customer, LoyaltyEntry, Purchase
from tests.features.exports import small_house as house

DAY = date(2026, 11, 22)


def check_in(session: Session) -> None:
    """An action: furnish the house and fill it with guests."""
    house.furnish(session)
    stays = (
        (house.JEAN, date(2026, 11, 20), DAY, "7", "done"),
        (house.BEAL, date(2026, 11, 21), date(2026, 11, 25), "101", "confirmed"),
        (house.LUCIE, DAY, date(2026, 11, 24), "12", "confirmed"),
        (house.SARA, DAY, date(2026, 11, 23), None, "option"),
        (house.ANKE, DAY, date(2026, 11, 23), "3", "cancelled"),
        (house.ROBERT, date(2026, 11, 10), date(2026, 11, 12), "3", "done"),
    )
    for customer_id, arrival, departure, room, status in stays:
        session.execute(
            insert(Purchase).values(
                customer_id=customer_id, kind="stay", date=arrival, arrival=arrival, departure=departure, room=room,
                nights=(departure - arrival).days, adults=2, children=1, status=status, amount_cents=10_000,
            )
        )  # fmt: skip
    session.execute(
        update(Customer)
        .where(Customer.id == house.LUCIE)
        .values(birth_date=date(1980, 11, 23), preferences="Allergie aux arachides\nChambre au calme")
    )
    session.execute(insert(LoyaltyEntry).values(customer_id=house.LUCIE, date=DAY, kind="earned", points=120))
