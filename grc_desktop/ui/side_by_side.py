"""A list and the record beside it; one of the two at a time where the window is too narrow for both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSplitter, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.buttons import button
from grc_desktop.ui.layout import column, holding, row, step
from grc_desktop.ui.machine import Machine


class SideBySide(QWidget):
    """``first`` (a list) and ``second`` (what is chosen in it), with a divider that ``machine`` remembers.

    Where both do not fit beside each other at the text size in force, one is shown at a time: ``show_second``
    turns to the record, its *Back to the list* or ``show_first`` to the list. In a wide window both do nothing.
    ``share`` is the part of the width that the list gets at first, ``back`` what leads back to it where it is none.
    ``narrow_changed(narrow)``.
    """

    narrow_changed = Signal(bool)

    def __init__(
        self, first: QWidget, second: QWidget, *, machine: Machine, key: str, share: float = 0.5, back: str = ""
    ) -> None:
        super().__init__()
        self._machine, self._key, self._share = machine, key, share
        self._first = first
        self._back = button(back or tr("Back to the list"), self.show_first, icon="arrow-left", role="quiet")
        self._bar = holding(row(self._back, None))
        self._bar.hide()
        self._second = holding(column(self._bar, second, spacing=1))
        self._inner = second
        self._wanted = True  # the second has something to show
        self._on_second = False  # of the two, in a narrow window
        self._narrow = False
        self._placed = False
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(step(3))
        self.splitter.addWidget(first)
        self.splitter.addWidget(self._second)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._remember)
        layout = column(self.splitter, spacing=0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it may become narrower than both need
        self.setLayout(layout)

    @property
    def narrow(self) -> bool:
        """Whether only one of the two is shown."""
        return self._narrow

    def show_first(self) -> None:
        """Turn to the list, where only one is shown."""
        self._on_second = False
        self._arrange()
        if self._narrow:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_second(self) -> None:
        """Turn to what is chosen, where only one is shown."""
        self._on_second = True
        self._arrange()

    def set_second_wanted(self, wanted: bool) -> None:
        """Whether the second is there at all (a board of complaints fills the page alone)."""
        self._wanted = wanted
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        first, second = self._needs(self._first), self._needs(self._inner)
        if self._narrow:  # above it stands the way back
            second.setHeight(second.height() + self._bar.sizeHint().height() + step(1))
        return first.expandedTo(second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        both = self._needs(self._first).width() + self._needs(self._inner).width() + self.splitter.handleWidth()
        narrow = self.width() < both
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
            self.narrow_changed.emit(narrow)
        if not narrow and not self._placed:
            self._placed = True
            kept = self._machine.state(self._key)
            if kept.isEmpty() or not self.splitter.restoreState(kept):
                first = round(self.width() * self._share)
                self.splitter.setSizes([first, self.width() - first])

    def _arrange(self) -> None:
        self._bar.setVisible(self._narrow)
        self._first.setVisible(not (self._narrow and self._on_second and self._wanted))
        self._second.setVisible(self._wanted and (self._on_second or not self._narrow))

    def _remember(self) -> None:
        if not self._narrow:
            self._machine.remember(self._key, self.splitter.saveState())

    @staticmethod
    def _needs(widget: QWidget) -> QSize:
        return widget.minimumSizeHint().expandedTo(widget.minimumSize())
