from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.ui.figures import Figure, FigureButton, FigureCard, FigureStrip
from grc_desktop.ui.layout import column, holding
from grc_desktop.ui.theme import Theme


def test_the_strip_shows_as_many_figures_as_it_is_given(theme: Theme, qtbot: QtBot) -> None:
    strip = FigureStrip([Figure("Stays", "11"), Figure("Total", "3 480 €", "since 2019", "good")])
    qtbot.addWidget(strip)
    strip.show()
    cells = strip._cells
    assert [cell.accessibleName() for cell in cells] == ["Stays : 11", "Total : 3 480 €"]
    assert strip.grab().toImage().width() > 0

    strip.show_figures([Figure("Stays", "12")])
    assert [cell.isVisible() for cell in cells] == [True, False]
    assert cells[0].accessibleName() == "Stays : 12"


def test_a_trend_has_its_colour(theme: Theme, qtbot: QtBot) -> None:
    card = FigureCard(Figure("Sales", "10 €", "▼ 2 %", "bad"))
    qtbot.addWidget(card)

    assert [one.property("role") for one in card.findChildren(QLabel) if one.text() == "▼ 2 %"] == ["error"]


def test_a_card_that_opens_is_a_button(theme: Theme, qtbot: QtBot) -> None:
    card = FigureButton(Figure("Open complaints", "3"))
    qtbot.addWidget(card)
    card.show()
    assert card.accessibleName() == "Open complaints : 3"
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Return)


def test_a_narrow_strip_leaves_the_last_figures_out(theme: Theme, qtbot: QtBot) -> None:
    strip = FigureStrip([Figure(name, "14/10/26") for name in ("Last purchase", "Stays", "Total", "Ticket", "Contact")])
    record = holding(column(strip))
    qtbot.addWidget(record)
    record.resize(theme.px(300), 90)
    record.show()
    shown = [cell.isVisible() for cell in strip._cells]
    assert shown == [True, True, True, False, False]
    record.resize(theme.px(600), 90)
    assert all(cell.isVisible() for cell in strip._cells)
