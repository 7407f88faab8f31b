"""Backups in the settings, with the real jobs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from grc_desktop.database.backup import automatic_copies, inspect, is_encrypted
from grc_desktop.database.database import Database
from grc_desktop.features.desk.ui.backups_card import BackupsCard
from grc_desktop.ui.form import Form
from grc_desktop.ui.workplace import Workplace
from tests.features.desk.ui.conftest import Showing
from tests.features.desk.ui.handling import press


@pytest.fixture
def card(show: Showing[BackupsCard]) -> BackupsCard:
    return show(BackupsCard)


def test_backups_are_made_listed_and_looked_into(
    card: BackupsCard, workplace: Workplace, base: Database, qtbot: QtBot
) -> None:
    press(card, qtbot, "Back up now")
    qtbot.waitUntil(lambda: card.table.count == 1)
    (copy,) = automatic_copies(base.path)
    assert inspect(copy).problems == ()

    card.table.select_id(0)
    press(card, qtbot, "Restore this copy")
    qtbot.waitUntil(card._banner.isVisible)
    assert "0 customers" in card._banner.text
    wanted: list[Path] = []
    workplace.restore_wanted.connect(lambda file, _passphrase: wanted.append(file))
    press(card, qtbot, "Restore it: This copy holds")
    assert wanted == [copy]


def test_a_copy_is_saved_encrypted_and_put_back_with_its_passphrase(
    card: BackupsCard, workplace: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "elsewhere.grc.enc"
    card._save_encrypted()
    form = asked(card)
    form.show_values({"passphrase": "quatre chevaux", "again": "quatre cheveux"})
    confirm(card, qtbot)
    assert form.isVisible(), "the two are not the same"
    form.show_values({"passphrase": "quatre chevaux", "again": "quatre chevaux"})
    confirm(card, qtbot)
    dialog = card.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: target.exists() and not workplace.jobs.works)
    assert is_encrypted(target)

    card._inspect(target)
    qtbot.waitUntil(lambda: card._asking is not None and "again" not in card._asking.form.values())
    give(card, qtbot, "quatre cheveux")
    qtbot.waitUntil(lambda: asked(card).isVisible())
    give(card, qtbot, "quatre chevaux")
    qtbot.waitUntil(card._banner.isVisible)
    assert "0 customers" in card._banner.text
    with qtbot.waitSignal(workplace.restore_wanted) as told:
        press(card, qtbot, "Restore it: This copy holds")
    assert told.args == [target, "quatre chevaux"]


def asked(card: BackupsCard) -> Form:
    assert card._asking is not None
    return card._asking.form


def confirm(card: BackupsCard, qtbot: QtBot) -> None:
    assert card._asking is not None
    qtbot.mouseClick(card._asking.confirm, Qt.MouseButton.LeftButton)


def give(card: BackupsCard, qtbot: QtBot, passphrase: str) -> None:
    asked(card).show_values({"passphrase": passphrase})
    confirm(card, qtbot)
