"""Readings of the journal: the list of operations, the history of a customer, the trash."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from grc_desktop.database.journal.notes import now
from grc_desktop.database.journal.triggers import recorded_classes, row_as_json
from grc_desktop.database.schema.base import INSTANT_FORMAT

TRASH_DAYS = 90


@dataclass(frozen=True)
class OperationRecord:
    """A line of the journal. ``rows`` is how many rows it touched; ``undone`` whether it has been taken back."""

    id: int
    action: str
    words: str
    user: str | None
    at: datetime
    finished: bool
    undoes: int | None
    undone: bool
    rows: int


@dataclass(frozen=True)
class FieldChange:
    """One value that an operation changed in a customer's record; ``old`` or ``new`` is None where there was none."""

    operation_id: int
    at: datetime
    user: str | None
    words: str
    table: str
    row_id: int
    kind: str  # I, U, D
    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Deleted:
    """A customer in the trash: who it was, and the operation that deleted it."""

    customer_id: int
    name: str
    operation_id: int
    at: datetime
    user: str | None
    words: str


def is_undone(session: Session, operation_id: int) -> bool:
    """Whether an operation has been taken back, and that has not been taken back in turn."""
    undoers = session.execute(text("SELECT id FROM operation WHERE undoes = :id"), {"id": operation_id}).scalars()
    return any(not is_undone(session, undoer) for undoer in undoers)


def operations(
    session: Session, *, limit: int = 50, before: int | None = None, customer_id: int | None = None
) -> list[OperationRecord]:
    """Operations, newest first; of one customer where given; those older than ``before`` to page on."""
    only = "AND id IN (SELECT operation_id FROM change WHERE customer_id = :customer)" if customer_id else ""
    return _records(
        session,
        f"WHERE (:before IS NULL OR id < :before) {only} ORDER BY id DESC LIMIT :limit",
        {"before": before, "customer": customer_id, "limit": limit},
    )


def operation_ids(session: Session, *, text_sought: str = "") -> list[int]:
    """All operations, newest first; only those whose words or user contain ``text_sought`` (folded)."""
    rows = session.execute(
        text(
            "SELECT id FROM operation WHERE fold(words || ' ' || coalesce(user, '')) LIKE "
            "'%' || replace(replace(replace(fold(:sought), '!', '!!'), '%', '!%'), '_', '!_') || '%' ESCAPE '!' "
            "ORDER BY id DESC"
        ),
        {"sought": text_sought.strip()},
    )
    return list(rows.scalars())


def operations_by_id(session: Session, *, ids: Sequence[int]) -> list[OperationRecord]:
    """Some operations, newest first."""
    return _records(
        session,
        "WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id DESC",
        {"ids": json.dumps(list(ids))},
    )


def _records(session: Session, clauses: str, values: dict[str, Any]) -> list[OperationRecord]:
    rows = session.execute(
        text(
            "SELECT id, action, words, user, started_at, finished_at, undoes, "
            "(SELECT count(*) FROM change WHERE operation_id = operation.id) AS rows FROM operation " + clauses
        ),
        values,
    ).all()
    return [
        OperationRecord(
            row.id, row.action, row.words, row.user, _instant(row.started_at), row.finished_at is not None,
            row.undoes, is_undone(session, row.id), row.rows,
        )
        for row in rows
    ]  # fmt: skip


def last_operation(session: Session) -> int | None:
    """The newest finished operation that changed something; a mere deed (an export) cannot be taken back."""
    found = session.execute(
        text(
            "SELECT max(id) FROM operation WHERE finished_at IS NOT NULL "
            "AND EXISTS (SELECT 1 FROM change WHERE operation_id = operation.id)"
        )
    ).scalar_one()
    return None if found is None else int(found)


def history(session: Session, *, customer_id: int, limit: int = 500) -> list[FieldChange]:
    """What changed in a customer's record, newest first, value by value.

    The new value of a change is the old one of the next change of that row, or what stands there now.
    """
    rows = session.execute(
        text(
            "SELECT c.id, c.operation_id, c.table_name, c.row_id, c.kind, c.before, o.started_at, o.user, o.words "
            "FROM change c JOIN operation o ON o.id = c.operation_id WHERE c.customer_id = :id ORDER BY c.id DESC"
        ),
        {"id": customer_id},
    ).all()
    now_standing = _rows_standing(session, rows)
    changes: list[FieldChange] = []
    for row in rows:
        key = (row.table_name, row.row_id)
        after = now_standing.get(key)
        before = json.loads(row.before) if row.before else None
        now_standing[key] = before
        changes += _differences(row, before, after)
        if len(changes) >= limit:
            break
    return changes[:limit]


def _differences(row: Row[Any], before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[FieldChange]:
    old, new = before or {}, after or {}
    return [
        FieldChange(
            row.operation_id, _instant(row.started_at), row.user, row.words, row.table_name, row.row_id, row.kind,
            field, old.get(field), new.get(field),
        )
        for field in (new if row.kind == "I" else old)
        if field not in ("id", "customer_id", "created_at") and old.get(field) != new.get(field)
    ]  # fmt: skip


def _rows_standing(session: Session, changed: Sequence[Row[Any]]) -> dict[tuple[str, int], dict[str, Any] | None]:
    wanted: dict[str, set[int]] = {}
    for row in changed:
        wanted.setdefault(row.table_name, set()).add(row.row_id)
    standing: dict[tuple[str, int], dict[str, Any] | None] = {}
    for cls in recorded_classes():
        table = cls.__tablename__
        if table not in wanted:
            continue
        found = session.execute(
            text(
                f'SELECT id, {row_as_json(cls, chr(34) + table + chr(34))} AS row FROM "{table}" '
                "WHERE id IN (SELECT value FROM json_each(:ids))"
            ),
            {"ids": json.dumps(sorted(wanted[table]))},
        )
        standing.update({(table, row.id): json.loads(row.row) for row in found})
    return standing


def trash(session: Session) -> list[Deleted]:
    """Customers deleted in the last ``TRASH_DAYS`` days and not back since, newest first."""
    since = (now(session) - timedelta(days=TRASH_DAYS)).strftime(INSTANT_FORMAT)
    rows = session.execute(
        text(
            "SELECT c.row_id, c.before, o.id, o.started_at, o.user, o.words FROM operation o "
            "JOIN change c ON c.operation_id = o.id AND c.table_name = 'customer' AND c.kind = 'D' "
            "WHERE o.started_at >= :since AND o.undoes IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM customer WHERE customer.id = c.row_id) ORDER BY c.id DESC"
        ),
        {"since": since},
    ).all()
    return [
        Deleted(row.row_id, _name(row.before), row.id, _instant(row.started_at), row.user, row.words) for row in rows
    ]


def _name(before: str) -> str:
    row = json.loads(before)
    person = " ".join(part for part in (row["last_name"], row["first_name"]) if part)
    return (person or row["company"] or "?") if row["kind"] == "person" else (row["company"] or person or "?")


def _instant(value: str) -> datetime:
    return datetime.strptime(value, INSTANT_FORMAT).replace(tzinfo=UTC)
