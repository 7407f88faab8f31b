"""What an action may ask and say of the operation that it belongs to, and a query of the moment it is asked in.

``Database`` puts a ``Circumstances`` into every session that it opens.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

from grc_desktop.core.clock import Clock
from grc_desktop.database.schema import Base, Recorded

_KEY = "circumstances"


@dataclass
class Circumstances:
    """Who writes, when, in which operation; ``words`` is what the journal will say of it.

    ``deed``: the operation has its line in the journal though it changed nothing there (an export).
    ``unrecorded``: tables written to that the journal does not keep (the ledger of messages, scores).
    """

    clock: Clock
    user: str
    operation_id: int | None = None
    words: str = ""
    undoes: int | None = None
    deed: bool = False
    unrecorded: set[str] = field(default_factory=set)


def attach(session: Session, circumstances: Circumstances, *, watching: bool = True) -> None:
    """Give a session its circumstances (``Database`` only); ``watching``: and notice which tables it writes to."""
    session.info[_KEY] = circumstances
    if not watching:
        return
    event.listen(session, "do_orm_execute", _notice_statement)
    event.listen(session, "before_flush", _notice_objects)


def _notice_statement(state: ORMExecuteState) -> None:
    """Remember an INSERT, UPDATE or DELETE on a table that no trigger watches."""
    if (state.is_insert or state.is_update or state.is_delete) and state.bind_mapper:
        _notice(state.session, state.bind_mapper.class_)


def _notice_objects(session: Session, *_: object) -> None:
    for thing in (*session.new, *session.dirty, *session.deleted):
        _notice(session, type(thing))


def _notice(session: Session, cls: type[Base]) -> None:
    if not issubclass(cls, Recorded):
        circumstances(session).unrecorded.add(cls.__tablename__)


def circumstances(session: Session) -> Circumstances:
    """The circumstances of a session that ``Database`` opened."""
    return cast("Circumstances", session.info[_KEY])


def describe(session: Session, words: str) -> None:
    """Say in the user's words what the operation did: "Added Lucie Moreau". The last word counts."""
    circumstances(session).words = words


def record_deed(session: Session, words: str) -> None:
    """Describe an operation that belongs into the journal though it changes nothing in the base: an export."""
    describe(session, words)
    circumstances(session).deed = True


def now(session: Session) -> datetime:
    """The instant at which this is done (UTC)."""
    return circumstances(session).clock.now()


def today(session: Session) -> date:
    """The day on which this is done, at the desk."""
    return circumstances(session).clock.today()


def user(session: Session) -> str:
    """The name of the user at the desk."""
    return circumstances(session).user
