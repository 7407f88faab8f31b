from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.app.window import Window
from grc_desktop.features.offers import Feature
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import House, Workplace
from tests.app.conftest import StubPage


def shown(window: Window) -> StubPage:
    page = window.stack.currentWidget()
    assert isinstance(page, StubPage)
    return page


def test_the_window_is_drawn_before_there_is_a_base(
    stub_features: tuple[Feature, ...], workplace: Workplace, theme: Theme, qtbot: QtBot
) -> None:
    window = Window(workplace.machine)
    window.build(stub_features, theme)
    qtbot.addWidget(window)
    window.show()

    assert window.navigation.page_keys == ["today", "customers", "import"]
    assert not window.navigation.isEnabled()
    assert window.show_page("customers") is None
    window.leave()


def test_the_first_page_is_the_one_of_last_time(window: Window, workplace: Workplace) -> None:
    assert shown(window).title == "Today"
    window.show_page("import")

    assert workplace.machine.text("window/page") == "import"
    window.show_page("today")
    workplace.machine.remember("window/page", "import")
    window.show_first_page()
    assert shown(window).title == "Import"
    workplace.machine.remember("window/page", "gone")
    window.show_first_page()
    assert shown(window).title == "Today"


def test_going_to_a_page_hands_it_the_request(window: Window, workplace: Workplace) -> None:
    workplace.open_customer(7, tab="purchases")

    assert shown(window).title == "All customers"
    assert shown(window).requests == [{"customer_id": 7, "tab": "purchases"}]
    workplace.go("no such page")
    assert shown(window).title == "All customers"


def test_pages_are_built_once(window: Window) -> None:
    first = window.show_page("customers")
    window.show_page("today")

    assert window.show_page("customers") is first


def test_a_page_with_unsaved_changes_stays(window: Window) -> None:
    page = shown(window)
    page.leaves = False

    assert window.show_page("customers") is None
    assert window.stack.currentWidget() is page
    assert not window.may_leave()
    page.leaves = True
    assert window.show_page("customers") is not None


def test_control_k_searches_from_anywhere(window: Window, qtbot: QtBot) -> None:
    shown(window).new.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert window.header.search.edit.hasFocus()
    qtbot.keyClicks(window.header.search.edit, "imp")
    qtbot.waitUntil(lambda: [hit.title for hit in window.header.search.hits()] == ["Import"])
    qtbot.keyClick(window.header.search.edit, Qt.Key.Key_Return)
    assert shown(window).title == "Import"


def test_control_and_a_digit_go_to_a_page(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert shown(window).title == "All customers"


def test_whoever_comes_to_a_page_stands_in_it(window: Window, qtbot: QtBot) -> None:
    assert shown(window).hasFocus()
    entry = window.navigation.findChildren(QPushButton)[1]
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    page = shown(window)

    assert page.title == "All customers"
    assert page.hasFocus()
    line = QLineEdit(page)
    line.show()
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    assert line.hasFocus()
    window.show_page("customers", {"step": 1})
    assert line.hasFocus()


def test_f6_goes_round_the_window(window: Window, qtbot: QtBot) -> None:
    places: list[QWidget] = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        places.append(
            next(one for one in (window.navigation, window.header, window.stack) if one.isAncestorOf(focused))
        )
        if window.stack.isAncestorOf(focused):
            break
    assert places[:2] == [window.navigation, window.header]


def test_the_title_bar_names_the_house(window: Window, workplace: Workplace) -> None:
    workplace.set_house(House(name="Hôtel des Remparts"))

    assert window.windowTitle() == "Hôtel des Remparts — GRC Desktop"


def test_trouble_is_shown_in_the_notice_bar(window: Window, workplace: Workplace) -> None:
    workplace.jobs.troubled.emit("The disk is full.")

    assert (window.notices.text, window.notices.isVisible()) == ("The disk is full.", True)


def test_what_became_of_stopped_work_is_shown_in_the_notice_bar(window: Window, workplace: Workplace) -> None:
    workplace.jobs.stopped.emit("No file was written.")

    assert (window.notices.text, window.notices.isVisible()) == ("No file was written.", True)


def test_closing_is_left_to_whoever_listens(window: Window, workplace: Workplace, qtbot: QtBot) -> None:
    window.resize(1200, 700)
    with qtbot.waitSignal(window.leaving):
        window.close()
    assert window.isVisible()
    assert not workplace.machine.state("window/geometry").isEmpty()

    window.leave()
    assert not window.isVisible()


def test_closing_asks_about_what_another_page_keeps(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    page.kept = "A note is not saved yet."
    window.show_page("customers")
    with qtbot.assertNotEmitted(window.leaving):
        window.close()

    assert window.stack.currentWidget() is page
    assert window.notices.text == "A note is not saved yet."
    close_anyway = next(one for one in window.notices.findChildren(QPushButton) if one.text())
    assert close_anyway.text() == "Close without saving"
    with qtbot.waitSignal(window.leaving):
        close_anyway.click()


def test_the_window_comes_back_as_it_was(
    window: Window, stub_features: tuple[Feature, ...], workplace: Workplace, theme: Theme, qtbot: QtBot
) -> None:
    window.resize(800, 650)  # the display without a screen is 800 pixels wide
    window.close()

    again = Window(workplace.machine)
    qtbot.addWidget(again)
    assert again.height() == 650


def test_a_new_machine_gets_a_usual_size(
    stub_features: tuple[Feature, ...], tmp_path: object, theme: Theme, qtbot: QtBot, workplace: Workplace
) -> None:
    window = Window(workplace.machine)
    window.build(stub_features, theme)
    qtbot.addWidget(window)

    assert isinstance(workplace.machine, Machine)
    assert (window.width(), window.height()) == (1366, 768)


def test_something_that_is_no_page_stands_alone(window: Window) -> None:
    alone = QLineEdit("First start")
    window.show_alone("First start", alone)
    assert window.stack.currentWidget() is alone
    assert window.focusWidget() is alone
    assert not window.header.search.isVisible()

    window.remove_alone(alone)
    assert isinstance(window.stack.currentWidget(), StubPage)


def test_it_fits_a_small_display_and_large_text(window: Window, theme: Theme, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    theme.choose(text_percent=200)
    try:
        assert window.minimumSizeHint().width() <= 1366
        assert window.minimumSizeHint().height() <= 768
        assert not window.grab().isNull()
    finally:
        theme.choose(text_percent=100)


def test_files_dropped_anywhere_go_to_the_page_that_takes_them(window: Window, tmp_path: Path) -> None:
    def drop(*names: str) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, nothing))

    assert window.acceptDrops()
    drop("photo.jpg")
    assert shown(window).title == "Today"
    drop("a.csv", "B.CSV")
    assert shown(window).title == "Import"
    assert shown(window).requests == [{"paths": [tmp_path / "a.csv", tmp_path / "B.CSV"]}]
