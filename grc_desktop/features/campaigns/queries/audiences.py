"""Whom a campaign reaches, by which channel, and who is left out and why."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.features.campaigns.records import Audience, Channel, Person


def audience(session: Session, *, campaign_id: int) -> Audience:
    """How many a campaign reaches by each channel, how many it leaves out and why, and what it costs.

    Of a draft as of now; of a launched campaign as it was frozen.
    """
    raise NotImplementedError(session, campaign_id)


def people(
    session: Session,
    *,
    campaign_id: int,
    channel: Channel | None = None,
    reason: str | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> list[Person]:
    """Those reached by ``channel``, or left out for ``reason``, or (neither given) all who are reached; by name."""
    raise NotImplementedError(session, campaign_id, channel, reason, offset, limit)
