"""`Jobs`: the only door from the screens to the base.

Two lanes of one thread each. *Short*: questions and changes in the order they were given, so that a
screen reads its own writes. *Long*: imports, exports, analyses, with progress and a way to stop.
Answers arrive on the GUI thread, and are dropped when the object that asked is gone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from shiboken6 import isValid

from grc_desktop.core.errors import Cancelled, Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.ui.garbage import GarbageOnThisThread
from grc_desktop.ui.right_of_way import RightOfWay

if TYPE_CHECKING:
    from grc_desktop.database.database import Database, Done

R = TypeVar("R")

_REPORT_EVERY = 0.05
"""Seconds between two reports of progress; more would only repaint."""


@dataclass(frozen=True)
class Work:
    """A long task as the progress strip shows it; ``total`` is None while unknown.

    One in the ``background`` is upkeep that nobody asked for: not shown, and it gives way to what somebody did.
    """

    number: int
    title: str
    count: int = 0
    total: int | None = None
    text: str = ""
    stopping: bool = False
    background: bool = False


class Progress:
    """Handed to a long task: ``progress(count, total)`` reports, and raises `Cancelled` when stopped.

    Called every few milliseconds, it also lets questions of the screen go first.
    """

    def __init__(
        self, report: Callable[[int, int | None, str], None], give_way: Callable[[], None] = lambda: None
    ) -> None:
        self._report = report
        self._give_way = give_way
        self._stop = threading.Event()
        self._reported = 0.0
        self._count = 0

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the task to stop at its next report (any thread)."""
        self._stop.set()

    def asks_to_stop(self) -> bool:
        """For ``Database.stoppable``: let questions of the screen go first, and say whether the user asked to stop."""
        self._give_way()
        return self.cancelled

    def __call__(self, count: int, total: int | None = None, text: str = "") -> None:
        """Say how far the task is (its own thread)."""
        self._give_way()
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        is_last = count == total and count != self._count  # it may be told again while the file is put together
        if now - self._reported >= _REPORT_EVERY or is_last:
            self._reported, self._count = now, count
            self._report(count, total, text)


