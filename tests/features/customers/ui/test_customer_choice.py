from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLineEdit

from grc_desktop.core.errors import Refused
from grc_desktop.features.customers.ui.customer_choice import CustomerChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.jobs import Jobs


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    return line


def test_typing_finds_and_the_words_of_the_list_are_a_customer(
    line: QLineEdit, people: dict[str, int], jobs: Jobs, qtbot: QtBot
) -> None:
    choice = CustomerChoice(jobs, line, field="other")
    qtbot.keyClicks(line, "more")
    qtbot.waitUntil(lambda: choice._words.stringList() != [])

    (words,) = choice._words.stringList()
    assert words.startswith("Lucie Moreau · Lyon")
    line.setText(words)
    assert choice.chosen() == people["Moreau"]


def test_words_that_name_nobody_are_refused_beside_the_line(
    line: QLineEdit, people: dict[str, int], jobs: Jobs, qtbot: QtBot, backstage: Any
) -> None:
    choice = CustomerChoice(jobs, line, field="other")
    told: list[bool] = []
    choice.found.connect(told.append)
    qtbot.keyClicks(line, "zz")
    backstage.settle()

    assert told == [False, False]
    with pytest.raises(Refused) as refusal:
        choice.chosen()
    assert refusal.value.field == "other"


def test_who_was_chosen_before_stands_there_and_an_empty_line_is_nobody(line: QLineEdit, jobs: Jobs) -> None:
    choice = CustomerChoice(jobs, line, field="other", chosen=(7, "Béal Voyages"))
    assert line.text() == "Béal Voyages"
    assert choice.chosen() == 7
    line.setText("  ")
    assert choice.chosen() is None
