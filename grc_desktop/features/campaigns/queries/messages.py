"""The messages of a campaign as they will leave, and what is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.schema import Message
from grc_desktop.features.campaigns.queries.audiences import is_frozen
from grc_desktop.features.campaigns.queries.campaigns import campaign as find_campaign
from grc_desktop.features.campaigns.queries.making import Maker
from grc_desktop.features.campaigns.queries.working import Worked, work_out
from grc_desktop.features.campaigns.records import CHANNELS, Campaign, Channel, CostLine, Made, Problem, Review

MOST_PROBLEMS = 500
"""Problems of single messages that a list shows one by one."""


def review(session: Session, *, campaign_id: int) -> Review:
    """Make every message once: the order to look at them (worst first), all problems, the exact cost. For a job.

    Of a launched campaign the messages are those of the ledger, and nothing is wrong with them any more.
    """
    campaign = find_campaign(session, campaign_id=campaign_id)
    if is_frozen(campaign):
        return _of_ledger(session, campaign)
    maker = Maker(session, campaign, work_out(session, campaign))
    return _weighed(maker)


def _weighed(maker: Maker) -> Review:
    return looked_through(maker.problems(), maker.made(list(maker.reached), words_only=True))


def looked_through(problems: Iterable[Problem], messages: Iterable[Made]) -> Review:
    """What ``review`` gives, of the ``problems`` of the texts themselves and the messages that were made of them."""
    weights: dict[Channel, list[tuple[int, int, int]]] = defaultdict(list)
    costs: dict[Channel, CostLine] = {}
    found: list[Problem] = []
    for made in messages:
        weights[made.channel].append((-len(made.problems), -_length(made), made.customer_id))
        line = costs.get(made.channel, CostLine(made.channel, 0, 0, 0))
        costs[made.channel] = CostLine(
            made.channel, line.count + 1, line.parts + made.parts, line.cost_micros + made.cost_micros
        )
        found += made.problems
    return Review(
        order={
            channel: tuple(key for *_weight, key in sorted(weights[channel]))
            for channel in CHANNELS
            if channel in weights
        },
        problems=(*problems, *_gathered(found)),
        costs=tuple(costs[channel] for channel in CHANNELS if channel in costs),
    )


def _length(made: Made) -> int:
    """How long a message is, and before that how many parts it takes."""
    return made.parts * 100_000 + len(made.text) + len(made.subject)


def _gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of single messages: what blocks first; beyond ``MOST_PROBLEMS`` the rest only counted."""
    listed = sorted(problems, key=lambda one: (not one.blocking, one.kind, one.customer_name))
    shown, rest = listed[:MOST_PROBLEMS], listed[MOST_PROBLEMS:]
    if rest:
        last = shown[-1]
        shown.append(
            replace(
                last,
                customer_id=None,
                customer_name="",
                words=trn("… and {count} more.", "… and {count} more.", len(rest)),
                blocking=any(one.blocking for one in rest),
                count=len(rest),
            )
        )
    return shown


def made_messages(session: Session, *, campaign_id: int, customer_ids: Sequence[int]) -> list[Made]:
    """The messages of these customers as they will leave, or left, in that order (see ``Review.order``)."""
    campaign = find_campaign(session, campaign_id=campaign_id)
    if is_frozen(campaign):
        return _from_ledger(session, campaign_id, customer_ids)
    return list(Maker(session, campaign, work_out(session, campaign)).made(customer_ids))


def can_launch(session: Session, *, campaign_id: int) -> list[str]:
    """What stands in the way of launching, as sentences; empty where nothing does."""
    campaign = find_campaign(session, campaign_id=campaign_id)
    if campaign.trigger is None and campaign.state != "draft":
        return [tr("The campaign has been launched already.")]
    try:
        worked = work_out(session, campaign)
        maker = Maker(session, campaign, worked)
        return obstacles(campaign, worked, _weighed(maker))
    except Refused as refusal:
        return [refusal.sentence]


def text_obstacles(session: Session, *, campaign_id: int) -> list[str]:
    """What of its texts keeps a rule from sending, whoever it finds: a message that only one guest spoils does not."""
    campaign = find_campaign(session, campaign_id=campaign_id)
    try:
        worked = work_out(session, campaign)
    except Refused as refusal:
        return [refusal.sentence]
    return obstacles(campaign, worked, looked_through(Maker(session, campaign, worked).problems(), ()))


def obstacles(campaign: Campaign, worked: Worked, seen: Review) -> list[str]:
    """The sentences of ``can_launch``, each once."""
    if not worked.reached and campaign.trigger is None:
        if not worked.decisions:
            return [tr("Nobody fulfils the conditions of this campaign.")]
        return [tr("Nobody of the audience can be reached: look at why they are left out.")]
    sentences: dict[str, int] = {}
    for problem in seen.blocking:
        sentences[problem.words] = sentences.get(problem.words, 0) + problem.count
    return [
        words if count == 1 else trn("{words} ({count} message)", "{words} ({count} messages)", count, words=words)
        for words, count in sentences.items()
    ]


def _of_ledger(session: Session, campaign: Campaign) -> Review:
    rows = session.execute(
        select(Message.channel, Message.customer_id, Message.parts, Message.cost_micros)
        .where(Message.campaign_id == campaign.id, Message.customer_id.is_not(None))
        .order_by(Message.name, Message.id)
    )
    order: dict[Channel, list[int]] = defaultdict(list)
    costs: dict[Channel, CostLine] = {}
    for row in rows:
        channel = cast("Channel", row.channel)
        order[channel].append(row.customer_id)
        line = costs.get(channel, CostLine(channel, 0, 0, 0))
        costs[channel] = CostLine(channel, line.count + 1, line.parts + row.parts, line.cost_micros + row.cost_micros)
    return Review(
        order={channel: tuple(order[channel]) for channel in CHANNELS if channel in order},
        problems=(),
        costs=tuple(costs[channel] for channel in CHANNELS if channel in costs),
    )


def _from_ledger(session: Session, campaign_id: int, customer_ids: Sequence[int]) -> list[Made]:
    rows = session.scalars(
        select(Message).where(Message.campaign_id == campaign_id, Message.customer_id.in_(customer_ids))
    )
    found = {
        row.customer_id: Made(
            customer_id=row.customer_id or 0,
            name=row.name or "",
            address=row.address,
            channel=cast("Channel", row.channel),
            language=row.language or "",
            subject=row.subject or "",
            text=row.body,
            html=row.html,
            code=row.code,
            parts=row.parts,
            cost_micros=row.cost_micros,
            attachments=tuple(row.attachments or ()),
        )
        for row in rows
    }
    return [found[key] for key in customer_ids if key in found]
