from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.features.imports.recognition import recognise
from grc_desktop.features.imports.ui.columns_step import ColumnsStep
from grc_desktop.features.imports.ui.opening import Opened, Wish
from grc_desktop.ui.theme import Theme
from tests.features.imports.ui.reports import report
from tests.features.imports.written_files import FILES, PEOPLE, opened, text_file


@pytest.fixture
def step(theme: Theme, qtbot: QtBot, tmp_path: Path) -> ColumnsStep:
    step = ColumnsStep()
    qtbot.addWidget(step)
    path = text_file(tmp_path / "clients.csv", PEOPLE)
    table = opened(path)
    found = Opened(Wish(path), table, recognise(table), 2, None, first_rows=tuple(table.first_rows(5)))
    step.show_file(found, ["clients.csv"], 0)
    return step


def chips(step: ColumnsStep) -> list[QPushButton]:
    return [one for one in step.findChildren(QPushButton) if one.menu() is not None]


def test_a_line_for_each_column(step: ColumnsStep) -> None:
    assert list(step.boxes)[:3] == ["N° CLIENT", "CIV", "NOM"]
    assert step.boxes["NOM"].currentText() == "Last name"
    assert step.boxes["NOM"].accessibleName() == "Field of the column NOM"
    assert step.head.saved.isHidden()


def test_how_the_file_was_read_and_can_be_read(step: ColumnsStep) -> None:
    assert [chip.text() for chip in chips(step)] == [
        "Customers",
        "cp1252",
        "separator ;",
        "dates dd/mm/yyyy",
        "header: row 1",
    ]
    said: list[tuple[str, object]] = []
    step.head.read_otherwise.connect(lambda name, value: said.append((name, value)))
    chips(step)[2].menu().actions()[1].trigger()
    assert said == [("separator", ",")]


def test_the_first_rows_are_shown_as_they_stand(step: ColumnsStep) -> None:
    step.head.view.chosen.emit(1)
    assert step.views.currentWidget() is step.first_rows
    cells = [step.first_rows.item(0, at) for at in range(4)]
    assert [cell.text() for cell in cells if cell is not None] == ["C-1", "Mme", "MOREAU", "Lucie"]


def test_columns_that_are_never_kept_are_named(step: ColumnsStep, tmp_path: Path) -> None:
    assert step.never_bar.isHidden()
    path = text_file(tmp_path / "a.csv", "NOM;N° PASSEPORT\nMoreau;12AB34567\n")
    table = opened(path)
    step.show_file(Opened(Wish(path), table, recognise(table), 1, None), ["a.csv", "b.csv"], 0)
    assert step.never.text() == "Never kept, whatever they hold: N° PASSEPORT"
    assert step.head.files.currentText() == "a.csv (1 of 2)"


def test_columns_say_how_many_of_their_values_are_odd(step: ColumnsStep, tmp_path: Path) -> None:
    step.show_report(report(tmp_path))
    assert step.badges["MAIL"].text() == "1 invalid"
    assert step.badges["NOM"].text() == "recognised"


def test_another_choice_is_told_with_its_column(step: ColumnsStep) -> None:
    said: list[tuple[str, object]] = []
    step.field_chosen.connect(lambda name, field: said.append((name, field)))
    step.boxes["VILLE"].setCurrentIndex(0)
    step.boxes["VILLE"].activated.emit(0)
    assert said == [("VILLE", None)]


def test_a_file_of_many_columns_is_shown_piece_by_piece_and_stands_when_one_is_chosen(
    step: ColumnsStep, tmp_path: Path, qtbot: QtBot
) -> None:
    path = FILES / "outlook-en.csv"
    table = opened(path)
    step.show_file(Opened(Wish(path), table, recognise(table), 1, None), ["outlook-en.csv"], 0)
    assert 0 < len(step.boxes) < 20
    qtbot.waitUntil(lambda: len(step.boxes) == len(table.header))
    box = step.boxes["Spouse"]
    chosen = recognise(table, chosen={"Spouse": "notes"})
    step.show_file(Opened(Wish(path), table, chosen, 1, None), ["outlook-en.csv"], 0)
    assert step.boxes["Spouse"] is box
    assert box.currentText() == "Notes"
    assert step.badges["Spouse"].text() == chosen.columns[list(table.header).index("Spouse")].note
