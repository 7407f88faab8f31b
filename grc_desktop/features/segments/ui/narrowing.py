"""What a figure is narrowed to: « dans les mois décembre, janvier… », on a line that opens its own conditions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.segments.fields import Dealing, narrowing
from grc_desktop.features.segments.language import Node
from grc_desktop.features.segments.ui.several import PickButton
from grc_desktop.features.segments.wording import narrowing_words
from grc_desktop.ui.buttons import button
from grc_desktop.ui.layout import row
from grc_desktop.ui.popover import Popover
from grc_desktop.ui.workplace import Workplace


class Narrowing(QWidget):
    """``changed()`` after each edit; `node` is None where every row counts."""

    changed = Signal()

    def __init__(self, place: Workplace, dealing: Dealing, node: Node | None) -> None:
        super().__init__()
        self._place = place
        self._dealing = dealing
        self._fields = narrowing(dealing)
        self._node = node
        self._popover: Popover | None = None
        self.button = PickButton(tr("Count only"))
        self.button.clicked.connect(lambda _on=False: self.open())
        self.setLayout(row(self.button))
        self.setFocusProxy(self.button)
        self._say()

    @property
    def node(self) -> Node | None:
        """The conditions on the rows that count."""
        return self._node

    def open(self) -> None:
        """Show the conditions."""
        from grc_desktop.features.segments.ui.group import Group

        if self._popover is not None:
            self._popover.deleteLater()
        popover = Popover(self, tr("Count only"))
        group = Group(self._place, self._fields, counted=False, lead=tr("Count those that fulfil"))
        group.show_node(self._node)
        if self._node is None:
            group.add_row()
        group.changed.connect(lambda: self._take(group.node))
        group.shaped.connect(popover.fit)
        every = button(tr("Count all of them"), lambda: self._clear(popover), role="link")
        done = button(tr("Close"), popover.close, role="primary")
        popover.put(group, row(every, None, done), width=150)
        self._popover = popover
        popover.open_beneath(self.button)

    def _clear(self, popover: Popover) -> None:
        popover.close()
        self._take(None)

    def _take(self, node: Node | None) -> None:
        self._node = node
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.button.say(narrowing_words(self._node, self._dealing))
