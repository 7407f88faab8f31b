from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.search_line import SearchLine
from grc_desktop.ui.theme import Theme


@pytest.fixture
def search(theme: Theme, qtbot: QtBot) -> SearchLine:
    del theme
    search = SearchLine(name="Search among rooms", placeholder="Number…")
    qtbot.addWidget(search)
    return search


def test_it_looks_when_the_typing_rests_and_only_once(search: SearchLine, qtbot: QtBot) -> None:
    told: list[str] = []
    search.sought.connect(told.append)
    with qtbot.waitSignal(search.sought):
        qtbot.keyClicks(search, "204")
    assert told == ["204"]


def test_an_emptied_field_shows_all_at_once(search: SearchLine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(search.sought):
        qtbot.keyClicks(search, "204")
    told: list[str] = []
    search.sought.connect(told.append)
    search.clear()
    assert told == [""]


def test_its_clear_button_has_a_name(search: SearchLine, qtbot: QtBot) -> None:
    search.show()
    (clear,) = search.findChildren(QPushButton)
    assert clear.accessibleName() == "Clear the search"
    assert not clear.isVisible()
    qtbot.keyClicks(search, "204")
    assert clear.isVisible()
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert search.text() == ""


def test_its_icons_grow_with_the_text(search: SearchLine, theme: Theme) -> None:
    search.show()
    small = search.findChildren(IconLabel)[0].width()
    theme.choose(text_percent=200)
    (shown,) = search.findChildren(IconLabel)
    (clear,) = search.findChildren(QPushButton)

    grown = (shown.width(), clear.iconSize().width(), search.textMargins().left())
    theme.choose(text_percent=100)

    assert grown[:2] == (2 * small, 2 * small)
    assert grown[2] > 2 * small
