"""A campaign made from its file, as one operation."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.database.journal.notes import describe
from grc_desktop.features.campaigns.actions.attaching import keep_attachment
from grc_desktop.features.campaigns.actions.automatic import create_rule
from grc_desktop.features.campaigns.actions.drafting import create_campaign, save_campaign, save_draft_message
from grc_desktop.features.campaigns.campaign_file import Plan, PlannedMessage
from grc_desktop.features.campaigns.checking import with_opt_out
from grc_desktop.features.campaigns.queries import campaigns
from grc_desktop.features.campaigns.records import CHANNEL_OF
from grc_desktop.features.segments.queries import saved_view
from grc_desktop.features.templates.queries import template

_KINDS = {channel: kind for kind, channel in CHANNEL_OF.items()}
"""The kind of template of each channel."""


def create_from_plan(session: Session, *, plan: Plan) -> int:
    """The campaign, or rule, that a file describes; gives its id. ``Refused`` where the name is taken."""
    taken = {fold(one.name) for automatic in (False, True) for one in campaigns(session, automatic=automatic)}
    if fold(plan.name) in taken:
        raise Refused(tr("There is already a campaign “{name}”. Choose another name.", name=plan.name), field="name")
    if plan.trigger is not None:
        campaign_id = create_rule(
            session,
            name=plan.name,
            trigger=plan.trigger,
            purpose=plan.purpose,
            expression=plan.where,
            options=plan.options,
        )
    else:
        campaign_id = create_campaign(
            session,
            name=plan.name,
            purpose=plan.purpose,
            expression=plan.where,
            options=plan.options,
        )
    changes: dict[str, object] = {"objective": plan.objective, "schedule": plan.schedule}
    if plan.segment:
        changes["view_id"] = saved_view(session, name=plan.segment).id
    save_campaign(session, campaign_id=campaign_id, changes=changes)
    for message in plan.messages:
        _write(session, campaign_id, message, offers=plan.purpose == "marketing")
    describe(session, tr("Began the campaign “{name}”", name=plan.name))
    return campaign_id


def _write(session: Session, campaign_id: int, message: PlannedMessage, *, offers: bool) -> None:
    """Its text, or those of a template in all their languages; templates of offers get their line to opt out."""
    attachments = [keep_attachment(session, file=file) for file in message.attachments]
    texts = {message.language: (message.subject, message.body)}
    if message.template:
        known = template(session, kind=_KINDS[message.channel], name=message.template)
        texts = {
            one.language: (
                message.subject or one.subject,
                with_opt_out(message.channel, one.language, one.body) if offers else one.body,
            )
            for one in known.values()
        }
    for language, (subject, body) in texts.items():
        save_draft_message(
            session,
            campaign_id=campaign_id,
            channel=message.channel,
            language=language,
            subject=subject,
            body=body,
            attachments=attachments,
        )
