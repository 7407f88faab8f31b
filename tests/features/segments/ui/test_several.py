from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from grc_desktop.features.segments.ui.several import Several
from grc_desktop.ui.layout import column
from grc_desktop.ui.popover import Popover

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.theme import Theme


def test_values_typed_freely_are_taken_at_once_and_a_click_elsewhere_closes(theme: Theme, qtbot: QtBot) -> None:
    window, several = QWidget(), Several(())
    window.setLayout(column(several, None))
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=8000)
    several.put(("Lyon",))
    several.open()
    popover = window.findChild(Popover)
    assert popover is not None
    line = popover.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, "Nantes,Gre")
    assert several.words == ("Lyon", "Nantes")

    behind = window.childAt(QPoint(690, 490))
    assert behind is not None
    qtbot.mouseClick(behind, Qt.MouseButton.LeftButton)
    assert not popover.isVisible()
    assert several.words == ("Lyon", "Nantes", "Gre")
