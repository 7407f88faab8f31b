"""What a person decides about messages: those whose fate is unknown, those that failed, those that still wait."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import now
from grc_desktop.database.one_of import one_of
from grc_desktop.database.schema import Campaign, Message
from grc_desktop.features.outbox.queries import sending_rules
from grc_desktop.features.outbox.records import WIRED, Decision
from grc_desktop.features.outbox.schedules import not_before, schedule_of


def decide_unknown(session: Session, *, message_ids: Sequence[int], decision: Decision) -> int:
    """Say of unknown messages that they arrived, shall leave once more, or are given up; gives how many."""
    values: dict[str, object] = {"finished_at": now(session)}
    if decision == "sent":
        values |= {"state": "sent", "reason": tr("Arrived, says the desk.")}
    elif decision == "give_up":
        values |= {"state": "failed", "reason": tr("Given up by the desk; whether it arrived is not known.")}
    else:
        _refuse_dropped(session, message_ids)
        values |= {"state": "queued", "reason": None, "finished_at": None, "claimed_by": None, "not_before": None}
    return _change(session, message_ids, ("unknown",), values)


def retry(session: Session, *, message_ids: Sequence[int]) -> int:
    """Let failed and cancelled messages wait again; gives how many. A cancelled one keeps the hour that it had.

    ``Refused`` where their campaign was cancelled: nothing of it leaves any more.
    """
    _refuse_dropped(session, message_ids)
    values: dict[str, object] = {"state": "queued", "reason": None, "finished_at": None, "claimed_by": None}
    values["attempts"] = 0
    failed = _change(session, message_ids, ("failed",), {**values, "not_before": None})
    return failed + _change(session, message_ids, ("cancelled",), values)


def send_without_waiting(session: Session, *, campaign_id: int | None = None) -> int:
    """Take the missed hours off what waits, for somebody said that it may leave; what is due later keeps its hour."""
    statement = update(Message).where(Message.state == "queued", Message.not_before <= now(session))
    if campaign_id is not None:
        statement = statement.where(Message.campaign_id == campaign_id)
    return int(session.execute(statement.values(not_before=None)).rowcount)  # type: ignore[attr-defined]


def follow_schedules(session: Session) -> None:
    """Give what waits the hours of its campaign anew: undoing reaches the campaign, not the ledger.

    What a server or the law asked to wait keeps its hour, and so does what is late.
    """
    at, alsace = now(session), sending_rules(session).alsace_moselle
    waits = Message.state == "queued", Message.channel.in_(WIRED), Message.attempts == 0, Message.reason.is_(None)
    question = select(Campaign.id, Campaign.schedule).where(
        Campaign.state == "running", Campaign.id.in_(select(Message.campaign_id).where(*waits))
    )
    for key, stored in session.execute(question).all():
        schedule = schedule_of(stored)
        start = not_before(schedule, at, alsace_moselle=alsace)
        later = Message.not_before > at
        stray = (
            later
            if start is None
            else and_(or_(Message.not_before.is_(None), later), Message.not_before.is_distinct_from(start))
        )
        values = {"not_before": start or (schedule.at if schedule.kind != "now" else None)}
        session.execute(update(Message).where(Message.campaign_id == key, *waits, stray).values(**values))


def cancel_rest(session: Session, *, campaign_id: int | None = None, message_ids: Sequence[int] | None = None) -> int:
    """Cancel what still waits, of a campaign or of the messages named; what has left stays as it is. Gives how many."""
    values = {"state": "cancelled", "reason": tr("Cancelled by the desk."), "finished_at": now(session)}
    if message_ids is not None:
        return _change(session, message_ids, ("queued",), values)
    statement = update(Message).where(Message.state == "queued")
    if campaign_id is not None:
        statement = statement.where(Message.campaign_id == campaign_id)
    return int(session.execute(statement.values(**values)).rowcount)  # type: ignore[attr-defined]


def _refuse_dropped(session: Session, ids: Sequence[int]) -> None:
    """Nothing may seem to wait that never leaves."""
    question = select(Campaign.name).join(Message, Message.campaign_id == Campaign.id)
    ended = Message.id.in_(one_of(ids)), Campaign.state.not_in(("running", "paused"))
    name = session.scalar(question.where(*ended).limit(1))
    if name is not None:
        words = tr("Nothing of “{name}” leaves any more: undo its cancellation in the journal first.", name=name)
        raise Refused(words)


def _change(session: Session, ids: Sequence[int], states: tuple[str, ...], values: dict[str, object]) -> int:
    statement = update(Message).where(Message.id.in_(one_of(ids)), Message.state.in_(states)).values(**values)
    done = session.execute(statement.execution_options(synchronize_session=False))
    return int(done.rowcount)  # type: ignore[attr-defined]
