from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from grc_desktop.database.bulk import insert_rows
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Change, Consent, Customer


def _insert(session: Session) -> None:
    insert_rows(
        session,
        Customer,
        [
            {"id": 1, "last_name": "Moreau", "birth_date": date(1984, 2, 4)},
            {"id": 2, "company": "Béal", "kind": "organisation"},
        ],
    )
    at = datetime(2026, 11, 22, 10, tzinfo=UTC)
    evidence = {"file": "a.csv"}
    insert_rows(
        session,
        Consent,
        ({"customer_id": key, "channel": "sms", "given": True, "at": at, "evidence": evidence} for key in (1, 2)),
    )
    insert_rows(session, Customer, [])


def _read(session: Session) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]], int]:
    people = session.execute(
        select(Customer.id, Customer.kind, Customer.state, Customer.last_name, Customer.birth_date).order_by(
            Customer.id
        )
    )
    words = session.execute(select(Consent.at, Consent.purpose, Consent.evidence))
    return [tuple(row) for row in people], [tuple(row) for row in words], len(session.execute(select(Change.id)).all())


def test_rows_get_their_values_and_defaults_and_are_journalled(base: Database) -> None:
    base.write(_insert)
    people, words, changes = base.read(_read)
    assert people == [(1, "person", "active", "Moreau", date(1984, 2, 4)), (2, "organisation", "active", None, None)]
    assert words == [(datetime(2026, 11, 22, 10, tzinfo=UTC), "marketing", {"file": "a.csv"})] * 2
    assert changes == 4


def test_rows_beyond_one_statement_keep_their_order(base: Database) -> None:
    names = [f"{number}" for number in range(2_050)]  # more values than SQLite takes at once

    def add(session: Session) -> None:
        connection = session.connection().connection.driver_connection
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 6_000)  # type: ignore[union-attr]
        insert_rows(session, Customer, [{"last_name": name} for name in names])

    base.write(add)
    stored = base.read(
        lambda session: session.execute(select(Customer.id, Customer.last_name).order_by(Customer.id)).all()
    )
    assert [tuple(row) for row in stored] == list(enumerate(names, 1))
    noted = base.read(lambda session: session.scalars(select(Change.row_id).order_by(Change.id)).all())
    assert noted == list(range(1, 2_051))


def test_what_a_row_lacks_is_nothing_in_a_column_of_json_too(base: Database) -> None:
    def record(session: Session) -> None:
        session.execute(insert(Customer).values(last_name="Moreau"))
        said = {"customer_id": 1, "channel": "sms", "given": True, "at": datetime(2026, 11, 22, 10, tzinfo=UTC)}
        proofs: tuple[dict[str, Any], ...] = ({"evidence": {"page": 1}}, {"evidence": {"page": 2}}, {})
        insert_rows(session, Consent, [said | proof for proof in proofs])

    base.write(record)
    stored = base.read(
        lambda session: session.execute(text("SELECT evidence FROM consent ORDER BY id")).scalars().all()
    )
    assert stored == ['{"page": 1}', '{"page": 2}', None]
