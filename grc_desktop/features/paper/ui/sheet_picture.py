"""A sheet of labels in small: click the first one that is still there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.paper.records import LabelSheet
from grc_desktop.ui.theme import Theme

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SheetPicture(QWidget):
    """The labels of a sheet, those already used greyed. ``chosen(int)`` gives the first free one, from 1.

    ``across`` and ``down`` are the most pixels that it takes; ``to_choose`` False: only to look at.
    """

    chosen = Signal(int)

    def __init__(self, sheet: LabelSheet, *, across: int = 126, down: int = 170, to_choose: bool = True) -> None:
        super().__init__()
        self._sheet = sheet
        self._start = 1
        self._most = (across, down)
        self._to_choose = to_choose
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if to_choose:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(tr("Click the first label that is still on the sheet"))
        self._tell()

    def show_sheet(self, sheet: LabelSheet, start: int) -> None:
        """Show another sheet, or another first free label (from 1)."""
        self._sheet, self._start = sheet, start
        self.updateGeometry()
        self._tell()
        self.update()

    def place_of(self, point: QPointF) -> int | None:
        """The label under a point of the widget, from 1."""
        for place in range(self._sheet.per_sheet):
            if self._label(place).contains(point):
                return place + 1
        return None

    def sizeHint(self) -> QSize:
        px = Theme.current().px
        across, down = self._most
        scale = min(px(across) / self._sheet.page_width, px(down) / self._sheet.page_height)
        return QSize(round(self._sheet.page_width * scale) + 2, round(self._sheet.page_height * scale) + 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_of(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._choose(self._start + step[0] + step[1] * self._sheet.columns)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = Theme.current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(tokens.focus if self.hasFocus() else tokens.line_strong)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        for place in range(self._sheet.per_sheet):
            if place + 1 < self._start:
                ground, line = tokens.sunken, tokens.line
            elif place + 1 == self._start and self._to_choose:
                ground, line = tokens.accent, tokens.accent
            else:
                ground, line = tokens.accented.wash, tokens.accent_pale
            painter.setPen(QPen(QColor(line), 1))
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(self._label(place).adjusted(0.75, 0.75, -0.75, -0.75), 1.5, 1.5)
        painter.end()

    def _label(self, place: int) -> QRectF:
        scale = (self.width() - 2) / self._sheet.page_width
        x, y = self._sheet.origin(place)
        return QRectF(1 + x * scale, 1 + y * scale, self._sheet.label_width * scale, self._sheet.label_height * scale)

    def _choose(self, start: int) -> None:
        if self._to_choose and 1 <= start <= self._sheet.per_sheet and start != self._start:
            self._start = start
            self._tell()
            self.update()
            self.chosen.emit(start)

    def _tell(self) -> None:
        self.setAccessibleName(tr("Picture of the sheet"))
        self.setAccessibleDescription(
            tr("The first free label is number {start} of {count}", start=self._start, count=self._sheet.per_sheet)
        )
