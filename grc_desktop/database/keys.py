"""Keys known before their rows are written, so that thousands of rows can go in with all that hangs on them."""

from __future__ import annotations

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Recorded


def next_key(session: Session, cls: type[Recorded]) -> int:
    """The first key that the table of ``cls`` has never used, not even for a row deleted since.

    It and those after it are free for as long as nothing else writes: use them within the same transaction,
    or ask again.
    """
    used = session.execute(
        text("SELECT seq FROM sqlite_sequence WHERE name = :table"), {"table": cls.__tablename__}
    ).scalar()
    return max(int(used or 0), int(session.execute(select(func.max(cls.id))).scalar() or 0)) + 1
