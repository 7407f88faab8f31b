from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field
from grc_desktop.ui.popover import AskPopover, Popover

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.theme import Theme


@pytest.fixture
def anchor(theme: Theme, qtbot: QtBot) -> Iterator[QPushButton]:
    """In a window with a field beside it, which has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    made = button("Here")
    made.setParent(window)
    field = QLineEdit(window)
    field.move(0, 40)
    window.resize(700, 500)
    window.show()
    window.activateWindow()
    field.setFocus()
    yield made
    window.hide()


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
    image = anchor.window().grab().toImage()
    at = popover.pos()
    assert image.pixelColor(at + QPoint(8, popover.height() // 2)) == theme.color("surface")
    behind = image.pixelColor(at - QPoint(2, 2))
    assert image.pixelColor(at) == behind != theme.color("surface")  # its corners are round
    popover.close()


def test_what_grows_past_the_end_of_the_window_moves_up(anchor: QPushButton) -> None:
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, lambda _: None)
    popover.move(popover.x(), anchor.window().height() - 40)
    popover.confirm.setFixedHeight(300)
    popover.fit()
    assert popover.geometry().bottom() <= anchor.window().height()
    popover.close()


def test_a_popover_fits_into_its_window_and_follows_it(anchor: QPushButton) -> None:
    window = anchor.window()
    popover = Popover(anchor, "Wide")
    popover.put(QLineEdit(), width=500)
    anchor.move(600, 470)
    popover.open_beneath(anchor)
    assert window.rect().contains(popover.geometry())
    assert popover.geometry().bottom() < anchor.y()
    window.resize(400, 300)
    assert window.rect().contains(popover.geometry())
    popover.close()


def test_a_screen_reader_finds_it_in_the_window(anchor: QPushButton) -> None:
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, lambda _: None)
    window = QAccessible.queryAccessibleInterface(anchor.window())
    parts = [window.child(at) for at in range(window.childCount())]
    (shown,) = [part for part in parts if part.text(QAccessible.Text.Name) == "A name"]
    assert shown.object() is popover
    assert not popover.isWindow()
    popover.close()


def test_a_click_elsewhere_closes_it_and_does_nothing_else(anchor: QPushButton, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    anchor.clicked.connect(pressed.append)
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, lambda _: None)
    window = anchor.window()
    on_top = window.childAt(QPoint(5, 5))
    assert on_top is not anchor
    qtbot.mouseClick(on_top, Qt.MouseButton.LeftButton)
    assert not popover.isVisible()
    assert pressed == []
    assert window.childAt(QPoint(5, 5)) is anchor


def test_the_keyboard_comes_back_to_where_it_was(anchor: QPushButton, qtbot: QtBot) -> None:
    field = anchor.window().focusWidget()
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, lambda _: None)
    line = popover.form.input("name")
    qtbot.waitUntil(line.hasFocus)
    for _ in range(4):
        qtbot.keyClick(anchor.window().focusWidget(), Qt.Key.Key_Tab)
        assert popover.isAncestorOf(anchor.window().focusWidget())
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert anchor.window().focusWidget() is field


def test_it_closes_when_the_keyboard_goes_elsewhere_or_its_anchor_goes(anchor: QPushButton, qtbot: QtBot) -> None:
    field = anchor.window().focusWidget()
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, lambda _: None)
    qtbot.waitUntil(popover.form.input("name").hasFocus)
    field.setFocus()
    assert not popover.isVisible()
    assert field.hasFocus()
    popover.ask(anchor, lambda _: None)
    anchor.hide()
    assert not popover.isVisible()


def test_what_opens_from_it_leaves_it_open(anchor: QPushButton, qtbot: QtBot) -> None:
    first, inner = Popover(anchor, "First"), button("More")
    choice = QComboBox()
    choice.addItems(["one", "two"])
    first.put(inner, choice)
    first.open_beneath(anchor)
    qtbot.waitUntil(inner.hasFocus)
    choice.showPopup()
    choice.hidePopup()
    second = Popover(inner, "Second")
    second.put(QLineEdit())
    second.open_beneath(inner)
    assert first.isVisible()
    qtbot.keyClick(second.focusWidget(), Qt.Key.Key_Escape)
    assert (first.isVisible(), second.isVisible()) == (True, False)
    assert inner.hasFocus()
    first.close()


def test_no_key_means_something_to_the_page_behind(anchor: QPushButton, qtbot: QtBot) -> None:
    heard: list[str] = []
    keys = QShortcut(QKeySequence("F2"), anchor.window())
    keys.activated.connect(lambda: heard.append("F2"))
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, lambda _: None)
    qtbot.waitUntil(popover.form.input("name").hasFocus)
    qtbot.keyClick(popover.form.input("name"), Qt.Key.Key_F2)
    assert heard == []
    popover.close()
    qtbot.keyClick(anchor.window(), Qt.Key.Key_F2)
    assert heard == ["F2"]


def test_it_goes_with_its_owner(anchor: QPushButton, qtbot: QtBot) -> None:
    owner = QWidget(anchor.window())
    popover = Popover(owner, "First")
    popover.put(QLineEdit())
    popover.open_beneath(anchor)
    with qtbot.waitSignal(popover.destroyed):
        owner.deleteLater()
    qtbot.waitUntil(lambda: anchor.window().childAt(QPoint(5, 5)) is anchor)


def written(anchor: QPushButton, qtbot: QtBot, given: list[dict[str, Any]]) -> tuple[AskPopover, QLineEdit]:
    """A popover in which a name was typed."""
    popover = AskPopover(anchor, "A name", [Field(key="name", label="Name")], "Save")
    popover.ask(anchor, given.append)
    line = popover.form.input("name")
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "new")
    return popover, line


def test_a_click_elsewhere_does_not_lose_what_was_typed(anchor: QPushButton, qtbot: QtBot) -> None:
    popover, line = written(anchor, qtbot, [])
    behind = anchor.window().childAt(QPoint(650, 20))
    assert behind is not None
    qtbot.mouseClick(behind, Qt.MouseButton.LeftButton)
    assert popover.isVisible()
    assert line.hasFocus()
    other = anchor.window().findChildren(QLineEdit)[0]
    assert other is not line
    other.setFocus()
    assert popover.isVisible()
    assert line.hasFocus()

    line.clear()
    qtbot.mouseClick(behind, Qt.MouseButton.LeftButton)
    assert not popover.isVisible()


def test_escape_asks_before_it_loses_what_was_typed(anchor: QPushButton, qtbot: QtBot) -> None:
    popover, line = written(anchor, qtbot, [])
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert popover.isVisible()
    cancel = anchor.window().focusWidget()
    assert isinstance(cancel, QPushButton)
    assert cancel.text() == "Cancel"

    qtbot.keyClick(cancel, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_ctrl_s_saves_from_wherever_the_keyboard_is(anchor: QPushButton, qtbot: QtBot) -> None:
    given: list[dict[str, Any]] = []
    popover, line = written(anchor, qtbot, given)
    qtbot.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert given == [{"name": "new"}]
    assert not popover.isVisible()

    popover, _ = written(anchor, qtbot, given)
    qtbot.keyClick(popover.confirm, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert given == [{"name": "new"}] * 2
