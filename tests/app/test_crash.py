from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.app import report
from grc_desktop.app.crash import CrashDialog, CrashWatch
from grc_desktop.ui.theme import Theme


@pytest.fixture
def watch(theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[CrashWatch]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    monkeypatch.setattr("grc_desktop.app.report.reports_folder", lambda: tmp_path)
    hooks = sys.excepthook, threading.excepthook
    yield CrashWatch(window)
    sys.excepthook, threading.excepthook = hooks


def fail() -> Exception:
    try:
        secret = "Lucie Moreau, 06 12 48 77 03"
        raise KeyError(secret)
    except KeyError as error:
        return error


def dialog(watch: CrashWatch) -> CrashDialog:
    assert watch._dialog is not None
    return watch._dialog


def test_the_report_can_be_copied_and_holds_nothing_personal(watch: CrashWatch, tmp_path: Path) -> None:
    watch.show(fail())
    dialog(watch)._copy.click()

    copied = QGuiApplication.clipboard().text()
    assert "KeyError" in copied
    assert "test_crash.py" in copied
    assert "Lucie" not in copied.replace('secret = "Lucie', "")
    assert len(list(tmp_path.glob("report-*.txt"))) == 1
    dialog(watch).accept()


def test_one_dialog_at_a_time(watch: CrashWatch) -> None:
    watch.show(fail())
    first = dialog(watch)
    watch.show(fail())

    assert dialog(watch) is first
    first.accept()
    watch.show(fail())
    assert dialog(watch) is not first
    dialog(watch).accept()


def test_a_full_disk_does_not_hide_the_report(watch: CrashWatch, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(error: BaseException) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(report, "write_report", refuse)
    watch.show(fail())

    assert dialog(watch).isVisible()
    dialog(watch).accept()


def test_failures_of_any_thread_are_shown(watch: CrashWatch, qtbot: QtBot) -> None:
    watch.watch()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: watch._dialog is not None and watch._dialog.isVisible())
    dialog(watch).accept()

    error = fail()
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: dialog(watch).isVisible())
    dialog(watch).accept()
