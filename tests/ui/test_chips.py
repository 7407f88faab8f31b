from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from grc_desktop.ui.chips import removable_chip
from grc_desktop.ui.theme import Theme


def test_a_chip_is_removed_by_mouse_and_by_key(theme: Theme, qtbot: QtBot) -> None:
    removed: list[str] = []
    chip = removable_chip("Town = Lyon", lambda: removed.append("city"), name="Remove the filter Town = Lyon")
    qtbot.addWidget(chip)
    assert (chip.text(), chip.accessibleName()) == ("Town = Lyon", "Remove the filter Town = Lyon")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert removed == ["city", "city"]


def test_where_there_is_less_room_the_words_are_cut_and_grow_again(theme: Theme, qtbot: QtBot) -> None:
    words = "Number of stays (winter) is at least 1 & more"
    chip = removable_chip(words, lambda: None, name=words)
    qtbot.addWidget(chip)
    chip.show()
    whole = chip.sizeHint()
    chip.resize(whole.width() - 60, whole.height())
    assert chip.text().endswith("…")
    assert chip.sizeHint() == whole
    chip.resize(whole)
    assert chip.text() == words.replace("&", "&&")
