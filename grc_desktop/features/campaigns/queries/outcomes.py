"""What a campaign brought.

A purchase counts as booked on a campaign when it was entered after the campaign's first message had left, for a
day not before that, and within the days of its options: entered within them, or for a day within them (a list that
comes in later). The same for the control group. Of a rule each message has days of its own. What anybody books of a
household that got one message (or none, in the control group) counts as booked by whom that message went to.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from grc_desktop.database.journal.notes import now, today
from grc_desktop.database.schema import CustomerSummary, LeftOut, Message, Response
from grc_desktop.database.schema.base import INSTANT_FORMAT
from grc_desktop.features.campaigns.queries.campaigns import campaign as find_campaign
from grc_desktop.features.campaigns.queries.campaigns import left_out_counts
from grc_desktop.features.campaigns.queries.facts import Known
from grc_desktop.features.campaigns.records import (
    CHANNELS,
    Answer,
    Campaign,
    Channel,
    ChannelResults,
    Comparison,
    Results,
)
from grc_desktop.features.campaigns.statistics import compare, verdict
from grc_desktop.features.desk.queries import establishment

_ANSWERS = ("code", "reply", "call", "booking")
_CENTS_IN_MICROS = 10_000

_BOOKED = """
WITH group_of AS (
    SELECT customer_id, channel, CASE WHEN :rule THEN min(finished_at) ELSE :since END AS since FROM message
    WHERE campaign_id = :campaign AND state = 'sent' AND customer_id IS NOT NULL GROUP BY customer_id
    UNION ALL
    SELECT customer_id, NULL, :since FROM left_out WHERE campaign_id = :campaign AND reason = 'control'),
buyer AS (
    SELECT customer_id, customer_id AS head, channel, since FROM group_of
    UNION ALL
    SELECT CAST(h.key AS INTEGER), g.customer_id, g.channel, g.since
    FROM json_each(:together) h JOIN group_of g ON g.customer_id = h.value),
entered AS (
    SELECT p.id, p.customer_id, g.head, g.channel, g.since, p.date, p.amount_cents,
        coalesce(p.label, p.reference) AS words,
        (SELECT min(o.started_at) FROM change h JOIN operation o ON o.id = h.operation_id
         WHERE h.customer_id = p.customer_id AND h.table_name = 'purchase' AND h.row_id = p.id AND h.kind = 'I') AS at
    FROM buyer g JOIN purchase p ON p.customer_id = g.customer_id
    WHERE p.status IN ('confirmed', 'done') AND p.currency = :currency AND p.date >= substr(g.since, 1, 10))
SELECT customer_id, head, channel, coalesce(amount_cents, 0), coalesce(at, date || 'T00:00:00Z'), words FROM entered
WHERE (at IS NULL OR at >= since)
    AND (date <= date(since, :days) OR (at IS NOT NULL AND date(at) <= date(since, :days)))
    OR id IN (SELECT purchase_id FROM response WHERE campaign_id = :campaign)
