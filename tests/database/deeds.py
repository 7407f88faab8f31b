"""Small actions and queries that the tests of this room do and ask."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, text
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database, Done
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.journal.undo import Undone, undo
from grc_desktop.database.schema import Address, Customer, Phone


def add_person(session: Session, last_name: str, first_name: str, phone: str = "+33612487703") -> int:
    """A person of Lyon with a telephone."""
    customer = Customer(last_name=last_name, first_name=first_name)
    session.add(customer)
    session.flush()
    session.add(Phone(customer_id=customer.id, typed=phone, e164=phone))
    session.add(Address(customer_id=customer.id, line_1="12 rue des Lilas", postcode="69003", city="Lyon"))
    describe(session, f"Added {first_name} {last_name}")
    return customer.id


def count(session: Session, table: str) -> int:
    """How many rows a table has."""
    return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def names(session: Session) -> list[str]:
    """The customers as lists show them."""
    return list(session.execute(text("SELECT name FROM customer_summary ORDER BY name_key")).scalars())


def found(session: Session, match: str) -> list[int]:
    """The customers that the search index gives for a question of FTS5."""
    rows = session.execute(text("SELECT rowid FROM search_index WHERE search_index MATCH :match"), {"match": match})
    return sorted(rows.scalars())


def run(session: Session, statement: Executable) -> None:
    """A bulk statement, or several values for one."""
    session.execute(statement)


def take_back(base: Database, done: Done[Any], customer_id: int | None = None) -> Done[Undone]:
    """Undo what was done, or what was done to one customer."""
    assert done.operation_id is not None
    return base.write(undo, operation_id=done.operation_id, customer_id=customer_id)
