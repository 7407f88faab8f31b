"""What an action may ask and say of the operation that it belongs to, and a query of the moment it is asked in.

``Database`` puts a ``Circumstances`` into every session that it opens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock

_KEY = "circumstances"


@dataclass
class Circumstances:
    """Who writes, when, in which operation; ``words`` is what the journal will say of it."""

    clock: Clock
    user: str
    operation_id: int | None = None
    words: str = ""
    undoes: int | None = None


def attach(session: Session, circumstances: Circumstances) -> None:
    """Give a session its circumstances (``Database`` only)."""
    session.info[_KEY] = circumstances


def circumstances(session: Session) -> Circumstances:
    """The circumstances of a session that ``Database`` opened."""
    return cast("Circumstances", session.info[_KEY])


def describe(session: Session, words: str) -> None:
    """Say in the user's words what the operation did: "Added Lucie Moreau". The last word counts."""
    circumstances(session).words = words


def now(session: Session) -> datetime:
    """The instant at which this is done (UTC)."""
    return circumstances(session).clock.now()


def today(session: Session) -> date:
    """The day on which this is done, at the desk."""
    return circumstances(session).clock.today()


def user(session: Session) -> str:
    """The name of the user at the desk."""
    return circumstances(session).user
