"""Writing down what customers say on being addressed: rows are only ever added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from grc_desktop.database.bulk import insert_rows
from grc_desktop.database.journal.notes import now, user
from grc_desktop.database.keys import next_key
from grc_desktop.database.schema import Consent


def record_words(session: Session, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Add words of customers (columns of ``consent``) as said now to the user at the desk; gives their ids."""
    if not rows:
        return []
    first, said = next_key(session, Consent), {"at": now(session), "recorded_by": user(session) or None}
    ids = list(range(first, first + len(rows)))
    insert_rows(session, Consent, ({"id": id_, **said, **row} for id_, row in zip(ids, rows, strict=True)))
    return ids
