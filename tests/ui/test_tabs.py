from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QTabBar, QWidget
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


def test_a_new_count_never_flashes_as_a_window(theme: Theme, qtbot: QtBot) -> None:
    tabs = Tabs(["Record", "Complaints"], name="Record")
    qtbot.addWidget(tabs)
    tabs.show()
    shown = _WindowsShown()
    app = QCoreApplication.instance()
    assert app is not None
    app.installEventFilter(shown)

    tabs.show_count(1, 2)

    app.removeEventFilter(shown)
    assert shown.names == []
    made = badge(tabs, 1)
    assert made is not None
    assert made.isVisible()


class _WindowsShown(QObject):
    """Notes what opens as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(watched.objectName())
        return False


def test_the_ring_of_the_keyboard_leaves_the_words_where_they_were(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tabs = Tabs(["Envoi", "Résultats"], name="Campagne")
    tabs.setParent(window)
    tabs.adjustSize()
    window.show()
    inner = tabs.tabRect(0).adjusted(5, 5, -5, -5)
    before = tabs.grab(inner).toImage()

    tabs.setFocus()
    qtbot.waitUntil(tabs.hasFocus)

    assert tabs.grab(inner).toImage() == before
