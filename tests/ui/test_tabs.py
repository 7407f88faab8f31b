from __future__ import annotations

from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from grc_desktop.ui.badge import Badge
from grc_desktop.ui.tabs import Tabs
from grc_desktop.ui.theme import Theme


def badge(tabs: Tabs, place: int) -> Badge | None:
    found = tabs.tabButton(place, QTabBar.ButtonPosition.RightSide)
    return found if isinstance(found, Badge) else None


def test_a_count_stands_beside_its_title(theme: Theme, qtbot: QtBot) -> None:
    tabs = Tabs(["Record", "Complaints"], name="Record")
    qtbot.addWidget(tabs)

    tabs.show_count(1, 2, alarm=True)
    shown = badge(tabs, 1)
    assert shown is not None
    assert (shown.text(), shown.property("tone")) == ("2", "danger")
    assert tabs.accessibleTabName(1) == "Complaints (2)"

    tabs.show_count(1, 3)
    assert badge(tabs, 1) is shown
    tabs.show_count(1, 0)
    assert badge(tabs, 1) is None
    assert tabs.accessibleTabName(1) == "Complaints"
