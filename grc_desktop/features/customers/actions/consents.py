"""Writing down what customers say on being addressed: rows are only ever added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from grc_desktop.database.journal.notes import now, user
from grc_desktop.database.schema import Consent

_EMPTY: dict[str, Any] = {"purpose": "marketing", "means": None, "words": None, "evidence": None}


def record_words(session: Session, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Add words of customers (columns of ``consent``) as said now to the user at the desk; gives their ids."""
    if not rows:
        return []
    circumstances = {"at": now(session), "recorded_by": user(session) or None}
    complete = [{**_EMPTY, **circumstances, **row} for row in rows]
    return list(
        session.execute(insert(Consent).returning(Consent.id, sort_by_parameter_order=True), complete).scalars()
    )
