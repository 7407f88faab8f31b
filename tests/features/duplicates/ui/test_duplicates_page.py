from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from grc_desktop.database.database import Database, Done
from grc_desktop.database.journal.reading import last_operation
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.duplicates.looking import look_for_duplicates
from grc_desktop.features.duplicates.queries import counts, customer_ids, pair_id
from grc_desktop.features.duplicates.ui import duplicates_page as module
from grc_desktop.features.duplicates.ui.duplicates_page import DuplicatesPage
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage

LUCIE = {"last_name": "Moreau", "first_name": "Lucie", "mobile": "0612487703", "email": "l@exemple.fr"}
HOME = {"last_name": "Le Goff", "address_1": "4 quai de la Loire", "postcode": "22100", "city": "Dinan"}
OTHERS = (
    LUCIE,
    {**LUCIE, "first_name": "L.", "notes": "Chien & <b>panier</b>", "profession": "Médecin"},
    {"company": "Béal Voyages SARL", "email": "b@exemple.fr", "postcode": "35400"},
    {"company": "Beal voyages", "email": "b@exemple.fr", "postcode": "35400"},
    {**HOME, "first_name": "Yann", "title": "M."},
    {**HOME, "first_name": "Soazig", "title": "Mme"},
)


@pytest.fixture
def page(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> DuplicatesPage:
    """The page of a house where two are there twice and two live together."""
    for values in OTHERS:
        backstage.write(add_customer, values=values)
    page = DuplicatesPage(workplace)
    qtbot.addWidget(page)
    page.resize(1176, 640)
    page.show()
    qtbot.waitUntil(lambda: page.table.count == 2)
    backstage.settle()
    return page


def title_of(page: DuplicatesPage) -> str:
    return page.detail._title.text()


def shown(page: DuplicatesPage, qtbot: QtBot, one: int, other: int) -> None:
    page.table.select_id(pair_id(one, other))
    qtbot.waitUntil(lambda: {page.detail.view.keep_id, page.detail.view.other_id} == {one, other})


def test_the_base_is_looked_through_and_the_best_pair_is_compared(page: DuplicatesPage, qtbot: QtBot) -> None:
    assert "(2)" in page.kind_box.currentText()
    shown(page, qtbot, 1, 2)
    assert title_of(page) == "Lucie Moreau and L. Moreau"
    assert page.detail.view.chosen == {"first_name": 1, "profession": 2}


def test_what_is_chosen_is_merged_and_the_next_pair_follows(
    page: DuplicatesPage, backstage: Backstage, qtbot: QtBot
) -> None:
    shown(page, qtbot, 1, 2)
    page.detail.view._groups["first_name"].button(1).click()
    page.detail.view._keeping.button(1).click()
    assert (page.detail.view.keep_id, page.detail.view.chosen["first_name"]) == (2, 2)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.detail.view._keeping.button(1).hasFocus() or not page.isActiveWindow()
    page.detail.act_button.click()
    qtbot.waitUntil(lambda: page.table.count == 1)
    assert 1 not in backstage.read(customer_ids)
    whole = backstage.read(customer, customer_id=2)
    assert (whole.first_name, whole.profession) == ("L.", "Médecin")
    qtbot.waitUntil(lambda: title_of(page) == "Béal Voyages SARL and Beal voyages")
    backstage.write(undo, operation_id=backstage.read(last_operation) or 0)
    qtbot.waitUntil(lambda: page.table.count == 2)


def test_not_the_same_is_remembered_and_can_be_compared_again(
    page: DuplicatesPage, backstage: Backstage, qtbot: QtBot
) -> None:
    shown(page, qtbot, 1, 2)
    page.detail.apart_button.click()
    qtbot.waitUntil(lambda: page.table.count == 1)
    page.request(kind="not_same")
    qtbot.waitUntil(lambda: list(page.table.records.ids) == [pair_id(1, 2)])
    qtbot.waitUntil(lambda: page.detail.act_button.text() == "Compare again")
    assert page.detail.apart_button.isHidden()
    page.detail.act_button.click()
    qtbot.waitUntil(lambda: page.table.count == 0)
    assert backstage.read(counts).duplicates == 2


def test_later_puts_the_pair_to_the_end(page: DuplicatesPage, qtbot: QtBot) -> None:
    first, second = page.table.records.ids
    page.table.select_id(first)
    page.detail.later_button.click()
    assert list(page.table.records.ids) == [second, first]
    assert page.table.current_id == second
    page.reload()
    qtbot.waitUntil(lambda: list(page.table.records.ids) == [second, first])


def test_the_sure_ones_are_looked_over_and_merged_at_once(
    page: DuplicatesPage, backstage: Backstage, qtbot: QtBot
) -> None:
    page.request(bulk=True)
    qtbot.waitUntil(page.bulk.isVisible)
    assert page.bulk.merge_button.text() == "Merge 2 pairs"
    page.bulk.table.records.check([0], False)
    assert page.bulk.merge_button.text() == "Merge 1 pair"
    qtbot.keyClick(page.bulk, Qt.Key.Key_Escape)
    assert page.sides.isVisible()
    page.bulk_button.click()
    qtbot.waitUntil(page.bulk.isVisible)
    page.bulk.merge_button.click()
    qtbot.waitUntil(lambda: page.table.count == 0)
    assert backstage.read(customer_ids) == [2, 3, 5, 6], "the fuller record stays"
    backstage.write(undo, operation_id=backstage.read(last_operation) or 0)
    qtbot.waitUntil(lambda: page.table.count == 2)


def test_a_household_is_proposed_created_and_gone_from_the_list(
    page: DuplicatesPage, backstage: Backstage, qtbot: QtBot
) -> None:
    page.request(kind="household")
    qtbot.waitUntil(lambda: page.detail.household.member_ids == [5, 6])
    assert (page.detail.household.title, page.detail.household.name) == ("M. et Mme", "Le Goff")
    assert page.detail.act_button.text() == "Create the household"
    page.detail.household._boxes[0][1].setChecked(False)
    assert not page.detail.act_button.isEnabled(), "one person is no household"
    page.detail.household._boxes[0][1].setChecked(True)
    page.detail.act_button.click()
    qtbot.waitUntil(lambda: page.table.count == 0)
    assert backstage.read(customer, customer_id=7).name == "M. et Mme Le Goff"
    assert backstage.read(counts).households == 0


def test_a_house_without_duplicates_says_so(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> None:
    page = DuplicatesPage(workplace)
    qtbot.addWidget(page)
    page.show()
    backstage.settle()
    qtbot.waitUntil(lambda: page._empty.accessibleName() == "No duplicates")
    assert not page.detail.act_button.isEnabled()
    assert not page.bulk_button.isEnabled()


def test_a_look_is_said_while_it_lasts_and_not_begun_twice(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def look(base: Database, progress: Progress, *, anew: bool) -> Done[int]:
        go_on.wait(10)
        return look_for_duplicates(base, progress, anew=anew)

    monkeypatch.setattr(module, "look_for_duplicates", look)
    page = DuplicatesPage(workplace)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._empty.accessibleName() == "Looking for duplicates")
    page.again_button.click()
    assert len(workplace.jobs.works) == 1
    go_on.set()
    qtbot.waitUntil(lambda: page._empty.accessibleName() == "No duplicates")


def test_a_look_that_was_stopped_is_not_called_a_house_without_duplicates(
    workplace: Workplace, backstage: Backstage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(base: Database, progress: Progress, *, anew: bool) -> Done[int]:
        while not anew:
            progress(0)
        return look_for_duplicates(base, progress, anew=anew)

    monkeypatch.setattr(module, "look_for_duplicates", look)
    page = DuplicatesPage(workplace)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(workplace.jobs.works) == 1)
    workplace.jobs.stop(workplace.jobs.works[0].number)
    qtbot.waitUntil(lambda: page._empty.accessibleName() == "Not looked through yet")

    page.again_button.click()

    qtbot.waitUntil(lambda: page._empty.accessibleName() == "No duplicates")


def test_the_widths_of_the_columns_are_remembered(page: DuplicatesPage, qtbot: QtBot) -> None:
    section = next(at for at, column in enumerate(page.table.records.columns) if column.key == "city")
    page.table.header.resizeSection(section, 141)
    again = DuplicatesPage(page.place)
    qtbot.addWidget(again)
    assert dict(again.table.columns())["city"] == 141