class Jobs(QObject):
    """Runs queries, actions and long tasks; one for the whole program, living as long as the base.

    Signals (GUI thread): ``touched(frozenset[str])`` names of tables that a committed write changed;
    ``operation_done(Done)`` a change that can be undone; ``troubled(str)`` a sentence for the notice
    bar; ``stopped(str)`` another, on what became of a long task that the user stopped; ``bug(Exception)``
    anything unforeseen; ``failed()`` before any of these three, that what waited for an answer can be tried
    again; ``busy(tuple[Work, ...])`` the long tasks under way.
    """

    touched = Signal(object)
    operation_done = Signal(object)
    troubled = Signal(str)
    stopped = Signal(str)
    bug = Signal(object)
    failed = Signal()
    busy = Signal(object)
    _deliver = Signal(object)

    def __init__(self, base: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._short = ThreadPoolExecutor(1, thread_name_prefix="short")
        self._long = ThreadPoolExecutor(1, thread_name_prefix="long")
        self._latest: dict[Hashable, int] = {}
        self._asked = 0
        self._works: dict[int, tuple[Work, Progress]] = {}
        self._stopped_by_user: set[int] = set()
        self._closed = False
        self._way = RightOfWay()
        self._garbage = GarbageOnThisThread(self)
        self._deliver.connect(self._on_delivery, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        owner: QObject,
        query: Callable[..., R],
        then: Callable[[R], object],
        /,
        *,
        refused: Callable[[Refused], object] | None = None,
        only_last: str | None = None,
        **arguments: Any,
    ) -> None:
        """Run ``query(session, **arguments)`` and give its records to ``then``.

        Of the questions of one owner with the same ``only_last`` only the last is answered; those
        overtaken while they waited are not even run.
        """
        self._asked += 1
        turn = self._asked
        key = (id(owner), only_last)
        if only_last is not None:
            self._latest[key] = turn

        def overtaken() -> bool:
            return only_last is not None and self._latest.get(key, turn) != turn

        def run() -> None:
            if self._closed or overtaken():
                return
            self._answer(
                owner,
                lambda: self._base.read(query, **arguments),
                lambda answer: None if overtaken() else then(answer),
                refused,
            )

        self._submit_short(run)

    def act(
        self,
        owner: QObject,
        action: Callable[..., R],
        then: Callable[[Done[R]], object] | None = None,
        /,
        *,
        refused: Callable[[Refused], object] | None = None,
        quietly: bool = False,
        **arguments: Any,
    ) -> None:
        """Run ``action(session, **arguments)`` as one operation; ``then`` gets its `Done`.

        ``quietly``: a draft saved while one writes is in the journal like all else, but no notice offers its undo.
        """

        def finished(done: Done[R]) -> None:
            if then is not None:
                then(done)

        def run() -> None:
            self._answer(owner, lambda: self._base.write(action, **arguments), finished, refused, quietly=quietly)

        self._submit_short(run)

    def work(
        self,
        owner: QObject,
        task: Callable[[Database, Progress], R],
        then: Callable[[R], object],
        /,
        *,
        title: str,
        refused: Callable[[Refused], object] | None = None,
        stopped: Callable[[], object] | None = None,
        if_stopped: str = "",
        background: bool = False,
    ) -> int:
        """Run ``task(base, progress)`` on the long lane; its number is good for `stop` and `cancel`.

        A task that changed the base returns its `Done`. ``stopped`` is called when it was cancelled; one in the
        ``background`` is as soon as another task is asked for. ``if_stopped`` is what the user is told who stops
        it, where that nothing was changed is not what they need to know.
        """
        self._asked += 1
        number = self._asked
        if not background:
            self._stop_background()

        def report(count: int, total: int | None, text: str) -> None:
            self._deliver.emit(lambda: self._show_progress(number, count, total, text))

        progress = Progress(report, self._way.give_way)
        self._works[number] = (Work(number, title, background=background), progress)
        self._tell_busy()

        def run() -> None:
            try:
                if progress.cancelled:
                    raise Cancelled
                self._answer(owner, lambda: task(self._base, progress), then, refused, quietly=background)
            except Cancelled:
                words = if_stopped or tr("Stopped: {title}. Nothing was changed.", title=title)
                self._deliver.emit(lambda: self._end_unfinished(number, owner, stopped, words))
            finally:
                self._deliver.emit(lambda: self._forget(number))

        if not self._closed:
            self._long.submit(run)
        return number

    def stop(self, number: int) -> None:
        """The user wants a long task to end: as ``cancel``, and they are told what became of it."""
        self._stopped_by_user.add(number)
        self.cancel(number)

    def cancel(self, number: int) -> None:
        """Ask a long task to stop, for its answer is no longer wanted; what it had begun is taken back by the base."""
        if number in self._works:
            work, progress = self._works[number]
            progress.cancel()
            self._works[number] = (replace(work, stopping=True), progress)
            self._tell_busy()

    @property
    def works(self) -> tuple[Work, ...]:
        """The long tasks waiting or under way that somebody asked for."""
        return tuple(work for work, _ in self._works.values() if not work.background)

    @property
    def questions(self) -> int:
        """How many questions and changes were put so far: while it grows, the screens are not at rest."""
        return self._way.asked

    def is_under_way(self, number: int) -> bool:
        """Whether a long task waits or runs, asked for or in the background."""
        return number in self._works

    def _stop_background(self) -> None:
        for work, progress in self._works.values():
            if work.background:
                progress.cancel()

    def close(self) -> None:
        """Let the changes already asked for finish, stop long tasks, and end both lanes."""
        if self._closed:
            return
        self._closed = True
        for _, progress in self._works.values():
            progress.cancel()
        self._short.shutdown(wait=True)
        self._long.shutdown(wait=True)
        self._garbage.stop()

    def _submit_short(self, run: Callable[[], None]) -> None:
        def answered() -> None:
            try:
                run()
            finally:
                self._way.answer()

        if not self._closed:
            self._way.ask()
            self._short.submit(answered)

    def _answer(
        self,
        owner: QObject,
        question: Callable[[], R],
        then: Callable[[R], object],
        refused: Callable[[Refused], object] | None,
        *,
        quietly: bool = False,
    ) -> None:
        """On a lane: run the question and send what came of it to the GUI thread."""
        try:
            answer = question()
        except Cancelled:
            raise
        except Refused as refusal:
            told = refusal
            self._deliver.emit(lambda: self._refuse(owner, told, refused))
        except Trouble as trouble:
            sentence = trouble.sentence
            self._deliver.emit(lambda: self._fail(self.troubled, sentence))
        except Exception as error:  # noqa: BLE001 - the edge where bugs become a report
            found = error
            self._deliver.emit(lambda: self._fail(self.bug, found))
        else:
            self._deliver.emit(lambda: self._give(owner, answer, then, quietly=quietly))

    def _give(self, owner: QObject, answer: R, then: Callable[[R], object], *, quietly: bool) -> None:
        from grc_desktop.database.database import Done

        if isValid(owner):
            then(answer)
        if isinstance(answer, Done):
            if answer.tables:
                self.touched.emit(frozenset(answer.tables))
            if answer.operation_id is not None and not quietly:
                self.operation_done.emit(answer)

    def _refuse(self, owner: QObject, refusal: Refused, refused: Callable[[Refused], object] | None) -> None:
        if refused is None:
            self._fail(self.troubled, refusal.sentence)
        elif isValid(owner):
            refused(refusal)

    def _fail(self, signal: SignalInstance, what: object) -> None:
        self.failed.emit()
        signal.emit(what)

    def _end_unfinished(self, number: int, owner: QObject, stopped: Callable[[], object] | None, words: str) -> None:
        if stopped is not None and isValid(owner):
            stopped()
        if number in self._stopped_by_user:
            self._fail(self.stopped, words)

    def _show_progress(self, number: int, count: int, total: int | None, text: str) -> None:
        if number in self._works:
            work, progress = self._works[number]
            self._works[number] = (
                replace(work, count=count, total=total, text=text),
                progress,
            )
            self._tell_busy()

    def _forget(self, number: int) -> None:
        self._works.pop(number, None)
        self._stopped_by_user.discard(number)
        self._tell_busy()

    def _tell_busy(self) -> None:
        self.busy.emit(self.works)

    def _on_delivery(self, deliver: Callable[[], None]) -> None:
        if not self._closed:
            deliver()
