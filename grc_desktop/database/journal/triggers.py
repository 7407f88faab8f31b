"""The triggers that note every change, generated from the schema.

They are part of the file: a change made by a bulk statement, or by another program, is noted as well, and one
that belongs to no operation is refused (``change.operation_id`` may not be empty).
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from grc_desktop.database.schema import Base, Recorded


def recorded_classes() -> list[type[Recorded]]:
    """The mapped classes of all journalled tables, parents before children."""
    by_table = {cls.__table__.name: cls for cls in Recorded.__subclasses__()}  # type: ignore[attr-defined]
    return [by_table[table.name] for table in Base.metadata.sorted_tables if table.name in by_table]


def column_names(cls: type[Recorded]) -> list[str]:
    """The columns of a journalled table, in the order of the schema."""
    return [column.name for column in cls.__table__.columns]


def row_as_json(cls: type[Recorded], row: str) -> str:
    """SQL that gives a row as a JSON object; ``row`` is ``OLD`` or the table's name."""
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in column_names(cls))
    return f"json_object({pairs})"


def _note(cls: type[Recorded], kind: str, row: str, before: str) -> str:
    owner = f'{row}."{cls.customer_column}"' if cls.customer_column else "NULL"
    return (
        "INSERT INTO change (operation_id, table_name, row_id, customer_id, kind, before) VALUES "
        f"((SELECT operation_id FROM journal_head), '{cls.__tablename__}', {row}.id, {owner}, '{kind}', {before});"
    )


def _triggers_of(cls: type[Recorded]) -> list[str]:
    table = cls.__tablename__
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in column_names(cls))
    old = row_as_json(cls, "OLD")
    return [
        f'CREATE TRIGGER journal_{table}_insert AFTER INSERT ON "{table}" BEGIN {_note(cls, "I", "NEW", "NULL")} END',
        (
            f'CREATE TRIGGER journal_{table}_update AFTER UPDATE ON "{table}" WHEN {differs} '
            f"BEGIN {_note(cls, 'U', 'OLD', old)} END"
        ),
        f'CREATE TRIGGER journal_{table}_delete AFTER DELETE ON "{table}" BEGIN {_note(cls, "D", "OLD", old)} END',
    ]


def install_triggers(connection: Connection) -> None:
    """Bring the triggers of the file in line with the schema; nothing is written where they already are."""
    wanted = {sql.split()[2]: sql for cls in recorded_classes() for sql in _triggers_of(cls)}
    found = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'")
    )
    present = {row.name: row.sql for row in found}
    if present == wanted:
        return
    for name in present:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for sql in wanted.values():
        connection.exec_driver_sql(sql)
