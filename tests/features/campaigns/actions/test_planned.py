"""A campaign made from its file is one operation, with the texts of templates in all their languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.campaigns.actions import create_from_plan
from grc_desktop.features.campaigns.campaign_file import Plan, PlannedMessage
from grc_desktop.features.campaigns.checking import offers_to_stop
from grc_desktop.features.campaigns.queries import campaign, campaigns, drafts
from grc_desktop.features.campaigns.records import Trigger
from grc_desktop.features.segments.actions import save_view


def test_a_plan_becomes_a_draft_that_can_be_undone(base: Database, tmp_path: Path) -> None:
    (tmp_path / "map.pdf").write_bytes(b"%PDF-1.4")
    offer = PlannedMessage(channel="email", language="fr", template="offer", attachments=(tmp_path / "map.pdf",))
    done = base.write(create_from_plan, plan=Plan(name="Neige", where="purchases_count>0", messages=(offer,)))
    assert base.read(campaign, campaign_id=done.result).expression == "purchases_count > 0"
    texts = base.read(drafts, campaign_id=done.result)
    assert {"fr", "en"} <= {one.language for one in texts}
    assert all(offers_to_stop("email", one.body) for one in texts)
    assert all(one.attachments[0].endswith("/map.pdf") for one in texts)
    with pytest.raises(Refused, match="already a campaign"):
        base.write(create_from_plan, plan=Plan(name="neige"))
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    assert base.read(campaigns) == []


def test_a_plan_with_a_trigger_is_a_rule(base: Database) -> None:
    base.write(create_from_plan, plan=Plan(name="Wishes", trigger=Trigger(kind="birthday", days=1)))
    assert [one.name for one in base.read(campaigns, automatic=True)] == ["Wishes"]


def test_a_rule_keeps_its_segment_and_what_it_is_for(base: Database) -> None:
    view = base.write(save_view, name="VIP", expression='tags = "VIP"').result
    plan = Plan(
        name="Wishes", objective="A kind word", segment="vip", where="stays>1", trigger=Trigger(kind="birthday")
    )
    rule = base.read(campaign, campaign_id=base.write(create_from_plan, plan=plan).result)
    assert (rule.objective, rule.view_id, rule.expression) == ("A kind word", view, "stays > 1")


def test_a_rule_whose_conditions_are_not_understood_is_refused(base: Database) -> None:
    with pytest.raises(Refused, match="citty"):
        base.write(create_from_plan, plan=Plan(name="Wishes", where="citty = Lyon", trigger=Trigger(kind="birthday")))
    assert base.read(campaigns, automatic=True) == []
