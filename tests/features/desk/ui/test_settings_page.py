"""The page *Settings*: a tab for each part of the features, built when it is shown."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.features.desk.feature import FEATURE
from grc_desktop.features.desk.ui.settings_page import SettingsPage
from grc_desktop.features.offers import Feature, SettingsCard, SettingsPart
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage


class Plain(QLabel):
    """A card that counts how often it was asked to reload."""

    def __init__(self, _place: Workplace) -> None:
        super().__init__("Sheets")
        self.reloads = 0

    def reload(self) -> None:
        self.reloads += 1

    @property
    def is_changed(self) -> bool:
        return self.text() != "Sheets"


@pytest.fixture
def built() -> list[Plain]:
    return []


@pytest.fixture
def page(workplace: Workplace, backstage: Backstage, built: list[Plain], qtbot: QtBot) -> SettingsPage:
    def build(place: Workplace) -> SettingsCard:
        built.append(Plain(place))
        return built[-1]

    part = SettingsPart(key="sheets", title="Sheets", order=15, build=build)
    workplace.features = (FEATURE, Feature(name="paper", settings=(part,)))
    page = SettingsPage(workplace)
    qtbot.addWidget(page)
    page.show()
    backstage.settle()
    return page


def test_tabs_stand_in_their_order_and_are_built_when_shown(page: SettingsPage, built: list[Plain]) -> None:
    titles = [page._tabs.tabText(at) for at in range(page._tabs.count())]
    assert titles == ["Establishment", "Sheets", "Users", "Backups"]
    assert built == []
    page.request(tab="sheets")
    (card,) = built
    assert card.isVisible()
    assert card.reloads == 1


def test_only_cards_that_were_shown_reload(page: SettingsPage, built: list[Plain]) -> None:
    page.reload()
    assert built == []
    page.request(tab="sheets")
    page.request(tab="users")
    page.reload()
    assert built[0].reloads == 2


def test_an_unknown_tab_changes_nothing(page: SettingsPage) -> None:
    page.request(tab="kitchen")
    assert page._tabs.currentIndex() == 0


def test_what_is_not_saved_is_told_and_shown(page: SettingsPage, built: list[Plain]) -> None:
    page.request(tab="sheets")
    page.request(tab="users")
    assert page.unsaved() == ""
    built[0].setText("A7")

    assert page.unsaved() == "“Sheets” holds changes that are not saved yet."
    assert built[0].isVisible()
