"""The editor of texts: fields as chips, nothing lost, what is pasted cleaned."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core.language import speak
from grc_desktop.features.templates.fields import FIELDS
from grc_desktop.features.templates.markup import Picture, read_markup, write_markup
from grc_desktop.features.templates.records import TemplateRecord
from grc_desktop.features.templates.shipped import originals
from grc_desktop.features.templates.ui.chip import OBJECT
from grc_desktop.features.templates.ui.text_editor import TextEditor, TextKind
from grc_desktop.ui.theme import Theme

SHA = "0" * 64


@pytest.fixture
def made(qtbot: QtBot, theme: Theme) -> Callable[..., TextEditor]:
    speak("en")

    def make(kind: TextKind, text: str = "", pictures: object = None) -> TextEditor:
        editor = TextEditor(kind, FIELDS, pictures)  # type: ignore[arg-type]
        qtbot.addWidget(editor)
        editor.set_text(text)
        editor.resize(700, 400)
        editor.show()
        return editor

    return make


def put_cursor(editor: TextEditor, position: int, to: int | None = None) -> None:
    cursor = editor.page.textCursor()
    cursor.setPosition(position)
    if to is not None:
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
    editor.page.setTextCursor(cursor)


def test_plain_text_comes_back_as_it_was(made: Callable[..., TextEditor]) -> None:
    text = "Hello {{first_name|guest}},\n\n{{if company}}all{{else}}you{{end}} <b> & {{points}}"
    editor = made("plain", text)
    assert editor.text() == text
    assert editor.page.toPlainText().count(OBJECT) == 5
    assert "{{" not in editor.page.toPlainText()


@pytest.mark.parametrize("one", [one for one in originals() if one.rich], ids=lambda one: f"{one.kind}-{one.name}")
def test_rich_text_comes_back_as_it_was(made: Callable[..., TextEditor], one: TemplateRecord) -> None:
    assert made("html", one.body).text() == write_markup(read_markup(one.body))


def test_every_look_comes_back(made: Callable[..., TextEditor]) -> None:
    html = write_markup(
        read_markup(
            f'<p>a <b>b <i>{{{{city}}}}</i></b><br>c</p><p></p><p style="text-align: right">d</p>'
            f"<ul><li>e</li><li>f</li></ul><ol><li>g</li></ol>"
            f'<p><a href="https://example.org">h</a><img src="picture:{SHA}" alt="i" width="50">'
            f'<img src="qr:{{{{code}}}}" alt="{{{{code}}}}"></p>'
        )
    )
    assert made("html", html).text() == html


def test_typing_and_inserting_tells_and_can_be_undone(made: Callable[..., TextEditor], qtbot: QtBot) -> None:
    editor = made("plain", "Hello ")
    put_cursor(editor, 6)
    with qtbot.waitSignal(editor.changed):
        editor.insert_field("first_name", "guest")
    qtbot.keyClicks(editor.page, "!")
    assert editor.text() == "Hello {{first_name|guest}}!"
    editor.page.undo()
    editor.page.undo()
    assert editor.text() == "Hello "


def test_showing_a_text_is_no_change(made: Callable[..., TextEditor], qtbot: QtBot) -> None:
    editor = made("html", "<p>a</p>")
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_text("<p>b</p>")
    editor.page.undo()
    assert editor.text() == "<p>b</p>"


def test_a_chip_goes_as_one_character(made: Callable[..., TextEditor], qtbot: QtBot) -> None:
    editor = made("plain", "a{{city}}b")
    put_cursor(editor, 2)
    qtbot.keyClick(editor.page, Qt.Key.Key_Backspace)
    assert editor.text() == "ab"


def test_a_field_that_may_be_empty_asks_for_its_default(made: Callable[..., TextEditor], qtbot: QtBot) -> None:
    editor = made("plain")
    editor.field_row.chips["first_name"].click()
    asking = editor._default
    assert asking.isVisible()
    asking.confirm.click()
    assert asking.isVisible()  # nothing was written yet
    asking.form.replace_value("default", "dear guest")
    asking.confirm.click()
    assert editor.text() == "{{first_name|dear guest}}"
    editor.field_row.chips["points"].click()
    editor.field_row.chips["last_name"].click()
    asking.without.click()
    assert editor.text() == "{{first_name|dear guest}}{{points}}{{last_name}}"


def test_a_default_is_changed_on_the_chip(made: Callable[..., TextEditor], qtbot: QtBot) -> None:
    editor = made("plain", "a {{first_name|x}}{{if city}}b{{end}}")
    put_cursor(editor, 3)
    qtbot.keyClick(editor.page, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    asking = editor._default
    assert asking.form.values()["default"] == "x"
    asking.form.replace_value("default", "y")
    asking.confirm.click()
    assert editor.text() == "a {{first_name|y}}{{if city}}b{{end}}"


def test_a_condition_is_put_around_what_is_selected(made: Callable[..., TextEditor]) -> None:
    editor = made("plain", "Hello dear guest")
    put_cursor(editor, 6, 10)
    editor.field_row.condition_wanted.emit("{{if company}}", "{{else}}", "{{end}}")
    assert editor.text() == "Hello {{if company}}dear{{else}}{{end}} guest"


def test_what_is_pasted_is_cleaned_and_its_fields_are_chips(made: Callable[..., TextEditor]) -> None:
    editor = made("html", "<p>a</p>")
    put_cursor(editor, 1)
    pasted = QMimeData()
    pasted.setHtml(
        "<script>x()</script><p style='color:red;font-family:Comic'>b <b>{{city|there}}</b></p>"
        '<table><tr><td><a href="javascript:x()">c</a></td></tr></table><img src="https://spy.example/p.gif">'
    )
    editor.page.insertFromMimeData(pasted)
    assert editor.text() == "<p>ab <b>{{city|there}}</b></p>\n<p>c</p>"


def test_rich_text_pasted_into_a_plain_one_leaves_its_words(made: Callable[..., TextEditor]) -> None:
    editor = made("plain", "")
    pasted = QMimeData()
    pasted.setHtml("<b>x</b>")
    pasted.setText("x {{city}}\ny")
    editor.page.insertFromMimeData(pasted)
    assert editor.text() == "x {{city}}\ny"


def test_chips_are_copied_whole(made: Callable[..., TextEditor]) -> None:
    editor = made("html", "<p>a <b>{{city|there}}</b></p>")
    editor.page.selectAll()
    copied = editor.page.createMimeDataFromSelection()
    assert copied.text() == "a {{city|there}}"
    assert copied.html() == "<p>a <b>{{city|there}}</b></p>"


def test_bold_italic_lists_and_links(made: Callable[..., TextEditor], qtbot: QtBot) -> None:
    editor = made("html", "<p>one</p><p>two</p>")
    put_cursor(editor, 0, 3)
    qtbot.keyClick(editor.page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor.page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "<p><b><i>one</i></b></p>\n<p>two</p>"
    put_cursor(editor, 0, 7)
    editor.page.toggle_list("ol")
    assert editor.text() == "<ol>\n<li><b><i>one</i></b></li>\n<li>two</li>\n</ol>"
    editor.page.toggle_list("ol")
    put_cursor(editor, 4, 7)
    editor._put_link("https://example.org")
    assert editor.text() == '<p><b><i>one</i></b></p>\n<p><a href="https://example.org">two</a></p>'
    editor._put_link("")
    assert editor.text().endswith("<p>two</p>")


class _Kept:
    """Pictures that are always there."""

    def choose(self, owner: QWidget, then: Callable[[Picture], object]) -> None:
        assert owner.isVisible()
        then(Picture(f"picture:{SHA}", "Chalet"))

    def load(self, owner: QWidget, source: str, then: Callable[[QImage], object]) -> None:
        assert owner is not None
        assert source == f"picture:{SHA}"
        then(QImage(10, 10, QImage.Format.Format_RGB32))


def test_a_picture_is_chosen_and_shown(made: Callable[..., TextEditor]) -> None:
    editor = made("html", "", _Kept())
    editor._choose_picture()
    assert editor.text() == f'<p><img src="picture:{SHA}" alt="Chalet"></p>'


def test_nothing_written_is_nothing(made: Callable[..., TextEditor]) -> None:
    assert made("html").text() == ""
    assert made("plain").text() == ""


def test_another_text_size_measures_chips_anew(made: Callable[..., TextEditor], theme: Theme) -> None:
    editor = made("plain", "{{city}} {{city}}")
    before = editor.page.document().idealWidth()
    theme.choose(text_percent=150)
    try:
        assert editor.page.document().idealWidth() > before
    finally:
        theme.choose(text_percent=100)
