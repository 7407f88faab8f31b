from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.ui.beside import Beside
from grc_desktop.ui.theme import Theme


def test_beneath_where_there_is_no_room(theme: Theme, qtbot: QtBot) -> None:
    main, side = QLabel("columns"), QLabel("figures")
    both = Beside(main, side, width=310, least=300)
    qtbot.addWidget(both)
    both.resize(1100, 600)
    with qtbot.waitExposed(both):
        both.show()
    assert not both.narrow
    assert both.side.width() == 326
    assert both.focusPolicy() == Qt.FocusPolicy.NoFocus
    both.resize(700, 600)
    qtbot.waitUntil(lambda: both.narrow)
    qtbot.waitUntil(lambda: both.side.y() > main.y())
    assert main.height() >= 300
    assert both.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_beneath_where_what_one_works_on_needs_the_width(theme: Theme, qtbot: QtBot) -> None:
    main = QLabel("columns")
    main.setMinimumWidth(900)
    both = Beside(main, QLabel("figures"), width=310)
    qtbot.addWidget(both)
    both.resize(1100, 600)
    with qtbot.waitExposed(both):
        both.show()
    assert both.narrow
    both.resize(1400, 600)
    qtbot.waitUntil(lambda: not both.narrow)


def test_a_side_with_a_share_grows(theme: Theme, qtbot: QtBot) -> None:
    both = Beside(QLabel("text"), QLabel("preview"), width=400, share=(1, 1))
    qtbot.addWidget(both)
    both.resize(1600, 600)
    with qtbot.waitExposed(both):
        both.show()
    assert both.side.width() > 700
