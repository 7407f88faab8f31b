"""How many are left out, and why, in the order of their number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.campaigns.ui.people_table import reason_words
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, holding, step

_MOST = 4


class LeftOutCard(Card):
    """``wanted()``: the names are to be seen, where ``opens`` offers it."""

    wanted = Signal()

    def __init__(self, *, opens: bool = True) -> None:
        super().__init__(tr("Left out of the sending"))
        self._grid = QGridLayout()
        self._reasons = holding(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(step(1))
        self._grid.setColumnStretch(0, 1)
        if opens:
            self.head.addWidget(button(tr("See who"), self.wanted.emit, role="link"))
        self.add(self._reasons)
        self.hide()

    def fold(self, folded: bool) -> None:
        """Show the number alone, where room is short."""
        self._reasons.setVisible(not folded)

    def show_reasons(self, reasons: Mapping[str, int]) -> None:
        """Show these reasons; nothing at all while nobody is left out."""
        clear(self._grid)
        total = sum(reasons.values())
        self.title_label.setText(tr("Left out of the sending: {count}", count=format_count(total)))
        self.setVisible(bool(total))
        for number, (reason, count) in enumerate(list(reasons.items())[:_MOST]):
            self._grid.addWidget(label(reason_words(reason)), number, 0)
            self._grid.addWidget(label(format_count(count), "strong"), number, 1, Qt.AlignmentFlag.AlignRight)
