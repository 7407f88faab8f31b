from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.features.imports.ui.done_step import DoneStep
from grc_desktop.ui.theme import Theme
from tests.features.imports.ui.reports import report


@pytest.fixture
def step(theme: Theme, qtbot: QtBot) -> DoneStep:
    step = DoneStep()
    qtbot.addWidget(step)
    return step


def test_what_came_in_and_what_can_be_done(step: DoneStep, tmp_path: Path) -> None:
    step.show_reports([report(tmp_path)], "Imported 1874 customers from clients.csv")
    assert step.title.text() == "Imported 1874 customers from clients.csv"
    assert step.refused.text() == "Save the 152 rows left out…"
    assert [one.isHidden() for one in (step.undo, step.list, step.labels)] == [False, False, False]
    step.show_undone()
    assert [one.isHidden() for one in (step.undo, step.list, step.labels)] == [True, True, True]


def test_nothing_came_in(step: DoneStep, tmp_path: Path) -> None:
    step.show_reports([report(tmp_path, created=0, operation_id=None)], "Imported 0 customers")
    assert step.title.text() == "Nothing was imported"
    assert step.undo.isHidden()
    assert step.labels.isHidden()
