"""Paints cells: avatar, text, badge, icon. One object paints the whole table, so nothing is made per cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from grc_desktop.ui.avatar import paint_avatar
from grc_desktop.ui.icons import paint_icon, role_color
from grc_desktop.ui.record_table.columns import Column
from grc_desktop.ui.record_table.model import RecordModel
from grc_desktop.ui.theme import Theme

_ALIGN = {
    align: int(across | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
    for align, across in (
        ("left", Qt.AlignmentFlag.AlignLeft),
        ("right", Qt.AlignmentFlag.AlignRight),
        ("center", Qt.AlignmentFlag.AlignHCenter),
    )
}
"""Joined once, not for each cell: flags are slow to join in Python."""


class _Look:
    """Fonts and colours of the theme in force, made once per theme."""

    def __init__(self, theme: Theme) -> None:
        tokens = theme.tokens
        self.px = theme.px
        self.fonts = {
            "plain": theme.font(),
            "muted": theme.font(),
            "strong": theme.font(weight=QFont.Weight.DemiBold),
            "figures": theme.font(figures=True),
            "strong figures": theme.font(weight=QFont.Weight.DemiBold, figures=True),
            "badge": theme.font(12, QFont.Weight.Medium),
        }
        self.metrics = {name: QFontMetrics(font) for name, font in self.fonts.items()}
        self.text = QColor(tokens.text)
        self.muted = QColor(tokens.muted)
        self.line = QPen(QColor(tokens.line))
        self.current = QColor(tokens.accented.wash)
        self.hover = QColor(tokens.hover)
        self.focus = QPen(QColor(tokens.focus), theme.px(2))
        self.accent = QColor(tokens.accent)
        self.on_accent = tokens.on_accent
        self.surface = QColor(tokens.surface)
        self.tokens = tokens


class RecordDelegate(QStyledItemDelegate):
    """Draws a `RecordModel` in a `QTableView`."""

    def __init__(self, view: QTableView, model: RecordModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._theme = Theme.current()
        self._look = _Look(self._theme)
        self.hovered = -1
        self._theme.changed.connect(self._renew)

    def _renew(self) -> None:
        self._look = _Look(self._theme)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.px(80), self._theme.row_height)

    def width_of(self, column: Column[Any], row: Any) -> int:
        """Pixels that the cell of ``column`` takes when no word in it is cut."""
        look = self._look
        words = _words(column, row)
        width = 2 * look.px(10)
        if column.portrait is not None:
            width += min(look.px(26), self._theme.row_height - 3) + look.px(8)
        if column.icon is not None and column.icon(row) is not None:
            width += look.px(22)
        if column.badge is not None and words and column.badge(row) is not None:
            return width + look.metrics["badge"].horizontalAdvance(words) + look.px(16)
        return width + look.metrics[_font(column)].horizontalAdvance(words)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, rect = self._look, option.rect
        number = index.row()
        self._paint_ground(painter, rect, option, number, index.column())
        column = self._model.column_of(index.column())
        if column is None:
            self._paint_check(painter, rect, self._model.ids[number] in self._model.checked)
            return
        row = self._model.row_at(number)
        if row is None:
            bar = QRectF(rect).adjusted(look.px(10), rect.height() * 0.38, -look.px(40), -rect.height() * 0.38)
            painter.fillRect(bar, look.hover)
            return
        self._paint_cell(painter, rect.adjusted(look.px(10), 0, -look.px(10), -1), column, row)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, number: int, section: int
    ) -> None:
        look = self._look
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.current)
        elif number == self.hovered:
            painter.fillRect(rect, look.hover)
        painter.setPen(look.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if number == self._view.currentIndex().row() and self._view.hasFocus():
            self._paint_ring(painter, rect, section)

    def _paint_ring(self, painter: QPainter, rect: QRect, section: int) -> None:
        header = self._view.horizontalHeader()
        inner = rect.adjusted(1, 1, -1, -1)
        painter.setPen(self._look.focus)
        painter.drawLine(rect.left(), inner.top(), rect.right(), inner.top())
        painter.drawLine(rect.left(), inner.bottom(), rect.right(), inner.bottom())
        visible = [at for at in map(header.logicalIndex, range(header.count())) if not header.isSectionHidden(at)]
        if section == visible[0]:
            painter.drawLine(inner.topLeft(), inner.bottomLeft())
        if section == visible[-1]:
            painter.drawLine(inner.topRight(), inner.bottomRight())

    def _paint_check(self, painter: QPainter, rect: QRect, on: bool) -> None:
        paint_check(painter, rect, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _paint_cell(self, painter: QPainter, rect: QRect, column: Column[Any], row: Any) -> None:
        look = self._look
        if column.portrait is not None:
            side = min(look.px(26), rect.height() - 2)
            paint_avatar(
                painter,
                QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side),
                column.portrait(row),
            )
            rect = rect.adjusted(side + look.px(8), 0, 0, 0)
        words = _words(column, row)
        mark = column.icon(row) if column.icon is not None else None
        room = rect.width() - (look.px(22) if mark is not None else 0)
        tone = column.badge(row) if column.badge is not None and words else None
        if tone is not None:
            used = self._paint_badge(painter, rect, column, words, look.tokens.ink(tone), room)
        else:
            used = self._paint_words(painter, rect, column, words, room)
        if mark is not None:
            side = look.px(14)
            at = QRect(rect.left() + used + look.px(8), rect.top() + (rect.height() - side) // 2, side, side)
            paint_icon(painter, mark[0], at, role_color(mark[1]).name())

    def _paint_words(self, painter: QPainter, rect: QRect, column: Column[Any], words: str, room: int) -> int:
        look = self._look
        name = _font(column)
        metrics = look.metrics[name]
        width = metrics.horizontalAdvance(words)
        if width > room:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            width = room
        painter.setFont(look.fonts[name])
        painter.setPen(look.muted if column.look == "muted" else look.text)
        painter.drawText(rect.adjusted(0, 0, room - rect.width(), 0), _ALIGN[column.align], words)
        return width

    def _paint_badge(self, painter: QPainter, rect: QRect, column: Column[Any], words: str, ink: Any, room: int) -> int:
        look = self._look
        metrics = look.metrics["badge"]
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - look.px(16))
        width, height = metrics.horizontalAdvance(words) + look.px(16), min(look.px(21), rect.height() - 2)
        left = rect.left() if column.align == "left" else rect.left() + room - width
        box = QRectF(left, rect.top() + (rect.height() - height) / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.line if look.tokens.scheme == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.wash))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(look.fonts["badge"])
        painter.setPen(QColor(ink.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return width


def _words(column: Column[Any], row: Any) -> str:
    return " ".join(column.text(row).split("\n"))


def _font(column: Column[Any]) -> str:
    if column.align == "right":
        return "strong figures" if column.look == "strong" else "figures"
    return column.look


def paint_check(painter: QPainter, rect: QRect, state: Qt.CheckState) -> None:
    """Draw a check box in the middle of ``rect`` as the style sheet draws it elsewhere."""
    theme = Theme.current()
    side = theme.px(14)
    box = QRect(0, 0, side, side)
    box.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = state is not Qt.CheckState.Unchecked
    painter.setPen(theme.color("accent" if filled else "line_field"))
    painter.setBrush(theme.color("accent" if filled else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
    if filled:
        mark = "check" if state is Qt.CheckState.Checked else "minus"
        paint_icon(painter, mark, box.adjusted(1, 1, -1, -1), theme.tokens.on_accent)
    painter.restore()
