"""Filter chips: what a list is narrowed to, each removable, and a button to add one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

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


def removable_chip(text: str, remove: Callable[[], object], *, name: str) -> QPushButton:
    """A chip with a cross at its right; ``name`` says what pressing it takes away."""
    made = button(text, remove, role="chip", tip=name)
    side = Theme.current().px(12)
    made.setIcon(icon("close", "neutral"))
    made.setIconSize(QSize(side, side))
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setAccessibleName(name)
    return made


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
        for chip in chips:
            if chip.fixed:
                made = button(chip.text, partial(self.opened.emit, chip.key), role="chip")
            else:
                made = removable_chip(
                    chip.text,
                    partial(self.removed.emit, chip.key),
                    name=tr("Remove the filter {words}", words=chip.text),
                )
            made.setProperty("current", "true" if chip.current else "false")
            self._layout.addWidget(made)
        self.setVisible(bool(chips))
