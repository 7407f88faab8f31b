from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QPaintEvent
from pytestqt.qtbot import QtBot

from grc_desktop.ui.drawing import Drawing


class _Picture(Drawing):
    def sizeHint(self) -> QSize:
        return QSize(120, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        pass


def test_a_screen_reader_calls_it_a_picture_by_its_name(qtbot: QtBot) -> None:
    picture = _Picture()
    picture.setAccessibleName("2025 : 12 €")
    qtbot.addWidget(picture)

    spoken = QAccessible.queryAccessibleInterface(picture)
    assert spoken is not None
    assert spoken.role() is QAccessible.Role.Graphic
    assert spoken.text(QAccessible.Text.Name) == "2025 : 12 €"
    assert picture.sizeHint() == QSize(120, 40)
