"""The card that says where the pieces of a mailing go, before they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QSizePolicy

from grc_desktop.core.language import tr
from grc_desktop.features.paper.bundles import bundle_words, summed
from grc_desktop.features.paper.records import Bundle
from grc_desktop.ui.card import Card
from grc_desktop.ui.theme import Theme

_LINE = 22
_MOST_SEEN = 5


class Ways(Card):
    """How many pieces go to each département and country, the most first; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__(tr("Where it goes"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Where it goes"))
        self.list.setUniformItemSizes(True)
        self.list.setStyleSheet(f"QListView::item {{ min-height: {Theme.current().px(_LINE)}px; }}")
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(self.list)
        self.hide()

    def show_bundles(self, bundles: Sequence[Bundle]) -> None:
        """Count them."""
        counted = summed(bundles)
        self.show_count(sum(bundle.count for bundle in counted))
        self.list.clear()
        self.list.addItems([bundle_words(bundle) for bundle in counted])
        self.list.setFixedHeight(min(len(counted), _MOST_SEEN) * Theme.current().px(_LINE) + 4)
        self.setVisible(bool(counted))
