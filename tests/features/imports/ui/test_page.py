"""The page *Import*, with the real jobs and real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from grc_desktop.database.journal.undo import Undone
from grc_desktop.database.schema import Customer
from grc_desktop.features.imports.queries import saved_mappings
from grc_desktop.features.imports.ui.page import CHECK, COLUMNS, DONE, FILE, ImportPage
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage
from tests.features.imports.written_files import PEOPLE, text_file

WITH_TROUBLE = PEOPLE + "C-3;;;;;;;;;;;\r\nC-4;;Roux;Anne;;anne@;;;;;;\r\nC-1;;Moreau;Lucie;;;;;;;;\r\n"


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> ImportPage:
    page = ImportPage(workplace)
    qtbot.addWidget(page)
    qtbot.addWidget(workplace.notices)
    page.resize(1176, 660)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return text_file(tmp_path / "clients.csv", WITH_TROUBLE)


def judged(page: ImportPage, qtbot: QtBot) -> None:
    """Wait until every row was looked at."""
    qtbot.waitUntil(lambda: page.summary.figures["created"].text() not in ("—", ""))


def take(page: ImportPage, qtbot: QtBot, path: Path) -> None:
    page.request(path=path)
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    judged(page, qtbot)


def press(button: QPushButton, qtbot: QtBot) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def customers(backstage: Backstage) -> int:
    return backstage.read(lambda session: len(session.execute(select(Customer.id)).all()))


def test_from_the_file_to_the_end_and_back(page: ImportPage, people: Path, backstage: Backstage, qtbot: QtBot) -> None:
    assert page.steps.current == FILE
    take(page, qtbot, people)
    figures = {name: figure.text() for name, figure in page.summary.figures.items()}
    assert figures == {
        "created": "3", "updated": "0", "skipped": "1", "duplicate": "0", "rejected": "1", "warnings": "1",
    }  # fmt: skip
    assert page.columns_step.badges["MAIL"].text() == "1 invalid"
    press(page.forward, qtbot)
    assert page.steps.current == CHECK
    assert page.check_step.table.count == 1
    assert customers(backstage) == 0  # nothing is written before the last button

    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert customers(backstage) == 3
    assert page.done_step.title.text() == "Imported 3 customers from clients.csv"

    with qtbot.waitSignal(page.jobs.operation_done) as undone:
        press(page.done_step.undo, qtbot)
    assert isinstance(undone.args[0].result, Undone)
    assert customers(backstage) == 0
    qtbot.waitUntil(lambda: page.done_step.title.text() == "The import was undone")


def test_a_column_is_given_another_field(page: ImportPage, people: Path, backstage: Backstage, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    page.columns_step.boxes["ADR1"].chosen.emit("company")
    qtbot.waitUntil(lambda: page.columns_step.boxes["ADR1"].currentData() == "company")
    judged(page, qtbot)
    page.columns_step.boxes["VILLE"].chosen.emit("company")  # one column for one field: the other gives way
    qtbot.waitUntil(lambda: page.columns_step.boxes["VILLE"].currentData() == "company")
    assert page.columns_step.boxes["ADR1"].currentData() == ""
    judged(page, qtbot)
    press(page.forward, qtbot)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    (kept,) = backstage.read(saved_mappings)
    assert (kept.name, kept.columns["VILLE"], kept.columns["ADR1"]) == ("clients", "company", None)


def test_the_next_file_of_that_header_is_known(page: ImportPage, people: Path, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    page.columns_step.boxes["ADR1"].chosen.emit(None)
    qtbot.waitUntil(lambda: page.columns_step.boxes["ADR1"].currentData() == "")
    judged(page, qtbot)
    press(page.forward, qtbot)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    press(page.done_step.again, qtbot)
    assert page.steps.current == FILE

    take(page, qtbot, text_file(tmp_path / "november.csv", PEOPLE))
    assert page.columns_step.head.saved.currentText() == "Saved mapping: clients"
    assert page.columns_step.boxes["ADR1"].currentData() == ""
    page.columns_step.head.saved.chosen.emit("")
    qtbot.waitUntil(lambda: page.columns_step.boxes["ADR1"].currentData() == "address_1")
    judged(page, qtbot)


def test_the_file_is_read_otherwise(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, qtbot, text_file(tmp_path / "a.csv", "NOM;PRENOM;DT_NAISS\nMoreau;Hélène;03/04/1984\n"))
    assert page.columns_step.badges["DT_NAISS"].text() == "day or month first?"
    page.columns_step.head.read_otherwise.emit("day_order", "month-first")
    qtbot.waitUntil(lambda: page.columns_step.badges["DT_NAISS"].text() == "recognised")
    page.columns_step.head.read_otherwise.emit("encoding", "mac_roman")
    qtbot.waitUntil(lambda: "mac-roman" in [chip.text() for chip in page.columns_step.findChildren(QPushButton)])
    judged(page, qtbot)


def test_what_is_already_there_is_decided_at_the_check(page: ImportPage, people: Path, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    press(page.forward, qtbot)
    page.check_step.radios["report"].click()
    qtbot.waitUntil(lambda: page.summary.figures["duplicate"].text() == "1")
    page.check_step.choose("duplicate")
    assert page.check_step.table.count == 1


def test_a_bad_file_stays_at_the_first_step_with_a_sentence(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.request(path=text_file(tmp_path / "empty.csv", ""))
    qtbot.waitUntil(lambda: page.file_step.trouble.isVisible())
    assert page.file_step.trouble.text() == "The file “empty.csv” is empty."
    assert page.steps.current == FILE


def test_a_file_where_nothing_is_recognised_can_still_be_mapped(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.request(path=text_file(tmp_path / "a.csv", "COL_A;COL_B\nMoreau 1;x2\nRoux 3;y4\n"))
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    qtbot.waitUntil(lambda: page._work is None)
    page.columns_step.boxes["COL_A"].chosen.emit("last_name")
    judged(page, qtbot)
    assert page.summary.figures["created"].text() == "2"


def test_rows_left_out_are_saved(page: ImportPage, people: Path, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    press(page.forward, qtbot)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert page.done_step.refused.text() == "Save the row left out…"
    target = tmp_path / "left out.xlsx"
    page.ending.save_refused(page.ending._reports, target)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not page.jobs.works)
    assert load_workbook(target).worksheets[0]["A2"].value == "C-3"


def test_files_imported_before_are_offered(page: ImportPage, people: Path, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    press(page.back, qtbot)
    (again,) = [
        one for one in page.file_step.findChildren(QPushButton) if one.text() == "clients.csv" and one.isVisible()
    ]
    press(again, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    judged(page, qtbot)
