"""What the rules found today."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.core.language import trn
from grc_desktop.features.campaigns.queries.campaigns import campaigns
from grc_desktop.features.campaigns.queries.working import work_out
from grc_desktop.features.campaigns.records import Campaign, Proposal


def proposals(session: Session) -> list[Proposal]:
    """Rules that run, do not send by themselves, and have found somebody who can be written to."""
    found = []
    for rule in campaigns(session, automatic=True):
        if rule.state != "running" or rule.trigger is None or rule.trigger.sends:
            continue
        count = len(work_out(session, rule).reached)
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
