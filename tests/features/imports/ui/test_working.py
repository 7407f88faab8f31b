from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.imports.ui.opening import Gathered
from grc_desktop.features.imports.ui.working import Working
from grc_desktop.ui.jobs import Jobs
from tests.features.imports.written_files import PEOPLE, text_file


def test_what_begins_takes_the_place_of_what_was_under_way(
    jobs: Jobs, base: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    owner, refusals, stops = QObject(), list[Refused](), list[str]()
    first, second = list[Gathered](), list[Gathered]()
    working = Working(jobs, owner, refusals.append)
    people = text_file(tmp_path / "clients.csv", PEOPLE)
    working.read([people], first.append, lambda: stops.append("first"))
    working.read([people], second.append, lambda: stops.append("second"))
    qtbot.waitUntil(lambda: len(second) == 1)
    assert (first, stops, refusals, working.under_way) == ([], [], [], False)


def test_why_something_was_refused_is_told(jobs: Jobs, base: Database, tmp_path: Path, qtbot: QtBot) -> None:
    owner, refusals = QObject(), list[Refused]()
    working = Working(jobs, owner, refusals.append)
    working.read([tmp_path / "nowhere.csv"], lambda _: None, lambda: None)
    qtbot.waitUntil(lambda: len(refusals) == 1)
    assert "nowhere.csv" in refusals[0].sentence
    assert not working.under_way
