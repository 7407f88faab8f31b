"""`Stack`: one of several widgets at a time, needing only the room of the one in view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget


class Stack(QStackedWidget):
    """A stack that is as small as what it shows may be; Qt's own is as large as the largest that it hides."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def sizeHint(self) -> QSize:
        current = self.currentWidget()
        return super().sizeHint() if current is None else current.sizeHint()

    def minimumSizeHint(self) -> QSize:
        current = self.currentWidget()
        return super().minimumSizeHint() if current is None else current.minimumSizeHint()


def in_view(stack: Stack) -> QScrollArea:
    """``stack`` filling an area that scrolls both ways where what it shows needs more room: large text leaves
    nothing out of reach.
    """
    area = QScrollArea()
    area.setProperty("role", "plain")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(stack)
    return area
