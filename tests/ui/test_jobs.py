from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Cancelled, Refused, Trouble
from grc_desktop.database.database import Database, Done
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.features.desk.queries import setting
from grc_desktop.ui import jobs as module
from grc_desktop.ui.jobs import Jobs, Progress, Work


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def collect(target: list[Any]) -> Any:
    return target.append


def test_a_question_is_answered_on_the_thread_that_asked(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    threads: list[int] = []
    jobs.ask(owner, lambda session: threading.get_ident(), lambda ran: threads.extend([ran, threading.get_ident()]))

    qtbot.waitUntil(lambda: len(threads) == 2)

    assert threads[0] != threads[1] == threading.get_ident()


def test_a_screen_reads_its_own_writes(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    read: list[Any] = []
    jobs.act(owner, save_setting, key="x", value=7)
    jobs.ask(owner, setting, collect(read), key="x")

    qtbot.waitUntil(lambda: read == [7])


def test_a_change_tells_its_tables_and_its_words(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    given: list[Done[Any]] = []
    tables: list[frozenset[str]] = []
    jobs.touched.connect(tables.append)
    with qtbot.waitSignals([jobs.touched, jobs.operation_done]):
        jobs.act(owner, save_setting, collect(given), key="x", value=1)

    assert tables == [frozenset({"setting"})]
    assert given[0].operation_id is not None


def test_a_draft_is_saved_quietly(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    given: list[Done[Any]] = []
    with qtbot.waitSignal(jobs.touched), qtbot.assertNotEmitted(jobs.operation_done):
        jobs.act(owner, save_setting, collect(given), key="x", value=1, quietly=True)

    assert given[0].operation_id is not None


def test_a_change_of_nothing_is_no_operation(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    given: list[Done[Any]] = []
    with qtbot.assertNotEmitted(jobs.touched), qtbot.assertNotEmitted(jobs.operation_done):
        jobs.act(owner, lambda session: None, collect(given))
        qtbot.waitUntil(lambda: bool(given))

    assert given[0].operation_id is None


def test_of_questions_with_one_key_only_the_last_is_run_and_answered(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    hold = threading.Event()
    ran: list[str] = []
    answers: list[Any] = []

    def slow(session: Session) -> None:
        hold.wait(5)

    def find(session: Session, *, text: str) -> str:
        ran.append(text)
        return text

    jobs.ask(owner, slow, lambda _: None)
    for text in ("m", "mo", "mor"):
        jobs.ask(owner, find, collect(answers), only_last="search", text=text)
    hold.set()

    qtbot.waitUntil(lambda: bool(answers))
    assert ran == answers == ["mor"]


def test_a_question_overtaken_while_it_ran_is_not_answered(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    started, hold = threading.Event(), threading.Event()
    answers: list[Any] = []

    def find(session: Session, *, text: str) -> str:
        started.set()
        if text == "m":
            hold.wait(5)
        return text

    jobs.ask(owner, find, collect(answers), only_last="search", text="m")
    qtbot.waitUntil(started.is_set)
    jobs.ask(owner, find, collect(answers), only_last="search", text="mo")
    hold.set()

    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["mo"]


def test_keys_of_two_owners_do_not_meet(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    other = QObject()
    answers: list[Any] = []
    jobs.ask(owner, lambda session: 1, collect(answers), only_last="search")
    jobs.ask(other, lambda session: 2, collect(answers), only_last="search")

    qtbot.waitUntil(lambda: answers == [1, 2])


def test_an_answer_whose_owner_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    gone, stays = QObject(), QObject()
    answers: list[Any] = []
    jobs.ask(gone, lambda session: "gone", collect(answers))
    delete(gone)
    jobs.ask(stays, lambda session: "stays", collect(answers))

    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["stays"]


def test_a_refusal_goes_to_who_asked(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    def refuse(session: Session) -> None:
        raise Refused("Give a name.", field="name")

    refusals: list[Refused] = []
    with qtbot.assertNotEmitted(jobs.troubled):
        jobs.act(owner, refuse, refused=collect(refusals))
        qtbot.waitUntil(lambda: bool(refusals))

    assert refusals[0].field == "name"


def test_a_refusal_nobody_waits_for_is_told_to_the_user(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    def refuse(session: Session) -> None:
        raise Refused("Give a name.")

    with qtbot.waitSignal(jobs.troubled) as told:
        jobs.act(owner, refuse)

    assert told.args == ["Give a name."]


def test_trouble_is_told_to_the_user(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    def fail(session: Session) -> None:
        raise Trouble("The disk is full.")

    with qtbot.waitSignal(jobs.troubled) as told:
        jobs.ask(owner, fail, lambda _: None)

    assert told.args == ["The disk is full."]


def test_anything_else_is_a_bug(base: Database, owner: QObject, qtbot: QtBot) -> None:
    jobs = Jobs(base)
    with qtbot.waitSignal(jobs.bug) as found:
        jobs.ask(owner, lambda session: 1 / 0, lambda _: None)
    jobs.close()

    assert isinstance(found.args[0], ZeroDivisionError)


def test_long_work_tells_how_far_it_is(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    seen: list[tuple[Work, ...]] = []
    jobs.busy.connect(seen.append)
    answers: list[int] = []

    def task(base: Database, progress: Progress) -> int:
        progress(0, 3)
        progress(3, 3)
        return 3

    jobs.work(owner, task, collect(answers), title="Importing")

    qtbot.waitUntil(lambda: answers == [3] and not jobs.works)
    assert (seen[0][0].title, seen[0][0].count) == ("Importing", 0)
    assert (3, 3) in [(works[0].count, works[0].total) for works in seen if works]
    assert seen[-1] == ()


def test_long_work_can_be_stopped(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    going = threading.Event()
    stopped: list[bool] = []
    answers: list[Any] = []

    def task(base: Database, progress: Progress) -> None:
        going.set()
        for count in range(10_000_000):
            progress(count)

    number = jobs.work(owner, task, collect(answers), title="Importing", stopped=lambda: stopped.append(True))
    qtbot.waitUntil(going.is_set)
    jobs.cancel(number)
    assert jobs.works[0].stopping

    qtbot.waitUntil(lambda: stopped == [True] and not jobs.works)
    assert answers == []


def test_questions_are_answered_while_long_work_runs(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    hold = threading.Event()
    answers: list[Any] = []
    jobs.work(owner, lambda base, progress: hold.wait(5), lambda _: None, title="Exporting")
    jobs.ask(owner, lambda session: "answer", collect(answers))

    qtbot.waitUntil(lambda: answers == ["answer"])
    hold.set()
    qtbot.waitUntil(lambda: not jobs.works)


def test_long_work_that_changed_the_base_is_told_like_any_change(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    def task(base: Database, progress: Progress) -> Done[None]:
        return base.write(save_setting, key="x", value=1)

    with qtbot.waitSignals([jobs.touched, jobs.operation_done]):
        jobs.work(owner, task, lambda _: None, title="Importing")


def test_closing_finishes_the_changes_asked_for(base: Database, owner: QObject, qapp: object) -> None:
    jobs = Jobs(base)
    for number in range(20):
        jobs.act(owner, save_setting, key="x", value=number)

    jobs.close()

    assert base.read(setting, key="x") == 19
    jobs.ask(owner, setting, lambda _: None, key="x")  # after the end: quietly nothing
    jobs.close()


def test_closing_stops_long_work(base: Database, owner: QObject, qapp: object) -> None:
    jobs = Jobs(base)
    ends: list[str] = []

    def task(base: Database, progress: Progress) -> None:
        try:
            while True:
                progress(1)
        except Cancelled:
            ends.append("cancelled")
            raise

    jobs.work(owner, task, lambda _: None, title="Exporting")
    jobs.close()

    assert ends in ([], ["cancelled"])  # never begun, or stopped


@pytest.mark.parametrize(
    ("if_stopped", "said"),
    [("", "Stopped: Exporting. Nothing was changed."), ("No file was written.", "No file was written.")],
)
def test_whoever_stops_long_work_is_told_what_became_of_it(
    jobs: Jobs, owner: QObject, qtbot: QtBot, if_stopped: str, said: str
) -> None:
    def task(base: Database, progress: Progress) -> None:
        while True:
            progress(1)

    told: list[str] = []
    jobs.failed.connect(lambda: told.append("can be tried again"))
    jobs.stopped.connect(told.append)
    for end in (jobs.cancel, jobs.stop):  # what is only out of date ends without a word
        number = jobs.work(owner, task, lambda _: None, title="Exporting", if_stopped=if_stopped)
        qtbot.waitUntil(lambda number=number: jobs.works[0].count == 1)  # type: ignore[misc]
        end(number)
        qtbot.waitUntil(lambda: not jobs.works)
    assert told == ["can be tried again", said]


def test_the_last_count_is_reported_at_once_and_not_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REPORT_EVERY", 3600)
    told: list[int] = []
    progress = Progress(lambda count, _total, _text: told.append(count))
    for count in (1, 9, 9, 9):
        progress(count, 9)
    assert told[-1:] == [9]
    assert told.count(9) == 1
