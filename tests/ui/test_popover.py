from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field
from grc_desktop.ui.popover import AskPopover, rounded

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.theme import Theme


@pytest.fixture
def anchor(theme: Theme, qtbot: QtBot) -> Iterator[QPushButton]:
    made = button("Here")
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def test_what_was_typed_is_given_and_the_popover_closes(anchor: QPushButton, qtbot: QtBot) -> None:
    given: list[dict[str, Any]] = []
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name", required=True)], "Save")
    popover.ask(anchor, given.append, {"name": "old"})
    line = popover.form.input("name")
    assert isinstance(line, QLineEdit)
    line.clear()
    popover.confirm.click()
    assert popover.isVisible()
    assert given == []
    qtbot.keyClicks(line, "new")
    popover.confirm.click()
    assert given == [{"name": "new"}]
    assert not popover.isVisible()


def test_escape_gives_up(anchor: QPushButton, qtbot: QtBot) -> None:
    given: list[dict[str, Any]] = []
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, given.append)
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert given == []


def test_a_popover_has_a_ground_of_its_own(anchor: QPushButton, theme: Theme) -> None:
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, lambda _: None)
    image = popover.grab().toImage()
    assert image.pixelColor(8, popover.height() // 2) == theme.color("surface")
    assert image.pixelColor(0, 0).alpha() < 255  # its corners are round
    popover.close()


def test_corners_are_cut_off_where_nothing_composes_windows(theme: Theme) -> None:
    kept = rounded(QRect(0, 0, 200, 100))
    assert [kept.contains(QPoint(x, y)) for x, y in ((0, 0), (199, 0), (0, 99), (199, 99))] == [False] * 4
    assert all(kept.contains(QPoint(x, y)) for x, y in ((100, 0), (0, 50), (199, 50), (100, 99), (100, 50)))


def test_what_grows_past_the_end_of_the_screen_moves_up(anchor: QPushButton) -> None:
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, lambda _: None)
    room = popover.screen().availableGeometry()
    popover.move(popover.x(), room.bottom() - 40)
    popover.confirm.setFixedHeight(300)
    popover.fit()
    assert popover.geometry().bottom() <= room.bottom()
    popover.close()
