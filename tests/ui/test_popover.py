from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field
from grc_desktop.ui.popover import AskPopover

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
