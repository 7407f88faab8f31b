"""The header of a task in steps: where one is, what is done, what comes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from grc_desktop.core.language import tr
from grc_desktop.ui.icons import paint_icon
from grc_desktop.ui.theme import Theme


class StepHeader(QLabel):
    """Numbered circles joined by lines; ``set_current`` moves on (first step is 0)."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._titles = list(titles)
        self._current = 0
        self.set_current(0)

    @property
    def current(self) -> int:
        """The step one is at."""
        return self._current

    def set_current(self, current: int) -> None:
        """Go to a step."""
        self._current = current
        self.setAccessibleName(
            tr(
                "Step {number} of {count}: {title}",
                number=current + 1,
                count=len(self._titles),
                title=self._titles[current],
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(120) * len(self._titles), px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, px = Theme.current(), Theme.current().px
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.setPen(theme.color("line"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, gap, middle = px(24), px(8), self.height() // 2
        plain, strong = theme.font(), theme.font(weight=QFont.Weight.DemiBold)
        widths = [side + gap + QFontMetrics(strong).horizontalAdvance(title) for title in self._titles]
        free = self.width() - px(40) - sum(widths)
        between = free // max(1, len(widths) - 1)
        left = px(20)
        for number, (title, width) in enumerate(zip(self._titles, widths, strict=True)):
            reached = number <= self._current
            circle = QRect(left, middle - side // 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            ahead = theme.tokens.ink("neutral")
            painter.setBrush(theme.color("accent") if reached else QColor(ahead.wash))
            painter.drawEllipse(circle)
            if number < self._current:
                paint_icon(painter, "check", circle.adjusted(px(5), px(5), -px(5), -px(5)), theme.tokens.on_accent)
            else:
                painter.setFont(theme.font(12, QFont.Weight.DemiBold))
                painter.setPen(theme.color("on_accent") if reached else QColor(ahead.text))
                painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
            painter.setFont(strong if number == self._current else plain)
            painter.setPen(theme.color("text" if reached else "muted"))
            words = QRect(left + side + gap, 0, width, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
            if number < len(widths) - 1 and between > px(28):
                painter.setPen(theme.color("line_strong"))
                painter.drawLine(left + width + px(14), middle, left + width + between - px(14), middle)
            left += width + between
        painter.end()
