from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.machine import Machine
from grc_desktop.ui.side_by_side import SideBySide
from grc_desktop.ui.theme import Theme


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine.ini")


@pytest.fixture
def sides(theme: Theme, machine: Machine, qtbot: QtBot) -> SideBySide:
    del theme
    first, second = QWidget(), QWidget()
    first.setMinimumSize(200, 50)
    first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    second.setMinimumSize(300, 50)
    sides = SideBySide(first, second, machine=machine, key="test/splitter", share=0.4)
    qtbot.addWidget(sides)
    sides.resize(800, 300)
    with qtbot.waitExposed(sides):
        sides.show()
    return sides


def shown(sides: SideBySide) -> tuple[bool, bool]:
    first, second = sides.splitter.widget(0), sides.splitter.widget(1)
    assert first is not None
    assert second is not None
    return first.isVisible(), second.isVisible()


def test_a_wide_window_shows_both_and_remembers_where_the_divider_stood(sides: SideBySide, machine: Machine) -> None:
    assert shown(sides) == (True, True)
    assert sides.splitter.sizes()[0] < sides.splitter.sizes()[1]
    sides.splitter.setSizes([400, 388])
    sides.splitter.splitterMoved.emit(400, 1)
    assert machine.state("test/splitter") == sides.splitter.saveState()


def test_a_narrow_window_shows_one_at_a_time(sides: SideBySide, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sides.narrow_changed):
        sides.resize(400, 300)
    assert sides.narrow
    assert shown(sides) == (True, False)
    sides.show_second()
    assert shown(sides) == (False, True)
    back = sides.findChild(QPushButton)
    assert back is not None
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert shown(sides) == (True, False)
    sides.resize(800, 300)
    assert shown(sides) == (True, True)
    assert not back.isVisible()


def test_it_fits_a_window_that_has_room_for_only_one(sides: SideBySide) -> None:
    assert sides.minimumSizeHint().width() == 300


def test_the_list_fills_the_page_where_nothing_is_beside_it(sides: SideBySide) -> None:
    sides.set_second_wanted(False)
    assert shown(sides) == (True, False)
    sides.resize(400, 300)
    sides.show_second()
    assert shown(sides) == (True, False)
    sides.set_second_wanted(True)
    assert shown(sides) == (False, True)
