"""Rules: campaigns that find by themselves whom to write to, each person once per occasion."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import clean
from grc_desktop.database.journal.notes import describe, now, record_deed, user
from grc_desktop.database.schema import Campaign as CampaignRow
from grc_desktop.features.campaigns.actions.drafting import found, free_name, understood
from grc_desktop.features.campaigns.actions.launching import put_into_ledger
from grc_desktop.features.campaigns.queries import campaign as find_campaign
from grc_desktop.features.campaigns.queries import campaigns
from grc_desktop.features.campaigns.records import Launched, Options, Purpose, Trigger
from grc_desktop.features.campaigns.stored import stored_options, stored_trigger
from grc_desktop.features.campaigns.wording import RULE_WORDS
from grc_desktop.features.outbox.schedules import Schedule, stored_schedule


def create_rule(
    session: Session,
    *,
    trigger: Trigger,
    name: str = "",
    purpose: Purpose = "marketing",
    expression: str = "",
    options: Options | None = None,
) -> int:
    """Add a rule as a draft; ``resume`` starts it, ``pause`` stops it. Gives its id.

    ``expression`` narrows whom it finds. Without ``options`` nobody is left out for having been contacted lately:
    a birthday does not wait.
    """
    stored = stored_trigger(trigger)
    name = free_name(session, clean(name) or tr(RULE_WORDS[trigger.kind]))
    row = CampaignRow(
        name=name,
        purpose=purpose,
        expression=understood(session, expression),
        options=stored_options(options or Options(quiet_days=0)),
        schedule=stored_schedule(Schedule()),
        trigger=stored,
        created_at=now(session),
        created_by=user(session) or None,
    )
    session.add(row)
    session.flush()
    describe(session, tr("Added the rule “{name}”", name=name))
    return row.id


def save_trigger(session: Session, *, campaign_id: int, trigger: Trigger) -> None:
    """Change what makes a rule fire, and whether it sends by itself."""
    row = found(session, campaign_id)
    if row.trigger is None:
        raise Refused(tr("This campaign is no rule."))
    row.trigger = stored_trigger(trigger)
    describe(session, tr("Changed the rule “{name}”", name=row.name))


def run_rules(session: Session) -> dict[int, int]:
    """Queue the messages of the rules that send by themselves; rule → how many. Once a day, in the long lane.

    A rule whose texts are not in order queues nothing and says so on *Today* (``queries.unfinished``); the others
    go on. Running it twice queues nothing twice.
    """
    queued: dict[int, int] = {}
    for rule in campaigns(session, automatic=True):
        if rule.state != "running" or rule.trigger is None or not rule.trigger.sends:
            continue
        try:
            count = put_into_ledger(session, rule, by_itself=True).queued
        except Refused:
            continue
        if count:
            queued[rule.id] = count
    total = sum(queued.values())
    if total:
        record_deed(session, trn("{count} automatic message waits", "{count} automatic messages wait", total))
    return queued


def send_rule(session: Session, *, campaign_id: int) -> Launched:
    """Queue what a rule found today, by a click. ``Refused`` with what stands in the way."""
    rule = find_campaign(session, campaign_id=campaign_id)
    if rule.trigger is None:
        raise Refused(tr("This campaign is no rule."))
    if rule.state != "running":
        raise Refused(tr("Start the rule first."))
    launched = put_into_ledger(session, rule)
    record_deed(
        session,
        trn("“{name}”: {count} message", "“{name}”: {count} messages", launched.queued, name=rule.name),
    )
    return launched
