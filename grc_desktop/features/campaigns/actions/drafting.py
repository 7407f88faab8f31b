"""Drafts of campaigns: every change in the wizard is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean, fold
from grc_desktop.database.journal.notes import describe, now, user
from grc_desktop.database.schema import AudienceChoice, CampaignMessage, Message
from grc_desktop.database.schema import Campaign as CampaignRow
from grc_desktop.features.campaigns.records import (
    CHANNELS,
    STEPS,
    Channel,
    Options,
    Purpose,
)
from grc_desktop.features.campaigns.stored import stored_options
from grc_desktop.features.outbox.schedules import Schedule, stored_schedule
from grc_desktop.features.segments.language import parse, to_text
from grc_desktop.features.segments.queries import base_catalogue

_EDITABLE = frozenset({"name", "objective", "purpose", "step", "view_id", "expression", "options", "schedule"})
_AFTER_LAUNCH = frozenset({"name", "objective", "step"})
"""What may still change while messages wait to leave; when they do is ``launching.reschedule``."""


def selection(customer_ids: Sequence[int]) -> str:
    """The expression of just these customers."""
    return f"id in ({', '.join(str(key) for key in dict.fromkeys(customer_ids))})" if customer_ids else "id = 0"


def create_campaign(
    session: Session,
    *,
    name: str,
    objective: str = "",
    purpose: Purpose = "marketing",
    expression: str = "",
    view_id: int | None = None,
    customer_ids: Sequence[int] | None = None,
    options: Options | None = None,
) -> int:
    """Begin a campaign; gives its id.

    Its people are those of ``expression`` within the segment ``view_id``, or just ``customer_ids`` (a selection in
    a list). A name that is taken gets a number.
    """
    name = free_name(session, clean(name) or tr("New campaign"))
    row = CampaignRow(
        name=name,
        objective=clean(objective) or None,
        purpose=purpose,
        expression=understood(session, expression if customer_ids is None else selection(customer_ids)),
        view_id=view_id,
        options=stored_options(options or Options()),
        schedule=stored_schedule(Schedule()),
        created_at=now(session),
        created_by=user(session) or None,
    )
    session.add(row)
    session.flush()
    describe(session, tr("Began the campaign “{name}”", name=name))
    return row.id


def save_campaign(session: Session, *, campaign_id: int, changes: Mapping[str, object]) -> None:
    """Change fields of a campaign: the keys are those of ``records.Campaign``.

    name, objective, purpose, step, view_id, expression, options (``Options``), schedule (``Schedule``). After the
    launch only name, objective and step. ``Refused`` with the field that is wrong.
    """
    row = found(session, campaign_id)
    unknown = set(changes) - _EDITABLE
    if unknown:
        raise ValueError(f"no field of a campaign: {sorted(unknown)}")
    if row.state != "draft" and row.trigger is None and set(changes) - _AFTER_LAUNCH:
        raise Refused(tr("The campaign has been launched: its audience and its messages stay as they are."))
    for field, value in changes.items():
        setattr(row, field, _stored(session, row, field, value))
    describe(session, tr("Changed the campaign “{name}”", name=row.name))


def _stored(session: Session, row: CampaignRow, field: str, value: Any) -> object:
    match field:
        case "name":
            name = clean(value)
            if not name:
                raise Refused(tr("A campaign needs a name."), field="name")
            if fold(name) != fold(row.name) and fold(name) in _names(session):
                raise Refused(tr("There is already a campaign “{name}”. Choose another name.", name=name), field="name")
            return name
        case "objective":
            return clean(value or "", keep_lines=True) or None
        case "purpose" if value not in ("marketing", "service"):
            raise Refused(tr("Say whether this is an offer or about a stay."), field="purpose")
        case "step" if value not in STEPS:
            raise ValueError(f"no step of the wizard: {value}")
        case "expression":
            return understood(session, value)
        case "options":
            return stored_options(value)
        case "schedule":
            return stored_schedule(value)
    return value


def understood(session: Session, expression: str) -> str:
    """``expression`` as the language writes it. ``Refused`` where it is not understood."""
    return to_text(parse(expression, base_catalogue(session)))


def save_draft_message(
    session: Session,
    *,
    campaign_id: int,
    channel: Channel,
    language: str,
    subject: str = "",
    body: str = "",
    attachments: Sequence[str] = (),
) -> None:
    """Write what a campaign says by ``channel`` in ``language``, in place of what it said.

    Anything may be saved, also what is not finished: ``queries.review`` says what is wrong with it. A text that was
    emptied is none: who spoke its language gets another one.
    """
    row = text_to_change(session, campaign_id)
    if channel not in CHANNELS:
        raise ValueError(f"no channel: {channel}")
    draft = session.execute(
        select(CampaignMessage).where(
            CampaignMessage.campaign_id == campaign_id,
            CampaignMessage.channel == channel,
            CampaignMessage.language == language,
        )
    ).scalar_one_or_none()
    if not (body.strip() or clean(subject) or attachments):
        if draft is not None:
            session.delete(draft)
    else:
        if draft is None:
            draft = CampaignMessage(campaign_id=campaign_id, channel=channel, language=language)
            session.add(draft)
        draft.subject = clean(subject) or None
        draft.body = body
        draft.attachments = list(attachments) or None
    describe(session, tr("Wrote a message of the campaign “{name}”", name=row.name))


def text_to_change(session: Session, campaign_id: int) -> CampaignRow:
    """The row of a campaign whose messages and people may still change. ``Refused`` after the launch."""
    row = found(session, campaign_id)
    if row.state != "draft" and row.trigger is None:
        raise Refused(tr("The campaign has been launched: its audience and its messages stay as they are."))
    return row


def copy_campaign(session: Session, *, campaign_id: int) -> int:
    """A new draft with the goal, conditions, options and texts of another campaign; gives its id."""
    row = found(session, campaign_id)
    name = free_name(session, row.name)
    copy = CampaignRow(
        name=name,
        objective=row.objective,
        purpose=row.purpose,
        view_id=row.view_id,
        expression=row.expression,
        options=dict(row.options),
        schedule=stored_schedule(Schedule()),
        trigger=dict(row.trigger) if row.trigger else None,
        created_at=now(session),
        created_by=user(session) or None,
    )
    session.add(copy)
    session.flush()
    texts = session.scalars(select(CampaignMessage).where(CampaignMessage.campaign_id == campaign_id)).all()
    session.add_all(
        CampaignMessage(
            campaign_id=copy.id,
            channel=text.channel,
            language=text.language,
            subject=text.subject,
            body=text.body,
            attachments=text.attachments,
        )
        for text in texts
    )
    choices = session.scalars(select(AudienceChoice).where(AudienceChoice.campaign_id == campaign_id)).all()
    session.add_all(
        AudienceChoice(
            campaign_id=copy.id, customer_id=choice.customer_id, included=choice.included, channel=choice.channel
        )
        for choice in choices
    )
    describe(session, tr("Copied the campaign “{name}”", name=row.name))
    return copy.id


def delete_campaign(session: Session, *, campaign_id: int) -> None:
    """Delete a campaign of which nothing has left yet. ``Refused`` otherwise: what was sent must stay explained."""
    row = found(session, campaign_id)
    if row.state in ("running", "paused") and row.trigger is None:
        raise Refused(tr("This campaign has been launched: it can be cancelled, not deleted."))
    known = session.execute(
        select(func.count()).select_from(Message).where(Message.campaign_id == campaign_id, Message.state != "queued")
    ).scalar_one()
    if known:
        raise Refused(tr("Messages of this campaign have been sent: it can be cancelled, not deleted."))
    session.execute(delete(Message).where(Message.campaign_id == campaign_id))
    session.execute(delete(AudienceChoice).where(AudienceChoice.campaign_id == campaign_id))
    session.execute(delete(CampaignMessage).where(CampaignMessage.campaign_id == campaign_id))
    session.execute(delete(CampaignRow).where(CampaignRow.id == campaign_id))
    describe(session, tr("Deleted the campaign “{name}”", name=row.name))


def found(session: Session, campaign_id: int) -> CampaignRow:
    """The row of a campaign. ``Refused`` where it is gone."""
    row = session.get(CampaignRow, campaign_id)
    if row is None:
        raise Refused(tr("This campaign is no longer there."))
    return row


def free_name(session: Session, name: str) -> str:
    """``name``, with a number behind it where it is taken."""
    taken = _names(session)
    number, free = 1, name
    while fold(free) in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _names(session: Session) -> set[str]:
    return {fold(name) for name in session.scalars(select(CampaignRow.name))}
