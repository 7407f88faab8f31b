"""Which letter is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.core.language import speak
from grc_desktop.features.paper.ui.letters.questions import LetterQuestions
from grc_desktop.features.templates.shipped import originals
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import Theme

LETTERS = [one for one in originals() if one.kind == "letter"]


@pytest.fixture
def questions(qtbot: QtBot, theme: Theme, tmp_path: Path) -> LetterQuestions:
    speak("en")
    made = LetterQuestions(Machine(tmp_path / "machine.ini"))
    qtbot.addWidget(made)
    made.show_templates(LETTERS)
    return made


def test_each_letter_is_offered_once_whatever_its_languages(questions: LetterQuestions) -> None:
    names = [questions.template.itemData(place) for place in range(questions.template.count())]
    assert len(names) == len(set(names)) == len({one.name for one in LETTERS})
    assert questions.value == "thanks"


def test_what_is_chosen_is_remembered(questions: LetterQuestions, qtbot: QtBot, tmp_path: Path) -> None:
    place = questions.template.findData("birthday")
    with qtbot.waitSignal(questions.changed):
        questions.template.setCurrentIndex(place)
        questions.template.activated.emit(place)
    assert questions.value == "birthday"
    again = LetterQuestions(Machine(tmp_path / "machine.ini"))
    qtbot.addWidget(again)
    again.show_templates(LETTERS)
    assert again.value == "birthday"


def test_a_letter_is_asked_for_by_either_name_before_or_after_it_is_known(
    questions: LetterQuestions, qtbot: QtBot, tmp_path: Path
) -> None:
    questions.ask_for("Answer to a complaint", 7, ())
    assert (questions.value, questions.complaint_id) == ("complaint", 7)
    fresh = LetterQuestions(Machine(tmp_path / "other.ini"))
    qtbot.addWidget(fresh)
    fresh.ask_for("complaint", 7, ())
    fresh.show_templates(LETTERS)
    assert fresh.value == "complaint"


def test_letters_of_a_campaign_need_no_template(questions: LetterQuestions) -> None:
    questions.ask_for("", None, (3, 4))
    assert (questions.value, questions.messages) == ("", (3, 4))
    questions.forget()
    assert (questions.value, questions.messages) == ("thanks", ())
