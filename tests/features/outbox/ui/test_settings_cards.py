from __future__ import annotations

from pytestqt.qtbot import QtBot

from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import save_account
from grc_desktop.features.outbox.ui.settings_cards import SendingCards
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage


def test_both_are_asked(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> None:
    account = Account(key="aaaaaaaaaaaa", name="Tél", kind="android", options={"address": "10.0.0.2:8080", "user": "s"})
    backstage.write(save_account, account=account)
    cards = SendingCards(workplace)
    qtbot.addWidget(cards)
    cards.reload()
    backstage.settle()

    assert cards.accounts.table.count == 1
    assert cards.rules._source.text().startswith("State of the law on 22 November 2026.")
