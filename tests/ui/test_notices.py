from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.ui.layout import column, holding
from grc_desktop.ui.notices import Banner, NoticeBar
from grc_desktop.ui.theme import Theme


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> NoticeBar:
    made = NoticeBar()
    qtbot.addWidget(made)
    return made


def test_a_notice_says_what_was_done_and_offers_undo(bar: NoticeBar, qtbot: QtBot) -> None:
    undone: list[bool] = []
    bar.succeed("Added Lucie Moreau", action="Undo", run=lambda: undone.append(True))
    assert (bar.text, bar.property("tone"), bar.isVisible()) == ("Added Lucie Moreau", "accent", True)

    qtbot.mouseClick(bar.action_button, Qt.MouseButton.LeftButton)

    assert undone == [True]
    assert not bar.isVisible()


def test_good_news_goes_and_trouble_stays(bar: NoticeBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    QCursor.setPos(700, 700)  # a notice does not go from under the pointer
    monkeypatch.setattr("grc_desktop.ui.notices._SHOWN_FOR", 1)
    monkeypatch.setattr("grc_desktop.ui.notices._AT_REST", 1)
    bar.trouble("The disk is full.")
    assert not bar._timer.isActive()

    bar.say("12 customers found")
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_notice_moves_no_page_while_the_pointer_is_on_its_way(bar: NoticeBar) -> None:
    bar.say("12 customers found")
    for x in (700, 710, 720):
        QCursor.setPos(x, 700)
        bar._fade()
        assert bar.isVisible()
        assert bar._timer.isActive()

    bar._fade()
    assert not bar.isVisible()


def test_a_notice_does_not_go_from_under_the_keyboard(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.succeed("Added", action="Undo", run=lambda: None)
    bar.activateWindow()
    bar.action_button.setFocus()
    qtbot.waitUntil(bar.action_button.hasFocus)

    bar._fade()

    assert bar.isVisible()
    bar.hide()


def test_escape_closes(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.warn("Look at this")
    qtbot.keyClick(bar, Qt.Key.Key_Escape)

    assert not bar.isVisible()


def test_the_last_notice_replaces_the_one_before(bar: NoticeBar) -> None:
    bar.trouble("The disk is full.")
    bar.say("Done")

    assert (bar.text, bar.property("tone")) == ("Done", "info")
    assert not bar.action_button.isVisible()
    bar.hide()


def test_what_users_typed_is_never_markup(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner("danger", "<b>x</b>", head="<i>y</i>")
    qtbot.addWidget(banner)

    formats = {label.textFormat() for label in banner.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    assert banner.accessibleName() == "<i>y</i> <b>x</b>"


def test_a_banner_runs_its_action(theme: Theme, qtbot: QtBot) -> None:
    ran: list[str] = []
    banner = Banner("danger", "due today", head="Open complaint", action="Open", run=lambda: ran.append("open"))
    qtbot.addWidget(banner)
    banner.show()

    qtbot.mouseClick(banner.action_button, Qt.MouseButton.LeftButton)

    assert ran == ["open"]


def test_a_banner_is_as_high_as_its_words(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner("danger", "The folder cannot be written to; choose another one. " * 12, action="Try again")
    page = holding(column(banner, None))
    qtbot.addWidget(page)
    page.resize(500, 600)
    page.show()
    qtbot.waitUntil(lambda: banner.height() == banner.heightForWidth(banner.width()))
    long = banner.height()
    assert long > 150

    banner.tell("danger", "The disk is full.")
    qtbot.waitUntil(lambda: banner.height() < long / 3)
