"""The page *Journal*, with the real jobs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import delete, update

from grc_desktop.database.journal.notes import record_deed
from grc_desktop.database.journal.reading import trash
from grc_desktop.database.schema import Customer
from grc_desktop.features.desk.ui.journal_page import JournalPage
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage
from tests.database.deeds import add_person, names, run


@pytest.fixture
def page(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> JournalPage:
    backstage.write(add_person, last_name="Moreau", first_name="Lucie")
    backstage.write(add_person, last_name="Petit", first_name="Raphaël")
    page = JournalPage(workplace)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    backstage.settle()
    return page


def test_any_operation_is_undone_from_the_list(page: JournalPage, backstage: Backstage, qtbot: QtBot) -> None:
    assert page.operations.count == 2
    assert not page._undo.isEnabled()
    page.operations.select_id(1)
    backstage.settle()

    qtbot.mouseClick(page._undo, Qt.MouseButton.LeftButton)
    backstage.settle()

    assert backstage.read(names) == ["Petit Raphaël"]
    assert page.operations.count == 3
    assert page.operations.current_row is not None
    assert page.operations.current_row.undone
    assert not page._undo.isEnabled()
    assert page._kept_box.isHidden()


def test_what_an_undo_kept_is_listed(page: JournalPage, backstage: Backstage, qtbot: QtBot) -> None:
    backstage.write(run, statement=update(Customer).where(Customer.id == 1).values(notes="x"))
    page.operations.select_id(1)
    backstage.settle()
    qtbot.mouseClick(page._undo, Qt.MouseButton.LeftButton)
    backstage.settle()
    head, reason = page._kept.text().split("\n")
    assert (head, reason[:16]) == ("Kept as they are:", "changed since by")  # and no name of a table
    assert backstage.read(names) == ["Moreau Lucie", "Petit Raphaël"]


def test_the_journal_is_searched(page: JournalPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page._sought, "raphael")
    qtbot.waitUntil(lambda: list(page.operations.records.ids) == [2])
    qtbot.keyClicks(page._sought, "x")
    qtbot.waitUntil(lambda: not page.operations.count)
    assert page._nothing.accessibleName() == "Nothing found for “raphaelx”"


def test_a_deleted_customer_is_put_back_from_the_trash(page: JournalPage, backstage: Backstage, qtbot: QtBot) -> None:
    backstage.write(run, statement=delete(Customer))
    page.request(trash=True)
    backstage.settle()
    assert page.deleted.count == 2
    page.deleted.select_id(1)
    assert page._back.isEnabled()

    qtbot.mouseClick(page._back, Qt.MouseButton.LeftButton)
    backstage.settle()

    assert backstage.read(names) == ["Moreau Lucie"]
    assert [one.name for one in backstage.read(trash)] == ["Petit Raphaël"]
    assert page.deleted.count == 1


def test_what_changed_no_row_shows_no_count(page: JournalPage, backstage: Backstage) -> None:
    backstage.write(record_deed, words="Exported 12 customers")
    backstage.settle()
    page.operations.select_id(3)
    backstage.settle()
    records = page.operations.records
    shown = [records.index(0, at).data() for at in range(records.columnCount())]
    assert shown[3:5] == ["Exported 12 customers", ""]
    assert not page._undo.isEnabled()
