from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from grc_desktop.features.campaigns.queries import audience, campaign, people
from grc_desktop.features.campaigns.records import Options
from grc_desktop.features.campaigns.ui.audience_step import AudienceStep
from grc_desktop.features.privacy.queries import current_consents

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def step(qtbot: QtBot, workplace: Workplace, make_draft: Callable[..., int], backstage: Backstage) -> AudienceStep:
    made = AudienceStep(workplace)
    qtbot.addWidget(made)
    made.resize(1158, 560)
    made.show()
    made.show_campaign(backstage.read(campaign, campaign_id=make_draft("")))
    made.enter()
    backstage.settle()
    return made


def test_the_figures_are_those_of_the_audience(step: AudienceStep, backstage: Backstage) -> None:
    found = backstage.read(audience, campaign_id=step.campaign.id)
    assert step.reach.count.text() == str(found.chosen)
    for channel, count in found.by_channel.items():
        assert step.reach.meters[channel].words == str(count)
    assert step.reach.left_out.words == str(sum(found.left_out.values()))
    assert sum(found.by_channel.values()) + sum(found.left_out.values()) == found.chosen
    assert step.costs.total.text() != ""


def test_a_channel_lists_who_is_reached_by_it(step: AudienceStep, backstage: Backstage) -> None:
    found = backstage.read(audience, campaign_id=step.campaign.id)
    step.reach.channel_wanted.emit("post")
    backstage.settle()
    assert step.people.chosen == "channel:post"
    assert step.people.table.count == found.by_channel["post"]


def test_each_reason_lists_who_is_left_out(step: AudienceStep, backstage: Backstage) -> None:
    found = backstage.read(audience, campaign_id=step.campaign.id)
    reason, count = next(iter(found.left_out.items()))
    step.reach.left_out_wanted.emit()
    backstage.settle()
    assert step.people.chosen == f"reason:{reason}"
    assert step.people.table.count == count


def test_a_person_is_taken_out_and_back_in(step: AudienceStep, backstage: Backstage, qtbot: QtBot) -> None:
    before = int(step.reach.meters["post"].words)
    step.people.choose("channel:post")
    backstage.settle()
    step.people.table.selectRow(0)
    person = step.people.table.current_id
    step.people.take_out.click()
    backstage.settle()
    step.refresh()
    qtbot.waitUntil(lambda: step.reach.meters["post"].words == str(before - 1))
    step.people.choose("reason:by_hand")
    backstage.settle()
    step.people.table.selectRow(0)
    assert step.people.table.current_id == person
    step.people.take_in.click()
    backstage.settle()
    step.refresh()
    qtbot.waitUntil(lambda: step.reach.meters["post"].words == str(before))


def test_the_channel_of_one_person_is_changed(step: AudienceStep, backstage: Backstage, qtbot: QtBot) -> None:
    campaign_id = step.campaign.id
    person = backstage.read(people, campaign_id=campaign_id, channel="email")[0]
    step.people.channel_given.emit(person.customer_id, "post")
    backstage.settle()
    posted = {one.customer_id for one in backstage.read(people, campaign_id=campaign_id, channel="post")}
    reached = {one.customer_id for one in backstage.read(people, campaign_id=campaign_id)}
    assert person.customer_id in posted or person.customer_id not in reached  # nobody is written to twice


def test_a_consent_is_recorded_on_the_spot(step: AudienceStep, backstage: Backstage, qtbot: QtBot) -> None:
    person = backstage.read(people, campaign_id=step.campaign.id)[0]
    step.people.consent_wanted.emit(person)
    popover = step._popover
    assert popover is not None
    popover.form.show_values({"channel": "phone", "means": "At the desk"})
    popover.confirm.click()
    backstage.settle()
    word = backstage.read(current_consents, customer_id=person.customer_id)["phone"]
    assert word is not None
    assert word.given


def test_a_consent_is_asked_for_the_channel_that_lacks_it(step: AudienceStep, backstage: Backstage) -> None:
    person = replace(backstage.read(people, campaign_id=step.campaign.id)[0], lacking="email")
    step.people.consent_wanted.emit(person)
    assert step._popover is not None
    assert step._popover.form.values()["channel"] == "email"
    step._popover.close()


def test_conditions_that_are_edited_are_saved(step: AudienceStep, qtbot: QtBot) -> None:
    with qtbot.waitSignal(step.edited) as told:
        step.builder.text.setText('city = "Lyon"')
        step.builder.text.textEdited.emit('city = "Lyon"')
    assert told.args == [{"expression": 'city = "Lyon"'}]


def test_an_audience_of_nobody_goes_no_further(
    step: AudienceStep, backstage: Backstage, make_draft: Callable[..., int]
) -> None:
    step.show_campaign(backstage.read(campaign, campaign_id=make_draft("id = 0")))
    step.enter()
    backstage.settle()
    assert not step.may_go_on()
    assert "Nobody" in step.place.notices.text


def test_the_prices_are_those_of_the_house(step: AudienceStep, backstage: Backstage) -> None:
    saved: list[Options] = []
    step.edited.connect(lambda changes: saved.append(changes["options"]))
    step.costs.change.click()
    assert step._popover is not None
    sms = step._popover.form.input("sms")
    assert isinstance(sms, QLineEdit)
    assert sms.text() == "0,055"
    sms.setText("0,07 €")
    step._popover.confirm.click()
    assert [(one.cost_micros["sms"], one.cost_micros["post"], one.margin_percent) for one in saved] == [
        (70_000, 1_520_000, 40)
    ]
    step.costs.change.click()
    sms = step._popover.form.input("sms")
    assert isinstance(sms, QLineEdit)
    sms.setText("cheap")
    step._popover.confirm.click()
    assert len(saved) == 1
    assert step.place.notices.text == "“cheap” is not an amount."
