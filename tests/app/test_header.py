from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.app.window import Window
from grc_desktop.ui.buttons import button
from grc_desktop.ui.icons import icon
from tests.app.conftest import StubPage


def test_each_page_brings_its_title_and_buttons(window: Window) -> None:
    first = window.show_page("today")
    second = window.show_page("customers")
    assert isinstance(first, StubPage)
    assert isinstance(second, StubPage)

    assert window.header._title.text() == "All customers"
    assert second.new.isVisible()
    assert not first.new.isVisible()

    window.show_page("today")
    assert first.new.isVisible()
    assert second.new.parent() is second


def test_what_stands_alone_has_no_buttons_of_the_page_before(window: Window) -> None:
    page = window.show_page("customers")
    assert isinstance(page, StubPage)
    alone = QLabel("The base did not open")
    window.show_alone("First start", alone)
    page.set_title("Not shown")
    assert (window.header._title.text(), page.new.isVisible()) == ("First start", False)

    window.remove_alone(alone)
    window.show_page("customers")
    assert (window.header._title.text(), page.new.isVisible()) == ("Not shown", True)


def test_a_page_changes_its_title_while_shown(window: Window) -> None:
    page = window.show_page("today")
    assert isinstance(page, StubPage)
    page.set_title("Hello Camille", "Sunday 22 November 2026")

    assert window.header._title.text() == "Hello Camille"
    assert window.header._subtitle.isVisible()
    window.show_page("customers")
    page.set_title("Not shown")
    assert window.header._title.text() == "All customers"


def test_the_search_takes_the_room_before_it_stays_empty(window: Window, qtbot: QtBot) -> None:
    page = window.show_page("today")
    assert isinstance(page, StubPage)
    search, button = window.header.search, page.new
    window.resize(window.width() - (button.x() - search.x()) + search.maximumWidth() + 40, 768)
    qtbot.waitUntil(lambda: search.width() == search.maximumWidth())
    assert button.x() - search.geometry().right() < 60


def test_where_there_is_no_room_the_subtitle_goes_and_buttons_show_their_icons(window: Window) -> None:
    page = window.show_page("today")
    assert isinstance(page, StubPage)
    page.new.setText("A new customer of the house")
    page.new.setAccessibleName("New customer")
    page.new.setIcon(icon("plus"))
    page.set_title("Hello Camille", "Sunday 22 November 2026")
    window.header.resize(400, window.header.height())
    assert not window.header._subtitle.isVisible()
    assert (page.new.text(), page.new.toolTip()) == ("", "New customer")

    window.header.resize(1400, window.header.height())
    assert window.header._subtitle.isVisible()
    assert page.new.text() == "A new customer of the house"


def test_words_that_grow_while_shown_leave_the_icon_where_there_is_no_room(window: Window, qtbot: QtBot) -> None:
    page = window.show_page("today")
    assert isinstance(page, StubPage)
    page.new.setIcon(icon("plus"))
    page.new.setText("Print")
    window.header.setFixedWidth(560)
    page.new.setText("Print all of the fourteen pages of labels")
    qtbot.waitUntil(lambda: page.new.text() == "")
    window.header.setFixedWidth(1400)
    qtbot.waitUntil(lambda: page.new.text() == "Print all of the fourteen pages of labels")


def test_a_button_that_grows_with_the_same_words_leaves_its_icon_too(window: Window, qtbot: QtBot) -> None:
    page = window.show_page("today")
    assert isinstance(page, StubPage)
    page.new.setIcon(icon("plus"))
    window.header.setFixedWidth(560)
    assert page.new.text() == "New customer"

    page.new.setStyleSheet("padding: 0 200px")

    qtbot.waitUntil(lambda: page.new.text() == "")


def test_no_more_buttons_show_their_icon_than_have_to_also_when_a_page_comes_again(
    window: Window, qtbot: QtBot
) -> None:
    page = window.show_page("today")
    assert isinstance(page, StubPage)
    page.new.setIcon(icon("plus"))
    page.new.setText("A new customer of the house")
    other = button("Print all of the fourteen pages", icon="print")
    page.add_header(other)
    window.header.setFixedWidth(700)

    for _ in range(3):
        window.show_page("customers")
        window.show_page("today")
        qtbot.waitUntil(lambda: (page.new.text(), other.text()) == ("", "Print all of the fourteen pages"))
        QApplication.processEvents()
        assert page.new.width() >= page.new.sizeHint().width()
        assert other.width() >= other.sizeHint().width()
