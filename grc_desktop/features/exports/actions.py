"""What exporting leaves in the journal (data that left the base must be accounted for), and sets of columns."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import clean, fold
from grc_desktop.database.journal.notes import describe, record_deed
from grc_desktop.database.schema import SavedView
from grc_desktop.features.exports.queries import column_sets, kept_under
from grc_desktop.features.exports.records import Subject


def note_export(session: Session, *, title: str, scope: str, rows: int, file: str) -> None:
    """Say in the journal that ``rows`` rows of a list, asked for as ``scope`` says, went into ``file`` (its name)."""
    record_deed(
        session,
        trn(
            "Exported {count} row to {file} ({list}: {scope})",
            "Exported {count} rows to {file} ({list}: {scope})",
            rows,
            file=file,
            list=title,
            scope=scope,
        ),
    )


def save_columns(session: Session, *, subject: Subject, name: str, columns: Sequence[str]) -> int:
    """Keep columns under ``name``, in place of those of the same name; gives the id. ``Refused`` without a name."""
    name = clean(name)
    if not name:
        raise Refused(tr("Columns need a name to be found again."), field="name")
    if not columns:
        raise Refused(tr("Choose at least one column."), field="columns")
    present = next((one.id for one in column_sets(session, subject=subject) if fold(one.name) == fold(name)), 0)
    kept = session.get(SavedView, present) or SavedView(subject=kept_under(subject))
    kept.name, kept.columns = name, list(columns)
    session.add(kept)
    session.flush()
    describe(session, tr("Saved the columns “{name}”", name=name))
    return kept.id


def rename_columns(session: Session, *, set_id: int, name: str) -> None:
    """Keep a set of columns under another name. ``Refused`` without one, and where another set has it."""
    name = clean(name)
    if not name:
        raise Refused(tr("Columns need a name to be found again."), field="name")
    kept = session.get(SavedView, set_id)
    if kept is None:
        raise Refused(tr("These columns have been deleted meanwhile."))
    others = session.scalars(select(SavedView).where(SavedView.subject == kept.subject, SavedView.id != set_id))
    if any(fold(other.name) == fold(name) for other in others):
        raise Refused(tr("Other columns are called “{name}”.", name=name), field="name")
    describe(session, tr("Renamed the columns “{name}” to “{new}”", name=kept.name, new=name))
    kept.name = name


def delete_columns(session: Session, *, set_id: int) -> None:
    """Forget a set of columns."""
    kept = session.get(SavedView, set_id)
    if kept is None:
        raise Refused(tr("These columns have been deleted meanwhile."))
    describe(session, tr("Deleted the columns “{name}”", name=kept.name))
    session.delete(kept)
