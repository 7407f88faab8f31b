from __future__ import annotations

import threading
import tomllib
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from grc_desktop.core.language import tr
from grc_desktop.features.outbox.accounts import Account, _presets, password_of, presets
from grc_desktop.features.outbox.actions import save_account
from grc_desktop.features.outbox.queries import accounts, status
from grc_desktop.features.outbox.records import Status
from grc_desktop.features.outbox.ui.accounts_card import _OTHERS
from grc_desktop.features.outbox.ui.settings_cards import SendingCards
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage
from tests.features.outbox.mail_server import Handler


@pytest.fixture
def cards(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> SendingCards:
    made = SendingCards(workplace)
    qtbot.addWidget(made)
    workplace.notices.setParent(made)
    made.resize(900, 900)
    made.show()
    made.reload()
    backstage.settle()
    return made


def test_files_are_read_elsewhere_than_where_the_window_is_drawn(
    workplace: Workplace, backstage: Backstage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()

    def loads(text: str) -> Any:
        threads.add(threading.get_ident())
        return read_toml(text)

    read_toml = tomllib.loads
    monkeypatch.setattr(tomllib, "loads", loads)
    _presets.cache_clear()
    cards = SendingCards(workplace)
    qtbot.addWidget(cards)
    cards.reload()
    backstage.settle()
    entries = [entry for entry in cards.accounts.add_button.menu().actions() if entry.text()]
    assert [entry.text() for entry in entries][-3:] == [tr(preset.title) for preset in _OTHERS]
    for entry in entries:
        entry.trigger()
    card = cards.rules
    card._edit()
    card.editor.submitted.emit(card.editor.form.values())
    backstage.settle()
    assert not card.editor.is_open
    assert threads
    assert threading.get_ident() not in threads


def test_a_provider_asks_what_it_needs_and_one_of_another_version_keeps_what_it_has(cards: SendingCards) -> None:
    asked = {}
    for provider in ("twilio", "brevo", "of-tomorrow"):
        account = Account(key="k", name="SMS", kind="http", options={"provider": provider})
        cards.accounts._open(account, "SMS", hint="", removable=False)
        asked[provider] = {"user", "service"} & set(cards.accounts.editor.form.values())
    assert asked == {"twilio": {"user"}, "brevo": set(), "of-tomorrow": set()}


def test_an_account_from_a_preset(cards: SendingCards, backstage: Backstage) -> None:
    card = cards.accounts
    card._add(next(preset for preset in presets() if preset.key == "gmail"))
    entry = card.editor.form.input("password")
    assert isinstance(entry, QLineEdit)
    assert entry.echoMode() is QLineEdit.EchoMode.Password
    values = {**card.editor.form.values(), "from_address": "hotel@gmail.com", "user": "hotel@gmail.com"}
    card._save({**values, "password": "cabane", "cost": "0,001"})
    backstage.settle()

    cards.reload()
    backstage.settle()
    (made,) = backstage.read(accounts)
    assert (made.option("host"), made.option("port"), made.cost_micros) == ("smtp.gmail.com", "465", 1000)
    assert password_of(made) == "cabane"
    assert card.table.count == 1
    assert not card.editor.is_open


def test_what_is_wrong_is_said_beside_its_field(cards: SendingCards, backstage: Backstage) -> None:
    card = cards.accounts
    card._add(next(preset for preset in presets() if preset.key == "sms-twilio"))
    values = card.editor.form.values()
    card._save({**values, "sender": "Hôtel"})
    backstage.settle()

    finding = card.editor.form.finding("sender")
    assert finding is not None
    assert "11 unaccented letters" in finding.sentence
    card._save({**values, "cost": "beaucoup"})
    assert card.editor.form.finding("cost") is not None


def test_trying_an_account(cards: SendingCards, backstage: Backstage, qtbot: QtBot, mail: Handler, port: int) -> None:
    options = {"host": "127.0.0.1", "port": port, "security": "none", "from_address": "a@hotel.exemple"}
    account = Account(key="aaaaaaaaaaaa", name="Hôtel", kind="smtp", options=options)
    backstage.write(save_account, account=account)
    cards.accounts._send_test(account, "moi@exemple.fr")

    notices = cards.accounts._place.notices
    qtbot.waitUntil(lambda: notices.text == "The test has left: it should arrive within a minute.")
    assert mail.of("moi@exemple.fr")["Subject"] == "Test of GRC Desktop"
    assert backstage.read(status) == Status(sent=1)


def test_accounts_are_listed_whatever_their_keys_are_made_of(cards: SendingCards, backstage: Backstage) -> None:
    options = {"host": "127.0.0.1", "port": "25", "from_address": "a@hotel.exemple"}
    for key in ("réception", "reservations"):
        backstage.write(save_account, account=Account(key=key, name=key, kind="smtp", options=options))
    cards.reload()
    backstage.settle()
    assert cards.accounts.table.count == 2
