"""The page *Settings*: one tab for each part that a feature adds to it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.offers import SettingsCard, SettingsPart
from grc_desktop.ui.layout import column, holding, scrolled, step
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.tabs import Tabs
from grc_desktop.ui.workplace import Workplace


class SettingsPage(PageWidget):
    """One tab a part, each built when it is first shown. ``request(tab="backups")`` opens one of them."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Settings"), tables=frozenset({"setting", "user", "template", "label_sheet"}))
        self._place = place
        parts = [part for feature in place.features for part in feature.settings]
        self._parts: list[SettingsPart] = sorted(parts, key=lambda part: part.order)
        self._cards: dict[str, SettingsCard] = {}
        self._tabs = Tabs([tr(part.title) for part in self._parts], name=tr("Settings"))
        self._stack = QStackedWidget()
        self._rooms = [QWidget() for _ in self._parts]
        for room in self._rooms:
            self._stack.addWidget(room)
        self._tabs.currentChanged.connect(self._show)
        self.setLayout(column(self._tabs, self._stack, spacing=0))
        self._show(0)

    def card(self, key: str) -> SettingsCard:
        """The card of a part, built if it was not."""
        if key not in self._cards:
            at = next(at for at, part in enumerate(self._parts) if part.key == key)
            card = self._parts[at].build(self._place)
            self._cards[key] = card
            widget = cast("QWidget", card)
            widget.setMaximumWidth(step(220))
            self._rooms[at].setLayout(column(scrolled(holding(column(widget, None, margin=(3.5, 3.5)))), spacing=0))
            card.reload()
        return self._cards[key]

    def reload(self) -> None:
        """Ask every card that was shown to."""
        for card in self._cards.values():
            card.reload()

    def request(self, **request: object) -> None:
        """``tab``: the one to show."""
        keys = [part.key for part in self._parts]
        tab = request.get("tab")
        if tab in keys:
            self._tabs.setCurrentIndex(keys.index(str(tab)))

    def unsaved(self) -> str:
        """What was changed in a tab and not saved; shows it."""
        for at, part in enumerate(self._parts):
            if part.key in self._cards and self._cards[part.key].is_changed:
                self._tabs.setCurrentIndex(at)
                return tr("“{tab}” holds changes that are not saved yet.", tab=tr(part.title))
        return ""

    def _show(self, at: int) -> None:
        if 0 <= at < len(self._parts):
            self.card(self._parts[at].key)
            self._stack.setCurrentIndex(at)
