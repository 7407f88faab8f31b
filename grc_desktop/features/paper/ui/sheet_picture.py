"""A sheet of labels in small: to look at, or to choose the first label that is still there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QLabel, QSizePolicy, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.paper.records import LabelSheet
from grc_desktop.ui.theme import Theme


class SheetPicture(QLabel):
    """The labels of a sheet. ``across`` and ``down`` are the most pixels that it takes."""

    def __init__(self, sheet: LabelSheet, *, across: int, down: int) -> None:
        super().__init__()
        self._sheet = sheet
        self._most = (across, down)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Picture of the sheet"))

    def show_sheet(self, sheet: LabelSheet) -> None:
        """Show another sheet."""
        self._sheet = sheet
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return _size(self._sheet, *self._most)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, self._sheet, None)


class SheetChoice(QAbstractSlider):
    """The labels of a sheet, those already used greyed; its value is the first free one, from 1.

    A click chooses, and so do the arrow keys, each in its direction, *Home* and *End*. It is a slider, so that a
    screen reader says and sets the number. ``chosen(int)`` when the user chose another one.
    """

    chosen = Signal(int)

    def __init__(self, sheet: LabelSheet, *, across: int = 126, down: int = 170) -> None:
        super().__init__()
        self._sheet = sheet
        self._most = (across, down)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Click the first label that is still on the sheet"))
        self.setAccessibleName(tr("First free label on the sheet"))
        self.show_sheet(sheet, 1)
        self.valueChanged.connect(self._on_value)

    def show_sheet(self, sheet: LabelSheet, start: int) -> None:
        """Show another sheet, or another first free label (from 1)."""
        self._sheet = sheet
        with QSignalBlocker(self):
            self.setRange(1, sheet.per_sheet)
            self.setPageStep(sheet.columns)
            self.setValue(start)
        self._tell()
        self.updateGeometry()
        self.update()

    def place_of(self, point: QPointF) -> int | None:
        """The label under a point of the widget, from 1."""
        for place in range(self._sheet.per_sheet):
            if _label(self, self._sheet, place).contains(point):
                return place + 1
        return None

    def sizeHint(self) -> QSize:
        return _size(self._sheet, *self._most)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_of(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.setValue(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._sheet.columns,
            Qt.Key.Key_Down: self._sheet.columns,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif self.minimum() <= self.value() + step <= self.maximum():
            self.setValue(self.value() + step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, self._sheet, self.value())

    def _on_value(self, start: int) -> None:
        self._tell()
        self.update()
        self.chosen.emit(start)

    def _tell(self) -> None:
        self.setAccessibleDescription(
            tr("The first free label is number {start} of {count}", start=self.value(), count=self._sheet.per_sheet)
        )


def _size(sheet: LabelSheet, across: int, down: int) -> QSize:
    px = Theme.current().px
    scale = min(px(across) / sheet.page_width, px(down) / sheet.page_height)
    return QSize(round(sheet.page_width * scale) + 2, round(sheet.page_height * scale) + 2)


def _label(picture: QWidget, sheet: LabelSheet, place: int) -> QRectF:
    scale = (picture.width() - 2) / sheet.page_width
    x, y = sheet.origin(place)
    return QRectF(1 + x * scale, 1 + y * scale, sheet.label_width * scale, sheet.label_height * scale)


def _paint(picture: QWidget, sheet: LabelSheet, start: int | None) -> None:
    """Draw the sheet; the labels before ``start`` are used, that one is the first free one."""
    tokens = Theme.current().tokens
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    focused = picture.hasFocus()
    painter.setPen(QPen(QColor(tokens.focus if focused else tokens.line_strong), 2 if focused else 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(QRectF(picture.rect()).adjusted(1, 1, -1, -1), 3, 3)
    for number in range(1, sheet.per_sheet + 1):
        if start is not None and number < start:
            ground, line = tokens.sunken, tokens.line
        elif number == start:
            ground, line = tokens.accent, tokens.accent
        else:
            ground, line = tokens.accented.wash, tokens.accent_pale
        painter.setPen(QPen(QColor(line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(_label(picture, sheet, number - 1).adjusted(0.75, 0.75, -0.75, -0.75), 1.5, 1.5)
    painter.end()
