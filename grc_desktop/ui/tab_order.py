"""The order in which Tab goes through a window: as its parts lie, whenever they were made.

Qt goes in the order in which widgets were made, so that a line added to a list later comes after everything
else. Here a layout's items come in their order, one page of a stack at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QHeaderView,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

_LEAVES = (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
"""What is made of widgets but reached as one."""


class TabOrder(QObject):
    """The keyboard's way through the window ``top``, which calls ``move`` from its ``focusNextPrevChild``."""

    def __init__(self, top: QWidget) -> None:
        super().__init__(top)
        self._top = top
        self._around: list[QWidget] = []  # what the keyboard was in when its place went, from inside out
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._stay_near)

    def move(self, *, forward: bool) -> bool:
        """For Tab and Shift+Tab; and for Qt where the widget with the keyboard is hidden or switched off: then the
        keyboard goes to what comes in its place, not on to the next page of the navigation.
        """
        focused: QWidget | None = self._top.focusWidget()
        if focused is None or _is_usable(focused):
            return move_focus(self._top, forward=forward)
        self._around = []
        while focused is not None and focused is not self._top:
            self._around.append(focused)
            focused = focused.parentWidget()
        self._soon.start()
        return True

    def _stay_near(self) -> None:
        focused: QWidget | None = self._top.focusWidget()
        if focused is not None and _is_usable(focused):
            return
        there = next((place for place in self._around if isValid(place) and _is_usable(place)), None)
        if there is not None:  # where nothing stands in it yet, Tab goes on from there
            next(tab_stops(there), there).setFocus(Qt.FocusReason.OtherFocusReason)


def _is_usable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def move_focus(top: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop inside ``top``, or the one before; round again at the end."""
    parts = list(_parts(top))
    at = -1 if forward else 0
    place: QWidget | None = top.focusWidget()
    while place is not None and place is not top:
        if place in parts:
            at = parts.index(place)
            break
        place = place.parentWidget()
    ahead = [*parts[at + 1 :], *parts[: at + 1]] if forward else [*reversed(parts[:at]), *reversed(parts[at:])]
    target = next(filter(_is_stop, ahead), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def tab_stops(top: QWidget) -> Iterator[QWidget]:
    """Every widget inside ``top`` at which Tab stops, in order."""
    return filter(_is_stop, _parts(top))


def _is_stop(widget: QWidget) -> bool:
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return reached and not (isinstance(widget, QAbstractButton) and _stands_back(widget))


def _stands_back(button: QAbstractButton) -> bool:
    """Of several of which one is chosen, Tab stops at that one; the arrow keys go to the others."""
    group: QButtonGroup | None = button.group()
    if group is not None:
        return group.exclusive() and group.checkedButton() not in (None, button)
    parent = button.parentWidget()
    if parent is None or not button.autoExclusive() or button.isChecked():
        return False
    beside = parent.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(other.autoExclusive() and other.isChecked() for other in beside)


def _parts(top: QWidget) -> Iterator[QWidget]:
    """All that can be used inside ``top``, in the order in which it lies."""
    for child in _children(top):
        if _is_usable(child) and not child.isWindow():
            yield child
            if not isinstance(child, _LEAVES):
                yield from _parts(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        yield from filter(None, (widget.widget(),))
    elif isinstance(widget, QStackedWidget):
        yield from filter(None, (widget.currentWidget(),))
    elif isinstance(widget, QSplitter):
        yield from filter(None, map(widget.widget, range(widget.count())))
    else:
        laid = list(_laid_out(widget.layout()))
        yield from laid
        # What lies over the others, or was placed by hand; not what Qt makes a table or a long text of.
        own = (child for child in widget.children() if isinstance(child, QWidget) and child not in laid)
        yield from (child for child in own if not _is_inner(widget, child))


def _is_inner(area: QWidget, child: QWidget) -> bool:
    return isinstance(area, QAbstractScrollArea) and (
        isinstance(child, (QHeaderView, QAbstractButton)) or child.objectName().endswith("container")  # of scroll bars
    )


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _laid_out(item.layout())
