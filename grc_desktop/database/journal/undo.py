"""Taking an operation back: any of them, at any later time, without harming what was done since.

Row by row, an operation is taken back where the row still stands as the operation left it. Of a row that somebody
changed since, only the columns go back that nobody touched; the others are kept, and the row is named. A customer
that the operation brought in is taken back whole or kept whole: an import's customer who has a purchase by now
keeps address and telephone too.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import DefaultClause, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.derived import refresh_touched
from grc_desktop.database.journal.keeping import Kept, decide_what_is_kept
from grc_desktop.database.journal.notes import circumstances, describe
from grc_desktop.database.journal.reading import is_undone
from grc_desktop.database.journal.triggers import recorded_classes
from grc_desktop.database.schema import Recorded

DETAILS = ("address", "phone", "email", "link", "customer_tag", "custom_value", "consent", "attachment")
"""Tables whose rows are part of a customer: several of them taken back count as one customer."""

STEPS = ("complaint_step", "compensation")
"""Tables whose rows are part of a complaint, and are not counted beside it."""


@dataclass(frozen=True)
class Undone:
    """What an undo did: how many records stand again as before (a customer counts once), what was kept."""

    undid: int
    restored: int
    kept: tuple[Kept, ...]


def undo(session: Session, *, operation_id: int, customer_id: int | None = None) -> Undone:
    """Take an operation back, or only what it did to one customer (an action of its own, itself undoable).

    Refused where there is no such operation, it is still under way, or it has been taken back already.
    """
    row = session.execute(text("SELECT finished_at FROM operation WHERE id = :id"), {"id": operation_id}).one_or_none()
    if row is None:
        raise Refused(tr("There is no operation {number} in the journal.", number=operation_id))
    if row.finished_at is None:
        raise Refused(tr("Operation {number} is still under way. Wait for its end.", number=operation_id))
    if customer_id is None and is_undone(session, operation_id):
        raise Refused(tr("Operation {number} has been undone already.", number=operation_id))
    if not session.execute(text("SELECT 1 FROM change WHERE operation_id = :id LIMIT 1"), {"id": operation_id}).first():
        raise Refused(
            tr("Operation {number} changed nothing in the base: there is nothing to undo.", number=operation_id)
        )
    describe(session, _words(session, operation_id))
    if customer_id is None:
        circumstances(session).undoes = operation_id
    return _take_back(session, operation_id, customer_id)


def _words(session: Session, operation_id: int) -> str:
    """Undoing an undo is doing again: both are named after what was done in the first place."""
    again = False
    while True:
        row = session.execute(text("SELECT words, undoes FROM operation WHERE id = :id"), {"id": operation_id}).one()
        if row.undoes is None:
            return tr("Did again “{words}”", words=row.words) if again else tr("Undid “{words}”", words=row.words)
        operation_id, again = row.undoes, not again


def take_back_unfinished(session: Session, operation_id: int) -> None:
    """Take back an operation that never came to its end, and strike it from the journal.

    What somebody else has changed meanwhile stays, and then the operation stays as well, as interrupted.
    """
    session.execute(
        text("INSERT OR REPLACE INTO journal_head (id, operation_id) VALUES (1, :id)"), {"id": operation_id}
    )
    last = session.execute(text("SELECT coalesce(max(id), 0) FROM change")).scalar_one()
    touched = session.execute(
        text("SELECT 1 FROM change WHERE operation_id = :id LIMIT 1"), {"id": operation_id}
    ).one_or_none()
    if touched:
        kept = _take_back(session, operation_id, None).kept
        refresh_touched(session, last)
        if kept:
            session.execute(
                text("UPDATE operation SET words = :words, finished_at = started_at WHERE id = :id"),
                {"id": operation_id, "words": tr("Interrupted; what was changed since was kept")},
            )
            session.execute(text("UPDATE journal_head SET operation_id = NULL"))
            return
    session.execute(text("DELETE FROM change WHERE operation_id = :id"), {"id": operation_id})
    session.execute(text("UPDATE journal_head SET operation_id = NULL"))
    session.execute(text("DELETE FROM operation WHERE id = :id"), {"id": operation_id})


def _take_back(session: Session, operation_id: int, customer_id: int | None) -> Undone:
    session.flush()
    mark = session.execute(text("SELECT coalesce(max(id), 0) FROM change")).scalar_one()
    session.execute(text("PRAGMA defer_foreign_keys = ON"))  # until the commit: rows come back in any order
    _collect(session, operation_id, customer_id)
    kept = decide_what_is_kept(session, operation_id)
    for cls in reversed(recorded_classes()):
        session.execute(text(f'DELETE FROM "{cls.__tablename__}" WHERE id IN ({_rows_of(cls, "I")})'))
    for cls in recorded_classes():
        kept += _restore(session, cls)
    return Undone(operation_id, _count_restored(session, mark), tuple(kept))


def _collect(session: Session, operation_id: int, customer_id: int | None) -> None:
    """Into ``temp.taken``: each row the operation touched, with its state before the first touch.

    ``kind`` is that of the first touch: I means that there was no such row before.
    """
    session.execute(text("DROP TABLE IF EXISTS temp.taken"))
    session.execute(
        text(
            "CREATE TEMP TABLE taken (table_name TEXT, row_id INTEGER, customer_id INTEGER, kind TEXT, before TEXT, "
            "last_id INTEGER, kept TEXT, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID"
        )
    )
    session.execute(
        text(
            "INSERT INTO temp.taken (table_name, row_id, customer_id, kind, before, last_id) "
            "SELECT table_name, row_id, customer_id, kind, before, id FROM change "
            "WHERE operation_id = :operation AND (:customer IS NULL OR customer_id = :customer) ORDER BY id "
            "ON CONFLICT (table_name, row_id) DO UPDATE SET last_id = excluded.last_id"
        ),
        {"operation": operation_id, "customer": customer_id},
    )


def _rows_of(cls: type[Recorded], *kinds: str) -> str:
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    return (
        f"SELECT row_id FROM temp.taken WHERE table_name = '{cls.__tablename__}' "
        f"AND kind IN ({wanted}) AND kept IS NULL"
    )


def _restore(session: Session, cls: type[Recorded]) -> list[Kept]:
    """Put deleted rows back and set changed ones back; a row whose place is taken (a unique value) is kept."""
    waiting = session.execute(
        text("SELECT row_id, kind FROM temp.taken WHERE table_name = :table AND kind IN ('D', 'U') AND kept IS NULL"),
        {"table": cls.__tablename__},
    ).all()
    if not waiting:
        return []
    if _fits(session, cls, ""):
        return []
    reason = tr("another record has taken its number or name since")
    return [
        Kept(cls.__tablename__, row.row_id, reason)
        for row in waiting
        if not _fits(session, cls, f" AND row_id = {int(row.row_id)}")
    ]


def _fits(session: Session, cls: type[Recorded], only: str) -> bool:
    """Try to restore; whether it worked. Where it did not, nothing of it was done."""
    try:
        with session.begin_nested():
            _restore_rows(session, cls, only)
    except IntegrityError:
        return False
    return True


def _restore_rows(session: Session, cls: type[Recorded], only: str) -> None:
    """Put rows back as they were.

    A changed row may be gone as well: with the row it was moved to, when that one was taken back (an undone merge).
    """
    table = cls.__tablename__
    names = [f'"{column.name}"' for column in cls.__table__.columns]
    values = ", ".join(_value_before(column.name, column.server_default) for column in cls.__table__.columns)
    session.execute(
        text(
            f'INSERT INTO "{table}" ({", ".join(names)}) SELECT {values} FROM temp.taken WHERE row_id IN '
            f"({_rows_of(cls, 'D', 'U')}{only}) AND table_name = '{table}' "
            f'AND NOT EXISTS (SELECT 1 FROM "{table}" present WHERE present.id = row_id)'
        )
    )
    session.execute(
        text(
            f'UPDATE "{table}" SET ({", ".join(names)}) = (SELECT {values} FROM temp.taken '
            f"WHERE table_name = '{table}' AND row_id = \"{table}\".id) WHERE id IN ({_rows_of(cls, 'U')}{only})"
        )
    )


def _value_before(column: str, default: object) -> str:
    """SQL for a column of the row as it was; one that the schema got later takes its default."""
    value = f"json_extract(before, '$.{column}')"
    if isinstance(default, DefaultClause):
        return f"coalesce({value}, '{default.arg}')"
    return value


def _count_restored(session: Session, mark: int) -> int:
    """How many records the changes since ``mark`` amount to."""
    details = ", ".join(f"'{table}'" for table in DETAILS)
    steps = ", ".join(f"'{table}'" for table in STEPS)
    count, others = session.execute(
        text(
            f"SELECT count(DISTINCT CASE WHEN table_name IN ({details}) THEN 'customer ' || customer_id "
            f"WHEN table_name NOT IN ({steps}) THEN table_name || ' ' || row_id END), "
            "count(*) FROM change WHERE id > :mark"
        ),
        {"mark": mark},
    ).one()
    return int(count or min(others, 1))
