"""What the rules found today, and the letters that wait for a printer."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.schema import Campaign as CampaignRow
from grc_desktop.database.schema import Message
from grc_desktop.features.campaigns.queries.campaigns import campaigns, conditions, drafts
from grc_desktop.features.campaigns.queries.messages import text_obstacles
from grc_desktop.features.campaigns.queries.working import work_out
from grc_desktop.features.campaigns.records import Campaign, Proposal, Unfinished
from grc_desktop.features.segments.queries import customer_ids


def proposals(session: Session) -> list[Proposal]:
    """Rules that run, do not send by themselves, and have found somebody who can be written to."""
    found = []
    for rule in campaigns(session, automatic=True):
        if rule.state != "running" or rule.trigger is None or rule.trigger.sends:
            continue
        try:
            count = len(work_out(session, rule).reached)
        except Refused:
            continue  # `unfinished` says why
        if count:
            found.append(
                Proposal(
                    campaign_id=rule.id,
                    kind=rule.trigger.kind,
                    name=rule.name,
                    count=count,
                    words=_words(rule, count),
                )
            )
    return found


def unfinished(session: Session) -> list[Unfinished]:
    """Rules that run and may send by themselves, but whose texts are not in order; and those that find nobody now.

    The conditions of a rule may speak of a field that the house has taken away since.
    """
    found = []
    for rule in campaigns(session, automatic=True):
        if rule.state != "running" or rule.trigger is None:
            continue
        if not rule.trigger.sends:
            words = _not_understood(session, rule)
        elif any(draft.body.strip() for draft in drafts(session, campaign_id=rule.id)):
            words = text_obstacles(session, campaign_id=rule.id)
        else:
            words = [tr("It has no text yet.")]
        if words:
            found.append(Unfinished(campaign_id=rule.id, name=rule.name, words=words[0]))
    return found


def letters_to_print(session: Session) -> list[tuple[int, str, int]]:
    """Campaigns under way, rules among them, whose letters wait for a printer: id, name, how many."""
    question = (
        select(CampaignRow.id, CampaignRow.name, func.count())
        .join(Message, Message.campaign_id == CampaignRow.id)
        .where(
            CampaignRow.state == "running",
            Message.channel == "post",
            Message.state == "queued",
            Message.run.is_(None),
        )
        .group_by(CampaignRow.id)
        .order_by(CampaignRow.id)
    )
    return [(key, name, count) for key, name, count in session.execute(question)]


def _not_understood(session: Session, rule: Campaign) -> list[str]:
    """What keeps the conditions of a rule from being asked, as a sentence."""
    try:
        customer_ids(session, where=conditions(session, rule), limit=1)
    except Refused as refusal:
        return [refusal.sentence]
    return []


def _words(rule: Campaign, count: int) -> str:
    """What was found, in a sentence."""
    days, months = (rule.trigger.days, rule.trigger.months) if rule.trigger else (0, 0)
    sentences = {
        "birthday": trn("{count} birthday in the next days", "{count} birthdays in the next days", count)
        if days > 1
        else trn("{count} birthday today or tomorrow", "{count} birthdays today or tomorrow", count),
        "departure": trn("{count} guest to thank for the stay", "{count} guests to thank for the stay", count),
        "absence": trn(
            "{count} customer has not stayed for {months} months",
            "{count} customers have not stayed for {months} months",
            count,
            months=months,
        ),
        "points": trn("{count} customer loses points soon", "{count} customers lose points soon", count),
        "consent": trn("{count} consent grows too old", "{count} consents grow too old", count),
    }
    return sentences[rule.trigger.kind] if rule.trigger else ""
