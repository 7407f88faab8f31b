"""The triggers of a file follow the schema."""

from __future__ import annotations

import sqlite3

from grc_desktop.database.database import Database
from grc_desktop.database.journal.triggers import recorded_classes


def test_every_recorded_table_has_its_three_triggers(base: Database) -> None:
    connection = sqlite3.connect(base.path)
    present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    connection.close()
    wanted = {
        f"journal_{cls.__tablename__}_{event}" for cls in recorded_classes() for event in ("insert", "update", "delete")
    }
    assert present == wanted
    assert len(wanted) > 60


def test_parents_come_before_children() -> None:
    order = [cls.__tablename__ for cls in recorded_classes()]
    for cls in recorded_classes():
        for key in cls.__table__.foreign_keys:
            parent = key.column.table.name
            assert parent == cls.__tablename__ or order.index(parent) < order.index(cls.__tablename__)


def test_a_trigger_that_was_tampered_with_is_put_right_at_opening(base: Database) -> None:
    path = base.path
    base.close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER journal_customer_update")
    connection.close()
    Database.open(path).close()
    with Database.open(path, writing=False) as again:
        test_every_recorded_table_has_its_three_triggers(again)
