"""Deciding which rows an undo leaves alone: the part of undo that protects what was done since.

Works on ``temp.taken`` (``undo._collect``): a row that is to stay gets a reason in ``kept``; an empty reason
means that it stays because the customer it belongs to does. A row that goes back in part has in ``before`` what it
is to become.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from grc_desktop.core.language import tr
from grc_desktop.database.journal.triggers import recorded_classes, row_as_json


@dataclass(frozen=True)
class Kept:
    """A row that undo left as it is, and why, in the user's words."""

    table: str
    id: int
    reason: str


def decide_what_is_kept(session: Session, operation_id: int) -> list[Kept]:
    """Mark in ``temp.taken`` every row that has to stay, and name those that the user should hear of."""
    _collect_later(session, operation_id)
    partly = _keep_changed_since(session, operation_id)
    while _keep_what_is_referred_to(session) or _keep_the_rest_of_kept_customers(session):
        pass  # each may give the other new reasons
    _keep_what_has_no_parent(session)
    kept = session.execute(
        text("SELECT table_name, row_id, kept FROM temp.taken WHERE kept > '' ORDER BY table_name, row_id")
    )
    return [Kept(row.table_name, row.row_id, row.kept) for row in kept] + partly


def _collect_later(session: Session, operation_id: int) -> None:
    """Into ``temp.later``: every row that another operation has touched since this one began."""
    session.execute(text("DROP TABLE IF EXISTS temp.later"))
    session.execute(
        text(
            "CREATE TEMP TABLE later AS SELECT table_name, row_id, min(id) AS change_id FROM change "
            "WHERE id > (SELECT min(id) FROM change WHERE operation_id = :operation) AND operation_id <> :operation "
            "GROUP BY table_name, row_id"
        ),
        {"operation": operation_id},
    )


def _keep_changed_since(session: Session, operation_id: int) -> list[Kept]:
    """Keep what no longer stands as the operation left it; gives the rows that go back in part.

    As it left it: as the first later change found it. So a row changed since and changed back counts as unchanged.
    A row that the operation changed goes back column by column: a telephone typed since stays, and the name that
    the operation gave is taken back all the same.
    """
    later = session.execute(
        text(
            "SELECT t.table_name, t.row_id, t.kind, t.before, min(c.id) AS change_id FROM temp.later l "
            "JOIN temp.taken t ON t.table_name = l.table_name AND t.row_id = l.row_id "
            "JOIN change c ON c.id >= l.change_id AND c.id > t.last_id AND c.operation_id <> :operation "
            "AND c.table_name = t.table_name AND c.row_id = t.row_id GROUP BY t.table_name, t.row_id"
        ),
        {"operation": operation_id},
    ).all()
    classes = {cls.__tablename__: cls for cls in recorded_classes()}
    partly: list[Kept] = []
    for row in later:
        left = session.execute(
            text("SELECT c.before, o.words FROM change c JOIN operation o ON o.id = c.operation_id WHERE c.id = :id"),
            {"id": row.change_id},
        ).one()
        cls = classes[row.table_name]
        stands = session.execute(
            text(
                f'SELECT {row_as_json(cls, chr(34) + row.table_name + chr(34))} FROM "{row.table_name}" WHERE id = :id'
            ),
            {"id": row.row_id},
        ).scalar_one_or_none()
        if _same(left.before, stands):
            continue
        reason = tr("changed since by “{words}”", words=left.words)
        mixed = _mixed(row.before, left.before, stands) if row.kind == "U" else None
        if mixed is None:
            values = {"kept": reason, "before": row.before}
        else:
            values = {"kept": None, "before": mixed.row}
            if mixed.changed_since:
                partly.append(Kept(row.table_name, row.row_id, reason))
        session.execute(
            text("UPDATE temp.taken SET kept = :kept, before = :before WHERE table_name = :table AND row_id = :row"),
            values | {"table": row.table_name, "row": row.row_id},
        )
    return partly


