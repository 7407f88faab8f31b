from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding
from grc_desktop.ui.pressable import Pressable
from grc_desktop.ui.theme import Theme


def test_it_is_one_button_whatever_lies_on_it(theme: Theme, qtbot: QtBot) -> None:
    words = label("Air conditioning out of order", wrap=True)
    card = Pressable(column(words, label("Moreau Lucie"), margin=3))
    card.setAccessibleName("Air conditioning")
    qtbot.addWidget(card)
    card.resize(300, 80)
    card.show()

    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=words.geometry().center())
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(card.clicked):
            qtbot.keyClick(card, key)
    spoken = QAccessible.queryAccessibleInterface(card)
    assert spoken is not None
    assert spoken.role() is QAccessible.Role.Button
    assert spoken.text(QAccessible.Text.Name) == "Air conditioning"


def test_in_a_column_its_text_wraps_whole(theme: Theme, qtbot: QtBot) -> None:
    cards = [Pressable(column(label("Taxe de séjour facturée deux fois " * 3, wrap=True), margin=3)) for _ in "ab"]
    lane = holding(column(*cards, None))
    qtbot.addWidget(lane)
    lane.resize(170, 500)
    lane.show()

    assert all(card.height() >= card.heightForWidth(card.width()) for card in cards)


def test_it_needs_the_room_of_what_lies_on_it(theme: Theme, qtbot: QtBot) -> None:
    words = label("Lift " * 40, wrap=True)
    card = Pressable(column(words, margin=3))
    qtbot.addWidget(card)

    assert card.hasHeightForWidth()
    assert card.heightForWidth(200) > card.heightForWidth(800) >= words.sizeHint().height() // 10
