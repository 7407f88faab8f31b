from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.ui.card import Card
from grc_desktop.ui.layout import row
from grc_desktop.ui.theme import Theme


def test_a_card_has_a_title_a_count_and_a_body(theme: Theme, qtbot: QtBot) -> None:
    card = Card("To do", count="5")
    qtbot.addWidget(card)
    inner = QLabel("x")
    card.add(inner, row(QLabel("y")))
    card.show()

    assert card.accessibleName() == "To do"
    assert (card.count_badge.text(), card.count_badge.isVisible()) == ("5", True)
    assert inner.parentWidget() is card
    card.show_count(0)
    assert not card.count_badge.isVisible()


def test_a_flush_card_reaches_its_edge(theme: Theme, qtbot: QtBot) -> None:
    card = Card(flush=True)
    qtbot.addWidget(card)
    inner = QLabel("x")
    card.add(inner)
    card.resize(200, 100)
    card.show()

    qtbot.waitUntil(lambda: inner.x() == 1)


def test_what_fills_a_flush_card_stays_within_its_rounded_corners(theme: Theme, qtbot: QtBot) -> None:
    card = Card(flush=True)
    qtbot.addWidget(card)
    square = QLabel()
    square.setStyleSheet("background: #ff00ff")
    card.add(square)
    card.body.setStretch(0, 1)
    card.resize(200, 100)
    card.show()
    shown = card.grab().toImage()

    corner = [(x, y) for x in range(10) for y in range(90, 100) if (x - 9.5) ** 2 + (y - 89.5) ** 2 > 10**2]
    assert "#ff00ff" not in {shown.pixelColor(x, y).name() for x, y in corner}
    assert shown.pixelColor(100, 90).name() == "#ff00ff"
