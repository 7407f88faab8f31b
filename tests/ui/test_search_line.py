from __future__ import annotations

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

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


def test_its_clear_button_has_a_name(search: SearchLine) -> None:
    (clear, *_) = search.findChildren(QToolButton)
    assert clear.accessibleName() == "Clear the search"
