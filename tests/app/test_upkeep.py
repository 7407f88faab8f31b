from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.app import upkeep as module
from grc_desktop.app.upkeep import HouseKeeping
from grc_desktop.core.errors import Cancelled, Trouble
from grc_desktop.database.database import Database
from grc_desktop.features.offers import Feature, Upkeep
from grc_desktop.ui.workplace import Workplace


def features(*runs: Callable[[Database, Callable[..., None]], object]) -> list[Feature]:
    return [Feature(name=f"one {at}", upkeep=(Upkeep(title="Tidying", run=run),)) for at, run in enumerate(runs)]


def test_one_after_the_other_and_unseen(workplace: Workplace, qtbot: QtBot) -> None:
    ran: list[str] = []
    seen: list[object] = []
    workplace.jobs.busy.connect(seen.append)
    house = HouseKeeping(
        workplace, features(lambda _base, _progress: ran.append("a"), lambda _base, _progress: ran.append("b"))
    )
    house.start(after=0)
    qtbot.waitUntil(lambda: ran == ["a", "b"])
    assert all(works == () for works in seen), "nobody asked for it, so nothing shows it"


def test_what_filters_speak_of_comes_first(workplace: Workplace, qtbot: QtBot) -> None:
    ran: list[str] = []
    rules = Upkeep(title="Rules of the day", run=lambda _base, _progress: ran.append("rules"))
    scores = Upkeep(title="Scores", run=lambda _base, _progress: ran.append("scores"), filters=True)
    house = HouseKeeping(workplace, [Feature(name="rules", upkeep=(rules,)), Feature(name="rfm", upkeep=(scores,))])
    house.start(after=0)
    qtbot.waitUntil(lambda: ran == ["scores", "rules"])


def test_one_that_fails_does_not_keep_the_next(workplace: Workplace, qtbot: QtBot) -> None:
    ran: list[str] = []

    def fail(_base: Database, _progress: Callable[..., None]) -> object:
        raise Trouble("The disk does not answer.")

    house = HouseKeeping(workplace, features(fail, lambda _base, _progress: ran.append("b")))
    with qtbot.waitSignal(workplace.jobs.troubled):
        house.start(after=0)
    qtbot.waitUntil(lambda: ran == ["b"])


def test_it_gives_way_to_the_user_and_comes_again(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AGAIN", 10)
    begun = threading.Event()
    told: list[str] = []

    def scan(_base: Database, progress: Callable[..., None]) -> object:
        begun.set()
        if not told:
            try:
                while True:
                    progress(1, 2)
                    threading.Event().wait(0.005)
            except Cancelled:
                told.append("gave way")
                raise
        told.append("done")
        return None

    house = HouseKeeping(workplace, features(scan))
    house.start(after=0)
    qtbot.waitUntil(begun.is_set)
    workplace.jobs.work(
        workplace, lambda _base, _progress: told.append("export"), lambda _answer: None, title="Exporting"
    )
    qtbot.waitUntil(lambda: told == ["gave way", "export", "done"])


def test_what_lives_as_long_as_the_base_begins_once(workplace: Workplace, qtbot: QtBot) -> None:
    begun: list[Workplace] = []
    ran: list[str] = []
    upkeep = Upkeep(title="Tidying", run=lambda _base, _progress: ran.append("a"))
    house = HouseKeeping(workplace, [Feature(name="outbox", begin=begun.append, upkeep=(upkeep,))])
    house.start(after=0)
    qtbot.waitUntil(lambda: ran == ["a"])
    house.start(after=0)
    qtbot.wait(0)
    assert begun == [workplace]