"""


@dataclass(frozen=True)
class _Booking:
    """A purchase credited to a campaign; without ``channel`` it is of the control group.

    ``head``: who got the message for the household of ``customer_id``; mostly the same.
    """

    customer_id: int
    head: int
    channel: Channel | None
    cents: int
    at: datetime
    words: str


def results(session: Session, *, campaign_id: int) -> Results:
    """Sent, failed, answered, bookings, revenue, cost and return, against the control group, as of now."""
    campaign = find_campaign(session, campaign_id=campaign_id)
    since = _since(session, campaign_id)
    until = since.astimezone().date() + timedelta(days=campaign.options.response_days) if since else None
    booked = _bookings(session, campaign, since)
    ours = [one for one in booked if one.channel is not None]
    channels = _channels(session, campaign, ours)
    left_out = left_out_counts(session, campaign_id=campaign_id)
    control = left_out.get("control", 0)
    compared = compare(
        _contacted(session, campaign_id),
        len(_buyers(ours)),
        control if since else 0,
        len(_buyers(one for one in booked if one.channel is None)),
    )
    revenue, cost = sum(one.cents for one in ours), sum(one.cost_micros for one in channels)
    margin = _margin(revenue, len(_buyers(ours)), compared, campaign)
    over = campaign.trigger is None and until is not None and until < today(session)
    return Results(
        campaign=campaign,
        channels=channels,
        left_out=left_out,
        since=since,
        until=until,
        bookings=sum(one.cents >= 0 for one in ours),
        buyers=len(_buyers(ours)),
        revenue_cents=revenue,
        cost_micros=cost,
        margin_cents=margin,
        return_share=(margin * _CENTS_IN_MICROS - cost) / cost if cost else None,
        comparison=compared,
        verdict=verdict(compared, sent=since is not None, over=over),
        currency=establishment(session).currency,
    )


def _margin(revenue: int, buyers: int, compared: Comparison | None, campaign: Campaign) -> int:
    """Cents earned on what would not have been bought without the campaign; on everything where nobody can tell."""
    share = campaign.options.margin_percent / 100
    if compared is None or not buyers:
        return round(revenue * share)
    return round(compared.extra_buyers * revenue / buyers * share)


def answers(session: Session, *, campaign_id: int, limit: int = 500) -> list[Answer]:
    """What came back, newest first: codes, replies, calls, opt-outs, and bookings (worked out)."""
    campaign = find_campaign(session, campaign_id=campaign_id)
    rows = session.execute(
        select(Response.customer_id, CustomerSummary.name, Response.kind, Response.at, Response.words, Message.channel)
        .join(CustomerSummary, CustomerSummary.customer_id == Response.customer_id)
        .outerjoin(Message, Message.id == Response.message_id)
        .where(Response.campaign_id == campaign_id)
    )
    found = [
        Answer(
            customer_id=row.customer_id,
            name=row.name,
            kind=row.kind,
            at=row.at,
            words=row.words or "",
            channel=cast("Channel | None", row.channel),
        )
        for row in rows
    ]
    booked = [one for one in _bookings(session, campaign, _since(session, campaign_id)) if one.channel is not None]
    names = dict(
        session.execute(
            select(CustomerSummary.customer_id, CustomerSummary.name).where(
                CustomerSummary.customer_id.in_({one.customer_id for one in booked})
            )
        ).all()
    )
    found += [
        Answer(
            customer_id=one.customer_id,
            name=names.get(one.customer_id, ""),
            kind="booking",
            at=one.at,
            words=one.words,
            channel=one.channel,
            amount_cents=one.cents,
        )
        for one in booked
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)[:limit]


def _since(session: Session, campaign_id: int) -> datetime | None:
    """When the first message of a campaign left."""
    return session.execute(
        select(func.min(Message.finished_at)).where(Message.campaign_id == campaign_id, Message.state == "sent")
    ).scalar_one()


def _contacted(session: Session, campaign_id: int) -> int:
    return session.execute(
        select(func.count(func.distinct(Message.customer_id))).where(
            Message.campaign_id == campaign_id, Message.state == "sent"
        )
    ).scalar_one()


def _bookings(session: Session, campaign: Campaign, since: datetime | None) -> list[_Booking]:
    if since is None:
        return []
    values = {
        "campaign": campaign.id,
        "rule": campaign.trigger is not None,
        "since": since.strftime(INSTANT_FORMAT),
        "days": f"+{campaign.options.response_days} days",
        "currency": establishment(session).currency,
        "together": json.dumps(heads_of_households(session, campaign_id=campaign.id)),
    }
    return [
        _Booking(key, head, channel, cents, datetime.fromisoformat(at), words or "")
        for key, head, channel, cents, at, words in session.execute(text(_BOOKED), values)
    ]


def heads_of_households(session: Session, *, campaign_id: int) -> dict[int, int]:
    """Whoever got no message of a campaign because somebody they live with got it → that one."""
    reasons = dict(
        session.execute(
            select(LeftOut.customer_id, LeftOut.reason).where(
                LeftOut.campaign_id == campaign_id, LeftOut.reason.in_(("household", "control"))
            )
        ).all()
    )
    members = [key for key, reason in reasons.items() if reason == "household"]
    if not members:
        return {}
    heads = {key for key, reason in reasons.items() if reason == "control"}
    heads.update(
        session.scalars(
            select(Message.customer_id).where(Message.campaign_id == campaign_id, Message.customer_id.is_not(None))
        )
    )
    homes = Known(session, campaign_id, (), now(session), 0).homes([*heads, *members])
    head_of = {homes[key].key: key for key in heads if key in homes}
    return {key: head_of[homes[key].key] for key in members if key in homes and homes[key].key in head_of}


def _buyers(bookings: Iterable[_Booking]) -> set[int]:
    """Those who bought something, not only got money back; a household counts once, as it got one message."""
    return {one.head for one in bookings if one.cents >= 0}


def _channels(session: Session, campaign: Campaign, booked: Iterable[_Booking]) -> tuple[ChannelResults, ...]:
    found = {channel: ChannelResults(channel=channel) for channel in CHANNELS}
    rows = session.execute(
        select(
            Message.channel,
            Message.state,
            func.count(),
            func.count(Message.delivered_at),
            func.sum(Message.cost_micros),
        )
        .where(Message.campaign_id == campaign.id, Message.customer_id.is_not(None))
        .group_by(Message.channel, Message.state)
    )
    used = set()
    for name, state, count, delivered, cost in rows:
        channel = cast("Channel", name)
        used.add(channel)
        one = found[channel]
        paid = cost if state in ("sent", "unknown") else 0
        one = replace(one, delivered=one.delivered + delivered, cost_micros=one.cost_micros + paid)
        match state:
            case "sent":
                one = replace(one, sent=count)
            case "failed":
                one = replace(one, failed=count)
            case "unknown":
                one = replace(one, unknown=count)
            case "queued" | "claimed" if campaign.queued:
                one = replace(one, waiting=one.waiting + count)
        found[channel] = one
    for channel, answered, opted_out in _answered(session, campaign.id):
        found[channel] = replace(found[channel], answered=answered, opted_out=opted_out)
    by_channel: dict[Channel, list[_Booking]] = defaultdict(list)
    for booking in booked:
        if booking.channel is not None:
            by_channel[booking.channel].append(booking)
    for channel, bookings in by_channel.items():
        found[channel] = replace(
            found[channel],
            bookings=sum(one.cents >= 0 for one in bookings),
            revenue_cents=sum(one.cents for one in bookings),
        )
    return tuple(found[channel] for channel in CHANNELS if channel in used)


def _answered(session: Session, campaign_id: int) -> Iterable[tuple[Channel, int, int]]:
    """By channel: how many messages were answered (by whoever of the household), how many customers want no more."""
    rows = session.execute(
        select(
            Message.channel,
            func.count(func.distinct(Message.id)).filter(Response.kind.in_(_ANSWERS)),
            func.count(func.distinct(Response.customer_id)).filter(Response.kind == "opt_out"),
        )
        .join(Message, Message.id == Response.message_id)
        .where(Response.campaign_id == campaign_id)
        .group_by(Message.channel)
    )
    for channel, answered, opted_out in rows:
        yield cast("Channel", channel), answered, opted_out
