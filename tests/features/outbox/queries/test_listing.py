from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Campaign
from grc_desktop.features.outbox.actions import claim_next, release_unknown
from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.queries import lines, listed, overview, to_decide
from grc_desktop.features.outbox.records import Missed
from tests.features.outbox.ledger import add_campaign, email, put, put_state


def test_what_the_page_says_at_a_glance(base: Database, clock: Clock) -> None:
    campaign_id = base.write(add_campaign).result
    late = clock.now() - timedelta(hours=2)
    put(base, email(1, campaign_id=campaign_id), email(2, not_before=late), email(3, channel="sms", address="+336"))

    found = base.read(overview)

    assert found.status.queued == 3
    assert found.wired == 3
    assert found.missed == Missed(1, late)
    assert found.campaigns == ((campaign_id, "Hiver"),)
    assert found.without_account == ("email", "sms")


def test_lines_say_whom_what_and_why(base: Database) -> None:
    campaign_id = base.write(add_campaign).result
    one, two = put(base, email(1, campaign_id=campaign_id), email(2, subject="", body="Bonjour Lucie\nSuite"))
    base.write(claim_next, candidates=[one], claimed_by="dead", rules=read_rules())
    base.write(release_unknown)

    lined = {line.id: line for line in base.read(lines, ids=[one, two])}

    assert (lined[one].campaign, lined[one].state, lined[one].words) == ("Hiver", "unknown", "Bonjour")
    assert lined[one].reason is not None
    assert lined[two].words == "Bonjour Lucie\nSuite"
    assert base.read(to_decide) == 1


@pytest.mark.parametrize(
    ("of_campaign", "shown", "reason"),
    [
        ("paused", "queued", "The campaign is paused."),
        ("cancelled", "cancelled", "The campaign was cancelled."),
        ("draft", "cancelled", "The launch was undone."),
        ("deleted", "cancelled", "The launch was undone."),
    ],
)
def test_what_a_campaign_holds_back_says_so(base: Database, of_campaign: str, shown: str, reason: str) -> None:
    campaign_id = base.write(add_campaign).result
    (key,) = put(base, email(1, campaign_id=campaign_id))
    (other,) = put(base, email(2))
    if of_campaign == "deleted":
        base.write(lambda session: session.execute(delete(Campaign)))
    else:
        base.write(put_state, campaign_id=campaign_id, state=of_campaign)

    (line,) = base.read(lines, ids=[key])

    assert (line.state, line.reason) == (shown, reason)
    counted = base.read(overview).status
    assert (counted.queued, counted.cancelled) == ((2, 0) if shown == "queued" else (1, 1))
    assert (key in base.read(listed, states=["queued"])) == (shown == "queued")
    assert base.read(listed, states=["cancelled"]) == ([] if shown == "queued" else [key])
    assert other in base.read(listed, states=["queued"])
