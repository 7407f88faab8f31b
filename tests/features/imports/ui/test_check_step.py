from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.features.imports.comparing import ComparedField, RowComparison
from grc_desktop.features.imports.records import SHOWN
from grc_desktop.features.imports.ui.check_step import CheckStep
from grc_desktop.features.imports.ui.verdict_list import Line
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
    step.show_reports([report(tmp_path)])
    assert step.table.count == SHOWN
    assert step.more.text() == "The first 100 of 150"
    assert [choice.text() for choice in step.choices.values()] == [
        "Refused: 150",
        "Duplicates: 2",
        "Values to look at: 1",
        "Completed: 0",
        "New: 1,874",
        "Unchanged: 0",
    ]
    first = step.table.records.row_at(0)
    assert first is not None
    assert (first.row, first.value, first.reason) == (2, "C-9 · 69003", "There is no name")


def test_duplicates_are_compared_and_decided_one_by_one(step: CheckStep, tmp_path: Path) -> None:
    wanted: list[int] = []
    asked: list[Line] = []
    said: list[tuple[int, int, object]] = []
    step.customer_wanted.connect(wanted.append)
    step.comparison_wanted.connect(asked.append)
    step.decided.connect(lambda *decision: said.append(decision))
    step.show_reports([report(tmp_path, rejected=0)])
    assert step.which == "duplicate"  # the first that holds anything
    step.choose("duplicate")
    assert asked[-1].row == 7
    step.show_comparison(
        RowComparison(7, "Lucie", "Lucie Moreau", 1, None, 0.96, ("same name",), (ComparedField("Town", "Lyon", ""),))
    )
    assert not step.compare.isHidden()
    step.compare.buttons["create"].click()
    step.compare.buttons["create"].click()  # and back
    assert said == [(0, 7, "create"), (0, 7, None)]
    step.table.opened.emit(1)
    assert wanted == [1]
    step.choose("warnings")
    assert [step.table.records.row_at(0).column] == ["MAIL"]  # type: ignore[union-attr]
    assert step.compare.isHidden()


def test_a_choice_is_told(step: CheckStep) -> None:
    chosen: list[str] = []
    step.policy_chosen.connect(chosen.append)
    step.radios["update"].click()
    assert chosen == ["update"]
