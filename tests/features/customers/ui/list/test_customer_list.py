from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from grc_desktop.features.customers.actions import define_field
from grc_desktop.features.customers.ui.list.customer_list import CustomerList
from grc_desktop.features.customers.ui.list.customer_table import CustomerTable
from grc_desktop.features.customers.ui.list.views_menu import View
from grc_desktop.features.segments.actions import save_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from grc_desktop.features.customers.records import CustomerRow
    from grc_desktop.features.customers.ui.page import ClientsPage
    from grc_desktop.ui.workplace import Workplace


def offers(shown: CustomerList, key: str) -> bool:
    """Whether a column can be chosen."""
    return any(column.key == key for column in shown.table.records.columns)


def test_a_view_brings_its_filter_columns_and_sort(page: ClientsPage, qtbot: QtBot) -> None:
    view = View('city = "Lyon" or city = "Nantes"', ("name", "email", "gone since"), "-name")
    page.list.show_view(view)
    qtbot.waitUntil(lambda: page.list.table.count == 2)
    assert page.list.view_now() == View(view.expression, ("name", "email"), "-name")
    assert page.list.title() != "Customers"


def test_what_is_printed_is_the_result_as_it_is_sorted(page: ClientsPage, people: dict[str, int], qtbot: QtBot) -> None:
    page.list.table.sort_wanted.emit("name", True)
    expected = [people[name] for name in ("Schmidt", "Moreau", "Durand", "Béal Voyages")]
    qtbot.waitUntil(lambda: page.list.shown_ids() == expected)


def test_a_customer_whom_the_filter_leaves_out_is_shown_by_taking_it_away(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot
) -> None:
    page.list.narrow_by('city = "Lyon"')
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    page.list.select(people["Durand"])
    qtbot.waitUntil(lambda: page.list.table.current_id == people["Durand"])
    assert page.list.table.count == 4


def test_a_campaign_for_all_of_a_narrowed_list_carries_its_conditions(
    page: ClientsPage, people: dict[str, int], furnished: Workplace, qtbot: QtBot
) -> None:
    asked: list[dict[str, object]] = []
    furnished.page_wanted.connect(lambda _key, request: asked.append(request))
    campaign = next(one for one in page.list.bulk.findChildren(QPushButton) if one.accessibleName() == "Campaign")
    page.list.narrow_by('city = "Lyon" or city = "Nantes" or city = "Grenoble"')
    qtbot.waitUntil(lambda: page.list.table.count == 3)
    page.list.table.check_all(True)
    campaign.click()
    page.list.table.records.check([0], False)
    campaign.click()
    page.list.table.check_all(True)
    page.list.open_words()
    page.list.bar.words.setText("moreau")
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    campaign.click()
    assert page.list.bulk._where is None
    assert asked == [
        {"where": 'city = "Lyon" or city = "Nantes" or city = "Grenoble"'},
        {"ids": sorted((people["Moreau"], people["Durand"]))},
        {"ids": [people["Moreau"]]},
    ]


def test_escape_takes_the_words_away(page: ClientsPage, qtbot: QtBot) -> None:
    page.list.open_words()
    page.list.bar.words.setText("moreau")
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    assert page.list.bar._count.text() == "1 of 4"
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert not page.list.bar.words.isVisible()
    qtbot.waitUntil(lambda: page.list.bar._count.text() == "4 customers")


def test_the_joint_between_two_conditions_is_switched(page: ClientsPage, qtbot: QtBot) -> None:
    page.list.narrow_by('city = "Lyon" and city = "Nantes"')
    qtbot.waitUntil(lambda: page.list.table.count == 0)
    page.list.bar.joint_wanted.emit()
    qtbot.waitUntil(lambda: page.list.table.count == 2)


def test_another_field_of_the_house_leaves_keyboard_and_clicks_with_the_list(page: ClientsPage, qtbot: QtBot) -> None:
    page.list.table.setFocus()
    page.jobs.act(page, define_field, name="Card number")
    qtbot.waitUntil(lambda: offers(page.list, "custom.Card number"))

    assert page.window().focusWidget() is page.list.table
    with qtbot.waitSignal(page.list.clicked):
        page.list.table.clicked.emit(page.list.table.model().index(0, 0))


def test_a_house_with_fields_of_its_own_shows_its_first_rows_without_asking_twice(
    page: ClientsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(page.jobs.operation_done):
        page.jobs.act(page, define_field, name="Card number")
    asked: list[Sequence[int]] = []

    def fetch(_table: CustomerTable, _session: Session, *, ids: Sequence[int]) -> list[CustomerRow]:
        asked.append(ids)
        return []

    monkeypatch.setattr(CustomerTable, "_fetch", fetch)
    beside = CustomerList(page.place)
    qtbot.addWidget(beside)
    beside.show()
    beside.reload()
    qtbot.waitUntil(lambda: beside.table.count == 4)

    assert offers(beside, "custom.Card number")
    assert beside.table.records.row_at(0) is not None
    assert asked == []


def test_the_column_of_a_field_of_the_house_is_there_again_next_time(page: ClientsPage, qtbot: QtBot) -> None:
    page.jobs.act(page, define_field, name="Card number")
    qtbot.waitUntil(lambda: offers(page.list, "custom.Card number"))
    with qtbot.waitSignal(page.list.table.arranged):
        page.list.table.arrange(("name", "custom.Card number", "city"))

    beside = CustomerList(page.place)
    qtbot.addWidget(beside)
    beside.show()
    beside.reload()
    qtbot.waitUntil(lambda: beside.table.count == 4)

    assert [key for key, _ in beside.table.columns()] == ["name", "custom.Card number", "city"]
    assert "custom.Card number" in beside.table.fetched


def test_a_view_is_marked_as_changed_when_it_is(page: ClientsPage, qtbot: QtBot) -> None:
    """A segment saved by the wizard or the command line says nothing about columns: theirs are never other ones."""
    page.jobs.act(page, save_view, name="Lyon", expression='city = "Lyon"')
    button = page.list.bar.view_button
    qtbot.waitUntil(lambda: [view.name for view in page.list.views._views] == ["Lyon"])
    page.list.views._choose(page.list.views._views[0])
    qtbot.waitUntil(lambda: button.text() == "Lyon")
    page.list.table.sort_wanted.emit("city", False)
    assert button.text() == "Lyon •"
    page.list.views._save("Lyon")
    qtbot.waitUntil(lambda: button.text() == "Lyon")
    page.list.table.arrange(("name", "email"))
    qtbot.waitUntil(lambda: button.text() == "Lyon •")
