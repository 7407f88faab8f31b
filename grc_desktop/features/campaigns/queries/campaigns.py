"""Readings of campaigns and rules, their texts, and where their messages stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import cast

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.database.schema import Campaign as CampaignRow
from grc_desktop.database.schema import CampaignMessage, LeftOut, Message, Response
from grc_desktop.features.campaigns.records import Campaign, Channel, Draft, Purpose, State, Status
from grc_desktop.features.campaigns.stored import options_of, trigger_of
from grc_desktop.features.outbox.schedules import schedule_of
from grc_desktop.features.segments.language.nearest import nearest
from grc_desktop.features.segments.queries import saved_views

_CHANNEL_ORDER = case({"email": 0, "sms": 1, "post": 2, "phone": 3}, value=CampaignMessage.channel, else_=4)
_STATES = ("queued", "claimed", "sent", "failed", "unknown")


def campaigns(session: Session, *, automatic: bool = False) -> list[Campaign]:
    """The campaigns, those that run first and then the newest; with ``automatic`` the rules instead, by name."""
    rows = session.scalars(select(CampaignRow).order_by(CampaignRow.created_at.desc(), CampaignRow.id.desc())).all()
    found = _records(session, [row for row in rows if (row.trigger is not None) == automatic])
    if automatic:
        return sorted(found, key=lambda one: fold(one.name))
    return sorted(found, key=lambda one: one.state not in ("running", "paused"))


def campaign(session: Session, *, campaign_id: int) -> Campaign:
    """One campaign or rule. ``Refused`` where it is gone."""
    row = session.get(CampaignRow, campaign_id)
    if row is None:
        raise Refused(tr("This campaign is no longer there."))
    return _records(session, [row])[0]


def campaign_named(session: Session, *, name: str) -> Campaign:
    """The campaign of that name, case and accents folded. ``Refused``, with the nearest name, where there is none."""
    known = {row.name: row.id for row in session.execute(select(CampaignRow.name, CampaignRow.id))}
    for other, campaign_id in known.items():
        if fold(other) == fold(name.strip()):
            return campaign(session, campaign_id=campaign_id)
    if not known:
        raise Refused(tr("There is no campaign “{name}”; none has been made yet.", name=name), field="name")
    raise Refused(
        tr("There is no campaign “{name}”. The nearest is “{nearest}”.", name=name, nearest=nearest(name, list(known))),
        field="name",
    )


def conditions(session: Session, campaign: Campaign) -> str:
    """The expression that whoever a campaign or rule is for fulfils: its own, within its segment; "" for everybody.

    ``Refused`` where the segment is gone.
    """
    if campaign.view_id is None:
        return campaign.expression
    view = next((view for view in saved_views(session) if view.id == campaign.view_id), None)
    if view is None:
        raise Refused(tr("The segment of this campaign has been deleted: choose another one."), field="view_id")
    return " and ".join(f"({one})" for one in (view.where, campaign.expression) if one)


def drafts(session: Session, *, campaign_id: int) -> list[Draft]:
    """What a campaign says: one draft per channel and language, the channels in their order."""
    rows = session.scalars(
        select(CampaignMessage)
        .where(CampaignMessage.campaign_id == campaign_id)
        .order_by(_CHANNEL_ORDER, CampaignMessage.id)
    )
    return [
        Draft(
            channel=cast("Channel", row.channel),
            language=row.language,
            subject=row.subject or "",
            body=row.body,
            attachments=tuple(row.attachments or ()),
        )
        for row in rows
    ]


def status(session: Session, *, campaign_id: int) -> Status:
    """Where the messages of a campaign stand, whom the launch left out, and why messages failed."""
    counted = session.execute(
        select(Message.state, func.count()).where(Message.campaign_id == campaign_id).group_by(Message.state)
    )
    row = session.get(CampaignRow, campaign_id)
    states = dict.fromkeys((*_STATES, "cancelled"), 0) | _as_of(row.state if row else "", dict(counted.all()))
    reasons = session.execute(
        select(Message.reason, func.count())
        .where(Message.campaign_id == campaign_id, Message.state == "failed", Message.reason.is_not(None))
        .group_by(Message.reason)
        .order_by(func.count().desc(), Message.reason)
        .limit(5)
    )
    return Status(
        states=states,
        left_out=left_out_counts(session, campaign_id=campaign_id),
        last_reasons=tuple((reason or "", count) for reason, count in reasons),
    )


def _as_of(state: str, counts: Mapping[str, int]) -> dict[str, int]:
    """``counts`` of the ledger by state, of a campaign in ``state``: what waits there may never leave.

    The ledger keeps it waiting, so that undoing a cancellation, or launching anew, needs no more than that.
    """
    found = dict(counts)
    if state in ("draft", "cancelled") and (idle := found.pop("queued", 0)) and state == "cancelled":
        found["cancelled"] = found.get("cancelled", 0) + idle
    return found


def left_out_counts(session: Session, *, campaign_id: int) -> dict[str, int]:
    """Whom the launch of a campaign left out: reason → how many, the largest first."""
    rows = session.execute(
        select(LeftOut.reason, func.count())
        .where(LeftOut.campaign_id == campaign_id)
        .group_by(LeftOut.reason)
        .order_by(func.count().desc(), LeftOut.reason)
    )
    return dict(rows.all())


def _records(session: Session, rows: Iterable[CampaignRow]) -> list[Campaign]:
    listed = list(rows)
    ids = [row.id for row in listed]
    counts: dict[int | None, dict[str, int]] = defaultdict(dict)
    for key, state, count in session.execute(
        select(Message.campaign_id, Message.state, func.count())
        .where(Message.campaign_id.in_(ids))
        .group_by(Message.campaign_id, Message.state)
    ):
        counts[key][state] = count
    answered = dict[int | None, int](
        session.execute(
            select(Response.campaign_id, func.count(func.distinct(Response.message_id)))
            .where(Response.campaign_id.in_(ids), Response.kind.not_in(("opt_out", "bounce")))
            .group_by(Response.campaign_id)
        ).all()
    )
    return [_record(row, counts[row.id], answered.get(row.id, 0)) for row in listed]


def _record(row: CampaignRow, ledger: Mapping[str, int], answered: int) -> Campaign:
    trigger = trigger_of(row.trigger)
    counts = _as_of(row.state, ledger)
    waiting = counts.get("queued", 0) + counts.get("claimed", 0)
    over = row.state == "running" and trigger is None and not waiting
    return Campaign(
        id=row.id,
        name=row.name,
        objective=row.objective or "",
        purpose=cast("Purpose", row.purpose),
        state="finished" if over else cast("State", row.state),
        step=row.step,
        view_id=row.view_id,
        expression=row.expression,
        options=options_of(row.options),
        schedule=schedule_of(row.schedule),
        trigger=trigger,
        created_at=row.created_at,
        created_by=row.created_by,
        launched_at=row.launched_at,
        finished_at=row.finished_at,
        queued=waiting,
        sent=counts.get("sent", 0),
        failed=counts.get("failed", 0),
        unknown=counts.get("unknown", 0),
        cancelled=counts.get("cancelled", 0),
        answered=answered,
    )
