from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.buttons import Segmented, action, button, fill_menu, menu_button
from grc_desktop.ui.theme import Theme


def test_a_button_runs_and_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    ran: list[str] = []
    made = button("Save & close", lambda: ran.append("x"), icon="save", role="primary", shortcut="Ctrl+Return")
    qtbot.addWidget(made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)

    assert ran == ["x"]
    assert made.text() == "Save && close"  # shown as typed, no mnemonic
    assert made.accessibleName() == "Save & close"
    assert made.shortcut() == QKeySequence("Ctrl+Return")
    assert "Ctrl+Return" in made.toolTip()


def test_an_icon_alone_is_named_by_its_tip(theme: Theme, qtbot: QtBot) -> None:
    made = button("", icon="more", tip="More actions")
    qtbot.addWidget(made)

    assert made.accessibleName() == "More actions"
    assert made.iconSize().width() == made.iconSize().height()


def test_a_menu_button_drops_its_entries(theme: Theme, qtbot: QtBot) -> None:
    ran: list[str] = []
    made = menu_button(
        "Export", [action("Excel", lambda: ran.append("xlsx"), icon="file-table", shortcut="Ctrl+E"), None]
    )
    qtbot.addWidget(made)
    menu = made.menu()
    assert menu is not None
    entries = menu.actions()

    entries[0].trigger()

    assert ran == ["xlsx"]
    assert entries[1].isSeparator()
    assert menu.accessibleName() == "Export"


def test_a_menu_is_filled_anew(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    menu = QMenu(holder)
    fill_menu(menu, [action("A", lambda: None)])
    fill_menu(menu, [action("B", lambda: None)])

    assert [entry.text() for entry in menu.actions()] == ["B"]


def test_one_of_the_segments_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    made = Segmented([("labels", "Labels"), ("list", "List")], name="What", value="list")
    qtbot.addWidget(made)
    assert made.value == "list"

    first = made.findChildren(QPushButton)[0]
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert (told.args, made.value) == (["labels"], "labels")

    with qtbot.assertNotEmitted(made.chosen):
        made.set_value("list")
    assert made.accessibleName() == "What"


def test_words_that_come_later_keep_their_distance_from_the_icon(theme: Theme, qtbot: QtBot) -> None:
    early, late = button("Send", icon="send"), button("", icon="send", tip="Send")
    for one in (early, late):
        qtbot.addWidget(one)
    late.setText("Send")
    assert late.iconSize() == early.iconSize()


def test_the_shortcut_outlives_another_text(theme: Theme, qtbot: QtBot) -> None:
    made = button("Print", lambda: None, shortcut="Ctrl+P")
    qtbot.addWidget(made)
    made.setText("Print 27 pages")
    assert made.shortcut() == QKeySequence("Ctrl+P")


def test_a_screen_reader_chooses_too(theme: Theme, qtbot: QtBot) -> None:
    chosen: list[object] = []
    parts = Segmented([("list", "List"), ("board", "Board")], name="How")
    qtbot.addWidget(parts)
    parts.chosen.connect(chosen.append)
    parts.findChildren(QPushButton)[1].toggle()  # what Qt does for assistive technology, instead of a click
    assert (parts.value, chosen) == ("board", ["board"])
    parts.set_value("list")
    assert (parts.value, chosen) == ("list", ["board"])
