from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from grc_desktop.ui.garbage import GarbageOnThisThread
from grc_desktop.ui.jobs import Jobs


class Knot:
    """A cycle that only the collector can untie; tells on which thread that happened."""

    def __init__(self, told: list[int]) -> None:
        self.self = self
        weakref.finalize(self, lambda: told.append(threading.get_ident()))


def make_knots(told: list[int], count: int) -> None:
    for _ in range(count):
        Knot(told)


def test_knots_of_another_thread_are_untied_on_this_one(qtbot: QtBot) -> None:
    told: list[int] = []
    parent = QObject()
    garbage = GarbageOnThisThread(parent)
    worker = threading.Thread(target=make_knots, args=(told, 3_000))
    worker.start()
    worker.join()
    assert told == []

    garbage.collect()
    garbage.stop()

    assert len(told) == 3_000
    assert set(told) == {threading.get_ident()}


def test_python_collects_again_when_the_jobs_have_ended(jobs: Jobs) -> None:
    assert not gc.isenabled()
    jobs.close()
    assert gc.isenabled()


@pytest.mark.parametrize("was_on", [True, False])
def test_it_leaves_what_it_found(qtbot: QtBot, was_on: bool) -> None:
    if not was_on:
        gc.disable()
    parent = QObject()
    garbage = GarbageOnThisThread(parent)
    garbage.stop()
    found = gc.isenabled()
    gc.enable()
    assert found is was_on


def test_what_the_start_has_made_is_left_out_of_later_looks(qtbot: QtBot) -> None:
    parent = QObject()
    garbage = GarbageOnThisThread(parent)
    garbage._settle()
    kept = gc.get_freeze_count()
    garbage.stop()

    assert kept > 10_000
    assert gc.get_freeze_count() == 0
