"""A quantity as a bar: its name, its number, and how much of the whole it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QProgressBar, QSizePolicy, QWidget

from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import column, row
from grc_desktop.ui.pressable import Pressable
from grc_desktop.ui.theme import Theme, Tone

_WHOLE = 1000


class Meter(QWidget):
    """``name`` and ``words`` above a bar of ``tone``."""

    def __init__(self, name: str, tone: Tone = "accent") -> None:
        super().__init__()
        self._name = ElidedLabel(name)
        self._words = label("", "strong")
        self._bar = _Bar(tone)
        line = row(self._name, self._words)
        line.setStretch(0, 1)
        self.setLayout(column(line, self._bar, spacing=1))
        self.tell(name, "", 0.0)

    def tell(self, name: str, words: str, share: float) -> None:
        """Show another quantity; ``share`` of the whole is 0 to 1."""
        self._name.setText(name)
        self._words.setText(words)
        self._bar.setValue(round(_WHOLE * min(1.0, max(0.0, share))))
        self._bar.setAccessibleName(f"{name} : {words}")

    @property
    def words(self) -> str:
        """The number shown."""
        return self._words.text()


class MeterButton(Pressable):
    """A meter that opens what it counts."""

    def __init__(self, name: str, tone: Tone = "accent") -> None:
        self._meter = Meter(name, tone)
        inside = column(self._meter, margin=(0.5, 0.5))
        super().__init__(inside, look="bare")
        inside.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)  # the style sheet's least is that of a button
        self.tell(name, "", 0.0)

    def tell(self, name: str, words: str, share: float) -> None:
        """As ``Meter.tell``."""
        self._meter.tell(name, words, share)
        self.setAccessibleName(f"{name} : {words}")

    @property
    def words(self) -> str:
        """The number shown."""
        return self._meter.words


class _Bar(QProgressBar):
    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self._tone = tone
        self.setRange(0, _WHOLE)
        self.setTextVisible(False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(80), px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        box, round_by = QRectF(self.rect()), self.height() / 2
        painter.setBrush(QColor(theme.tokens.ink("neutral").wash))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), round_by, round_by)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.value() > 0:
            box.setWidth(max(box.height(), box.width() * self.value() / _WHOLE))
            ink = theme.tokens.ink(self._tone)
            painter.setBrush(theme.color("accent") if self._tone == "accent" else QColor(ink.text))
            painter.drawRoundedRect(box, round_by, round_by)
        painter.end()
