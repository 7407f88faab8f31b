"""`Popover`: a small panel beneath the control that opened it; Escape or a click elsewhere closes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QStyle, QStyleOption, QVBoxLayout, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row, step
from grc_desktop.ui.tab_order import move_focus

_ROUND = 2.25
"""Steps: a little less than the style sheet rounds, so that its smooth edge stays."""


class Popover(QFrame):
    """Fill it with ``setLayout`` or ``put``, show it with ``open_beneath``. Its owner keeps it."""

    def __init__(self, owner: QWidget, name: str) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(name)
        self.setWindowTitle(name)

    def put(self, *parts: QWidget | QLayout, width: float = 90) -> None:
        """Lay ``parts`` out beneath each other; ``width`` in steps of 4 pixels."""
        self.setLayout(column(*parts, spacing=3, margin=4))
        self.setFixedWidth(step(width))

    def open_beneath(self, anchor: QWidget) -> None:
        """Show beneath ``anchor``, kept inside the screen."""
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + step(1)))
        room = anchor.screen().availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        if at.y() + self.height() > room.bottom():
            at.setY(max(room.top(), anchor.mapToGlobal(QPoint(0, -step(1))).y() - self.height()))
        self.move(at)
        self._keep_inside()
        self.show()
        self.focusNextChild()

    def fit(self) -> None:
        """Take the height that the content needs by now."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.activate()
        self.adjustSize()
        self._keep_inside()

    def _keep_inside(self) -> None:
        """What grew past the end of the screen moves up, so that its buttons can be pressed."""
        room = self.screen().availableGeometry()
        self.move(self.x(), max(room.top(), min(self.y(), room.bottom() - self.height())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its border: Qt leaves that out where the corners are to be seen through."""
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, QPainter(self), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off under X11, where they are black if nothing composes the windows of the screen."""
        super().resizeEvent(event)
        if QGuiApplication.platformName() == "xcb":
            self.setMask(rounded(self.rect()))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab."""
        return move_focus(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def rounded(rect: QRect) -> QRegion:
    """``rect`` without its corners."""
    path = QPainterPath()
    path.addRoundedRect(rect, step(_ROUND), step(_ROUND))
    return QRegion(path.toFillPolygon().toPolygon())


class AskPopover(Popover):
    """A title, a few fields, one button. ``ask`` shows it and calls ``then(values)`` when all is well."""

    def __init__(self, owner: QWidget, title: str, fields: list[Field], confirm: str) -> None:
        super().__init__(owner, title)
        self.form = Form(fields)
        self.confirm = button(confirm, self._confirm, role="primary")
        self.form.submitted.connect(self._confirm)
        cancel = button(tr("Cancel"), self.close)
        self.put(label(title, "heading"), self.form, row(None, cancel, self.confirm), width=80)
        self._then: Callable[[dict[str, Any]], object] | None = None

    def ask(
        self, anchor: QWidget, then: Callable[[dict[str, Any]], object], values: Mapping[str, Any] | None = None
    ) -> None:
        """Show beneath ``anchor`` with ``values``; ``then`` is called with what was typed."""
        self._then = then
        self.form.show_values(values or {})
        self.open_beneath(anchor)
        first = next(iter(self.form.values()))
        self.form.input(first).setFocus(Qt.FocusReason.PopupFocusReason)

    def _confirm(self) -> None:
        if self.form.is_valid():
            values = self.form.values()
            self.close()
            if self._then is not None:
                self._then(values)
