from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core.language import speak
from grc_desktop.ui.file_dialogs import FileDialogs, safe_name
from grc_desktop.ui.machine import Machine


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("Étiquettes 22/11/2026", "Étiquettes 22-11-2026"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b\nc", "abc"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("  . ", "_"),
        ("x" * 300, "x" * 120),
        ('<b>"x"</b>', "b-x-b"),
    ],
)
def test_any_text_becomes_a_file_name(typed: str, safe: str) -> None:
    assert safe_name(typed) == safe


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def dialog_of(owner: QWidget) -> QFileDialog:
    found = owner.findChild(QFileDialog)
    assert found is not None
    return found


def test_the_folder_is_remembered(owner: QWidget, tmp_path: Path) -> None:
    machine = Machine(tmp_path / "m.ini")
    chosen: list[list[Path]] = []
    file = tmp_path / "clients.csv"
    file.touch()
    dialogs = FileDialogs(machine)

    dialogs.open_files(owner, "Import", [("Lists", "*.csv")], chosen.append)
    dialog_of(owner).filesSelected.emit([str(file)])

    assert chosen == [[file]]
    assert machine.text("folders/open") == str(tmp_path)
    dialog_of(owner).reject()


def test_qt_s_own_dialog_says_all_in_french(owner: QWidget, tmp_path: Path) -> None:
    speak("fr")
    FileDialogs(Machine(tmp_path / "m.ini")).open_file(owner, "Importer", [("Listes", "*.csv")], lambda _: None)
    parts = (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType)
    assert [dialog_of(owner).labelText(part) for part in parts] == ["Regarder dans\u00a0:", "Type de fichier\u00a0:"]
    dialog_of(owner).reject()


def test_one_file_to_read(owner: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    FileDialogs(Machine(tmp_path / "m.ini")).open_file(owner, "Import", [("Lists", "*.csv")], chosen.append)
    dialog_of(owner).fileSelected.emit(str(tmp_path / "a.csv"))

    assert chosen == [tmp_path / "a.csv"]
    dialog_of(owner).reject()


def test_a_name_is_suggested_with_its_ending(owner: QWidget, tmp_path: Path) -> None:
    machine = Machine(tmp_path / "m.ini")
    machine.remember("folders/save", str(tmp_path))
    chosen: list[Path] = []
    kinds = [("Excel", "*.xlsx"), ("CSV", "*.csv")]

    FileDialogs(machine).save_file(owner, "Export", "Clients 22/11", kinds, chosen.append)
    dialog = dialog_of(owner)

    assert [Path(name).name for name in dialog.selectedFiles()] == ["Clients 22-11.xlsx"]
    assert dialog.defaultSuffix() == "xlsx"
    dialog.fileSelected.emit(str(tmp_path / "x.xlsx"))
    assert chosen == [tmp_path / "x.xlsx"]
    dialog.reject()


def test_giving_up_calls_nothing(owner: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    FileDialogs(Machine(tmp_path / "m.ini")).open_file(owner, "Import", [("Lists", "*.csv")], chosen.append)
    dialog_of(owner).reject()

    assert chosen == []


def test_a_folder_to_read_from(owner: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    FileDialogs(Machine(tmp_path / "m.ini")).open_folder(owner, "Import", chosen.append)
    dialog = dialog_of(owner)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert chosen == [tmp_path]
