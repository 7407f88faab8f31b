"""Filter chips: what a list is narrowed to, each removable, and a button to add one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.buttons import button
from grc_desktop.ui.icons import icon
from grc_desktop.ui.layout import FlowLayout, clear
from grc_desktop.ui.theme import Theme


@dataclass(frozen=True)
class Chip:
    """One condition in words. A ``fixed`` chip cannot be removed; a ``current`` one stands out."""

    key: str
    text: str
    fixed: bool = False
    current: bool = False


class ChipBar(QWidget):
    """A wrapping row of chips. ``removed(key)`` for the cross, ``opened(key)`` for a fixed chip."""

    removed = Signal(str)
    opened = Signal(str)

    def __init__(self, chips: Sequence[Chip] = ()) -> None:
        super().__init__()
        self._layout = FlowLayout(self, spacing=1.5)
        self.setAccessibleName(tr("Filters"))
        self.show_chips(chips)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips instead."""
        clear(self._layout)
        side = Theme.current().px(12)
        for chip in chips:
            made = button(chip.text, role="chip")
            made.setProperty("current", "true" if chip.current else "false")
            if chip.fixed:
                made.clicked.connect(lambda _checked=False, key=chip.key: self.opened.emit(key))
            else:
                made.setIcon(icon("close", "neutral"))
                made.setIconSize(QSize(side, side))
                made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
                made.setAccessibleName(tr("Remove the filter {words}", words=chip.text))
                made.setToolTip(tr("Remove this filter"))
                made.clicked.connect(lambda _checked=False, key=chip.key: self.removed.emit(key))
            self._layout.addWidget(made)
        self.setVisible(bool(chips))
