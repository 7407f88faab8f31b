from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from grc_desktop.ui.buttons import button
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.theme import Theme


def test_it_says_what_the_page_is_for_and_offers_a_step(theme: Theme, qtbot: QtBot) -> None:
    ran: list[bool] = []
    step = button("Import", lambda: ran.append(True))
    made = EmptyState("customers", "No customer yet", "Import your list.", step)
    qtbot.addWidget(made)
    made.show()

    qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
    made.tell("Nobody found")

    assert ran == [True]
    assert made.accessibleName() == "Nobody found"
    assert not made._text.isVisible()


def test_a_sentence_uses_the_room_there_is(theme: Theme, qtbot: QtBot) -> None:
    made = EmptyState("trash", "The trash is empty", "Deleted customers stay here for ninety days.")
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    assert made._text.height() < 2 * made._text.fontMetrics().height()
