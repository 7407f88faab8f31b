from __future__ import annotations

import threading
import time

import pytest

from grc_desktop.features.outbox.channels.aside import Aside, Silent


def test_calls_are_made_on_one_other_thread() -> None:
    aside = Aside("aside")
    threads = [aside.ask(threading.get_ident, patience=5, there=lambda: True) for _ in range(3)]
    aside.end()

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
