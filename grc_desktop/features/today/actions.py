"""The hand-over between shifts."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean
from grc_desktop.database.journal.notes import describe, now, user
from grc_desktop.database.schema import HandoverNote


def add_handover_note(session: Session, *, words: str, customer_id: int | None = None) -> int:
    """Leave a note for the next shift; gives its id. Refused: nothing written."""
    tidy = clean(words)
    if not tidy:
        raise Refused(tr("Write the note first."), field="words")
    note = HandoverNote(words=tidy, customer_id=customer_id, written_at=now(session), written_by=user(session) or None)
    session.add(note)
    session.flush()
    describe(session, tr("Left the note “{words}” for the next shift", words=tidy))
    return note.id


def tick_handover_note(session: Session, *, note_id: int) -> None:
    """Say that a note has been seen and dealt with. Refused where it is gone."""
    note = session.get(HandoverNote, note_id)
    if note is None:
        raise Refused(tr("This note is no longer there."))
    if note.done_at is None:
        note.done_at, note.done_by = now(session), user(session) or None
    describe(session, tr("Ticked the note “{words}”", words=note.words))
