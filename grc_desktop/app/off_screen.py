"""The real window where nobody looks: for the self-test, and for pictures of it on a machine without a screen."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import language, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from grc_desktop.app.window import Window
    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Jobs
    from grc_desktop.ui.theme import SchemeChoice

_PATIENCE = 60.0
"""Seconds to wait for a page; a machine that needs more is not working."""


class OffScreen:
    """A window on an open base, with what it remembers kept apart from the user's own."""

    def __init__(self, window: Window, jobs: Jobs) -> None:
        self.window = window
        self.jobs = jobs
        self._failures: list[Exception] = []
        jobs.bug.connect(self._failures.append)

    def picture(self, page_key: str, **request: object) -> QPixmap:
        """Show a page, wait until its answers are there, and draw the whole window."""
        self.window.show_page(page_key, request or None)
        self.settle()
        return self.window.grab()

    def settle(self) -> None:
        """Wait for the questions asked so far and for those that their answers ask; a failed one is raised."""
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication

        end = time.monotonic() + _PATIENCE
        for _ in range(4):
            answers: list[None] = []
            self.jobs.ask(self.jobs, lambda _: None, answers.append)
            while not answers or self.jobs.works:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
                if time.monotonic() > end:
                    raise Trouble(tr("The window did not answer for {seconds} seconds.", seconds=int(_PATIENCE)))
        if self._failures:
            raise self._failures[0]


@contextmanager
def off_screen(
    base: Database, *, width: int = 1366, height: int = 768, scheme: SchemeChoice = "light", text_percent: int = 100
) -> Iterator[OffScreen]:
    """The window on ``base``, of ``width`` × ``height`` pixels; needs neither a display nor its libraries.

    ``text_percent`` is the size of text and controls, 100 to 200.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QLocale, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from grc_desktop.app.context import make_workplace
    from grc_desktop.app.features import FEATURES
    from grc_desktop.app.window import Window
    from grc_desktop.ui.machine import Machine
    from grc_desktop.ui.theme import Theme

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        qInstallMessageHandler(_pass_on)
        application = QApplication(["grc-desktop"])
    QLocale.setDefault(QLocale(language()))
    theme = application.findChild(Theme) or Theme(application)
    theme.choose(scheme=scheme, text_percent=text_percent)
    with tempfile.TemporaryDirectory(prefix="grc-desktop-") as folder:
        machine = Machine(Path(folder) / "window.ini")
        window = Window(machine)
        window.build(FEATURES, theme)
        place = make_workplace(base, window.notices, machine, theme)
        place.setParent(window)
        window.resize(width, height)
        window.show()
        window.furnish(place, base.path)
        try:
            yield OffScreen(window, place.jobs)
        finally:
            place.jobs.close()
            window.leave()
            window.deleteLater()
            application.processEvents()


def _pass_on(kind: object, context: object, message: str) -> None:
    """Qt's messages, but for the one that the platform without a screen always gives."""
    del kind, context
    if "propagateSizeHints" not in message:
        sys.stderr.write(message + "\n")
