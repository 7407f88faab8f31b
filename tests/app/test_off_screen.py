"""The real window without a screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from grc_desktop.app.off_screen import off_screen
from grc_desktop.database.database import Database


def test_every_page_is_drawn_with_its_answers(demo_base: Database, qapp: QApplication) -> None:
    with off_screen(demo_base, width=1366, height=768) as screen:
        pictures = {key: screen.picture(key) for key in screen.window.page_keys()}

    assert pictures
    for key, picture in pictures.items():
        assert (picture.width(), picture.height()) == (1366, 768), key


class Layouts(QObject):
    """Counts what widgets ask of their layouts."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.count += 1
        return super().eventFilter(watched, event)


def test_a_page_that_nobody_touches_lets_the_machine_rest(demo_base: Database, qtbot: QtBot) -> None:
    """A layout that asks for itself again takes a whole processor, from the search and from exports too."""
    with off_screen(demo_base, width=1366, height=768) as screen:
        layouts = Layouts()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(layouts)

        def rests() -> bool:
            before = layouts.count
            for _ in range(20):
                QApplication.processEvents()
            return layouts.count == before

        for key in screen.window.page_keys():
            screen.window.show_page(key)
            screen.settle()
            qtbot.waitUntil(rests)
        application.removeEventFilter(layouts)


def test_it_waits_for_what_answers_ask(demo_base: Database, qapp: QApplication) -> None:
    heard: list[int] = []

    with off_screen(demo_base) as screen:
        jobs, owner = screen.jobs, QLabel()

        def again(number: int) -> None:
            heard.append(number)
            if number < 3:
                jobs.ask(owner, lambda session: number + 1, again)

        jobs.ask(owner, lambda session: 1, again)
        screen.settle()

    assert heard == [1, 2, 3]


def test_what_fails_behind_a_page_is_raised(demo_base: Database, qapp: QApplication) -> None:
    def fail(session: Session) -> None:
        raise ZeroDivisionError

    with off_screen(demo_base) as screen:
        screen.jobs.ask(screen.jobs, fail, lambda answer: None)
        with pytest.raises(ZeroDivisionError):
            screen.settle()


def test_nothing_of_it_stays_open(demo_base: Database, qapp: QApplication) -> None:
    with off_screen(demo_base) as screen:
        window = screen.window
        assert window.isVisible()

    assert not [shown for shown in QApplication.topLevelWidgets() if shown.isVisible()]
