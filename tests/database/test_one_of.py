"""Any number of keys fits into one condition."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.one_of import one_of
from grc_desktop.database.schema import Customer


def _add(session: Session, *, count: int) -> list[int]:
    rows = [Customer(kind="person", last_name=f"Moreau {number}") for number in range(count)]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def _known(session: Session, *, ids: range | list[int]) -> int:
    return session.execute(select(func.count()).where(Customer.id.in_(one_of(ids)))).scalar_one()


def test_more_keys_than_sqlite_takes_parameters(base: Database) -> None:
    ids = base.write(_add, count=3).result
    assert base.read(_known, ids=ids[:2]) == 2
    assert base.read(_known, ids=range(300_000)) == 3
    assert base.read(_known, ids=[]) == 0
