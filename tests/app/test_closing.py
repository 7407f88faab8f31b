from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.app.closing import Closing
from grc_desktop.app.opening import Opened
from grc_desktop.app.window import Window
from grc_desktop.core.errors import Trouble
from grc_desktop.database import backup as copies
from grc_desktop.database.database import Database
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.workplace import Workplace


@pytest.fixture
def closing(window: Window, workplace: Workplace, base: Database) -> Closing:
    base.forbidden_thread = None  # closing the file is the last thing done, on the thread of the window
    made = Closing(window, workplace.jobs, Opened(base))
    window.leaving.connect(made.begin)
    return made


def change(window: Window, workplace: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workplace.jobs.operation_done):
        workplace.jobs.act(window, save_setting, key="x", value=1)


def test_a_verified_backup_is_made_of_what_changed(
    closing: Closing, window: Window, workplace: Workplace, base_path: Path, qtbot: QtBot
) -> None:
    change(window, workplace, qtbot)
    with qtbot.waitSignal(closing.ended):
        window.close()

    assert not window.isVisible()
    assert len(copies.automatic_copies(base_path)) == 1


def test_nothing_changed_needs_no_backup(closing: Closing, window: Window, base_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(closing.ended):
        window.close()

    assert copies.automatic_copies(base_path) == []


def test_what_was_changed_before_is_backed_up_too(
    window: Window, workplace: Workplace, base: Database, base_path: Path, qtbot: QtBot
) -> None:
    base.forbidden_thread = None
    closing = Closing(window, workplace.jobs, Opened(base, ahead=True))

    with qtbot.waitSignal(closing.ended):
        closing.begin()

    assert len(copies.automatic_copies(base_path)) == 1


def test_a_sample_house_is_thrown_away(
    window: Window, workplace: Workplace, base: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    base.forbidden_thread = None
    (tmp_path / "sample").mkdir()
    closing = Closing(window, workplace.jobs, Opened(base, temporary=tmp_path / "sample"))
    change(window, workplace, qtbot)

    closing.begin()

    assert not (tmp_path / "sample").exists()
    assert not window.isVisible()


def test_a_backup_that_fails_offers_two_ways_on(
    closing: Closing, window: Window, workplace: Workplace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Trouble("The disk is full.")

    monkeypatch.setattr(copies, "backup", refuse)
    change(window, workplace, qtbot)
    window.close()
    page = window.stack.currentWidget()
    assert page is not None
    again, without = page.findChildren(QPushButton)[-2:]
    qtbot.waitUntil(again.isVisible)
    assert window.isVisible()

    with qtbot.waitSignal(closing.ended):
        qtbot.mouseClick(without, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_long_work_is_not_cut_off_unasked(closing: Closing, window: Window, workplace: Workplace, qtbot: QtBot) -> None:
    going = threading.Event()

    def task(base: Database, progress: Progress) -> None:
        going.set()
        while True:
            progress(1)

    workplace.jobs.work(window, task, lambda _: None, title="Importing")
    qtbot.waitUntil(going.is_set)
    window.close()
    assert window.isVisible()
    assert window.notices.text == "“Importing” is still under way."

    with qtbot.waitSignal(closing.ended):
        window.notices.action_button.click()
    assert not window.isVisible()
