"""The page *Settings*: the establishment, who works there, the backups."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from grc_desktop.core.language import tr
from grc_desktop.features.desk.ui.backups_card import BackupsCard
from grc_desktop.features.desk.ui.establishment_card import EstablishmentCard
from grc_desktop.features.desk.ui.users_card import UsersCard
from grc_desktop.ui.layout import column, holding, scrolled, step
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.tabs import Tabs
from grc_desktop.ui.workplace import Workplace


class SettingsPage(PageWidget):
    """One tab a subject. ``request(tab="backups")`` opens one of them."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Settings"), tables=frozenset({"setting", "user"}))
        self.establishment = EstablishmentCard(place)
        self.users = UsersCard(place)
        self.backups = BackupsCard(place)
        self._keys = ("establishment", "users", "backups")
        self._tabs = Tabs([tr("Establishment"), tr("Users"), tr("Backups")], name=tr("Settings"))
        self._stack = QStackedWidget()
        for card in (self.establishment, self.users, self.backups):
            card.setMaximumWidth(step(220))
            self._stack.addWidget(scrolled(holding(column(card, None, margin=(3.5, 3.5)))))
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.setLayout(column(self._tabs, self._stack, spacing=0))

    def reload(self) -> None:
        """Ask every card to."""
        for card in (self.establishment, self.users, self.backups):
            card.reload()

    def request(self, **request: object) -> None:
        """``tab``: the one to show."""
        tab = request.get("tab")
        if tab in self._keys:
            self._tabs.setCurrentIndex(self._keys.index(str(tab)))
