from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.app.first_start import FirstStart
from grc_desktop.core.language import language
from grc_desktop.features.desk.records import Establishment
from grc_desktop.ui.file_dialogs import FileDialogs
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import Theme


@pytest.fixture
def first(theme: Theme, tmp_path: Path, qtbot: QtBot) -> FirstStart:
    made = FirstStart(FileDialogs(Machine(tmp_path / "m.ini")))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def press(first: FirstStart, name: str, qtbot: QtBot) -> None:
    found = next(one for one in first.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def name_it(first: FirstStart, qtbot: QtBot) -> None:
    field = first._form.input("name")
    assert isinstance(field, QLineEdit)
    field.setText("Hotel des Remparts")


def test_a_house_is_named_and_begun(first: FirstStart, qtbot: QtBot) -> None:
    name_it(first, qtbot)
    with qtbot.waitSignal(first.created) as told:
        press(first, "Start empty", qtbot)

    establishment, user, then_import = told.args
    assert establishment == Establishment(name="Hotel des Remparts", profile="hotel", country="FR")
    assert (user, then_import) == ("", False)
    assert not first._card.isEnabled()


def test_a_file_can_be_imported_at_once(first: FirstStart, qtbot: QtBot) -> None:
    name_it(first, qtbot)
    with qtbot.waitSignal(first.created) as told:
        press(first, "Import a file", qtbot)

    assert told.args[2] is True


def test_a_house_needs_a_name(first: FirstStart, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(first.created):
        press(first, "Start empty", qtbot)

    assert first._form.finding("name") is not None


def test_another_language_keeps_what_was_typed(first: FirstStart, qtbot: QtBot) -> None:
    name_it(first, qtbot)
    with qtbot.waitSignal(first.language_changed):
        press(first, "Français", qtbot)

    assert language() == "fr"
    assert first._form.values()["name"] == "Hotel des Remparts"


def test_the_sample_house_can_be_tried(first: FirstStart, qtbot: QtBot) -> None:
    first._form.show_values({"user": "Camille"})
    with qtbot.waitSignal(first.sample_wanted) as wanted:
        press(first, "Try the sample house", qtbot)

    assert wanted.args == ["Camille"]
    assert first._banner.text == "Making the sample house…"
    with qtbot.assertNotEmitted(first.sample_wanted):  # an impatient second press makes no second house
        press(first, "Try the sample house", qtbot)


def test_a_backup_can_be_restored(first: FirstStart, tmp_path: Path, qtbot: QtBot) -> None:
    press(first, "Restore a backup", qtbot)
    dialog = first.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(first.restore_wanted) as told:
        dialog.fileSelected.emit(str(tmp_path / "copy.grc"))
    dialog.reject()

    assert told.args == [tmp_path / "copy.grc"]


def test_why_it_did_not_work_is_said(first: FirstStart) -> None:
    first.set_busy(True)
    first.say("The disk is full.")

    assert first._banner.isVisible()
    assert first._card.isEnabled()
