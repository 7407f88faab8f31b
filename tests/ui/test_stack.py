"""Only what is in view needs room, and what has too little scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.stack import Stack, in_view


class _Sized(QWidget):
    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return self._size

    def sizeHint(self) -> QSize:
        return self._size


def test_a_stack_needs_the_room_of_what_it_shows(qtbot: QtBot) -> None:
    stack = Stack()
    qtbot.addWidget(stack)
    small, large = _Sized(100, 50), _Sized(900, 700)
    stack.addWidget(small)
    stack.addWidget(large)
    assert (stack.minimumSizeHint(), stack.sizeHint()) == (QSize(100, 50), QSize(100, 50))
    stack.setCurrentWidget(large)
    assert stack.minimumSizeHint() == QSize(900, 700)


def test_what_has_too_little_room_scrolls_both_ways(qtbot: QtBot) -> None:
    stack = Stack()
    area = in_view(stack)
    qtbot.addWidget(area)
    small, large = _Sized(100, 50), _Sized(900, 700)
    stack.addWidget(small)
    stack.addWidget(large)
    area.resize(400, 300)
    area.show()
    assert small.size() == area.viewport().size()
    stack.setCurrentWidget(large)
    qtbot.waitUntil(lambda: large.size() == QSize(900, 700))
    assert area.horizontalScrollBar().maximum() > 0
    assert area.verticalScrollBar().maximum() > 0
    stack.setCurrentWidget(small)
    qtbot.waitUntil(lambda: small.size() == area.viewport().size())
