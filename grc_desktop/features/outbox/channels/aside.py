"""Calls that may never come back, made on a thread of their own: whoever asks waits only as long as is sensible.

A driver that waits for a device which was pulled out cannot be interrupted, only left behind. Its thread ends when the
driver gives up, and is no reason for the program to stay: it is a daemon.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")

_LOOK = 0.1
"""Seconds between two looks at whether there is still something to wait for."""


class Silent(Exception):
    """No answer came in time, or what was to answer is gone; whether it did what it was asked is not known."""


class Aside:
    """One thread, which makes the calls in order. After ``Silent`` it is left behind and may not be asked again."""

    def __init__(self, name: str) -> None:
        self._asked: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        Thread(target=self._run, name=name, daemon=True).start()

    def ask(self, call: Callable[[], T], *, patience: float, there: Callable[[], bool]) -> T:
        """What ``call`` gives, or raises. ``Silent`` after ``patience`` seconds, or once ``there`` says no."""
        future: Future[T] = Future()
        self._asked.put((future, call))
        end = time.monotonic() + patience
        while not future.done():
            if time.monotonic() > end or not there():
                raise Silent
            wait((future,), timeout=_LOOK)
        return future.result()

    def end(self) -> None:
        """No more calls; the thread ends after those that were asked."""
        self._asked.put(None)

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None:
            future, call = asked
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 -- handed over to whoever asked
                future.set_exception(error)
