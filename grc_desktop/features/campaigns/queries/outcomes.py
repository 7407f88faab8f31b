"""What a campaign brought."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.features.campaigns.records import Answer, Results


def results(session: Session, *, campaign_id: int) -> Results:
    """Sent, failed, answered, bookings, revenue, cost and return, against the control group, as of now."""
    raise NotImplementedError(session, campaign_id)


def answers(session: Session, *, campaign_id: int, limit: int = 500) -> list[Answer]:
    """What came back, newest first: codes, replies, calls, opt-outs, and bookings (worked out)."""
    raise NotImplementedError(session, campaign_id, limit)
