"""Upright bars, one per year or month, the last or current one in full accent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from grc_desktop.ui.drawing import Drawing
from grc_desktop.ui.theme import Theme


@dataclass(frozen=True)
class Bar:
    """``words`` is the value as it is read out and shown under the pointer."""

    name: str
    value: float
    words: str
    current: bool = False


class BarChart(Drawing):
    """``clicked(int)`` gives the place of the bar that was clicked."""

    clicked = Signal(int)

    def __init__(self, bars: Sequence[Bar] = ()) -> None:
        super().__init__()
        self._bars: list[Bar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        self._bars = list(bars)
        self.setAccessibleName(", ".join(f"{bar.name} : {bar.words}" for bar in self._bars))
        self.update()

    def sizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(52) * max(1, len(self._bars)), px(96))

    def minimumSizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(20) * max(1, len(self._bars)), px(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        theme, px = Theme.current(), Theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        names = QFontMetrics(painter.font()).height() + px(6)
        room = self.height() - names
        most = max((abs(bar.value) for bar in self._bars), default=0) or 1
        cell = self.width() / len(self._bars)
        wide = min(cell * 0.72, px(40))
        for place, bar in enumerate(self._bars):
            height = max(px(2) if bar.value else 1, room * max(0.0, bar.value) / most)
            box = QRectF(cell * place + (cell - wide) / 2, room - height, wide, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if bar.current else "accent_pale"))
            painter.drawPath(_rounded_top(box, min(px(3), height)))
            painter.setPen(theme.color("muted"))
            below = QRectF(cell * place, room + px(4), cell, names - px(4))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.name)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos())
            if place is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), f"{self._bars[place].name} : {self._bars[place].words}", self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self._place_at(event.position().toPoint())
        if place is not None:
            self.clicked.emit(place)

    def _place_at(self, point: QPoint) -> int | None:
        if not self._bars or not self.rect().contains(point):
            return None
        return min(len(self._bars) - 1, int(point.x() * len(self._bars) / max(1, self.width())))


def _rounded_top(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath(box.bottomLeft())
    path.lineTo(box.left(), box.top() + radius)
    path.quadTo(box.topLeft(), box.topLeft() + QPoint(round(radius), 0))
    path.lineTo(box.right() - radius, box.top())
    path.quadTo(box.topRight(), box.topRight() + QPoint(0, round(radius)))
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path
