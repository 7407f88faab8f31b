"""The outbox as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from grc_desktop.core.language import later, tr
from grc_desktop.database.journal.notes import now
from grc_desktop.database.schema import Campaign, Message
from grc_desktop.features.outbox.queries.accounts import accounts, sending_rules
from grc_desktop.features.outbox.queries.ledger import missed, next_due, status, waiting, waiting_channels
from grc_desktop.features.outbox.records import OutboxLine, Overview

_HELD = {
    "paused": later("The campaign is paused."),
    "cancelled": later("The campaign was cancelled."),
    "draft": later("The launch was undone."),
}
"""Why what is queued does not leave, by the state of its campaign."""


def overview(session: Session, *, campaign_id: int | None = None) -> Overview:
    """How many are in each state, what was missed, and what stands in the way of sending."""
    at = now(session)
    known = {account.channel for account in accounts(session)}
    named = select(Campaign.id, Campaign.name).where(Campaign.id.in_(select(Message.campaign_id).distinct()))
    late = timedelta(minutes=sending_rules(session).missed_after_minutes)
    return Overview(
        status=status(session, campaign_id=campaign_id),
        wired=waiting(session),
        missed=missed(session, before=at - late),
        campaigns=tuple((key, name) for key, name in session.execute(named.order_by(Campaign.id.desc()))),
        without_account=tuple(sorted(waiting_channels(session) - known)),
        next_at=next_due(session, at=at, campaign_id=campaign_id),
    )


def lines(session: Session, *, ids: Sequence[int]) -> list[OutboxLine]:
    """The lines of a list, by their keys; of what a campaign holds back, or dropped, the reason is the campaign's."""
    words = func.coalesce(func.nullif(Message.subject, ""), Message.body)
    at = func.coalesce(Message.finished_at, Message.claimed_at, Message.queued_at, type_=Message.queued_at.type)
    of_campaign = case((Message.campaign_id.is_not(None), func.coalesce(Campaign.state, "draft"))).label("of_campaign")
    columns = (
        Message.id, Message.customer_id, Campaign.name.label("campaign"), Message.channel, Message.name,
        Message.address, func.substr(words, 1, 200).label("words"), Message.state,
        at.label("at"),
        Message.not_before, Message.reason, Message.run, of_campaign,
    )  # fmt: skip
    question = select(*columns).outerjoin(Campaign, Campaign.id == Message.campaign_id).where(Message.id.in_(ids))
    return [_line(row) for row in session.execute(question).mappings()]


def _line(row: Mapping[Any, Any]) -> OutboxLine:
    values = dict(row)
    of_campaign = values.pop("of_campaign")
    if values["state"] == "queued" and of_campaign in _HELD:
        values["reason"] = tr(_HELD[of_campaign])
        values["state"] = "queued" if of_campaign == "paused" else "cancelled"
    return OutboxLine(**values)


def to_decide(session: Session) -> int:
    """How many messages wait for a decision."""
    question = select(func.count()).select_from(Message).where(Message.state == "unknown")
    return session.execute(question).scalar_one()
