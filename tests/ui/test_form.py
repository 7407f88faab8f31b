from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.ui.form import Change, Field, Finding, Form, Section
from grc_desktop.ui.form.choices import CheckInput
from grc_desktop.ui.theme import Theme

STORED = {
    "title": "mrs",
    "last": "Moreau",
    "birth": date(1984, 2, 4),
    "phone": "+33612487703",
    "email": "lucie@example.fr",
    "amount": 29850,
    "nights": 2,
    "ok": True,
    "tags": ("VIP", "Golf"),
    "notes": "Chambre calme",
}


def no_x(value: str) -> Finding | None:
    return Finding("No x, please.", "warning") if "x" in value else None


@pytest.fixture
def form(theme: Theme, clock: Clock, qtbot: QtBot) -> Form:
    made = Form(
        [
            Section("Identity"),
            Field(key="title", label="Title", kind="choice", choices=[("mr", "Mr"), ("mrs", "Mrs")]),
            Field(key="last", label="Name", required=True, check=no_x),
            Field(key="birth", label="Birth", kind="date", past_only=True),
            Field(key="phone", label="Mobile", kind="phone"),
            Field(key="email", label="E-mail", kind="email"),
            Field(key="amount", label="Amount", kind="money"),
            Field(key="nights", label="Nights", kind="number"),
            Field(key="ok", label="Takes post", kind="checkbox"),
            Field(key="tags", label="Tags", kind="tags", suggestions=("VIP", "Famille")),
            Field(key="notes", label="Notes", kind="multiline", hint="Nothing about health."),
        ],
        clock=clock,
    )
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.show_values(STORED)
    return made


def edit(form: Form, key: str) -> QLineEdit:
    found = form.input(key)
    assert isinstance(found, QLineEdit)
    return found


def retype(form: Form, key: str, typed: str, qtbot: QtBot) -> None:
    field = edit(form, key)
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, typed)


def test_a_box_tells_of_edits_and_not_of_what_is_shown(theme: Theme, qtbot: QtBot) -> None:
    told: list[str] = []
    box = CheckInput(Field(key="ok", label="Takes post", kind="checkbox"))
    qtbot.addWidget(box)
    box.edited.connect(lambda: told.append("edited"))

    box.put(True)
    assert told == []

    box.box.toggle()  # as a screen reader does
    assert told == ["edited"]


def test_showing_values_changes_nothing(form: Form) -> None:
    assert form.changes() == {}
    values = form.values()
    assert values.pop("phone") == "06 12 48 77 03"
    assert values == {key: value for key, value in STORED.items() if key != "phone"}


def test_a_change_carries_what_was_seen(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed):
        retype(form, "last", "Moreau-Petit", qtbot)

    assert form.changes() == {"last": Change("Moreau", "Moreau-Petit")}
    form.accept()
    assert not form.is_changed


def test_a_text_put_by_dictation_counts_as_typed(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed):
        edit(form, "last").setText("Petit")
    assert form.changes() == {"last": Change("Moreau", "Petit")}


def test_reverting_brings_back_what_was_shown(form: Form, qtbot: QtBot) -> None:
    retype(form, "last", "X", qtbot)
    form.revert()

    assert (form.changes(), form.values()["last"]) == ({}, "Moreau")


def test_a_refresh_keeps_what_the_user_is_typing(form: Form, qtbot: QtBot) -> None:
    retype(form, "last", "Moreau-Petit", qtbot)

    form.show_values({**STORED, "last": "Morel", "nights": 5}, keep_edits=True)

    assert form.values()["nights"] == 5
    assert form.changes() == {"last": Change("Moreau", "Moreau-Petit")}  # the action sees the conflict


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("birth", "4.2.84", date(1984, 2, 4)),
        ("amount", "1 234,5", 123450),
        ("nights", " 12 ", 12),
        ("amount", "", None),
        ("birth", "", None),
        ("email", " lucie@example.fr ", "lucie@example.fr"),
    ],
)
def test_values_are_read_as_people_type_them(form: Form, key: str, typed: str, value: object, qtbot: QtBot) -> None:
    retype(form, key, typed, qtbot)

    assert form.values()[key] == value
    assert form.is_valid()


@pytest.mark.parametrize(
    ("key", "typed", "level"),
    [
        ("birth", "40/02/1984", "error"),
        ("birth", "01/01/2030", "error"),  # not yet born
        ("amount", "deux", "error"),
        ("nights", "-1", "error"),
        ("email", "lucie@", "warning"),
        ("phone", "06 12", "warning"),
        ("last", "Max", "warning"),
        ("last", "", "error"),
    ],
)
def test_what_is_wrong_is_said_while_typing(form: Form, key: str, typed: str, level: str, qtbot: QtBot) -> None:
    retype(form, key, typed, qtbot)

    qtbot.waitUntil(lambda: form.finding(key) is not None)

    found = form.finding(key)
    assert found is not None
    assert found.level == level
    assert form.input(key).accessibleDescription() == found.sentence
    assert form.is_valid() is (level == "warning")


