"""Whether a call may be made now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.features.campaigns.actions import create_campaign, launch, save_draft_message
from grc_desktop.features.campaigns.queries import call_verdict, calls_of
from grc_desktop.features.campaigns.records import Options
from grc_desktop.features.outbox.actions import record_call
from grc_desktop.features.privacy.actions import record_consent
from tests.features.campaigns.conftest import AddCustomer

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""Half past ten in France, when calls may be made."""


@pytest.fixture
def abel(add: AddCustomer) -> int:
    return add(last_name="Abel", phone="+33450000000", says={"phone": True})


@pytest.fixture
def call(base: Database, abel: int) -> int:
    options = Options(channels=("phone",), quiet_days=0)
    key = base.write(create_campaign, name="Appels", options=options).result
    base.write(save_draft_message, campaign_id=key, channel="phone", language="fr", body="Bonjour {{full_name}}")
    base.write(launch, campaign_id=key)
    (found,) = base.read(calls_of, campaign_id=key)
    return found.id


def test_the_hours_of_calls(base: Database, call: int) -> None:
    base.clock = Clock(fixed=MONDAY - timedelta(days=1))
    sunday = base.read(call_verdict, message_id=call)
    assert not sunday.allowed
    assert "D223-9" in sunday.source
    base.clock = Clock(fixed=MONDAY)
    assert base.read(call_verdict, message_id=call).allowed


def test_four_calls_in_thirty_days_are_the_most(base: Database, call: int) -> None:
    for day in range(4):
        base.clock = Clock(fixed=MONDAY + timedelta(days=day))
        assert base.read(call_verdict, message_id=call).allowed
        base.write(record_call, message_id=call, outcome="no_answer")
    base.clock = Clock(fixed=MONDAY + timedelta(days=4))
    fifth = base.read(call_verdict, message_id=call)
    assert (fifth.allowed, fifth.next_at) == (False, MONDAY + timedelta(days=30))


def test_what_was_said_since_the_launch_counts(base: Database, call: int, abel: int) -> None:
    base.clock = Clock(fixed=MONDAY)
    base.write(record_consent, customer_id=abel, channel="phone", given=False)
    assert not base.read(call_verdict, message_id=call).allowed
