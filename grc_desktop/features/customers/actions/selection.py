"""Selections of many customers, in blocks that fit one statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.schema import Customer
from grc_desktop.features.customers.queries.lists import names_of

_BLOCK = 5_000
"""Values that one SQL statement is given at a time."""


def blocks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """``ids`` in blocks."""
    for start in range(0, len(ids), _BLOCK):
        yield ids[start : start + _BLOCK]


def require(session: Session, ids: Sequence[int]) -> None:
    """Refuse where one of ``ids`` is no customer."""
    for block in blocks(ids):
        found = set(session.execute(select(Customer.id).where(Customer.id.in_(block))).scalars())
        missing = next((id_ for id_ in block if id_ not in found), None)
        if missing is not None:
            raise Refused(tr("There is no customer {number}.", number=missing), field="id")


def who(session: Session, ids: Sequence[int]) -> str:
    """The selection in words, for the journal: a name, or how many."""
    if len(ids) == 1:
        return names_of(session, ids=ids).get(ids[0], "?")
    return trn("{count} customer", "{count} customers", len(ids))
