"""Single people of an audience: in or out by hand, or by another channel."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from grc_desktop.features.campaigns.records import Channel


def choose(session: Session, *, campaign_id: int, customer_ids: Sequence[int], included: bool | None) -> None:
    """Put customers in (whatever the conditions say; never against the law), take them out, or (None) neither."""
    raise NotImplementedError(session, campaign_id, customer_ids, included)


def choose_channel(session: Session, *, campaign_id: int, customer_ids: Sequence[int], channel: Channel | None) -> None:
    """Reach customers by ``channel`` where consent and data allow it; None: as preference, consent and data say."""
    raise NotImplementedError(session, campaign_id, customer_ids, channel)
