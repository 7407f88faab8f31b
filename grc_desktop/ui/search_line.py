"""`IconLine`: a field with an icon before its text. `SearchLine`: that above a list, to narrow it by typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from grc_desktop.core.language import tr
from grc_desktop.ui.icons import IconLabel, icon
from grc_desktop.ui.theme import Theme

PAUSE = 200
"""Milliseconds of rest after which what was typed is looked for."""

_SIDE = 16
"""Pixels of the 100 % drawing: an icon. Qt's own icons of a field stay as they are when the text grows."""


class IconLine(QLineEdit):
    """A field with the icon of a search before its text, and a cross behind it once something was typed."""

    def __init__(self, *, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._icon = IconLabel("search", "muted", size=_SIDE)
        self._icon.setParent(self)
        self._clear = QPushButton(icon("close", "muted"), "", self)
        self._clear.setProperty("role", "bare")
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.setAccessibleName(tr("Clear the search"))
        self._clear.setToolTip(tr("Clear the search"))
        self._clear.clicked.connect(lambda: self.clear())
        self._free = 0
        self.textChanged.connect(lambda _text: self._place())
        self._place()

    def keep_free(self, width: int) -> None:
        """Leave ``width`` pixels at the end to what the owner puts there while the field is empty."""
        self._free = width
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _place(self) -> None:
        px = Theme.current().px
        side, edge, top = px(_SIDE), px(10), (self.height() - px(_SIDE)) // 2
        written = bool(self.text())
        self._icon.move(edge, top)
        self._clear.setIconSize(QSize(side, side))
        self._clear.setGeometry(QRect(self.width() - edge - side, top, side, side))
        self._clear.setVisible(written)
        self.setTextMargins(side + px(8), 0, side if written else self._free, 0)


class SearchLine(IconLine):
    """``sought(text)`` when the typing rests, and at once when the field was emptied."""

    sought = Signal(str)

    def __init__(self, *, name: str, placeholder: str) -> None:
        super().__init__(name=name, placeholder=placeholder)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._tell)
        self.textChanged.connect(self._on_typed)

    def _on_typed(self, text: str) -> None:
        if text:
            self._rest.start()
        else:
            self._rest.stop()
            self._tell()

    def _tell(self) -> None:
        self.sought.emit(self.text())
