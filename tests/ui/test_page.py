from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.ui.page import CustomerPanel, PageWidget
from grc_desktop.ui.workplace import Workplace


class CountingPage(PageWidget):
    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title="Customers", tables=frozenset({"customer"}))
        self.reloads = 0

    def reload(self) -> None:
        self.reloads += 1


class CountingPanel(CustomerPanel):
    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tables=frozenset({"purchase"}))
        self.shown: list[int | None] = []

    def reload(self) -> None:
        self.shown.append(self.customer_id)


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> CountingPage:
    made = CountingPage(workplace)
    qtbot.addWidget(made)
    return made


def test_a_page_loads_when_it_is_first_shown(page: CountingPage) -> None:
    assert page.reloads == 0
    page.show()
    assert page.reloads == 1
    page.hide()
    page.show()
    assert page.reloads == 1


def test_a_page_reloads_for_its_own_tables_only(page: CountingPage, workplace: Workplace) -> None:
    page.show()
    workplace.jobs.touched.emit(frozenset({"setting"}))
    assert page.reloads == 1
    workplace.jobs.touched.emit(frozenset({"customer", "address"}))
    assert page.reloads == 2


def test_a_hidden_page_waits_until_it_is_shown(page: CountingPage, workplace: Workplace) -> None:
    page.show()
    page.hide()
    for _ in range(3):
        workplace.jobs.touched.emit(frozenset({"customer"}))
    assert page.reloads == 1

    page.show()
    assert page.reloads == 2


def test_a_panel_reloads_for_another_customer(workplace: Workplace, qtbot: QtBot) -> None:
    panel = CountingPanel(workplace)
    qtbot.addWidget(panel)
    panel.show_customer(1)
    panel.show()
    panel.show_customer(1)
    panel.show_customer(2)
    workplace.jobs.touched.emit(frozenset({"purchase"}))

    assert panel.shown == [1, 2, 2]


def test_header_and_title_are_told(page: CountingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.header_changed):
        page.set_title("Hello", "Sunday")
    button = QPushButton("New")
    with qtbot.waitSignal(page.header_changed):
        page.add_header(button)

    assert (page.title, page.subtitle, page.header_widgets) == ("Hello", "Sunday", [button])
    assert page.may_leave()