@dataclass(frozen=True)
class _Mixed:
    """A row as it is to stand, as JSON; whether some of what the operation changed was changed again since."""

    row: str
    changed_since: bool


def _mixed(before: str | None, left: str | None, now: str | None) -> _Mixed | None:
    """What the operation changed and nobody since, as it was before; the rest as it stands. None: nothing of it."""
    if before is None or left is None or now is None:
        return None
    old, done, stands = json.loads(before), json.loads(left), json.loads(now)
    ours = {name for name in old.keys() & done.keys() & stands.keys() if old[name] != done[name]}
    free = {name for name in ours if stands[name] == done[name]}
    if not free:
        return None
    return _Mixed(json.dumps(stands | {name: old[name] for name in free}), free != ours)


def _same(before: str | None, now: str | None) -> bool:
    """Whether two states of a row agree in the columns that both know (the schema may have grown)."""
    if before is None or now is None:
        return before is now
    old, new = json.loads(before), json.loads(now)
    return all(old[name] == new[name] for name in old.keys() & new.keys())


def _references() -> list[tuple[str, str, str]]:
    """Every foreign key between journalled tables: (child table, column, parent table), parents first."""
    return [
        (cls.__tablename__, key.parent.name, key.column.table.name)
        for cls in recorded_classes()
        for key in sorted(cls.__table__.foreign_keys, key=lambda key: key.parent.name)
    ]


def _keep_what_is_referred_to(session: Session) -> bool:
    """Keep a row that came with the operation and that a row outside it refers to by now; whether any was found."""
    found = 0
    for child, column, parent in _references():
        found += session.execute(
            text(
                "UPDATE temp.taken SET kept = :reason WHERE table_name = :parent AND kind = 'I' AND kept IS NULL "
                f'AND row_id IN (SELECT c."{column}" FROM "{child}" c WHERE '
                "c.id IN (SELECT row_id FROM temp.later WHERE table_name = :child "
                "         UNION SELECT row_id FROM temp.taken WHERE table_name = :child AND kept IS NOT NULL) "
                "AND NOT EXISTS (SELECT 1 FROM temp.taken m WHERE m.table_name = :child AND m.row_id = c.id "
                "AND m.kind = 'I' AND m.kept IS NULL))"
            ),
            {"reason": tr("something was added to it since"), "parent": parent, "child": child},
        ).rowcount  # type: ignore[attr-defined]
    return found > 0


def _keep_the_rest_of_kept_customers(session: Session) -> bool:
    found = session.execute(
        text(
            "UPDATE temp.taken SET kept = '' WHERE kind = 'I' AND kept IS NULL AND customer_id IN "
            "(SELECT row_id FROM temp.taken WHERE table_name = 'customer' AND kind = 'I' AND kept IS NOT NULL)"
        )
    )
    return bool(found.rowcount)  # type: ignore[attr-defined]


def _keep_what_has_no_parent(session: Session) -> None:
    """Leave out a row to be restored whose customer (or complaint, …) has gone meanwhile."""
    if not session.execute(text("SELECT 1 FROM temp.taken WHERE kind IN ('D', 'U') LIMIT 1")).one_or_none():
        return
    for child, column, parent in _references():
        value = f"json_extract(before, '$.{column}')"
        session.execute(
            text(
                "UPDATE temp.taken SET kept = :reason WHERE table_name = :child AND kind IN ('D', 'U') "
                f"AND kept IS NULL AND {value} IS NOT NULL "
                f'AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE p.id = {value}) '
                "AND NOT EXISTS (SELECT 1 FROM temp.taken r WHERE r.table_name = :parent "
                f"AND r.row_id = json_extract(taken.before, '$.{column}') AND r.kind IN ('D', 'U') AND r.kept IS NULL)"
            ),
            {"reason": tr("what it belonged to has been deleted since"), "child": child, "parent": parent},
        )
