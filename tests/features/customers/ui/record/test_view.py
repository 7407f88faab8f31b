from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QPushButton

from grc_desktop.features.customers.actions import add_tags, delete_customers, edit_customer
from grc_desktop.features.customers.ui.card import CardPanel
from grc_desktop.ui.badge import Badge

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.features.customers.ui.page import ClientsPage


def _badges(page: ClientsPage) -> list[str]:
    return [one.text() for one in page.record.header.findChildren(Badge) if not one.isHidden()]


def test_the_header_shows_state_and_the_first_tags(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    page.list.table.select_id(people["Durand"])
    qtbot.waitUntil(lambda: page.record.header.accessibleName() == "Jean Durand")
    backstage.write(edit_customer, customer_id=people["Durand"], changes={"state": "blocked"})
    backstage.write(add_tags, customer_ids=[people["Durand"]], names=("golf", "zen"))
    qtbot.waitUntil(lambda: len(_badges(page)) == 5)
    assert _badges(page) == ["Blocked", "Fidèle", "golf", "ski", "+1"]


def test_badges_take_another_line_where_the_header_is_narrow(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    backstage.write(add_tags, customer_ids=[people["Durand"]], names=("Ambassadeur de la maison", "Chambre calme"))
    page.list.table.select_id(people["Durand"])
    header = page.record.header
    qtbot.waitUntil(lambda: len(_badges(page)) == 4)
    header.setFixedWidth(380)

    def badges() -> list[Badge]:
        return [one for one in header.findChildren(Badge) if not one.isHidden()]

    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in badges()))
    assert len({one.y() for one in badges()}) > 1
    assert all(header.rect().contains(one.mapTo(header, one.rect().bottomRight())) for one in badges())


def test_edit_goes_to_the_record_from_any_tab(page: ClientsPage, qtbot: QtBot) -> None:
    page.record.show_tab("history")
    assert page.record.tabs.tabText(page.record.tabs.currentIndex()) == "History"
    buttons = page.record.header.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "Edit").click()
    assert page.record._panels[page.record.tabs.currentIndex()].key == "card"


def test_a_customer_who_is_deleted_elsewhere_leaves_the_record(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    page.list.table.select_id(people["Moreau"])
    qtbot.waitUntil(lambda: page.record.customer_id == people["Moreau"])
    backstage.write(delete_customers, customer_ids=[people["Moreau"]])
    qtbot.waitUntil(lambda: page.record.customer_id in {people["Durand"], people["Schmidt"], people["Béal Voyages"]})


def test_only_a_customer_in_view_is_the_one_that_something_is_done_with(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot
) -> None:
    page.list.table.select_id(people["Durand"])
    qtbot.waitUntil(lambda: page.place.customer_id == people["Durand"])
    page.begin_new()
    assert page.place.customer_id is None
    page.new.cancelled.emit()
    assert page.place.customer_id == people["Durand"]
    page.hide()
    assert page.place.customer_id is None


def test_what_was_being_written_goes_with_a_customer_who_is_deleted(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    page.list.table.select_id(people["Durand"])
    qtbot.waitUntil(lambda: page.record.header.accessibleName() == "Jean Durand")
    page.record.show_tab("card")
    card = page.record._built[page.record.tabs.currentIndex()]
    assert isinstance(card, CardPanel)
    line = card._forms["identity"].input("last_name")
    assert isinstance(line, QLineEdit)
    qtbot.waitUntil(lambda: line.text() == "Durand")
    line.setText("Durant")
    assert not page.may_leave()
    backstage.write(delete_customers, customer_ids=[people["Durand"]])

    qtbot.waitUntil(lambda: page.record.customer_id not in (None, people["Durand"]))
    assert page.may_leave()
