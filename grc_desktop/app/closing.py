"""Leaving: what is under way is not cut off, and a verified backup is made of what changed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from grc_desktop.app.opening import Opened
from grc_desktop.app.window import Window
from grc_desktop.core.language import tr
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.jobs import Jobs, Progress
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row, step
from grc_desktop.ui.notices import Banner

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


class Closing(QObject):
    """``begin()`` when the user closes the window; ``ended`` when the base is closed."""

    ended = Signal()

    def __init__(self, window: Window, jobs: Jobs, opened: Opened) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._opened = opened
        self._changed = opened.ahead
        self._page: _ClosingPage | None = None
        jobs.operation_done.connect(self._on_operation)

    def begin(self) -> None:
        """Back up and close; or say what is still under way."""
        works = self._jobs.works
        if works and self._page is None:
            self._window.notices.warn(
                tr("“{title}” is still under way.", title=works[0].title),
                action=tr("Stop it and close"),
                run=self._stop_and_close,
            )
        elif self._page is None:
            self._back_up_or_end()

    def _stop_and_close(self) -> None:
        for work in self._jobs.works:
            self._jobs.cancel(work.number)
        self._back_up_or_end()

    def _back_up_or_end(self) -> None:
        if self._opened.temporary is not None or not self._changed:
            self._end()
            return
        self._page = _ClosingPage()
        self._page.without.connect(self._end)
        self._page.again.connect(self._back_up)
        self._jobs.troubled.connect(self._page.say)
        self._window.navigation.setEnabled(False)
        self._window.show_alone(tr("See you soon"), self._page)
        self._back_up()

    def _back_up(self) -> None:
        self._jobs.work(self, _copy, lambda _file: self._end(), title=tr("Backing up"))

    def _end(self) -> None:
        self._jobs.close()
        self._opened.base.close()
        if self._opened.temporary is not None:
            shutil.rmtree(self._opened.temporary, ignore_errors=True)
        self._window.leave()
        self.ended.emit()

    def _on_operation(self, _done: object) -> None:
        self._changed = True


def _copy(base: Database, _progress: Progress) -> object:
    from grc_desktop.database.backup import backup

    return backup(base.path, clock=base.clock)


class _ClosingPage(QWidget):
    """What is under way, and a way out when it fails."""

    without = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner("danger")
        self._banner.hide()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(tr("Backing up"))
        self._bar = bar
        self._again = button(tr("Try again"), self._retry, icon="refresh", role="primary")
        self._again.hide()
        card = Card()
        card.add(
            label(tr("Making a verified backup of today’s work"), "heading"),
            label(tr("The window closes by itself when it is done."), "muted", wrap=True),
            bar,
            self._banner,
            row(self._again, button(tr("Close without a backup"), self.without.emit), None),
        )
        card.setMinimumWidth(step(110))
        self.setLayout(column(None, row(None, card, None), None, margin=5))

    def say(self, sentence: str) -> None:
        """Why there is no backup."""
        self._bar.hide()
        self._banner.tell("danger", sentence)
        self._banner.show()
        self._again.show()

    def _retry(self) -> None:
        self._banner.hide()
        self._again.hide()
        self._bar.show()
        self.again.emit()
