"""Reading the points ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Date, func, or_, select
from sqlalchemy.orm import Session

from grc_desktop.core.dates import months_before
from grc_desktop.database.journal.notes import today
from grc_desktop.database.one_of import one_of
from grc_desktop.database.schema import LoyaltyEntry, Purchase
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.loyalty.records import Account, Entry, Programme, Tier, Unsettled
from grc_desktop.features.loyalty.rules import account as account_of
from grc_desktop.features.loyalty.rules import earns, points_of_stay

SETTING = "loyalty"
_RECENT = timedelta(days=60)
"""How far back the house is asked for stays to count: who went earlier is looked at one by one, in the record."""

_COLUMNS = (
    LoyaltyEntry.id, LoyaltyEntry.date, LoyaltyEntry.kind, LoyaltyEntry.points, LoyaltyEntry.expires_on,
    LoyaltyEntry.words, LoyaltyEntry.purchase_id, LoyaltyEntry.recorded_by,
)  # fmt: skip


def programme(session: Session) -> Programme:
    """The rules of the house; a plain programme without tiers where none was set."""
    known = setting(session, key=SETTING, default={})
    tiers = tuple(Tier(str(name), int(points)) for name, points in known.get("tiers", ()))
    plain = Programme()
    return Programme(
        per_unit=int(known.get("per_unit", plain.per_unit)),
        months=int(known.get("months", plain.months)),
        warning=int(known.get("warning", plain.warning)),
        tiers=tiers,
    )


def entries(session: Session, *, customer_id: int) -> list[Entry]:
    """The ledger of a customer, newest first."""
    question = (
        select(*_COLUMNS)
        .where(LoyaltyEntry.customer_id == customer_id)
        .order_by(LoyaltyEntry.date.desc(), LoyaltyEntry.id.desc())
    )
    return [Entry(*row) for row in session.execute(question)]


def count_entries(session: Session, *, customer_id: int) -> int:
    """How many lines the ledger of a customer has."""
    question = select(func.count()).select_from(LoyaltyEntry).where(LoyaltyEntry.customer_id == customer_id)
    return session.execute(question).scalar_one()


def accounts(session: Session, *, customer_ids: Sequence[int]) -> dict[int, Account]:
    """Where each of these customers stands today; who has no entry is not in it."""
    found: dict[int, list[Entry]] = defaultdict(list)
    question = select(LoyaltyEntry.customer_id, *_COLUMNS).where(LoyaltyEntry.customer_id.in_(one_of(customer_ids)))
    for row in session.execute(question):
        found[row[0]].append(Entry(*row[1:]))
    rules, day = programme(session), today(session)
    return {customer_id: account_of(lines, rules, day) for customer_id, lines in found.items()}


def tab(session: Session, *, customer_id: int) -> tuple[Account, list[Entry], list[Unsettled]]:
    """What the tab of a customer shows: where they stand, every line, and the stays still to be counted."""
    lines = entries(session, customer_id=customer_id)
    stays = unsettled(session, customer_id=customer_id)
    return account_of(lines, programme(session), today(session)), lines, stays


def unsettled(session: Session, *, customer_id: int | None = None) -> list[Unsettled]:
    """Stays that are over and not counted yet, and counted ones that earn nothing any more, the oldest first.

    Of one customer: those whose points would still be good. Of the whole house: the last weeks of those who take
    part, which is who has a line in the ledger; what ended before somebody's first line is left alone.
    """
    rules, day = programme(session), today(session)
    joined = select(LoyaltyEntry.customer_id, func.min(LoyaltyEntry.date).label("day"))
    joined_on = joined.group_by(LoyaltyEntry.customer_id).subquery()
    booked = select(LoyaltyEntry.purchase_id, func.sum(LoyaltyEntry.points).label("points"))
    booked_for = booked.where(LoyaltyEntry.purchase_id.is_not(None)).group_by(LoyaltyEntry.purchase_id).subquery()
    ended = func.coalesce(Purchase.departure, Purchase.date, type_=Date)
    question = (
        select(
            Purchase.id, Purchase.customer_id, ended, Purchase.reference, Purchase.amount_cents, Purchase.channel,
            Purchase.status, func.coalesce(booked_for.c.points, 0),
        )
        .join(joined_on, joined_on.c.customer_id == Purchase.customer_id, isouter=customer_id is not None)
        .join(booked_for, booked_for.c.purchase_id == Purchase.id, isouter=True)
        .where(ended <= day, or_(joined_on.c.day.is_(None), ended >= joined_on.c.day))
        .order_by(ended, Purchase.id)
    )  # fmt: skip
    if customer_id is not None:
        question = question.where(Purchase.customer_id == customer_id)
        if rules.months:
            question = question.where(ended >= months_before(day, rules.months))
    else:
        question = question.where(ended >= day - _RECENT, Purchase.date >= day - 2 * _RECENT)
    found = []
    for purchase_id, who, over, reference, cents, channel, status, points in session.execute(question):
        counts = earns(cents, channel, status)
        due = points_of_stay(cents, rules) if counts and not points else 0 if counts else -points
        if due:
            found.append(Unsettled(purchase_id, who, over, reference, due))
    return found
