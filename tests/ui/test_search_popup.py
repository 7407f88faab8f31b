from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.search_popup import Answer, Hit, SearchBox
from grc_desktop.ui.theme import Theme


class Desk:
    """A window with a search box, another field, and a provider whose answers can be held back."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.box = SearchBox("Search…", "Ctrl+K")
        self.other = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.box)
        layout.addWidget(self.other)
        layout.addStretch(1)
        self.held: list[tuple[str, Answer]] = []
        self.ran: list[str] = []
        self.box.set_providers([self.customers, self.pages])
        self.window.resize(800, 600)
        self.window.show()
        self.window.activateWindow()
        self.other.setFocus()
        qtbot.waitUntil(self.other.hasFocus)

    def customers(self, text: str, answer: Answer) -> None:
        self.held.append((text, answer))

    def pages(self, text: str, answer: Answer) -> None:
        answer([Hit("Import", lambda: self.ran.append("page"), icon="import", keys="Ctrl+4")] if text == "im" else [])

    def answer(self, *names: str) -> None:
        answer = self.held[-1][1]
        answer([Hit(name, lambda name=name: self.ran.append(name), subtitle="Lyon", portrait=name) for name in names])  # type: ignore[misc]

    def shown(self) -> list[str]:
        popup = self.box._popup
        return [popup.list.item(n).text() for n in range(popup.list.count())] if popup and popup.isVisible() else []


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_any_customer_in_a_few_keys(desk: Desk, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "mor")
    desk.answer("Lucie Moreau", "Marc Morin")

    assert desk.shown() == ["Lucie Moreau, Lyon", "Marc Morin, Lyon"]
    qtbot.keyClick(desk.box.edit, Qt.Key.Key_Return)
    assert desk.ran == ["Lucie Moreau"]
    assert (desk.box.edit.text(), desk.shown()) == ("", [])


def test_return_pressed_before_the_answer_opens_what_the_answer_brings(desk: Desk, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "mo")
    desk.answer("Paul Monet")
    qtbot.keyClicks(desk.box.edit, "r")
    qtbot.keyClick(desk.box.edit, Qt.Key.Key_Return)
    assert desk.ran == []
    desk.answer("Lucie Moreau")
    assert desk.ran == ["Lucie Moreau"]

    desk.box.start("mar")
    qtbot.keyClick(desk.box.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(desk.box.edit, "i")  # typed on: it was not meant
    desk.answer("Marie Curie")
    assert desk.ran == ["Lucie Moreau"]


def test_a_text_put_from_outside_is_looked_for(desk: Desk) -> None:
    desk.box.edit.setText("mor")
    desk.answer("Lucie Moreau")
    assert desk.shown() == ["Lucie Moreau, Lyon"]


def test_arrows_choose_and_go_round(desk: Desk, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "m")
    desk.answer("A", "B", "C")

    qtbot.keyClick(desk.box.edit, Qt.Key.Key_Up)
    qtbot.keyClick(desk.box.edit, Qt.Key.Key_Return)

    assert desk.ran == ["C"]


def test_answers_of_all_providers_stand_in_their_order(desk: Desk, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "im")
    desk.answer("Imbert")

    assert desk.shown() == ["Imbert, Lyon", "Import"]


def test_an_answer_that_was_overtaken_is_not_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "m")
    late = desk.held[-1][1]
    qtbot.keyClicks(desk.box.edit, "o")
    desk.answer("Moreau")
    late([Hit("Martin", lambda: None)])

    assert desk.shown() == ["Moreau, Lyon"]


def test_nothing_found_is_said(desk: Desk, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "zzz")
    desk.answer()

    popup = desk.box._popup
    assert popup is not None
    assert popup._nothing.text() == "Nothing found for “zzz”"
    qtbot.keyClick(desk.box.edit, Qt.Key.Key_Return)  # opens nothing, breaks nothing
    assert desk.ran == []


def test_escape_empties_then_goes_back_to_where_one_was(desk: Desk, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "mor")
    desk.answer("Moreau")

    qtbot.keyClick(desk.box.edit, Qt.Key.Key_Escape)
    assert desk.box.edit.text() == ""
    qtbot.keyClick(desk.box.edit, Qt.Key.Key_Escape)
    assert desk.other.hasFocus()
    assert desk.shown() == []


def test_leaving_the_field_closes_the_list(desk: Desk, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "mor")
    desk.answer("Moreau")

    desk.other.setFocus()

    qtbot.waitUntil(lambda: desk.shown() == [])


def test_a_click_opens(desk: Desk, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "m")
    desk.answer("A", "B")
    popup = desk.box._popup
    assert popup is not None

    at = popup.list.visualItemRect(popup.list.item(1)).center()
    qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert desk.ran == ["B"]


def test_the_list_can_be_painted(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "im")
    desk.answer("Imbert")
    popup = desk.box._popup
    assert popup is not None

    before = popup.grab().toImage()
    popup.move_current(1)
    assert popup.grab().toImage() != before


def test_a_screen_reader_follows_the_chosen_hit_and_comes_back(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int]] = []

    def note(event: QAccessibleEvent) -> None:
        widget = event.object()
        if event.type() is QAccessible.Event.Focus and isinstance(widget, QWidget):
            told.append((widget.accessibleName(), event.child()))

    desk.box.start()
    qtbot.keyClicks(desk.box.edit, "mor")
    desk.answer("Lucie Moreau", "Marc Morin")
    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    qtbot.keyClick(desk.box.edit, Qt.Key.Key_Down)
    qtbot.keyClicks(desk.box.edit, "in")
    assert told == [("Search results", 1), ("Search", -1)]
