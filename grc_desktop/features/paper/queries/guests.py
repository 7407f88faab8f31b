"""Who arrives, who is in the house, and everything on one customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.database.schema import LoyaltyEntry, Purchase
from grc_desktop.features.complaints.queries import complaint_file, complaints_of, first_open
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.exchanges.queries import exchanges_of, messages_to
from grc_desktop.features.loyalty.queries import tab
from grc_desktop.features.paper.records import CustomerFile, Guest
from grc_desktop.features.privacy.queries import consents_of
from grc_desktop.features.purchases.queries import purchases_by_id, purchases_of
from grc_desktop.features.purchases.records import PurchaseRecord
from grc_desktop.features.reminders.queries import reminders_of

_ALL = 1_000_000
"""Exchanges: a file leaves out none."""

_COMING = ("option", "confirmed", "done")
"""Statuses of stays that people come for."""


def arrivals(session: Session, *, day: date) -> list[Guest]:
    """Everyone who arrives on ``day``, by room and name."""
    return _guests(session, _stays(session, Purchase.arrival == day))


def present(session: Session, *, day: date) -> list[Guest]:
    """Everyone who is in the house on ``day``: those who leave and stay, then those who arrive."""
    there = _stays(session, Purchase.arrival < day, Purchase.departure >= day)
    return _guests(session, there) + arrivals(session, day=day)


def customer_file(session: Session, *, customer_id: int) -> CustomerFile:
    """Everything that the house keeps on one customer. ``Refused``: no such customer."""
    exchanges = [
        *exchanges_of(session, customer_id=customer_id, limit=_ALL),
        *messages_to(session, customer_id=customer_id, limit=_ALL),
    ]
    account, entries, _uncounted = tab(session, customer_id=customer_id)
    return CustomerFile(
        customer=customer(session, customer_id=customer_id),
        consents=tuple(consents_of(session, customer_id=customer_id)),
        purchases=tuple(purchases_of(session, customer_id=customer_id)),
        complaints=tuple(
            complaint_file(session, complaint_id=one.id) for one in complaints_of(session, customer_id=customer_id)
        ),
        exchanges=tuple(sorted(exchanges, key=lambda one: one.at, reverse=True)),
        reminders=tuple(reminders_of(session, customer_id=customer_id)),
        account=account,
        entries=tuple(entries),
    )


def _stays(session: Session, *conditions: object) -> list[PurchaseRecord]:
    ids = session.scalars(
        select(Purchase.id).where(Purchase.kind == "stay", Purchase.status.in_(_COMING), *conditions)  # type: ignore[arg-type]
    ).all()
    stays = purchases_by_id(session, ids=ids)
    return sorted(stays, key=lambda stay: (_room(stay), stay.customer_name))


def _room(stay: PurchaseRecord) -> tuple[int, str]:
    room = stay.room or ""
    return (int(room) if room.isdigit() else 10_000, room)


def _guests(session: Session, stays: Sequence[PurchaseRecord]) -> list[Guest]:
    found = []
    for stay in stays:
        complaint = first_open(session, customer_id=stay.customer_id)
        found.append(
            Guest(
                stay=stay,
                customer=customer(session, customer_id=stay.customer_id),
                complaint=complaint.subject if complaint else None,
                points=_points(session, stay.customer_id),
            )
        )
    return found


def _points(session: Session, customer_id: int) -> int:
    total = session.scalar(select(func.sum(LoyaltyEntry.points)).where(LoyaltyEntry.customer_id == customer_id))
    return int(total or 0)