def test_nothing_is_judged_before_it_was_touched(theme: Theme, qtbot: QtBot) -> None:
    form = Form([Field(key="name", label="Name", required=True)])
    qtbot.addWidget(form)
    assert form.finding("name") is None

    assert not form.is_valid()
    assert form.finding("name") is not None


def test_a_finding_goes_when_it_is_mended(form: Form, qtbot: QtBot) -> None:
    retype(form, "nights", "x", qtbot)
    qtbot.waitUntil(lambda: form.finding("nights") is not None)

    retype(form, "nights", "3", qtbot)

    qtbot.waitUntil(lambda: form.finding("nights") is None)


def test_a_telephone_is_written_back_as_people_write_it(form: Form, qtbot: QtBot) -> None:
    retype(form, "phone", "0612487704", qtbot)
    form.input("email").setFocus()

    assert edit(form, "phone").text() == "06 12 48 77 04"


def test_a_refusal_stands_beside_its_field(form: Form) -> None:
    form.refuse(Refused("This number is taken.", field="phone"))

    assert form.finding("phone") == Finding("This number is taken.")


def test_a_refusal_of_no_field_stands_above_the_form(form: Form) -> None:
    form.refuse(Refused("Somebody changed this record."))

    assert form._banner.isVisible()
    assert form._banner.text == "Somebody changed this record."
    form.show_values(STORED)
    assert not form._banner.isVisible()


def test_control_s_and_return_submit(form: Form, qtbot: QtBot) -> None:
    edit(form, "last").setFocus()
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(edit(form, "last"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(edit(form, "last"), Qt.Key.Key_Return)


def test_tags_are_added_and_taken_away_by_keyboard(form: Form, qtbot: QtBot) -> None:
    field = edit(form, "tags")
    field.setFocus()
    qtbot.keyClicks(field, "Petit-dej,")
    qtbot.keyClicks(field, "vip")  # known, whatever its case
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert form.values()["tags"] == ("VIP", "Golf", "Petit-dej")

    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert form.values()["tags"] == ("VIP", "Golf")
    chips = [chip for chip in form.findChildren(QPushButton) if chip.accessibleName() == "Remove the tag VIP"]
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert form.values()["tags"] == ("Golf",)


def test_a_day_is_chosen_in_the_calendar(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClick(edit(form, "birth"), Qt.Key.Key_Down)
    calendar = form.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.maximumDate().toPython() == date(2026, 11, 22)

    calendar.clicked.emit(calendar.selectedDate().addDays(1))

    assert form.values()["birth"] == date(1984, 2, 5)
    for menu in form.findChildren(QMenu):
        menu.close()


def test_a_stored_choice_that_is_not_offered_is_shown(form: Form) -> None:
    form.show_values({"title": "dr"})

    combo = form.input("title")
    assert isinstance(combo, QComboBox)
    assert (combo.currentText(), form.values()["title"]) == ("dr", "dr")


def test_tab_leaves_a_long_text(form: Form, qtbot: QtBot) -> None:
    notes = form.input("notes")
    assert isinstance(notes, QPlainTextEdit)
    notes.setFocus()
    qtbot.keyClick(notes, Qt.Key.Key_Tab)

    assert not notes.hasFocus()
    assert form.values()["notes"] == "Chambre calme"


def test_every_field_has_a_name_for_readers(form: Form) -> None:
    assert {form.input(key).accessibleName() for key in STORED} == {
        *("Title", "Name", "Birth", "Mobile", "E-mail", "Amount", "Nights", "Takes post", "Tags", "Notes"),
    }


def test_a_narrow_form_has_one_column(form: Form, qtbot: QtBot) -> None:
    title, last = form._cells["title"], form._cells["last"]

    form.resize(360, 900)
    qtbot.waitUntil(lambda: title.x() == last.x())
    form.resize(700, 900)
    qtbot.waitUntil(lambda: title.x() < last.x())


def test_a_hidden_field_is_not_asked(form: Form, qtbot: QtBot) -> None:
    retype(form, "last", "", qtbot)
    form.set_field_visible("last", False)

    form.show_values({"last": ""})
    assert form.finding("last") is None


def test_the_keyboard_goes_to_what_is_not_saved(form: Form, qtbot: QtBot) -> None:
    form.show_values(STORED)
    form.show()
    assert not form.go_to_change()
    line = form.input("last")
    assert isinstance(line, QLineEdit)
    line.setText("Petit")

    assert form.go_to_change()
    assert form.window().focusWidget() is line


def test_return_in_the_empty_field_of_tags_is_return_in_the_form(form: Form, qtbot: QtBot) -> None:
    field = edit(form, "tags")
    done: list[tuple[str, ...]] = []
    form.submitted.connect(lambda: done.append(form.values()["tags"]))
    qtbot.keyClicks(field, "Presse")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert done == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert done == [("VIP", "Golf", "Presse")]
