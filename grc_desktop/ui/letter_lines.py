"""`LetterLines`: the lines of an address as they will print, on a ruler of so many characters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from grc_desktop.ui.drawing import Drawing
from grc_desktop.ui.theme import Theme

_CELL, _LINE, _RULER = 8, 18, 16
"""Pixels of the 100 % drawing: width of a character, height of a line and of the ruler."""


class LetterLines(Drawing):
    """Each character in a cell of its own, so that what goes beyond ``most`` is seen at once."""

    def __init__(self, most: int, *, name: str) -> None:
        super().__init__()
        self._most = most
        self._name = name
        self._lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines."""
        self._lines = tuple(lines)
        self.setAccessibleName(f"{self._name}: {', '.join(lines)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(_CELL) * self._most + px(8), px(_RULER) + px(_LINE) * max(1, len(self._lines)) + px(8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = Theme.current()
        px, cell = theme.px, theme.px(_CELL)
        painter = QPainter(self)
        painter.setFont(theme.font(9))
        painter.setPen(theme.color("muted"))
        base = px(_RULER) - px(3)
        painter.translate(px(3), 0)  # a wide first letter reaches beyond its cell
        for at in range(self._most + 1):
            tall = px(5) if at % 10 == 0 or at == self._most else px(3) if at % 5 == 0 else px(2)
            painter.drawLine(at * cell, base - tall, at * cell, base)
            if (at and at % 10 == 0) or at == self._most:
                painter.drawText(
                    QRect(at * cell - cell * 2 - px(2), 0, cell * 2, base), Qt.AlignmentFlag.AlignRight, str(at)
                )
        painter.setPen(theme.color("line"))
        painter.drawLine(0, base, self._most * cell, base)
        painter.drawLine(self._most * cell, base, self._most * cell, self.height())
        painter.setFont(theme.font(12))
        for number, line in enumerate(self._lines):
            top = px(_RULER) + number * px(_LINE)
            for at, character in enumerate(line):
                painter.setPen(theme.color("text") if at < self._most else theme.tokens.danger.text)
                place = QRect(at * cell - cell, top, cell * 3, px(_LINE))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, character)
        painter.end()
