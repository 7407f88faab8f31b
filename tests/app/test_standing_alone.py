from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.app.standing_alone import WayOn, in_the_middle
from grc_desktop.ui.card import Card
from grc_desktop.ui.theme import Theme


def test_the_words_stand_beside_their_buttons(theme: Theme, qtbot: QtBot) -> None:
    first, second = QPushButton("First"), QPushButton("Second")
    way = WayOn("From a backup", "One may be there.", first, second)
    qtbot.addWidget(way)
    way.resize(600, 90)
    way.show()

    title, text = way.findChildren(QLabel)
    assert title.x() < text.geometry().right() < first.x()
    assert first.width() == second.width()
    assert title.geometry().bottom() - text.y() < 4, "the two lines belong together"

    way.tell("There is one.")
    assert text.text() == "There is one."


def test_a_low_window_scrolls(theme: Theme, qtbot: QtBot) -> None:
    card = Card()
    card.add(*(WayOn("Title", "Text", QPushButton(str(number))) for number in range(12)))
    area = in_the_middle(card)
    qtbot.addWidget(area)
    area.resize(900, 300)
    area.show()

    assert card.height() > 300
    assert abs(card.mapTo(area, card.rect().center()).x() - 450) < 20
