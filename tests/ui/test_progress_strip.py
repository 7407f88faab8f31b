from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from grc_desktop.database.database import Database
from grc_desktop.ui.jobs import Jobs, Progress, Work
from grc_desktop.ui.progress_strip import ProgressStrip, words_of
from grc_desktop.ui.theme import Theme


def test_words() -> None:
    assert words_of(Work(1, "Importing")) == "Importing"
    assert words_of(Work(1, "Importing", 1200)) == "Importing · 1,200"
    assert words_of(Work(1, "Importing", 1200, 5000), waiting=1) == "Importing · 1,200 of 5,000 · 1 more waiting"
    assert words_of(Work(1, "Importing", 1, 2, "page 3")) == "Importing · page 3"
    assert words_of(Work(1, "Importing", 1, 2, stopping=True)) == "Importing · stopping…"


def test_long_work_shows_and_can_be_stopped(jobs: Jobs, theme: Theme, qtbot: QtBot) -> None:
    strip = ProgressStrip(jobs)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    going, stopped = threading.Event(), []

    def task(base: Database, progress: Progress) -> None:
        going.set()
        while True:
            progress(3, 10)

    jobs.work(strip, task, lambda _: None, title="Exporting", stopped=lambda: stopped.append(True))
    qtbot.waitUntil(going.is_set)
    qtbot.waitUntil(lambda: strip._bar.value() == 3)
    assert strip.isVisible()

    qtbot.mouseClick(strip._stop, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: stopped == [True] and strip.isHidden())
