"""Starting the window: its outline is painted before anything heavy is loaded. The order stands in ``Start.run``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from grc_desktop.app.context import machine_of_this_user
from grc_desktop.app.single import SingleWindow
from grc_desktop.app.surroundings import base_path
from grc_desktop.app.window import Window
from grc_desktop.core.language import available_languages, speak
from grc_desktop.ui.machine import Machine

if TYPE_CHECKING:
    from grc_desktop.app.program import Program
    from grc_desktop.ui.workplace import Workplace

_WITHOUT_PAINT = 1000
"""Milliseconds after which the start goes on although nothing was painted (a window that begins minimized)."""


def main(*, database: str | None = None, demo: bool = False, language: str | None = None) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    machine = machine_of_this_user()
    chosen = language or machine.text("language")
    if chosen in available_languages():
        speak(chosen)
    application = QApplication(sys.argv[:1])
    start = Start(application, machine, base_path(database), demo=demo)
    return application.exec() if start.run() else 0


class Start(QObject):
    """Brings the program up. ``path`` is the base to open; ``demo``: a sample house instead."""

    def __init__(self, application: QApplication, machine: Machine, path: Path, *, demo: bool = False) -> None:
        super().__init__(application)
        self._application = application
        self._machine = machine
        self._path = path
        self._demo = demo
        self._single = SingleWindow(path)
        self._outline: Window
        self.program: Program | None = None

    def run(self) -> bool:
        """The whole start, in order; False when another window came forward instead."""
        if not self._demo and self._single.hand_over():
            return False
        self._application.setApplicationName("grc-desktop")
        self._application.setApplicationDisplayName("GRC Desktop")
        self._application.setDesktopFileName("grc-desktop")
        self._show_outline()
        self._outline.outlined.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(_WITHOUT_PAINT, self, self._go_on)
        return True

    def _show_outline(self) -> None:
        self._outline = Window(self._machine)
        wanted, room = self._outline.size(), self._outline.screen().availableSize()
        is_cramped = wanted.width() >= room.width() or wanted.height() >= room.height()  # its frame would not fit
        if is_cramped or self._machine.flag("window/maximized"):
            self._outline.showMaximized()
        else:
            self._outline.show()

    def _go_on(self) -> None:
        """After the first paint: all the rest."""
        if self.program is None:
            from grc_desktop.app.program import Program

            self.program = Program(
                self._application, self._machine, self._outline, self._single, self._path, demo=self._demo
            )
            self.program.run()

    @property
    def window(self) -> Window:
        """The window: its outline at first."""
        return self.program.window if self.program is not None else self._outline

    @property
    def place(self) -> Workplace | None:
        """The workplace, once the base is open."""
        return self.program.place if self.program is not None else None
