"""Putting messages into the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import now
from grc_desktop.database.schema import Message
from grc_desktop.features.outbox.records import NewMessage, Queued

_CHANNELS = frozenset({"email", "sms", "post", "phone"})


def enqueue(session: Session, *, messages: Sequence[NewMessage]) -> Queued:
    """Add messages to the ledger, waiting; whom it knows already for occasion and channel gets no second one.

    Two messages with the same ``code`` are a fault of the caller and fail the whole.
    """
    if not messages:
        return Queued(0, 0)
    at = now(session)
    for one in messages:
        if one.channel not in _CHANNELS or not one.address.strip():
            raise Refused(tr("A message needs a channel and an address."), field="address")
    rows = [{**vars(one), "attachments": list(one.attachments) or None, "queued_at": at} for one in messages]
    before = _count(session)
    statement = insert(Message).on_conflict_do_nothing(index_elements=["occasion", "customer_id", "channel"])
    session.execute(statement, rows)
    added = _count(session) - before
    return Queued(added, len(rows) - added)


def _count(session: Session) -> int:
    return session.execute(select(func.count()).select_from(Message)).scalar_one()
