"""What the rules found today."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.features.campaigns.records import Proposal


def proposals(session: Session) -> list[Proposal]:
    """Rules that run, do not send by themselves, and have found somebody to write to."""
    raise NotImplementedError(session)
