from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.exchanges.queries import exchanges_of
from grc_desktop.features.exchanges.ui import reaching
from grc_desktop.features.exchanges.ui.reaching import ReachPopover

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace


@pytest.fixture
def lucie(backstage: Any, workplace: Workplace) -> int:
    values = {"last_name": "Moreau", "first_name": "Lucie", "mobile": "0612487703", "email": "lucie@example.org"}
    made: int = backstage.write(add_customer, values=values)
    workplace.set_customer(made)
    return made


def test_the_number_is_shown_large_and_the_call_noted(
    lucie: int, workplace: Workplace, backstage: Any, qtbot: QtBot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    whom = backstage.read(customer, customer_id=lucie)
    popover = ReachPopover(owner, workplace, whom, "call", list(whom.phones))
    popover.open_beneath(owner)
    large = [one.text() for one in popover.findChildren(QLabel) if one.property("role") == "bigfigure"]
    assert large == ["06 12 48 77 03"]
    popover.form.show_values({"outcome": "no_answer"})
    with qtbot.waitSignal(popover.destroyed):
        popover._save()
    qtbot.waitUntil(lambda: len(backstage.read(exchanges_of, customer_id=lucie)) == 1)
    (noted,) = backstage.read(exchanges_of, customer_id=lucie)
    assert (noted.kind, noted.direction, noted.outcome) == ("call", "out", "no_answer")


def test_mail_is_written_in_the_user_s_own_program(
    lucie: int, workplace: Workplace, backstage: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    reaching._write_mail(workplace, backstage.read(customer, customer_id=lucie))
    assert opened == ["mailto:lucie@example.org"]
    qtbot.waitUntil(lambda: [one.kind for one in backstage.read(exchanges_of, customer_id=lucie)] == ["email"])


def test_without_a_mail_program_the_address_is_copied_and_nothing_noted(
    lucie: int, workplace: Workplace, backstage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    reaching._write_mail(workplace, backstage.read(customer, customer_id=lucie))
    workplace.notices.hide()
    assert QGuiApplication.clipboard().text() == "lucie@example.org"
    assert backstage.read(exchanges_of, customer_id=lucie) == []
