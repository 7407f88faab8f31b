"""Working out an audience: who is chosen, and what is decided about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.database.journal.notes import now, today
from grc_desktop.database.schema import AudienceChoice
from grc_desktop.features.campaigns.queries.campaigns import conditions, drafts
from grc_desktop.features.campaigns.queries.due import Due, due
from grc_desktop.features.campaigns.queries.facts import Known
from grc_desktop.features.campaigns.records import Campaign, Channel, Purpose
from grc_desktop.features.campaigns.rules import (
    PERSONAL,
    Decision,
    Facts,
    Lawful,
    control_group,
    decide,
    one_per_household,
)
from grc_desktop.features.outbox.law import Standing, may_reach
from grc_desktop.features.outbox.queries import sending_rules
from grc_desktop.features.segments.queries import customer_ids


@dataclass(frozen=True)
class Worked:
    """What was decided about every chosen customer.

    ``together``: who gets the message of a household → those it stands for, themselves included.
    ``occasions``: what makes a message of a rule unique; a campaign's are all ``campaign:ID``.
    """

    decisions: Mapping[int, Decision]
    together: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    occasions: Mapping[int, str] = field(default_factory=dict)

    @property
    def reached(self) -> dict[int, Channel]:
        """The channel of each who is reached."""
        return {key: one.channel for key, one in self.decisions.items() if one.channel is not None}

    @property
    def left_out(self) -> dict[int, str]:
        """The reason of each who is not."""
        return {key: one.reason for key, one in self.decisions.items() if one.reason is not None}


def work_out(session: Session, campaign: Campaign) -> Worked:
    """Decide about everyone whom a campaign means, or whom a rule finds today."""
    if campaign.trigger is not None:
        campaign = _as_written(session, campaign)
    found = due(session, campaign=campaign) if campaign.trigger is not None else Due({})
    ids = list(found.occasions) if campaign.trigger is not None else _chosen(session, campaign)
    known = Known(session, campaign.id, ids, now(session), campaign.options.quiet_days)
    facts = known.facts()
    decisions = _decided(facts, campaign, lawful_in(session))
    wished = frozenset(key for key, one in facts.items() if one.included)
    together: dict[int, tuple[int, ...]] = {}
    if campaign.options.household and (campaign.trigger is None or campaign.trigger.kind not in PERSONAL):
        reached = [key for key, one in decisions.items() if one.channel is not None]
        with_had = [*reached, *found.had]  # the message of yesterday's run was for the household as well
        for key, kept in one_per_household(with_had, known.homes(with_had), wished, found.had).items():
            if key not in found.had:
                decisions[key] = Decision(None, "household", "")
            if kept not in found.had:
                together[kept] = (*together.get(kept, (kept,)), key)
    if campaign.options.control_percent and campaign.trigger is None:
        reached = [key for key, one in decisions.items() if one.channel is not None and key not in wished]
        for key in control_group(campaign.id, reached, campaign.options.control_percent):
            decisions[key] = Decision(None, "control", "")
            together.pop(key, None)
    return Worked(decisions, together, found.occasions)


def _as_written(session: Session, rule: Campaign) -> Campaign:
    """A rule with the channels that it has words for: whom the others would have reached gets it by one of these."""
    written = {one.channel for one in drafts(session, campaign_id=rule.id) if one.body.strip()}
    channels = tuple(channel for channel in rule.options.channels if channel in written)
    return replace(rule, options=replace(rule.options, channels=channels)) if channels else rule


def _chosen(session: Session, campaign: Campaign) -> list[int]:
    """Who fulfils the conditions, and who was put in by hand."""
    ids = customer_ids(session, where=conditions(session, campaign))
    by_hand = session.scalars(
        select(AudienceChoice.customer_id).where(
            AudienceChoice.campaign_id == campaign.id, AudienceChoice.included.is_(True)
        )
    ).all()
    if by_hand:
        chosen = set(ids)
        ids += [key for key in by_hand if key not in chosen]
    return ids


def _decided(facts: Mapping[int, Facts], campaign: Campaign, lawful: Lawful) -> dict[int, Decision]:
    """Each combination of facts is decided once: there are some hundred among a hundred thousand customers."""
    known: dict[Facts, Decision] = {}
    decisions: dict[int, Decision] = {}
    for key, one in facts.items():
        decision = known.get(one)
        if decision is None:
            decision = known[one] = decide(one, campaign.options, campaign.purpose, lawful)
        decisions[key] = decision
    return decisions


def lawful_in(session: Session) -> Lawful:
    """The law as the house has it, today."""
    rules, day = sending_rules(session), today(session)

    def lawful(channel: Channel, purpose: Purpose, standing: Standing) -> bool:
        return not may_reach(channel, purpose, standing, day=day, rules=rules)

    return lawful
