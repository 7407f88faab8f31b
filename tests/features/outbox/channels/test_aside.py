from __future__ import annotations

import threading
import time

import pytest

from grc_desktop.features.outbox.channels.aside import Aside, Silent


def test_calls_are_made_in_order_on_one_other_thread() -> None:
    aside = Aside("aside")
    threads: list[int] = []
    answers = [
        aside.ask(lambda number=number: threads.append(threading.get_ident()) or number, patience=5, there=lambda: True)  # type: ignore[misc]
        for number in range(3)
    ]
    aside.end()

    assert answers == [0, 1, 2]
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads


def test_what_it_raises_is_raised_here() -> None:
    aside = Aside("aside")
    with pytest.raises(ZeroDivisionError):
        aside.ask(lambda: 1 / 0, patience=5, there=lambda: True)
    aside.end()


@pytest.mark.parametrize(("patience", "there"), [(0.2, True), (30.0, False)])
def test_what_never_answers_is_left_behind(patience: float, there: bool) -> None:
    held, aside = threading.Event(), Aside("aside")
    started = time.monotonic()
    with pytest.raises(Silent):
        aside.ask(held.wait, patience=patience, there=lambda: there)

    assert time.monotonic() - started < 5
    held.set()
    aside.end()
