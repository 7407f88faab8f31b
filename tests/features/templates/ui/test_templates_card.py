"""Templates in the settings: listed, edited, looked at, and back to the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from grc_desktop.core.language import speak
from grc_desktop.features.templates.actions import save_template
from grc_desktop.features.templates.queries import template
from grc_desktop.features.templates.ui.templates_card import TemplatesCard, subject_in_words

if TYPE_CHECKING:
    from grc_desktop.features.templates.records import TemplateRecord
    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def card(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> TemplatesCard:
    speak("en")
    made = TemplatesCard(workplace)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.reload()
    backstage.settle()
    return made


def open_row(card: TemplatesCard, name: str, language: str = "en") -> None:
    rows: list[TemplateRecord] = card.table._given
    card._open(next(one for one in rows if (one.name, one.language) == (name, language)))


def test_the_first_set_is_there_and_needs_no_base(card: TemplatesCard, backstage: Backstage) -> None:
    assert card.table.count >= 14
    card.kind.chosen.emit("sms")
    backstage.settle()
    assert card.table.count >= 14


def test_subjects_show_labels_and_no_braces(card: TemplatesCard) -> None:
    rows: list[TemplateRecord] = card.table._given
    answer = next(one for one in rows if (one.name, one.language) == ("complaint", "en"))
    assert subject_in_words(answer) == "Your complaint no. Complaint number"


def test_an_original_is_changed_and_comes_back(card: TemplatesCard, backstage: Backstage) -> None:
    open_row(card, "thanks")
    editor = card.editor
    assert not editor.form.input("name").isEnabled()
    assert "Dear Ms Moreau" in editor.preview.toPlainText()
    assert editor.body is not None
    editor.body.set_text("<p>Hello {{first_name|you}}</p>")
    editor.save.click()
    backstage.settle()
    assert card.editor.isHidden()
    changed = backstage.read(template, kind="letter", name="thanks")["en"]
    assert (changed.body, changed.shipped) == ("<p>Hello {{first_name|you}}</p>", True)
    open_row(card, "thanks")
    assert editor.remove.text() == "Back to the original"
    editor.remove.click()
    backstage.settle()
    assert backstage.read(template, kind="letter", name="thanks")["en"].id == 0


def test_all_originals_come_back(card: TemplatesCard, backstage: Backstage) -> None:
    assert card.restore.isHidden()
    backstage.write(save_template, kind="letter", name="thanks", language="en", subject="", body="<p>mine</p>")
    card.reload()
    backstage.settle()
    assert not card.restore.isHidden()
    card.restore.click()
    backstage.settle()
    assert card.restore.isHidden()
    assert backstage.read(template, kind="letter", name="thanks")["en"].id == 0


def test_a_new_one_is_written(card: TemplatesCard, backstage: Backstage) -> None:
    card._add()
    editor = card.editor
    editor.save.click()
    assert not editor.isHidden()  # it has no name yet
    editor.form.replace_value("name", "New Year")
    editor.subject.set_text("To {{full_name}}")
    assert editor.body is not None
    editor.body.insert_field("salutation")
    editor.save.click()
    backstage.settle()
    found = backstage.read(template, kind="letter", name="New Year")["en"]
    assert (found.subject, found.body) == ("To {{full_name}}", "<p>{{salutation}}</p>")


def test_what_is_not_understood_is_said_and_kept_on_the_screen(card: TemplatesCard, backstage: Backstage) -> None:
    open_row(card, "thanks")
    editor = card.editor
    assert editor.body is not None
    editor.body.set_text("<p>{{if company}} for ever</p>")
    editor.save.click()
    backstage.settle()
    assert "never ended" in editor.problem.text()
    assert not editor.isHidden()


def test_leaving_changes_nothing(card: TemplatesCard, backstage: Backstage) -> None:
    open_row(card, "thanks")
    assert card.editor.body is not None
    assert not card.is_changed
    card.editor.body.set_text("<p>x</p>")
    assert card.is_changed
    card.editor._close()
    backstage.settle()
    assert not card.is_changed
    assert backstage.read(template, kind="letter", name="thanks")["en"].id == 0
    assert card.focusWidget() is card.table


def test_why_it_was_refused_stays_although_the_preview_follows(card: TemplatesCard, backstage: Backstage) -> None:
    card._add()
    line = card.editor.form.input("name")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "Empty")  # the preview will follow in a moment
    assert card.editor._timer.isActive()
    card.editor.save.click()
    backstage.settle()
    assert card.editor.problem.text()
    assert not card.editor._timer.isActive()
