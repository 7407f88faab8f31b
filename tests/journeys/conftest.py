"""The whole program with all its features, on a folder where it has never been."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.app import program as programs
from grc_desktop.app.context import make_workplace
from grc_desktop.app.first_start import FirstStart
from grc_desktop.app.program import Program
from grc_desktop.app.single import SingleWindow
from grc_desktop.app.window import Window
from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace
from tests.conftest import settle


class Receptionist:
    """Somebody in front of the program: looks, clicks and types; waits for what is to be seen, never for a time."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self._qtbot = qtbot

    @property
    def place(self) -> Workplace:
        assert self.program.place is not None
        return self.program.place

    @property
    def window(self) -> Window:
        return self.program.window

    def sees(self, condition: Callable[[], object]) -> None:
        """Wait until ``condition`` holds."""
        self._qtbot.waitUntil(lambda: bool(condition()))

    def settle(self) -> None:
        """Wait until the questions asked so far, and those that their answers ask, are answered."""
        jobs = self.place.jobs
        settle(jobs, lambda answered: self.sees(lambda: answered() and not jobs.works))

    def button(self, name: str) -> QAbstractButton:
        """The visible button of that name on the page, or else in the window, once it can be pressed."""
        found: list[QAbstractButton] = []

        def look() -> bool:
            found[:] = [
                one
                for where in (self.window.stack, self.window)
                for one in where.findChildren(QAbstractButton)
                if one.isVisible() and one.isEnabled() and name in (one.accessibleName(), one.text())
            ]
            return bool(found)

        self.sees(look)
        return found[0]

    def presses(self, name: str) -> None:
        self._qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def keys(self, keys: str, target: QWidget | None = None) -> None:
        """Press a combination of keys in the window."""
        self._qtbot.keySequence(target or self.window, keys)

    def types(self, text: str, target: QWidget) -> None:
        if isinstance(target, QLineEdit) and not text.isascii():
            target.insert(text)  # Qt's test keyboard has no accents
        else:
            self._qtbot.keyClicks(target, text)


def workplace_that_keeps_the_gui_free(base: Database, *parts: Any) -> Workplace:
    """As in the program, but a screen that asks the base itself makes the journey fail."""
    base.forbidden_thread = threading.get_ident()
    return make_workplace(base, *parts)


@pytest.fixture
def receptionist(
    theme: Theme, clock: Clock, qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Receptionist]:
    """In front of the first start."""
    monkeypatch.setattr(programs, "Theme", lambda application: theme)
    monkeypatch.setattr(programs, "make_workplace", workplace_that_keeps_the_gui_free)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    monkeypatch.setattr("grc_desktop.core.clock.Clock.now", lambda self: clock.fixed)
    hooks, locale = sys.excepthook, QLocale()
    machine, path = Machine(tmp_path / "machine.ini"), tmp_path / "house.grc"
    window = Window(machine)
    window.resize(1366, 768)
    window.show()
    program = Program(qapp, machine, window, SingleWindow(path), path)
    program.run()
    qtbot.waitUntil(lambda: isinstance(program._alone, FirstStart))
    somebody = Receptionist(program, qtbot)
    yield somebody
    if program.window.isVisible():
        program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    qapp.removeTranslator(program._translator)
    QLocale.setDefault(locale)
    sys.excepthook = hooks
    program.window.deleteLater()
    program.deleteLater()
