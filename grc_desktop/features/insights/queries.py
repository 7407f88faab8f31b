"""Working the indicators out."""

from __future__ import annotations

from datetime import date, time, timedelta

from sqlalchemy import Subquery, and_, case, func, select
from sqlalchemy.orm import Session

from grc_desktop.database.schema import COUNTED, OPEN_STATES, Complaint, CustomerSummary, Purchase
from grc_desktop.features.insights.records import Indicators
from grc_desktop.features.reminders.rules import at_desk

ACTIVE_DAYS = 365
"""A customer is active on a day who bought in the twelve months before it."""


def indicators(session: Session, *, first: date, last: date) -> Indicators:
    """The indicators from ``first`` to ``last``, both included."""
    customers = _buyers(first, last)
    bought = session.execute(
        select(
            func.coalesce(func.sum(customers.c.purchases), 0).label("purchases"),
            func.coalesce(func.sum(customers.c.cents), 0).label("cents"),
            func.coalesce(func.sum(customers.c.stays), 0).label("stays"),
            func.coalesce(func.sum(customers.c.nights), 0).label("nights"),
            func.count().filter(customers.c.purchases > 0).label("buyers"),
            func.coalesce(func.sum(case((customers.c.purchases >= 2, 1), else_=0)), 0).label("again"),
        ).select_from(customers)
    ).one()
    new = select(func.count()).where(CustomerSummary.first_purchase.between(first, last))
    opened, closed, still_open, days = _complaints(session, first, last)
    return Indicators(
        first=first,
        last=last,
        revenue_cents=bought.cents,
        purchases=bought.purchases,
        active_customers=bought.buyers,
        new_customers=session.execute(new).scalar_one(),
        stays=bought.stays,
        nights=bought.nights,
        rebuy_rate=bought.again / bought.buyers if bought.buyers else None,
        retention=_retention(session, first, last),
        complaints_opened=opened,
        complaints_closed=closed,
        complaints_open=still_open,
        complaint_days=sum(days) / len(days) if days else None,
    )


def _buyers(first: date, last: date) -> Subquery:
    """Per customer who bought in the period: purchases, cents, stays, nights.

    A refund (a negative amount) lowers the revenue and is no purchase.
    """
    bought = func.coalesce(Purchase.amount_cents, 0) >= 0
    is_stay = and_(Purchase.kind == "stay", bought)
    return (
        select(
            Purchase.customer_id,
            func.sum(case((bought, 1), else_=0)).label("purchases"),
            func.sum(func.coalesce(Purchase.amount_cents, 0)).label("cents"),
            func.sum(case((is_stay, 1), else_=0)).label("stays"),
            func.sum(case((is_stay, func.coalesce(Purchase.nights, 0)), else_=0)).label("nights"),
        )
        .where(Purchase.date.between(first, last), Purchase.status.in_(COUNTED))
        .group_by(Purchase.customer_id)
        .subquery()
    )


def _retention(session: Session, first: date, last: date) -> float | None:
    at_start = _buyers(first - timedelta(days=ACTIVE_DAYS), first - timedelta(days=1))
    at_end = _buyers(last - timedelta(days=ACTIVE_DAYS - 1), last)
    row = session.execute(
        select(func.count().label("start"), func.count(at_end.c.customer_id).label("kept"))
        .select_from(at_start)
        .outerjoin(at_end, and_(at_end.c.customer_id == at_start.c.customer_id, at_end.c.purchases > 0))
        .where(at_start.c.purchases > 0)
    ).one()
    return row.kept / row.start if row.start else None


def _complaints(session: Session, first: date, last: date) -> tuple[int, int, int, list[float]]:
    """Opened and closed in the period, open now; days from received to closed of those closed."""
    begin, end = at_desk(first, time.min), at_desk(last + timedelta(days=1), time.min)
    opened = and_(Complaint.received_at >= begin, Complaint.received_at < end)
    closed = and_(Complaint.closed_at >= begin, Complaint.closed_at < end)
    row = session.execute(
        select(func.count().filter(opened), func.count().filter(Complaint.state.in_(OPEN_STATES))).select_from(
            Complaint
        )
    ).one()
    spans = session.execute(select(Complaint.received_at, Complaint.closed_at).where(closed)).all()
    days = [(until - since).total_seconds() / 86_400 for since, until in spans if until is not None]
    return row[0], len(days), row[1], days
