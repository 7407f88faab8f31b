from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.features.imports.ui.check_step import SHOWN, CheckStep
from grc_desktop.ui.theme import Theme
from tests.features.imports.ui.reports import report


@pytest.fixture
def step(theme: Theme, qtbot: QtBot) -> CheckStep:
    step = CheckStep()
    qtbot.addWidget(step)
    qtbot.addWidget(step.policies)
    return step


def test_the_first_hundred_refused_rows_are_listed(step: CheckStep, tmp_path: Path) -> None:
    step.wait("fill")
    assert step.radios["fill"].isChecked()
    step.show_report(report(tmp_path))
    assert step.table.count == SHOWN
    assert step.more.text() == "The first 100 of 150"
    first = step.table.records.row_at(0)
    assert first is not None
    assert (first.row, first.value, first.reason) == (2, "C-9 · 69003", "There is no name")


def test_duplicates_lead_to_the_record_they_repeat(step: CheckStep, tmp_path: Path) -> None:
    wanted: list[int] = []
    step.customer_wanted.connect(wanted.append)
    step.show_report(report(tmp_path, rejected=0))
    assert step.which is not None
    assert step.which.value == "duplicates"  # the first list that holds anything
    step.table.opened.emit(1)
    assert wanted == [1]
    step.which.chosen.emit("warnings")
    assert [step.table.records.row_at(0).column] == ["MAIL"]  # type: ignore[union-attr]


def test_a_choice_is_told(step: CheckStep) -> None:
    chosen: list[str] = []
    step.policy_chosen.connect(chosen.append)
    step.radios["update"].click()
    assert chosen == ["update"]
