"""From the draft to the ledger: launching, pausing, resuming, cancelling; a test to oneself."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.features.campaigns.records import Channel, Launched


def launch(session: Session, *, campaign_id: int) -> Launched:
    """Freeze the audience and put its messages into the ledger. ``Refused`` with the first of ``can_launch``.

    After an undone launch: adds only whom the ledger does not know; what still waits is written anew.
    """
    raise NotImplementedError(session, campaign_id)


def pause(session: Session, *, campaign_id: int) -> None:
    """Nothing of it leaves until ``resume``."""
    raise NotImplementedError(session, campaign_id)


def resume(session: Session, *, campaign_id: int) -> None:
    """Let a paused campaign go on; start a rule."""
    raise NotImplementedError(session, campaign_id)


def cancel(session: Session, *, campaign_id: int) -> int:
    """End a campaign: what still waits is never sent. Gives how many messages that were."""
    raise NotImplementedError(session, campaign_id)


def send_test(
    session: Session, *, campaign_id: int, channel: Channel, address: str, customer_id: int | None = None
) -> int:
    """Queue the message of ``customer_id`` (default: the first of the audience) to one's own ``address``."""
    raise NotImplementedError(session, campaign_id, channel, address, customer_id)
