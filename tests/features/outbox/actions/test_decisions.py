from __future__ import annotations

import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.outbox.actions import (
    cancel_rest,
    claim_next,
    decide_unknown,
    release_unknown,
    retry,
    send_without_waiting,
    settle,
)
from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.queries import ready, status
from grc_desktop.features.outbox.records import Decision, Outcome, Status
from tests.features.outbox.ledger import add_campaign, email, put, put_state, row

RULES = read_rules()


def unknown(base: Database) -> int:
    (key,) = put(base, email())
    base.write(claim_next, candidates=[key], claimed_by="dead", rules=RULES)
    base.write(release_unknown)
    return key


@pytest.mark.parametrize(("decision", "state"), [("sent", "sent"), ("again", "queued"), ("give_up", "failed")])
def test_a_person_decides(base: Database, decision: Decision, state: str) -> None:
    key = unknown(base)

    assert base.write(decide_unknown, message_ids=[key], decision=decision).result == 1
    assert row(base, key).state == state
    assert base.write(decide_unknown, message_ids=[key], decision="sent").result == 0  # decided once


def test_failed_ones_wait_again(base: Database) -> None:
    (key,) = put(base, email())
    ticket, _ = base.write(claim_next, candidates=[key], claimed_by="a", rules=RULES).result
    assert ticket is not None
    base.write(settle, ticket=ticket, outcome=Outcome(state="failed", reason="No such mailbox"), rules=RULES)

    assert base.write(retry, message_ids=[key]).result == 1
    assert (row(base, key).state, row(base, key).attempts, row(base, key).reason) == ("queued", 0, None)


def test_cancelling_the_rest_leaves_what_left(base: Database) -> None:
    campaign_id = base.write(add_campaign).result
    one, two, _ = put(base, email(1, campaign_id=campaign_id), email(2, campaign_id=campaign_id), email(3))
    ticket, _ = base.write(claim_next, candidates=[one], claimed_by="a", rules=RULES).result
    assert ticket is not None
    base.write(settle, ticket=ticket, outcome=Outcome(state="sent"), rules=RULES)

    assert base.write(cancel_rest, campaign_id=campaign_id).result == 1
    assert base.read(status, campaign_id=campaign_id) == Status(sent=1, cancelled=1)
    assert base.read(status).queued == 1
    assert base.write(cancel_rest, message_ids=[two]).result == 0


def test_missed_hours_are_taken_off_only_by_a_word(base: Database, clock: Clock) -> None:
    (key,) = put(base, email(not_before=clock.now().replace(hour=1)))
    assert base.read(ready, at=clock.now(), only_since=clock.now().replace(hour=9)) == []

    assert base.write(send_without_waiting).result == 1
    assert row(base, key).not_before is None


def test_nothing_of_a_cancelled_campaign_seems_to_wait(base: Database) -> None:
    campaign_id = base.write(add_campaign).result
    failed, waits = put(base, email(1, campaign_id=campaign_id), email(2, campaign_id=campaign_id))
    ticket, _ = base.write(claim_next, candidates=[failed], claimed_by="a", rules=RULES).result
    assert ticket is not None
    base.write(settle, ticket=ticket, outcome=Outcome(state="failed", reason="No such mailbox"), rules=RULES)
    base.write(put_state, campaign_id=campaign_id, state="cancelled")

    for key in (failed, waits):
        with pytest.raises(Refused, match="Nothing of “Hiver” leaves any more"):
            base.write(retry, message_ids=[key])

    assert row(base, failed).state == "failed"
