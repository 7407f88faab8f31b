from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from grc_desktop.ui.badge import Badge, IconTile
from grc_desktop.ui.theme import Theme


def test_a_badge_is_a_word_on_the_wash_of_its_tone(theme: Theme, qtbot: QtBot) -> None:
    made = Badge("due today", "danger")
    qtbot.addWidget(made)
    made.show()

    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.grab().toImage().pixelColor(made.width() // 2, 2).name() == theme.tokens.danger.wash
    made.tell("later", "info")
    assert made.grab().toImage().pixelColor(made.width() // 2, 2).name() == theme.tokens.info.wash
    made.tell("")
    assert not made.isVisible()


def test_a_tile_shows_another_icon(theme: Theme, qtbot: QtBot) -> None:
    made = IconTile("phone", "info")
    qtbot.addWidget(made)
    before = made.grab().toImage()

    made.show_icon("complaint", "danger")

    assert made.grab().toImage() != before
    assert made.property("tone") == "danger"
