"""Filter chips: one condition in words, with a cross that takes it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from grc_desktop.ui.buttons import Button
from grc_desktop.ui.icons import icon
from grc_desktop.ui.tips import plain_tip


def removable_chip(text: str, remove: Callable[[], object], *, name: str) -> QPushButton:
    """A chip with a cross at its right; ``name`` says what pressing it takes away, and is its tooltip."""
    made = _Chip(text)
    made.setProperty("role", "chip")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setIcon(icon("close", "neutral"))
    made.put_icon_size()
    made.setToolTip(plain_tip(name))
    made.setAccessibleName(name)
    made.clicked.connect(lambda _checked=False: remove())
    return made


class _Chip(Button):
    """As wide as its words ask for; where there is less room they end in three points, and the cross stays."""

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._words = words

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        longer = metrics.horizontalAdvance(self._words) - metrics.horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(hint.width() + longer, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        room = self.width() - self.sizeHint().width() + metrics.horizontalAdvance(self._words)
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
