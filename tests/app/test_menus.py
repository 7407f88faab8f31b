from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from grc_desktop.app.window import Window
from grc_desktop.ui.workplace import Workplace
from tests.app.conftest import Ran


def menus(window: Window) -> dict[str, QMenu]:
    found = {}
    for action in window.menuBar().actions():
        menu = action.menu()
        if isinstance(menu, QMenu) and action.isVisible():
            found[action.text().replace("&", "")] = menu
    return found


def test_the_menu_bar_is_made_of_deeds_and_pages(window: Window) -> None:
    found = menus(window)

    assert list(found) == ["File", "Edit", "View", "Customer", "Help"]  # nothing is offered under Tools
    assert [one.text() for one in found["Customer"].actions()] == ["New customer", "Call"]
    assert {"Today", "Customers", "Import"} <= {one.text() for one in found["View"].actions()}


def test_a_deed_runs_by_its_key(window: Window, ran: Ran, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert ran == ["new"]


def test_a_deed_for_a_customer_needs_one(window: Window, workplace: Workplace, ran: Ran) -> None:
    call = menus(window)["Customer"].actions()[1]
    assert not call.isEnabled()

    workplace.set_customer(7)
    assert call.isEnabled()
    call.trigger()
    workplace.set_customer(None)

    assert (ran, call.isEnabled()) == (["call"], False)
