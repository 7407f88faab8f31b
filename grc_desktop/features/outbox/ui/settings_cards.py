"""The tab *Sending* of the settings: the accounts, and when the law lets a message leave."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from grc_desktop.features.outbox.ui.accounts_card import AccountsCard
from grc_desktop.features.outbox.ui.rules_card import RulesCard
from grc_desktop.ui.layout import column
from grc_desktop.ui.workplace import Workplace


class SendingCards(QWidget):
    """Accounts above, rules beneath."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.accounts = AccountsCard(place)
        self.rules = RulesCard(place)
        self.setLayout(column(self.accounts, self.rules, spacing=3))

    @property
    def is_changed(self) -> bool:
        """Whether one of both is."""
        return self.accounts.is_changed or self.rules.is_changed

    def reload(self) -> None:
        """Ask for both."""
        self.accounts.reload()
        self.rules.reload()
