"""Arranging widgets: rows, columns, wrapping rows, scrolling; spaces are steps of 4 pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from grc_desktop.ui.theme import Theme

STRETCH = None
"""In ``row`` and ``column``: free space that pushes its neighbours apart."""

_SETTLING = 500
"""Milliseconds within which what was opened has taken its place."""

L = TypeVar("L", bound=QBoxLayout)

Part = QWidget | QLayout | None


def step(count: float) -> int:
    """``count`` spacing steps in pixels at the text size in force."""
    return Theme.current().px(round(4 * count))


def _margins(margin: float | tuple[float, float]) -> QMargins:
    across, along = margin if isinstance(margin, tuple) else (margin, margin)
    return QMargins(step(across), step(along), step(across), step(along))


def _fill(layout: L, parts: Iterable[Part], spacing: float, margin: float | tuple[float, float]) -> L:
    layout.setSpacing(step(spacing))
    layout.setContentsMargins(_margins(margin))
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout


def row(*parts: Part, spacing: float = 2, margin: float | tuple[float, float] = 0) -> QHBoxLayout:
    """Side by side. ``spacing`` and ``margin`` (one, or across and along) count steps of 4 pixels."""
    return _fill(QHBoxLayout(), parts, spacing, margin)


def column(*parts: Part, spacing: float = 2, margin: float | tuple[float, float] = 0) -> QVBoxLayout:
    """One beneath the other, as ``row``."""
    return _fill(QVBoxLayout(), parts, spacing, margin)


def holding(layout: QLayout, *, name: str = "") -> QWidget:
    """A plain widget that holds ``layout``; ``name`` is its name in the style sheet."""
    widget = QWidget()
    if name:
        widget.setObjectName(name)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setLayout(layout)
    return widget


def divider() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setObjectName("divider")
    line.setFixedHeight(1)
    return line


def scrolled(widget: QWidget) -> QScrollArea:
    """``widget`` in an area that scrolls down, and across only where large text leaves it too little room."""
    area = _FollowingArea()
    area.setProperty("role", "plain")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


class _FollowingArea(QScrollArea):
    """Brings into view what has the keyboard. Qt does so for Tab alone: not where a form opens or refuses a field."""

    def __init__(self) -> None:
        super().__init__()
        self._since = QElapsedTimer()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton  # it must not move beneath the pointer
        if now is not None and not is_pressed and self.isAncestorOf(now):
            self._since.start()
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was opened a moment ago gets its place in several turns, as its parts find theirs."""
        if event.type() == QEvent.Type.Resize and self._since.isValid() and not self._since.hasExpired(_SETTLING):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now) and now.height() < self.viewport().height():
            self.ensureWidgetVisible(now, step(4), step(6))


def clear(layout: QLayout) -> None:
    """Remove and delete all that stands in ``layout``."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


class FlowLayout(QLayout):
    """A row that wraps: chips, badges, buttons on a narrow display (after Qt's own example).

    What is added with ``addWidget`` and then aligned to the right stands at the end of its line, with what follows.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: float = 2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = step(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        width = sum(item.sizeHint().width() + self._gap for item in self._shown()) - self._gap
        return QSize(max(0, width), self.minimumSize().height())

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """The height that is needed; what stands in one line stands on one axis."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            x = rect.x()
            free = rect.width() - sum(size.width() + self._gap for _, size in line) + self._gap
            for item, size in line:
                if item.alignment() & Qt.AlignmentFlag.AlignRight:
                    x, free = x + free, 0
                if place:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._gap
        return max(0, y - self._gap - rect.y())

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        line: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._shown():
            hint = item.sizeHint()
            size = hint.boundedTo(QSize(width, hint.height()))
            if line and used + size.width() > width:
                yield line
                line, used = [], 0
            line.append((item, size))
            used += size.width() + self._gap
        if line:
            yield line


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style: QStyle = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    for child in widget.findChildren(QWidget):
        style.unpolish(child)
        style.polish(child)
    widget.update()
