from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.database.schema import Customer
from grc_desktop.ui.form import Field
from grc_desktop.ui.workplace import Workplace
from grc_desktop.ui.written_panel import WrittenPanel
from tests.conftest import Backstage


class NotesPanel(WrittenPanel):
    """The smallest of its kind: writes one word."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tables=frozenset({"customer"}), unsaved="Save or cancel the note first.")
        self.listing = QLabel("notes")
        self.saved: list[str] = []
        self.lay_out(self.listing)

    def reload(self) -> None:
        """Nothing is read."""

    def write_note(self) -> None:
        form = self.editor.open_form("Note", [Field(key="words", label="Words")], {})
        self.write(lambda: self.act(note, words=form.values()["words"]))

    def write_strictly(self) -> None:
        self.editor.open_form("Note", [Field(key="words", label="Words")], {})
        self.write(self._refuse)

    def _refuse(self) -> None:
        raise Refused("Too short.", field="words")


def note(session: Session, *, words: str) -> None:
    if not words:
        raise Refused("Say something.", field="words")
    session.execute(update(Customer).values(notes=words))


@pytest.fixture
def panel(workplace: Workplace, qtbot: QtBot) -> NotesPanel:
    made = NotesPanel(workplace)
    qtbot.addWidget(made)
    made.show_customer(1)
    made.show()
    return made


def type_words(panel: NotesPanel, words: str) -> None:
    field = panel.editor.form.input("words")
    assert isinstance(field, QLineEdit)
    field.setText(words)


def test_the_form_takes_the_place_of_the_list_and_gives_it_back(panel: NotesPanel, backstage: Backstage) -> None:
    assert panel.listing.isVisible()
    panel.write_note()
    assert not panel.listing.isVisible()
    type_words(panel, "late arrival")
    panel.editor.save_button.click()
    backstage.settle()
    assert panel.listing.isVisible()
    assert panel.may_leave()


@pytest.mark.parametrize("begin", [NotesPanel.write_note, NotesPanel.write_strictly])
def test_what_is_refused_stays_open_with_its_reason(panel: NotesPanel, backstage: Backstage, begin: object) -> None:
    assert callable(begin)
    begin(panel)
    panel.editor.save_button.click()
    backstage.settle()
    assert not panel.listing.isVisible()
    assert panel.editor.form.finding("words") is not None


def test_what_is_typed_holds_back_who_would_leave(panel: NotesPanel) -> None:
    panel.write_note()
    type_words(panel, "late arrival")
    assert not panel.may_leave()
    assert any(label.text() == "Save or cancel the note first." for label in panel.place.notices.findChildren(QLabel))


def test_another_customer_shows_their_list(panel: NotesPanel) -> None:
    panel.write_note()
    panel.show_customer(1)
    assert not panel.listing.isVisible()
    panel.show_customer(2)
    assert panel.listing.isVisible()
    assert panel.may_leave()


def test_after_trouble_the_same_words_can_be_saved_once_more(
    panel: NotesPanel, backstage: Backstage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Trouble("The disk is full.")

    panel.write_note()
    type_words(panel, "late arrival")
    with monkeypatch.context() as patched:
        patched.setattr(panel.jobs._base, "write", full)
        panel.editor.save_button.click()
        backstage.settle()
    assert panel.editor.form.values()["words"] == "late arrival"
    panel.editor.save_button.click()
    backstage.settle()
    assert panel.listing.isVisible()
