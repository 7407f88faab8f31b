"""What exporting leaves in the journal: data that left the base must be accounted for."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.core.language import trn
from grc_desktop.database.journal.notes import record_deed


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
