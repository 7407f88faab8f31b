from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.features.imports.ui.file_step import FileStep
from grc_desktop.ui.theme import Theme


@pytest.fixture
def step(theme: Theme, qtbot: QtBot) -> FileStep:
    step = FileStep()
    qtbot.addWidget(step)
    return step


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(data: QMimeData) -> QDropEvent:
    return QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


def test_files_and_folders_are_dropped(step: FileStep, tmp_path: Path) -> None:
    taken: list[list[Path]] = []
    step.chosen.connect(taken.append)
    data = mime(tmp_path / "a.csv", tmp_path)  # the event does not keep it alive
    step.area.dropEvent(drop(data))
    assert taken == [[tmp_path / "a.csv", tmp_path]]


def test_cells_and_copied_files_are_pasted(step: FileStep, tmp_path: Path) -> None:
    texts: list[str] = []
    files: list[list[Path]] = []
    step.pasted.connect(texts.append)
    step.chosen.connect(files.append)
    QGuiApplication.clipboard().setText("NOM\tPRENOM\nMoreau\tLucie\n")
    step.area.paste.click()
    QGuiApplication.clipboard().setMimeData(mime(tmp_path / "a.csv"))
    step.area.paste.click()
    QGuiApplication.clipboard().clear()
    assert texts == ["NOM\tPRENOM\nMoreau\tLucie\n"]
    assert files == [[tmp_path / "a.csv"]]


def test_recent_files(step: FileStep, tmp_path: Path) -> None:
    taken: list[list[Path]] = []
    step.chosen.connect(taken.append)
    step.show_recent([])
    assert step.recent_card.isHidden()
    step.show_recent([tmp_path / "clients.csv"])
    (again,) = [one for one in step.findChildren(QPushButton) if one.text() == "clients.csv"]
    again.click()
    assert taken == [[tmp_path / "clients.csv"]]


def test_a_trouble_is_said_and_taken_away(step: FileStep) -> None:
    step.show_trouble("The file is empty.")
    assert not step.trouble.isHidden()
    step.show_trouble("")
    assert step.trouble.isHidden()


def test_nothing_else_is_chosen_while_reading(step: FileStep) -> None:
    step.show_waiting(True)
    assert not step.area.choose.isEnabled()
    assert step.area.title.text() == "Reading…"
    step.show_waiting(False)
    assert step.area.choose.isEnabled()


def test_a_screen_reader_finds_the_area_as_a_named_group(step: FileStep) -> None:
    found = QAccessible.queryAccessibleInterface(step.area)
    assert found.role() == QAccessible.Role.Grouping
    assert found.text(QAccessible.Text.Name) == "Files to import"
    assert found.text(QAccessible.Text.Description) == "Drop files or a folder here"
