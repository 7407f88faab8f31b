from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grc_desktop.core.errors import Trouble
from grc_desktop.features.paper.queries import own_sheets
from grc_desktop.features.paper.ui.sheets_card import SheetsCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def card(qtbot: QtBot, workplace: Workplace) -> SheetsCard:
    made = SheetsCard(workplace)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    return made


def test_a_sheet_is_measured_changed_and_deleted(card: SheetsCard, qtbot: QtBot, backstage: Backstage) -> None:
    card._add()
    editor = card.editor
    editor.name.setText("Boulanger 12")
    editor.spins["columns"].setValue(2)
    assert editor.save.isEnabled()
    editor.save.click()
    qtbot.waitUntil(lambda: not editor.isVisible())
    (sheet,) = backstage.read(own_sheets)
    assert (sheet.part, sheet.columns, sheet.rows) == ("Boulanger 12", 2, 7)
    card.reload()
    qtbot.waitUntil(lambda: card.table.count == 1)
    card.table.select_id(sheet.own_id or 0)
    card._edit()
    assert not card.table.isVisible()
    editor.spins["top"].setValue(14)
    editor.save.click()
    qtbot.waitUntil(lambda: backstage.read(own_sheets)[0].top == 14)
    qtbot.waitUntil(lambda: not editor.isVisible())
    card.reload()
    qtbot.waitUntil(lambda: card.table.current_row is not None and card.table.current_row.top == 14)
    card._edit()
    editor.remove.click()
    qtbot.waitUntil(lambda: backstage.read(own_sheets) == [])


def test_a_name_that_is_taken_is_said_beside_the_measures(card: SheetsCard, qtbot: QtBot) -> None:
    for _ in range(2):
        card._add()
        card.editor.name.setText("Boulanger 12")
        card.editor.save.click()
        qtbot.waitUntil(lambda: not card.editor.isVisible() or card.editor.problem.isVisible())
    assert "already a sheet" in card.editor.problem.text()
    assert card.editor.isVisible()


def test_what_could_not_be_saved_is_saved_by_another_try(
    card: SheetsCard, qtbot: QtBot, backstage: Backstage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Trouble("The disk is full.")

    card._add()
    card.editor.name.setText("Boulanger 12")
    jobs = card._place.jobs
    with monkeypatch.context() as patched, qtbot.waitSignal(jobs.troubled):
        patched.setattr(jobs._base, "write", full)
        card.editor.save.click()
    card.editor.save.click()
    qtbot.waitUntil(lambda: not card.editor.isVisible())
    assert [sheet.part for sheet in backstage.read(own_sheets)] == ["Boulanger 12"]


def test_a_sheet_half_measured_is_a_change(card: SheetsCard) -> None:
    card._add()
    assert not card.is_changed
    card.editor.name.setText("Boulanger 12")
    assert card.is_changed
    card.editor.close_sheet()
    assert not card.is_changed
