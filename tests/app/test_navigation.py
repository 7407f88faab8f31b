from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.app.window import Window
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import House, Workplace
from tests.conftest import Backstage


def entry(window: Window, name: str) -> QPushButton:
    found = [one for one in window.navigation.findChildren(QPushButton) if one.accessibleName().startswith(name)]
    return found[0]


def current(window: Window) -> str:
    entries = window.navigation.findChildren(QPushButton)
    return " ".join(one.accessibleName() for one in entries if one.property("current") == "true")


def test_a_click_shows_the_page(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(entry(window, "Customers"), Qt.MouseButton.LeftButton)

    assert current(window) == "Customers"


def test_what_waits_is_counted_and_counted_again(window: Window, workplace: Workplace, qtbot: QtBot) -> None:
    today = entry(window, "Today")
    workplace.jobs.act(window, save_setting, key="waiting", value=5)
    qtbot.waitUntil(lambda: today.accessibleDescription() == "page shown, 5 waiting")

    workplace.jobs.act(window, save_setting, key="waiting", value=0)
    qtbot.waitUntil(lambda: today.accessibleDescription() == "page shown")


def test_the_house_and_who_is_at_the_desk(window: Window, workplace: Workplace) -> None:
    assert window.navigation._house.text() == "My establishment"
    workplace.set_house(House(name="Hôtel des Remparts", user="Camille"))

    assert window.navigation._house.text() == "Hôtel des Remparts"
    assert window.navigation._user.text() == "Camille"


def test_a_page_that_stays_keeps_its_mark(window: Window, backstage: Backstage, qtbot: QtBot) -> None:
    page = window.show_page("customers")
    page.leaves = False  # type: ignore[union-attr]

    qtbot.mouseClick(entry(window, "Import"), Qt.MouseButton.LeftButton)

    assert current(window) == "Customers"
    page.leaves = True  # type: ignore[union-attr]


def test_large_text_on_a_small_display_leaves_the_icons(window: Window, theme: Theme, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    theme.choose(text_percent=200)
    try:
        assert window.navigation.width() == 116
        assert entry(window, "Customers").text() == ""
        assert entry(window, "Customers").toolTip() == "Customers"
    finally:
        theme.choose(text_percent=100)
    assert entry(window, "Customers").text() == "Customers"


def test_icons_alone_stay_square_and_name_nobody(window: Window, theme: Theme, workplace: Workplace) -> None:
    workplace.set_house(House(name="Hôtel des Remparts", user="Camille"))
    assert window.navigation._who.isVisible()
    window.resize(1100, 700)
    theme.choose(text_percent=150)
    try:
        QApplication.processEvents()

        assert not window.navigation._who.isVisible()
        assert window.navigation._sign.size() == QSize(45, 45)
    finally:
        theme.choose(text_percent=100)
