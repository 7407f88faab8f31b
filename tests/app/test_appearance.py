from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from grc_desktop.app.appearance import Appearance, restore_appearance
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import Theme


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "window.ini")


@pytest.fixture
def menu(theme: Theme, machine: Machine, qtbot: QtBot) -> Iterator[QMenu]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = QMenu(window)
    Appearance(window, theme, machine).fill(made)
    yield made
    theme.choose(scheme="light", text_percent=100, compact=False)


def entry(menu: QMenu, text: str) -> QAction:
    return next(one for one in menu.findChildren(QAction) if one.text() == text)


def test_a_scheme_is_chosen_and_remembered(menu: QMenu, theme: Theme, machine: Machine) -> None:
    entry(menu, "Dark").trigger()

    assert theme.scheme == "dark"
    assert machine.text("look/scheme") == "dark"


def test_text_grows_and_shrinks_within_bounds(menu: QMenu, theme: Theme) -> None:
    entry(menu, "Larger").trigger()
    assert theme.text_percent == 110
    for _ in range(9):
        entry(menu, "Larger").trigger()
    assert theme.text_percent == 200
    entry(menu, "Smaller").trigger()
    assert theme.text_percent == 175


def test_rows_become_compact(menu: QMenu, theme: Theme, machine: Machine) -> None:
    entry(menu, "Compact rows").trigger()

    assert theme.compact
    assert machine.flag("look/compact")


def test_the_look_is_put_on_at_the_start(theme: Theme, machine: Machine) -> None:
    machine.remember("look/scheme", "contrast")
    machine.remember("look/text", 150)
    restore_appearance(theme, machine)
    assert (theme.scheme, theme.text_percent) == ("contrast", 150)

    machine.remember("look/scheme", "puce")
    restore_appearance(theme, machine)
    assert theme.choice == "system"
    theme.choose(scheme="light", text_percent=100)


def test_full_screen_and_back(menu: QMenu, qtbot: QtBot) -> None:
    window = menu.parentWidget()
    assert window is not None
    window.show()
    entry(menu, "Full screen").trigger()
    assert window.isFullScreen()
    entry(menu, "Full screen").trigger()
    assert not window.isFullScreen()
