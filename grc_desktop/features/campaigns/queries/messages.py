"""The messages of a campaign as they will leave, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from grc_desktop.features.campaigns.records import Made, Review


def review(session: Session, *, campaign_id: int) -> Review:
    """Make every message once: the order to look at them (worst first), all problems, the exact cost. For a job."""
    raise NotImplementedError(session, campaign_id)


def made_messages(session: Session, *, campaign_id: int, customer_ids: Sequence[int]) -> list[Made]:
    """The messages of these customers as they will leave, in that order (see ``Review.order``)."""
    raise NotImplementedError(session, campaign_id, customer_ids)


def can_launch(session: Session, *, campaign_id: int) -> list[str]:
    """What stands in the way of launching, as sentences; empty where nothing does."""
    raise NotImplementedError(session, campaign_id)
