from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.ui.chips import Chip, ChipBar
from grc_desktop.ui.theme import Theme


def test_chips_are_removed_and_opened(theme: Theme, qtbot: QtBot) -> None:
    bar = ChipBar([Chip("view", "Loyal", fixed=True, current=True), Chip("city", "Town = Lyon")])
    qtbot.addWidget(bar)
    fixed, removable = bar.findChildren(QPushButton)
    assert (fixed.property("current"), removable.accessibleName()) == ("true", "Remove the filter Town = Lyon")

    with qtbot.waitSignal(bar.opened) as told:
        qtbot.mouseClick(fixed, Qt.MouseButton.LeftButton)
    assert told.args == ["view"]
    with qtbot.waitSignal(bar.removed) as told:
        qtbot.keyClick(removable, Qt.Key.Key_Space)
    assert told.args == ["city"]


def test_without_chips_there_is_no_bar(theme: Theme, qtbot: QtBot) -> None:
    bar = ChipBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.show_chips([Chip("a", "A")])
    assert not bar.isHidden()
    bar.hide()
