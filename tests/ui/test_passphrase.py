from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.passphrase import PassphrasePopover
from grc_desktop.ui.theme import Theme


@pytest.fixture
def owner(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def shown(owner: QWidget, *, new: bool = False) -> tuple[PassphrasePopover, list[str]]:
    given: list[str] = []
    popover = PassphrasePopover(owner, "This backup is encrypted.", new=new)
    popover.ask_for(owner, given.append)
    return popover, given


def confirm(popover: PassphrasePopover, qtbot: QtBot) -> None:
    qtbot.mouseClick(popover.confirm, Qt.MouseButton.LeftButton)


def test_what_is_typed_is_hidden_and_given_with_its_spaces(owner: QWidget, qtbot: QtBot) -> None:
    popover, given = shown(owner)
    assert {line.echoMode() for line in popover.findChildren(QLineEdit)} == {QLineEdit.EchoMode.Password}

    popover.form.show_values({"passphrase": " quatre chevaux "})
    confirm(popover, qtbot)

    assert given == [" quatre chevaux "]
    assert not popover.isVisible()


def test_a_new_one_is_typed_twice_alike(owner: QWidget, qtbot: QtBot) -> None:
    popover, given = shown(owner, new=True)

    popover.form.show_values({"passphrase": "quatre chevaux", "again": "quatre cheveux"})
    confirm(popover, qtbot)
    assert given == []

    popover.form.show_values({"passphrase": "quatre chevaux", "again": "quatre chevaux"})
    confirm(popover, qtbot)
    assert given == ["quatre chevaux"]


def test_nothing_is_no_passphrase(owner: QWidget, qtbot: QtBot) -> None:
    popover, given = shown(owner)
    confirm(popover, qtbot)
    assert given == []
    popover.close()
