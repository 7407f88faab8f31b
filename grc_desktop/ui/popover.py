"""`Popover`: a small panel beneath the control that opened it; Escape or a click elsewhere closes it.

What was typed in it is not lost by either: a click elsewhere leaves it open, and Escape leads to the button that
gives it up, where Escape once more does. Ctrl+S is the button that confirms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QPushButton, QStyle, QStyleOption, QVBoxLayout, QWidget
from shiboken6 import isValid

from grc_desktop.core.language import tr
from grc_desktop.ui.buttons import button, leads_to
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row, step
from grc_desktop.ui.tab_order import move_focus, tab_stops

_EDGE = 1
"""Steps that stay free towards the edge of the window."""


class Popover(QFrame):
    """Fill it with ``setLayout`` or ``put``, show it with ``open_beneath``. It goes with its owner.

    It lies over the parts of its window instead of being a window of its own: Qt shows pop-up windows to no screen
    reader, and Wayland lets no window say where it stands.
    """

    def __init__(self, owner: QWidget, name: str) -> None:
        super().__init__(owner)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(name)
        owner.destroyed.connect(self._go_too)
        self._behind: QWidget | None = None
        self.anchor = owner
        self._before: QWidget | None = None
        self._width = 0
        self.hide()

    def put(self, *parts: QWidget | QLayout, width: float = 90) -> None:
        """Lay ``parts`` out beneath each other; ``width`` in steps of 4 pixels."""
        self.setLayout(column(*parts, spacing=3, margin=4))
        self._width = step(width)

    def open_beneath(self, anchor: QWidget) -> None:
        """Show beneath ``anchor``, kept inside the window."""
        window = anchor.window()
        self.anchor, self._before = anchor, window.focusWidget()
        self._behind = _Behind(window, self)
        self.setParent(window)
        self.raise_()
        self._lie_beneath()
        self.show()
        for watched in (window, anchor):
            watched.installEventFilter(self)
        wanted: QWidget | None = self.focusWidget()
        if wanted is None or not wanted.isVisible():
            wanted = next(tab_stops(self), self)
        wanted.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    @property
    def is_written(self) -> bool:
        """Whether closing would lose something typed."""
        return any(form.is_changed for form in self._forms())

    def leave(self) -> None:
        """Close for whoever turns to something else, unless something was typed: then the keyboard stays here."""
        if self.is_written:
            last: QWidget | None = self.focusWidget()
            (self if last is None else last).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close()

    def _forms(self) -> list[Form]:
        return [form for form in self.findChildren(Form) if form.isVisibleTo(self)]

    def _buttons(self, role: str) -> list[QPushButton]:
        return [one for one in self.findChildren(QPushButton) if one.property("role") == role and one.isVisible()]

    def fit(self) -> None:
        """Take the height that the content needs by now."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.activate()
        self.adjustSize()
        self._keep_inside(self.pos())

    def _lie_beneath(self) -> None:
        """Beneath the anchor, or above it where there is no room; never wider than the window."""
        window = self.window()
        if self._width:
            self.setFixedWidth(min(self._width, window.width() - 2 * step(_EDGE)))
        self.adjustSize()
        at = self.anchor.mapTo(window, QPoint(0, self.anchor.height() + step(1)))
        if at.y() + self.height() > window.height():
            at.setY(self.anchor.mapTo(window, QPoint(0, -step(1))).y() - self.height())
        self._keep_inside(at)

    def _keep_inside(self, at: QPoint) -> None:
        """What would reach past the end of the window moves up and to the left, so that its buttons can be pressed."""
        edge, window = step(_EDGE), self.window()
        right, bottom = window.width() - edge - self.width(), window.height() - edge - self.height()
        self.move(max(edge, min(at.x(), right)), max(edge, min(at.y(), bottom)))

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The keyboard went elsewhere in the window, not only into a list or popover opened from here."""
        if now is not None and now.window() is self.window() and not self._holds(now):
            self.leave()

    def _holds(self, widget: QWidget) -> bool:
        place: QWidget | None = widget
        while place is not None and place is not self:
            place = place.anchor if isinstance(place, Popover) else place.parentWidget()
        return place is self

    def _go_too(self) -> None:
        self.close()
        self.deleteLater()

    def _give_back(self) -> None:
        """The keyboard goes where it was, unless it is elsewhere by now."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or self._holds(focused):
            before = next((one for one in (self._before, self.anchor) if one is not None and isValid(one)), None)
            if before is not None and before.isVisible():
                before.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._behind is not None:
            QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]
            for watched in filter(isValid, (self.window(), self.anchor)):
                watched.removeEventFilter(self)
            self._behind.hide()
            self._behind.deleteLater()
            self._behind = None
            self._give_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window, and go when the anchor does."""
        if watched is self.window() and event.type() == QEvent.Type.Resize and self._behind is not None:
            self._behind.setGeometry(self.window().rect())
            self._lie_beneath()
        elif watched is self.anchor and event.type() == QEvent.Type.Hide:
            self.close()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its border as the style sheet has them, with round corners."""
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, QPainter(self), self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab stay inside; where all is hidden, the window looks for another place."""
        return move_focus(self, forward=forward) if self.isVisible() else super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        """While it is open, no key means something to the page behind; and it is as high as its parts need."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._behind is not None:
            self.fit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Save):
            for confirm in self._buttons("primary"):
                confirm.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._give_up()

    def _give_up(self) -> None:
        """Close; but what was typed goes only from the button that says so."""
        cancel = self._buttons("plain")[-1:]
        if not (cancel and leads_to(cancel[0], written=self.is_written)):
            self.close()


class _Behind(QWidget):
    """Lies over the rest of the window while a popover is open: a click there leaves it and does nothing else."""

    def __init__(self, window: QWidget, popover: Popover) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._popover = popover
        popover.destroyed.connect(self.deleteLater)
        self.setGeometry(window.rect())
        self.show()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._popover.leave()


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
