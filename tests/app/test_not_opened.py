from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.app.not_opened import NotOpened
from grc_desktop.app.opening import Copy
from grc_desktop.ui.file_dialogs import FileDialogs
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, tmp_path: Path, qtbot: QtBot) -> NotOpened:
    made = NotOpened(FileDialogs(Machine(tmp_path / "m.ini")), tmp_path / "house.grc")
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.say("It is locked.")
    return made


def button(page: NotOpened, name: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name)


def press(page: NotOpened, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def choose(page: NotOpened, path: Path) -> None:
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def said(page: NotOpened) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_it_says_which_base_and_why(page: NotOpened, tmp_path: Path) -> None:
    assert {"It is locked.", str(tmp_path / "house.grc")} <= set(said(page))
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in page.findChildren(QLabel) if one.text())


def test_once_more_and_not_twice_at_once(page: NotOpened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.again):
        press(page, "Try again", qtbot)
    assert not page._card.isEnabled()

    page.say("It is still locked.")

    assert page._card.isEnabled()
    assert "It is still locked." in said(page)


def test_the_newest_backup_is_offered_once_it_is_found(page: NotOpened, tmp_path: Path, qtbot: QtBot) -> None:
    assert not button(page, "Restore the newest").isVisible()

    page.offer(Copy(tmp_path / "copy.grc", datetime(2026, 11, 21, 18, 4, tzinfo=UTC)))

    assert any("21 Nov 2026 at 19:04" in text for text in said(page))
    with qtbot.waitSignal(page.restore_wanted) as told:
        press(page, "Restore the newest", qtbot)
    assert told.args == [tmp_path / "copy.grc"]


def test_any_backup_can_be_chosen(page: NotOpened, tmp_path: Path, qtbot: QtBot) -> None:
    press(page, "Restore a backup", qtbot)
    with qtbot.waitSignal(page.restore_wanted) as told:
        choose(page, tmp_path / "old.grc")

    assert told.args == [tmp_path / "old.grc"]


def test_another_base(page: NotOpened, tmp_path: Path, qtbot: QtBot) -> None:
    press(page, "Open another base", qtbot)
    with qtbot.waitSignal(page.open_wanted) as told:
        choose(page, tmp_path / "other.grc")

    assert told.args == [tmp_path / "other.grc"]


def test_a_new_base_in_a_place_of_its_own(page: NotOpened, tmp_path: Path, qtbot: QtBot) -> None:
    press(page, "Create a base", qtbot)
    with qtbot.waitSignal(page.create_wanted) as told:
        choose(page, tmp_path / "new.grc")

    assert told.args == [tmp_path / "new.grc"]
    assert page._card.isEnabled()


def test_an_encrypted_backup_asks_for_its_passphrase(page: NotOpened, tmp_path: Path, qtbot: QtBot) -> None:
    typed: list[str] = []
    page._restore_from(tmp_path / "copy.grc.enc")

    page.ask_passphrase("It is encrypted.", typed.append)

    assert page._asking is not None
    qtbot.waitUntil(page._asking.isVisible)
    assert "It is locked." in said(page), "not that a backup is being restored"
    page._asking.form.show_values({"passphrase": "quatre chevaux"})
    page._asking._confirm()
    assert typed == ["quatre chevaux"]
