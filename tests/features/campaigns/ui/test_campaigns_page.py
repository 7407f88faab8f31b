from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from grc_desktop.features.campaigns.actions import save_campaign
from grc_desktop.features.campaigns.queries import campaign, campaigns
from grc_desktop.features.campaigns.ui.campaigns_page import CampaignsPage
from grc_desktop.features.campaigns.ui.ideas import IDEAS
from grc_desktop.features.campaigns.ui.wizard import Wizard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> CampaignsPage:
    made = CampaignsPage(workplace)
    qtbot.addWidget(made)
    made.resize(1158, 660)
    made.show()
    backstage.settle()
    return made


def test_the_empty_list_offers_the_first_step(page: CampaignsPage, backstage: Backstage, qtbot: QtBot) -> None:
    assert page.list.table.count == 0
    page.list.idea_wanted.emit(IDEAS[0])
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.wizard and page.wizard.campaign_id is not None)
    assert page.subtitle == "Winter guests who have not come back"
    assert [one.name for one in backstage.read(campaigns)] == ["Winter guests who have not come back"]


def test_the_list_does_not_wait_for_the_wizard(page: CampaignsPage) -> None:
    assert page.findChildren(Wizard) == []
    assert page.wizard is page.wizard


def test_the_header_does_not_say_its_words_twice(page: CampaignsPage, backstage: Backstage, qtbot: QtBot) -> None:
    page.new_button.click()
    qtbot.waitUntil(lambda: page.wizard.campaign_id is not None)
    backstage.settle()
    assert (page.title, page.subtitle) == ("New campaign", "")
    assert page.place.notices.isHidden()  # the wizard itself says that it has begun
    backstage.write(save_campaign, campaign_id=page.wizard.campaign_id, changes={"name": "Neige"})
    page.open(page.wizard.campaign_id or 0)
    qtbot.waitUntil(lambda: page.subtitle == "Neige")


def test_an_idea_fills_a_draft_that_has_nothing_yet(page: CampaignsPage, backstage: Backstage, qtbot: QtBot) -> None:
    page.new_button.click()
    qtbot.waitUntil(lambda: page.wizard.campaign_id is not None)
    page.wizard.goal.idea_chosen.emit(IDEAS[1])
    qtbot.waitUntil(lambda: page.subtitle == "Good customers gone quiet")
    found = backstage.read(campaigns)
    assert [one.expression for one in found] == [IDEAS[1].expression]


def test_the_texts_of_a_rule_are_written_in_the_wizard(page: CampaignsPage, backstage: Backstage, qtbot: QtBot) -> None:
    page.show_rules()
    page.rules.add.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.wizard and page.wizard.step == "message")
    assert page.title == "Automatic campaigns"
    backstage.settle()


def test_writing_does_not_work_out_the_audience_again(
    page: CampaignsPage, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_draft("")
    page._write(campaign_id, "message")
    qtbot.waitUntil(lambda: page.wizard.step == "message" and page.wizard.message.tabs.channel is not None)
    backstage.settle()
    page.wizard.message.tabs.buttons["email"].click()
    backstage.settle()
    told: list[str] = []
    page.wizard.message.told.connect(told.append)
    page.wizard.message.rich.set_text("<p>Coucou STOP</p>")
    page.wizard.message.keep()
    backstage.settle()
    assert told == []
    page.jobs.touched.emit(frozenset({"consent"}))
    qtbot.waitUntil(lambda: len(told) == 1)


def test_closing_keeps_the_draft_and_opening_returns_to_its_step(
    page: CampaignsPage, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_draft("")
    page.open(campaign_id)
    qtbot.waitUntil(lambda: page.wizard.campaign_id == campaign_id)
    page.wizard.goal.form.input("name").setText("Snow")  # type: ignore[attr-defined]
    page.wizard.goal.form.input("name").textEdited.emit("Snow")  # type: ignore[attr-defined]
    page.wizard.show_step("audience")
    qtbot.waitUntil(lambda: page.wizard.step == "audience")
    page.close_button.click()
    assert page.stack.currentWidget() is page.list
    backstage.settle()
    kept = backstage.read(campaign, campaign_id=campaign_id)
    assert (kept.name, kept.step) == ("Snow", "audience")
    page.list.opened.emit(campaign_id)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.wizard and page.wizard.step == "audience")


def test_selected_customers_begin_a_campaign(page: CampaignsPage, backstage: Backstage, qtbot: QtBot) -> None:
    page.request(ids=[1, 2, 3])
    qtbot.waitUntil(lambda: page.wizard.campaign_id is not None)
    assert backstage.read(campaigns)[0].expression == "id in (1, 2, 3)"


def test_a_figure_elsewhere_begins_a_campaign(page: CampaignsPage, backstage: Backstage, qtbot: QtBot) -> None:
    page.request(where='city = "Lyon"')
    qtbot.waitUntil(lambda: page.wizard.campaign_id is not None)
    assert backstage.read(campaigns)[0].expression == 'city = "Lyon"'


def test_the_list_says_what_became_of_each(
    page: CampaignsPage, make_launched: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_launched("", channels=("post",))
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    page.list.table.selectRow(0)
    assert page.list.results_button.isEnabled()
    page.list.results_button.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.under_way and page.under_way.campaign is not None)
    assert page.under_way.tabs.currentIndex() == 1
    assert page.under_way.campaign is not None
    assert page.under_way.campaign.id == campaign_id


def test_copy_and_delete(
    page: CampaignsPage, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    make_draft("")
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    page.list.table.selectRow(0)
    page.list.copy_button.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.wizard)
    assert len(backstage.read(campaigns)) == 2
    page.show_list()
    backstage.settle()
    page.list.table.selectRow(0)
    page.list.delete_button.click()
    qtbot.waitUntil(lambda: page.list.table.count == 1)


@pytest.mark.parametrize(("wanted", "view"), [("rules", "rules"), ("code", "code"), ("new", "wizard")])
def test_what_the_menus_ask_for(
    page: CampaignsPage, backstage: Backstage, qtbot: QtBot, wanted: str, view: str
) -> None:
    page.request(**{wanted: True})
    qtbot.waitUntil(lambda: page.stack.currentWidget() is getattr(page, view))
    backstage.settle()


def test_escape_goes_back_to_the_list_and_keeps_the_draft(
    page: CampaignsPage, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_draft("")
    page.open(campaign_id)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.wizard and page.wizard.campaign_id == campaign_id)
    backstage.settle()
    assert page.wizard.focusWidget() is page.wizard.goal.form.input("name")  # one may type at once
    qtbot.keyClick(page.wizard, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.list
    assert [one.id for one in backstage.read(campaigns)] == [campaign_id]
