from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from grc_desktop.features.paper.sheets import find_sheet
from grc_desktop.features.paper.ui.sheet_editor import SheetEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.theme import Theme


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> SheetEditor:
    del theme
    made = SheetEditor()
    qtbot.addWidget(made)
    made.open_sheet(None)
    made.name.setText("Own")
    return made


def test_what_cannot_be_is_said_while_it_is_typed(editor: SheetEditor) -> None:
    assert not editor.problem.isVisible()
    editor.spins["columns"].setValue(4)
    assert "right edge" in editor.problem.text()
    assert editor.problem.isVisible()
    assert not editor.save.isEnabled()
    editor.spins["columns"].setValue(3)
    assert not editor.problem.isVisible()
    assert editor.save.isEnabled()


def test_the_measures_of_a_known_sheet_are_a_beginning(editor: SheetEditor) -> None:
    editor.like.setCurrentIndex(editor.like.findData("L7163"))
    editor.like.activated.emit(editor.like.currentIndex())
    l7163 = find_sheet("L7163")
    assert (editor.value.columns, editor.value.label_width) == (l7163.columns, l7163.label_width)
    assert (editor.value.part, editor.value.brand) == ("Own", "")


def test_the_paper_is_chosen_by_its_name_or_measured(editor: SheetEditor) -> None:
    editor.paper.setCurrentIndex(editor.paper.findData("Letter"))
    editor.paper.activated.emit(editor.paper.currentIndex())
    assert editor.value.page_width == pytest.approx(215.9)
    editor.spins["page_width"].setValue(220)
    assert editor.paper.currentData() == ""


def test_the_picture_is_of_what_is_typed(editor: SheetEditor, qtbot: QtBot) -> None:
    editor.show()
    before = editor.picture.grab().toImage()
    editor.spins["rows"].setValue(3)
    assert editor.picture.grab().toImage() != before


def test_a_sheet_without_a_name_says_so_when_it_is_saved(editor: SheetEditor, qtbot: QtBot) -> None:
    saved: list[object] = []
    editor.saved.connect(saved.append)
    editor.name.clear()
    assert editor.problem.isHidden()  # nobody is scolded before they have begun

    qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)

    assert editor.problem.isVisible()
    assert "name" in editor.problem.text()
    assert editor.focusWidget() is editor.name
    assert saved == []


def test_a_sheet_without_a_name_that_does_not_fit_either_says_both(editor: SheetEditor) -> None:
    editor.name.clear()
    editor.spins["columns"].setValue(4)
    assert editor.problem.isVisible()
    assert "right edge" in editor.problem.text()
    assert "Give the sheet a name" in editor.problem.text()
    assert not editor.save.isEnabled()
    editor.name.setText("Own")
    assert "name" not in editor.problem.text()
    assert not editor.save.isEnabled()
