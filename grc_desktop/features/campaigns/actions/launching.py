"""From the draft to the ledger: launching, pausing, resuming, cancelling; a test to oneself."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.journal.notes import describe, now
from grc_desktop.database.schema import Campaign as CampaignRow
from grc_desktop.database.schema import LeftOut, Message
from grc_desktop.features.campaigns.actions.drafting import found
from grc_desktop.features.campaigns.queries import campaign as find_campaign
from grc_desktop.features.campaigns.queries.making import Maker
from grc_desktop.features.campaigns.queries.messages import looked_through, obstacles
from grc_desktop.features.campaigns.queries.working import Worked, work_out
from grc_desktop.features.campaigns.records import Campaign, Channel, Launched, Made
from grc_desktop.features.outbox.actions import enqueue
from grc_desktop.features.outbox.queries import listed, sending_rules
from grc_desktop.features.outbox.records import WIRED, NewMessage
from grc_desktop.features.outbox.schedules import Schedule, not_before, stored_schedule

_ATTEMPTS = 50
"""Codes tried for one customer before it is a fault of the program."""


def launch(
    session: Session, *, campaign_id: int, progress: Callable[[int, int | None], None] = lambda _count, _total: None
) -> Launched:
    """Freeze the audience and put its messages into the ledger. ``Refused`` with what stands in the way.

    After an undone launch: adds only whom the ledger does not know; what still waits is written anew. ``progress``
    hears of every message; what it raises takes all back.
    """
    campaign = find_campaign(session, campaign_id=campaign_id)
    if campaign.trigger is not None:
        raise Refused(tr("A rule is started, not launched."))
    if campaign.state != "draft":
        raise Refused(tr("The campaign has been launched already."))
    launched = put_into_ledger(session, campaign, progress=progress)
    row = found(session, campaign_id)
    row.state = "running"
    row.launched_at = now(session)
    describe(
        session,
        trn(
            "Launched the campaign “{name}”: {count} message",
            "Launched the campaign “{name}”: {count} messages",
            launched.queued,
            name=campaign.name,
        ),
    )
    return launched


def put_into_ledger(
    session: Session,
    campaign: Campaign,
    *,
    by_itself: bool = False,
    progress: Callable[[int, int | None], None] = lambda _count, _total: None,
) -> Launched:
    """Queue the messages of a campaign, or of what a rule found today; who is left out is written down.

    ``by_itself``: nobody will press a button, so they have an hour of their own, which is now.
    """
    worked = work_out(session, campaign)
    maker = Maker(session, campaign, worked)
    made = []
    whom = list(worked.reached)
    for one in maker.made(whom):
        made.append(one)
        progress(len(made), len(whom))
    if campaign.trigger is not None:  # one guest without a first name does not keep the others from their wishes
        made = [one for one in made if not any(problem.blocking for problem in one.problems)]
    seen = looked_through(maker.problems(), made)
    if stand_in_the_way := obstacles(campaign, worked, seen):
        raise Refused("\n".join(stand_in_the_way[:5]))
    if campaign.trigger is None:
        session.execute(delete(Message).where(Message.campaign_id == campaign.id, Message.state == "queued"))
        known = set(session.scalars(select(Message.customer_id).where(Message.campaign_id == campaign.id)))
    else:
        known = set()  # a rule asks the ledger of each occasion
    wanted = [key for key in whom if key not in known]
    at = now(session)
    start = not_before(campaign.schedule, at, alsace_moselle=sending_rules(session).alsace_moselle)
    start = start or (at if by_itself else None)
    own = _with_own_codes(session, maker, [one for one in made if one.customer_id not in known])
    messages = [new_message(campaign, one, worked, not_before=start) for one in own]
    queued = enqueue(session, messages=messages)
    unmade = set(wanted) - {one.customer_id for one in messages}
    left_out = worked.left_out | dict.fromkeys(unmade, "no_address")
    _write_left_out(session, campaign, left_out)
    return Launched(
        queued=queued.added,
        known=len(known & set(whom)) + queued.already,
        left_out=dict(Counter(left_out.values()).most_common()),
    )


def new_message(campaign: Campaign, made: Made, worked: Worked, *, not_before: datetime | None = None) -> NewMessage:
    """A message that was made, as the ledger takes it."""
    return NewMessage(
        occasion=worked.occasions.get(made.customer_id, f"campaign:{campaign.id}"),
        channel=made.channel,
        address=made.address,
        body=made.text,
        customer_id=made.customer_id,
        campaign_id=campaign.id,
        purpose=campaign.purpose,
        language=made.language,
        name=made.name,
        subject=made.subject or None,
        html=made.html,
        attachments=made.attachments,
        account=campaign.options.accounts.get(made.channel),
        not_before=not_before,
        parts=made.parts,
        cost_micros=made.cost_micros,
        code=made.code,
    )


def _with_own_codes(session: Session, maker: Maker, messages: Sequence[Made]) -> Iterator[Made]:
    """The messages, those made anew whose code somebody else has: of another campaign, or by sheer chance of this."""
    codes = [made.code for made in messages if made.code]
    taken = set(
        session.execute(
            text("SELECT code FROM message WHERE code IN (SELECT value FROM json_each(:codes))"),
            {"codes": json.dumps(codes)},
        ).scalars()
    )
    for made in messages:
        if made.code is None:
            yield made
            continue
        attempt, code = 0, made.code
        while code in taken:
            attempt += 1
            if attempt > _ATTEMPTS:
                raise ValueError("no code is free: they are too short for so many messages")
            code = maker.code(made.customer_id, attempt)
        taken.add(code)
        yield made if not attempt else maker.with_code(made.customer_id, code)


def _write_left_out(session: Session, campaign: Campaign, reasons: dict[int, str]) -> None:
    """Who was left out and why; of a rule the reasons of its last day."""
    session.execute(delete(LeftOut).where(LeftOut.campaign_id == campaign.id))
    if reasons:
        session.execute(
            insert(LeftOut),
            [{"campaign_id": campaign.id, "customer_id": key, "reason": reason} for key, reason in reasons.items()],
        )


def reschedule(session: Session, *, campaign_id: int, schedule: Schedule) -> None:
    """Let what still waits of a launched campaign leave at other hours; without any of its own: when somebody sends.

    What a server asked to try later is tried at those hours too.
    """
    row = found(session, campaign_id)
    if row.state not in ("running", "paused"):
        raise Refused(tr("Nothing of this campaign waits to leave."))
    row.schedule = stored_schedule(schedule)
    start = not_before(schedule, now(session), alsace_moselle=sending_rules(session).alsace_moselle)
    session.execute(
        update(Message)
        .where(Message.campaign_id == campaign_id, Message.state == "queued", Message.channel.in_(WIRED))
        .values(not_before=start, reason=None)
    )
    describe(session, tr("Changed when “{name}” leaves", name=row.name))


def pause(session: Session, *, campaign_id: int) -> None:
    """Nothing of it leaves until ``resume``."""
    row = found(session, campaign_id)
    if row.state != "running":
        raise Refused(tr("Only a campaign that runs can be paused."))
    row.state = "paused"
    describe(session, tr("Paused “{name}”", name=row.name))


def resume(session: Session, *, campaign_id: int) -> None:
    """Let a paused campaign go on; start a rule."""
    row = found(session, campaign_id)
    if row.state == "draft" and row.trigger is not None:
        row.state, row.launched_at = "running", now(session)
        describe(session, tr("Started the rule “{name}”", name=row.name))
        return
    if row.state != "paused":
        raise Refused(tr("Only a campaign that was paused can go on."))
    row.state = "running"
    describe(session, tr("Resumed “{name}”", name=row.name))


def cancel(session: Session, *, campaign_id: int) -> int:
    """End a campaign: what still waits is never sent. Gives how many messages that were.

    The ledger keeps them as waiting: only what belongs to a running campaign is ever sent, so that undoing this
    lets them go on.
    """
    row: CampaignRow = found(session, campaign_id)
    if row.state not in ("running", "paused"):
        raise Refused(tr("Only a campaign that was launched can be cancelled."))
    waiting = find_campaign(session, campaign_id=campaign_id).queued
    row.state, row.finished_at = "cancelled", now(session)
    describe(
        session,
        trn(
            "Cancelled “{name}”: {count} message is not sent",
            "Cancelled “{name}”: {count} messages are not sent",
            waiting,
            name=row.name,
        ),
    )
    return waiting


def send_test(
    session: Session, *, campaign_id: int, channel: Channel, address: str, customer_id: int | None = None
) -> int:
    """Queue the message of ``customer_id`` (default: the first of the audience) to one's own ``address``.

    It belongs to no customer and to no campaign, so that it leaves although the campaign is a draft. Gives its key
    in the ledger.
    """
    if not address.strip():
        raise Refused(tr("Say where the test shall go."), field="address")
    campaign = find_campaign(session, campaign_id=campaign_id)
    worked = work_out(session, campaign)
    maker = Maker(session, campaign, worked)
    whom = [customer_id] if customer_id is not None else [key for key, own in worked.reached.items() if own == channel]
    made = next((made for made in maker.made(whom[:1]) if made.channel == channel), None)
    if made is None:
        raise Refused(tr("There is no message for this channel yet: write it first."), field="channel")
    message = replace(
        new_message(campaign, made, worked),
        address=address.strip(),
        occasion=f"test:{campaign_id}:{now(session):%Y%m%dT%H%M%S}",
        customer_id=None,
        campaign_id=None,
        purpose="service",
        code=None,
    )
    enqueue(session, messages=[message])
    return listed(session, limit=1)[0]
