"""Reading the points ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import LoyaltyEntry
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.loyalty.records import Account, Entry, Programme, Tier
from grc_desktop.features.loyalty.rules import account as account_of

SETTING = "loyalty"
_BLOCK = 500
"""Customers asked for at once: SQLite allows so many values in one question."""

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
    for first in range(0, len(customer_ids), _BLOCK):
        block = customer_ids[first : first + _BLOCK]
        question = select(LoyaltyEntry.customer_id, *_COLUMNS).where(LoyaltyEntry.customer_id.in_(block))
        for row in session.execute(question):
            found[row[0]].append(Entry(*row[1:]))
    rules, day = programme(session), today(session)
    return {customer_id: account_of(lines, rules, day) for customer_id, lines in found.items()}


def tab(session: Session, *, customer_id: int) -> tuple[Account, list[Entry]]:
    """What the tab of a customer shows."""
    lines = entries(session, customer_id=customer_id)
    return account_of(lines, programme(session), today(session)), lines
