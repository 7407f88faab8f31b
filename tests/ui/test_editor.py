"""A form with its buttons, in place of a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.form import Field
from grc_desktop.ui.theme import Theme

FIELDS = [Field(key="name", label="Name", required=True), Field(key="town", label="Town")]


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme, clock: Clock) -> Editor:
    editor = Editor(clock)
    qtbot.addWidget(editor)
    return editor


def line(editor: Editor, key: str) -> QLineEdit:
    found = editor.form.input(key)
    assert isinstance(found, QLineEdit)
    return found


def test_it_is_there_only_while_something_is_written(editor: Editor, qtbot: QtBot) -> None:
    assert not editor.is_open
    editor.open_form("New", FIELDS, {"name": "Lucie"})
    assert (editor.is_open, editor.is_changed, editor.isVisible()) == (True, False, True)
    qtbot.keyClicks(line(editor, "town"), "Lyon")
    assert editor.is_changed
    qtbot.keyClick(line(editor, "town"), Qt.Key.Key_Escape)
    assert editor.is_open  # nothing typed goes unasked
    qtbot.waitUntil(editor.cancel_button.hasFocus)
    with qtbot.waitSignal(editor.cancelled):
        qtbot.keyClick(editor.cancel_button, Qt.Key.Key_Escape)
    assert (editor.is_open, editor.isVisible()) == (False, False)


def test_escape_closes_at_once_what_nobody_wrote_in(editor: Editor, qtbot: QtBot) -> None:
    editor.open_form("New", FIELDS, {"name": "Lucie"})
    qtbot.keyClick(line(editor, "name"), Qt.Key.Key_Escape)
    assert not editor.is_open


def test_saving_gives_the_values_once(editor: Editor, qtbot: QtBot) -> None:
    saved: list[dict[str, str]] = []
    editor.submitted.connect(saved.append)
    editor.open_form("New", FIELDS, {"name": "Lucie"})
    qtbot.keyClick(line(editor, "name"), Qt.Key.Key_Return)
    qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    assert saved == [{"name": "Lucie", "town": ""}]


def test_what_is_missing_is_not_given(editor: Editor, qtbot: QtBot) -> None:
    editor.open_form("New", FIELDS, {})
    with qtbot.assertNotEmitted(editor.submitted):
        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    finding = editor.form.finding("name")
    assert finding is not None
    assert finding.level == "error"


def test_a_refusal_stands_beside_its_field_and_lets_one_try_again(editor: Editor, qtbot: QtBot) -> None:
    editor.open_form("New", FIELDS, {"name": "Lucie"})
    qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    assert not editor.save_button.isEnabled()
    editor.refuse(Refused("Not this town.", field="town"))
    finding = editor.form.finding("town")
    assert finding is not None
    assert finding.sentence == "Not this town."
    assert editor.save_button.isEnabled()
    editor.form.input("name").setFocus()  # leaving a field judges it again
    editor.form._judge_touched()
    assert editor.form.finding("town") == finding
    with qtbot.waitSignal(editor.submitted):
        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)


def test_a_form_that_may_delete_says_so(editor: Editor, qtbot: QtBot) -> None:
    deleted: list[bool] = []
    editor.open_form("Edit", FIELDS, {}, remove="Delete", removing=lambda: deleted.append(True))
    remove = next(made for made in editor.findChildren(type(editor.save_button)) if made.text() == "Delete")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert deleted == [True]
    editor.open_form("New", FIELDS, {})
    assert not remove.isVisible()
