from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QSpinBox

from grc_desktop.features.campaigns.actions import resume
from grc_desktop.features.campaigns.queries import campaigns, drafts, proposals
from grc_desktop.features.campaigns.ui.rules_view import RulesView, new_rule

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.features.campaigns.records import Campaign
    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def view(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> RulesView:
    made = RulesView(workplace)
    qtbot.addWidget(made)
    made.resize(1158, 660)
    made.show()
    made.reload()
    backstage.settle()
    return made


def _rule(backstage: Backstage) -> Campaign:
    return backstage.read(campaigns, automatic=True)[0]


def test_without_rules_it_says_what_they_are_for(view: RulesView) -> None:
    assert not view.empty.isHidden()


def test_a_new_rule_has_the_texts_that_fit_it(view: RulesView, backstage: Backstage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.edit_wanted) as told:
        view.add.menu().actions()[0].trigger()
    rule = _rule(backstage)
    assert told.args == [rule.id]
    assert rule.trigger is not None
    assert (rule.trigger.kind, rule.trigger.sends) == ("birthday", False)
    channels = {one.channel for one in backstage.read(drafts, campaign_id=rule.id)}
    assert {"sms", "email", "post"} <= channels


def test_it_proposes_until_told_to_send(view: RulesView, backstage: Backstage) -> None:
    backstage.write(new_rule, kind="absence")
    view.reload()
    backstage.settle()
    switch = view.switches[_rule(backstage).id]
    assert switch.value is False
    next(part for part in switch.findChildren(QPushButton) if part.text() == "Sends by itself").click()
    backstage.settle()
    trigger = _rule(backstage).trigger
    assert trigger is not None
    assert trigger.sends


def test_what_it_found_is_written_to_by_one_press(view: RulesView, backstage: Backstage, qtbot: QtBot) -> None:
    campaign_id = backstage.write(new_rule, kind="absence")
    backstage.write(resume, campaign_id=campaign_id)
    found = backstage.read(proposals)
    assert found
    view.reload()
    backstage.settle()
    send = view.sends[campaign_id]
    assert send.text().startswith(f"Write to {found[0].count} customer")
    with qtbot.waitSignal(view.sent):
        send.click()
    backstage.settle()
    assert backstage.read(proposals) == []  # once for each occasion


def test_a_rule_of_which_nothing_has_left_can_be_deleted(view: RulesView, backstage: Backstage) -> None:
    backstage.write(new_rule, kind="birthday")
    view.reload()
    backstage.settle()
    named = {part.accessibleName(): part for part in view.findChildren(QPushButton)}
    named["Delete the rule “Birthday”"].click()
    backstage.settle()
    assert backstage.read(campaigns, automatic=True) == []


def test_one_day_is_a_day(view: RulesView, backstage: Backstage) -> None:
    backstage.write(new_rule, kind="birthday")
    view.reload()
    backstage.settle()
    (number,) = view.findChildren(QSpinBox)
    assert number.accessibleName() == "day before the birthday"
    number.setValue(2)
    assert number.accessibleName() == "days before the birthday"
