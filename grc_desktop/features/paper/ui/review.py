"""The card that names who could not be printed, and leads to mending it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from grc_desktop.core.language import tr, trn
from grc_desktop.features.exports.alphabets import readable
from grc_desktop.features.paper.records import LeftOut
from grc_desktop.features.paper.rules import is_to_mend, summary
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import row
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.tips import plain_tip

_MOST_LINES = 200
"""Of the list; more are mended by the button, which shows them all."""

_LINE = 24


class Review(Card):
    """Hidden while nobody is left out.

    ``open_customer(int)`` when one line was chosen, ``mend(tuple[int, ...])`` when all are to be shown.
    """

    open_customer = Signal(int)
    mend = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[int, ...] = ()
        icon = IconLabel("warning", "warning", size=16)
        self._title = label("", "warning")
        self._summary = label("", "muted", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Customers left out"))
        self.list.setUniformItemSizes(True)
        self.list.setStyleSheet(f"QListView::item {{ min-height: {Theme.current().px(_LINE)}px; }}")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(lambda item: self.open_customer.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.correct = button(tr("Correct"), lambda: self.mend.emit(self._ids), role="compact")
        self.add(row(icon, self._title, None, self.correct, spacing=1.5), self._summary, self.list)
        self.hide()

    def show_left_out(self, left_out: tuple[LeftOut, ...]) -> None:
        """Say whose address has to be mended and why; those who want no post are none of them."""
        mending = [one for one in left_out if is_to_mend(one)]
        self._ids = tuple(one.customer_id for one in mending)
        words = trn("{count} address to look at again", "{count} addresses to look at again", len(mending))
        self._title.setText(words)
        self._summary.setText(summary(mending))
        self.setAccessibleName(f"{words}: {self._summary.text()}")
        self.list.clear()
        for one in mending[:_MOST_LINES]:
            name = one.name
            if one.code == "no_letters":  # this screen may lack them as well
                name = readable(name, (tr("no. {number}", number=one.customer_id),))
            item = QListWidgetItem(f"{name} — {one.reason}")
            item.setToolTip(plain_tip(item.text()))
            item.setData(Qt.ItemDataRole.UserRole, one.customer_id)
            self.list.addItem(item)
        self.list.setFixedHeight(min(len(mending), 4) * Theme.current().px(_LINE) + 2)
        self.setVisible(bool(mending))
