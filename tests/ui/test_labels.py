from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.theme import Theme


def test_what_users_typed_is_shown_as_typed(theme: Theme, qtbot: QtBot) -> None:
    made = label("<b>x</b>", "title", wrap=True, selectable=True)
    qtbot.addWidget(made)

    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.property("role") == "title"
    assert made.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_long_line_is_cut_and_told_whole(theme: Theme, qtbot: QtBot) -> None:
    made = ElidedLabel("A very long name of a very long company", "strong")
    qtbot.addWidget(made)
    made.resize(80, 20)
    made.show()
    made.grab()

    assert made.toolTip() == made.accessibleName() == made.text()
    assert made.minimumSizeHint().width() < 80
    made.resize(800, 20)
    made.grab()
    assert made.toolTip() == ""
