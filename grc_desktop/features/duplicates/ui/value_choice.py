"""A value that can be chosen, in one line that ends in … where the place is short."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from grc_desktop.core.language import tr
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.tips import plain_tip


class ValueChoice(QRadioButton):
    """One of the two values of a field; the whole text is its tooltip and its name."""

    def __init__(self, text: str, *, name: str) -> None:
        super().__init__()
        self._whole = text.replace("\n", " ")
        self.setAccessibleName(tr("{name}: {value}", name=name, value=text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.current().px(90), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(0, self.width() - Theme.current().px(32))
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")
