"""The calls of a campaign that are still to be made, and whether the law lets one be made now."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from grc_desktop.database.journal.notes import now
from grc_desktop.features.campaigns.queries.campaigns import campaign
from grc_desktop.features.outbox.law import Verdict, may_call, may_reach
from grc_desktop.features.outbox.queries import calls_made, consent_at_sending, listed, messages_of, sending_rules
from grc_desktop.features.outbox.records import QueuedMessage


def calls_of(session: Session, *, campaign_id: int) -> list[QueuedMessage]:
    """The calls of a campaign that are still to be made, those tried least first; none while it does not run."""
    if campaign(session, campaign_id=campaign_id).state != "running":
        return []
    ids = listed(session, states=["queued"], campaign_id=campaign_id, channels=["phone"])
    return sorted(messages_of(session, ids=ids), key=lambda one: (one.attempts, one.id))


def call_verdict(session: Session, *, message_id: int) -> Verdict:
    """Whether this call may be made now: does the customer agree, the hours, so many calls in so many days.

    What was said since the launch counts. Calls about a stay or a contract are free at any hour.
    """
    rules, at = sending_rules(session), now(session)
    found = next(iter(messages_of(session, ids=[message_id])), None)
    if found is None or found.customer_id is None:
        return Verdict(allowed=True)
    standing = consent_at_sending(
        session, customer_id=found.customer_id, channel="phone", purpose=found.purpose, address=found.address
    )
    law = rules.channels["phone"]
    if refusal := may_reach("phone", found.purpose, standing, day=at.astimezone().date(), rules=rules):
        return Verdict(allowed=False, reason=refusal, source=law.source)
    if found.purpose != "marketing":
        return Verdict(allowed=True)
    since = at - timedelta(days=rules.phone_calls_days)
    return may_call(at, calls=calls_made(session, customer_id=found.customer_id, since=since), rules=rules)
