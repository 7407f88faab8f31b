"""The header of a table: sort arrows beside the titles, and a box that checks all rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.icons import paint_icon
from grc_desktop.ui.record_table.columns import Column
from grc_desktop.ui.record_table.delegate import paint_check
from grc_desktop.ui.record_table.model import RecordModel
from grc_desktop.ui.theme import Theme


class RecordHeader(QHeaderView):
    """Draws titles like the pictures of the house; ``sorted_by`` is (column key, descending) or None."""

    def __init__(self, model: RecordModel[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._theme = Theme.current()
        self.sorted_by: tuple[str, bool] | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setMinimumSectionSize(self._theme.px(32))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        model.checked_changed.connect(lambda _count: self.viewport().update())

    @property
    def check_state(self) -> Qt.CheckState:
        """Of the box in the header: all, some or none of the rows."""
        count = len(self._model.checked)
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(self._model.ids) else Qt.CheckState.PartiallyChecked

    def width_of(self, column: Column[Any]) -> int:
        """Pixels that the title of ``column`` takes uncut, with an arrow beside it."""
        metrics = QFontMetrics(self._theme.font(12, QFont.Weight.DemiBold))
        return metrics.horizontalAdvance(tr(column.title)) + 2 * self._theme.px(10) + self._theme.px(18)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.fillRect(rect, theme.color("sunken"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = self._model.column_of(section)
        if column is None:
            paint_check(painter, rect, self.check_state)
        else:
            font = theme.font(12, QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(theme.color("muted"))
            inner = rect.adjusted(px(10), 0, -px(10), 0)
            sorted_here = self.sorted_by is not None and self.sorted_by[0] == column.key
            room = inner.width() - (px(18) if sorted_here else 0)
            metrics = QFontMetrics(font)
            words = metrics.elidedText(
                str(self._model.headerData(section, Qt.Orientation.Horizontal)), Qt.TextElideMode.ElideRight, room
            )
            width = metrics.horizontalAdvance(words)
            right = column.align == "right"
            left = inner.right() - width + 1 if right else inner.left()
            if column.align == "center":
                left = inner.left() + (inner.width() - width) // 2
            painter.drawText(QRect(left, inner.top(), width + 1, inner.height()), Qt.AlignmentFlag.AlignVCenter, words)
            if self.sorted_by is not None and sorted_here:
                side = px(13)
                at = left - side - px(4) if right else left + width + px(4)
                arrow = "arrow-down" if self.sorted_by[1] else "arrow-up"
                box = QRect(at, rect.center().y() - side // 2, side, side)
                paint_icon(painter, arrow, box, theme.tokens.muted)
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0 and self._model.column_of(section) is None:
            self._model.check_all(self.check_state is not Qt.CheckState.Checked)
        super().mouseReleaseEvent(event)
