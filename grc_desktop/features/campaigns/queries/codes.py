"""Finding the message that a code belongs to."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.features.campaigns.records import CodeFound


def find_code(session: Session, *, code: str) -> CodeFound:
    """The message that bears ``code``, however it was typed or scanned. ``Refused`` for a slip or an unknown code."""
    raise NotImplementedError(session, code)
