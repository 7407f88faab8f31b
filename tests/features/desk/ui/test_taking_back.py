"""Undoing from the window, small and large."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Done
from grc_desktop.database.journal.undo import Undone
from grc_desktop.features.desk.ui.taking_back import take_back
from grc_desktop.ui.jobs import Jobs, Work
from tests.conftest import Backstage
from tests.database.deeds import add_person, names


@pytest.mark.parametrize(("many", "works"), [(100, 0), (1, 1)])
def test_a_large_undo_is_a_long_work(
    jobs: Jobs, backstage: Backstage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, many: int, works: int
) -> None:
    monkeypatch.setattr("grc_desktop.features.desk.ui.taking_back.MANY", many)
    backstage.write(add_person, last_name="Moreau", first_name="Lucie")
    titles: set[str] = set()

    def note(shown: tuple[Work, ...]) -> None:
        titles.update(work.title for work in shown)

    jobs.busy.connect(note)
    told: list[Done[Undone]] = []
    owner = QObject()
    take_back(jobs, owner, 1, told.append)
    qtbot.waitUntil(lambda: bool(told) and not jobs.works)
    assert told[0].result.restored == 1
    assert len(titles) == works
    assert backstage.read(names) == []


def test_a_refusal_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    refusals: list[Refused] = []
    owner = QObject()
    take_back(jobs, owner, 99, refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
