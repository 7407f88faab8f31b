"""A quantity as a bar: its name, its number, and how much of the whole it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import column, row
from grc_desktop.ui.theme import Theme, Tone


class Meter(QWidget):
    """``name`` and ``words`` above a bar of ``tone``. ``clicked()`` by mouse, Enter and Space when ``opens`` is set."""

    clicked = Signal()

    def __init__(self, name: str, tone: Tone = "accent", *, opens: bool = False) -> None:
        super().__init__()
        self._opens = opens
        self._name = ElidedLabel(name)
        self._words = label("", "strong")
        self._bar = _Bar(tone)
        line = row(self._name, self._words)
        line.setStretch(0, 1)
        self.setLayout(column(line, self._bar, spacing=1))
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tell(name, "", 0.0)

    def tell(self, name: str, words: str, share: float) -> None:
        """Show another quantity; ``share`` of the whole is 0 to 1."""
        self._name.setText(name)
        self._words.setText(words)
        self._bar.show_share(share)
        self.setAccessibleName(f"{name} : {words}")

    @property
    def words(self) -> str:
        """The number shown."""
        return self._words.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(Theme.current().color("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._opens and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class _Bar(QWidget):
    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self._tone = tone
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(80), px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box, round_by = QRectF(self.rect()), self.height() / 2
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(box, round_by, round_by)
        if self._share > 0:
            box.setWidth(max(box.height(), box.width() * self._share))
            ink = theme.tokens.ink(self._tone)
            painter.setBrush(theme.color("accent") if self._tone == "accent" else QColor(ink.text))
            painter.drawRoundedRect(box, round_by, round_by)
        painter.end()
