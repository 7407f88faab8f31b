from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.keys import next_key
from grc_desktop.database.schema import Customer


def _add(session: Session) -> int:
    customer = Customer(last_name="Moreau")
    session.add(customer)
    session.flush()
    return customer.id


def _delete(session: Session) -> None:
    session.execute(delete(Customer))


def test_the_next_key_is_the_one_that_is_given(base: Database) -> None:
    expected = base.read(next_key, Customer)
    assert base.write(_add).result == expected


def test_the_key_of_a_deleted_row_is_not_used_again(base: Database) -> None:
    key = base.write(_add).result
    base.write(_delete)
    assert base.read(next_key, Customer) == key + 1
