"""What rules propose on *Today*."""

from __future__ import annotations

from datetime import date

from grc_desktop.database.database import Database
from grc_desktop.features.campaigns.actions import create_rule, pause, resume, save_trigger
from grc_desktop.features.campaigns.queries import proposals
from grc_desktop.features.campaigns.records import Trigger
from tests.features.campaigns.conftest import AddCustomer


def test_only_rules_that_run_and_do_not_send_propose(base: Database, add: AddCustomer) -> None:
    add(last_name="Abel", address="1 rue A", stay=date(2025, 11, 1))
    add(last_name="Bruno", stay=date(2025, 11, 1))  # nothing to reach him by
    key = base.write(create_rule, trigger=Trigger(kind="absence", months=12)).result
    assert base.read(proposals) == []
    base.write(resume, campaign_id=key)
    assert [one.words for one in base.read(proposals)] == ["1 customer has not stayed for 12 months"]
    base.write(save_trigger, campaign_id=key, trigger=Trigger(kind="absence", months=12, sends=True))
    assert base.read(proposals) == []
    base.write(save_trigger, campaign_id=key, trigger=Trigger(kind="absence", months=12))
    base.write(pause, campaign_id=key)
    assert base.read(proposals) == []
