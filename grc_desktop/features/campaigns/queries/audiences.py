"""Whom a campaign reaches, by which channel, and who is left out and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from time import perf_counter
from typing import Any, cast

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from grc_desktop.database.schema import CustomerSummary, LeftOut, Message
from grc_desktop.features.campaigns.queries.campaigns import campaign as find_campaign
from grc_desktop.features.campaigns.queries.campaigns import left_out_counts
from grc_desktop.features.campaigns.queries.making import Maker, estimated_costs
from grc_desktop.features.campaigns.queries.working import Worked, work_out
from grc_desktop.features.campaigns.records import CHANNELS, Audience, Campaign, Channel, CostLine, Person
from grc_desktop.features.campaigns.rules import Decision, why_words

_PEOPLE = """
SELECT s.customer_id, s.name, s.city, s.last_purchase,
    (SELECT segment FROM rfm_score r WHERE r.customer_id = s.customer_id ORDER BY day DESC LIMIT 1)
FROM customer_summary s WHERE s.customer_id IN (SELECT value FROM json_each(:ids))
ORDER BY s.name_key, s.customer_id LIMIT :limit OFFSET :offset
"""


def audience(session: Session, *, campaign_id: int) -> Audience:
    """How many a campaign reaches by each channel, how many it leaves out and why, and what it costs.

    Of a draft as of now; of a launched campaign as it was frozen; of a rule, whom it finds today.
    """
    started = perf_counter()
    campaign = find_campaign(session, campaign_id=campaign_id)
    if is_frozen(campaign):
        return _frozen(session, campaign, started)
    worked = work_out(session, campaign)
    reached = worked.reached
    counts = Counter(reached.values())
    left_out = Counter(worked.left_out.values())
    costs = estimated_costs(session, campaign, worked)
    return Audience(
        chosen=len(worked.decisions),
        share=_share(session, len(worked.decisions)),
        seconds=perf_counter() - started,
        by_channel={channel: counts[channel] for channel in CHANNELS if counts[channel]},
        left_out=dict(left_out.most_common()),
        costs=costs,
    )


def people(
    session: Session,
    *,
    campaign_id: int,
    channel: Channel | None = None,
    language: str | None = None,
    reason: str | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> list[Person]:
    """Those reached by ``channel``, or left out for ``reason``, or (neither given) all who are reached; by name.

    ``language``: of those reached only who is written to in it, as the texts of the draft stand.
    """
    campaign = find_campaign(session, campaign_id=campaign_id)
    worked = frozen(session, campaign_id) if is_frozen(campaign) else work_out(session, campaign)
    if reason is not None:
        ids = [key for key, one in worked.left_out.items() if one == reason]
    else:
        ids = [key for key, one in worked.reached.items() if channel in (None, one)]
        ids = ids if language is None else list(Maker(session, campaign, worked).written_in(language, ids))
    values = {"ids": json.dumps(ids), "limit": -1 if limit is None else limit, "offset": offset}
    found = session.execute(text(_PEOPLE), values)
    return [_person(row, worked) for row in found]


def _person(row: Sequence[Any], worked: Worked) -> Person:
    decision = worked.decisions[row[0]]
    return Person(
        customer_id=row[0],
        name=row[1],
        city=row[2],
        last_purchase=date.fromisoformat(row[3]) if row[3] else None,
        segment=row[4],
        channel=decision.channel,
        reason=decision.reason,
        why=why_words(decision),
        lacking=decision.lacking,
        by_hand=decision.why == "by_hand",
        household=len(worked.together.get(row[0], ())),
    )


def is_frozen(campaign: Campaign) -> bool:
    """Whether the audience of a campaign stands in the ledger: it was launched. Rules find theirs anew each day."""
    return campaign.trigger is None and campaign.state != "draft"


def frozen(session: Session, campaign_id: int) -> Worked:
    """The audience as the launch wrote it down."""
    sent = session.execute(
        select(Message.customer_id, Message.channel).where(
            Message.campaign_id == campaign_id, Message.customer_id.is_not(None)
        )
    )
    decisions = {cast("int", key): Decision(cast("Channel", channel), None, "") for key, channel in sent}
    rows = session.execute(select(LeftOut.customer_id, LeftOut.reason).where(LeftOut.campaign_id == campaign_id))
    return Worked({**{key: Decision(None, reason, "") for key, reason in rows}, **decisions})


def _frozen(session: Session, campaign: Campaign, started: float) -> Audience:
    rows = session.execute(
        select(Message.channel, func.count(), func.sum(Message.parts), func.sum(Message.cost_micros))
        .where(Message.campaign_id == campaign.id, Message.customer_id.is_not(None))
        .group_by(Message.channel)
    )
    lines = {channel: CostLine(cast("Channel", channel), count, parts, cost) for channel, count, parts, cost in rows}
    left_out: Mapping[str, int] = left_out_counts(session, campaign_id=campaign.id)
    chosen = sum(line.count for line in lines.values()) + sum(left_out.values())
    return Audience(
        chosen=chosen,
        share=_share(session, chosen),
        seconds=perf_counter() - started,
        by_channel={channel: lines[channel].count for channel in CHANNELS if channel in lines},
        left_out=left_out,
        costs=tuple(lines[channel] for channel in CHANNELS if channel in lines),
    )


def _share(session: Session, chosen: int) -> float:
    everybody = session.execute(select(func.count()).select_from(CustomerSummary)).scalar_one()
    return chosen / everybody if everybody else 0.0
