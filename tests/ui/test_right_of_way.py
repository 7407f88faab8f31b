from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.ui import right_of_way as module
from grc_desktop.ui.jobs import Jobs, Progress
from grc_desktop.ui.right_of_way import RightOfWay


@pytest.fixture
def answered_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine so busy that an answer comes later than work would wait for it."""
    monkeypatch.setattr(module, "_LONGEST", 60)


def test_nobody_is_let_through_where_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    RightOfWay().give_way()
    assert slept == []


def test_questions_are_counted() -> None:
    way = RightOfWay()
    way.ask()
    way.answer()
    way.ask()
    assert way.asked == 2


@pytest.mark.usefixtures("answered_late")
def test_work_stands_still_until_the_question_is_answered() -> None:
    way, order = RightOfWay(), list[str]()

    def work() -> None:
        way.give_way()
        order.append("work")

    way.ask()
    thread = threading.Thread(target=work)
    thread.start()
    order.append("answer")
    way.answer()
    thread.join(5)
    assert order == ["answer", "work"]


def test_a_question_that_waits_for_the_work_itself_does_not_hold_it_up_for_ever() -> None:
    way = RightOfWay()
    way.ask()
    work = threading.Thread(target=way.give_way)
    work.start()
    work.join(5)
    assert not work.is_alive()


@pytest.mark.usefixtures("answered_late")
def test_a_question_of_the_screen_goes_before_the_next_bite_of_long_work(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, asked, stands_still = threading.Event(), threading.Event(), threading.Event()
    monkeypatch.setattr("time.sleep", lambda _: stands_still.set())
    order: list[str] = []

    def task(base: Database, progress: Progress) -> None:
        begun.set()
        asked.wait(5)
        progress(1, 2)
        order.append("work")

    def question(session: Session) -> None:
        stands_still.wait(5)
        order.append("question")

    jobs.work(jobs, task, lambda _: order.append("done"), title="Long")
    qtbot.waitUntil(begun.is_set)
    jobs.ask(jobs, question, lambda _: None)
    asked.set()
    qtbot.waitUntil(lambda: "done" in order)

    assert order == ["question", "work", "done"]
