from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from grc_desktop.features.customers.ui.list.filter_builder import FilterBuilder
from grc_desktop.features.customers.ui.list.filters import Filter
from grc_desktop.features.segments.fields import catalogue
from grc_desktop.features.segments.language import parse

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.features.customers.ui.page import ClientsPage


@pytest.fixture
def builder(page: ClientsPage) -> FilterBuilder:
    """Open beneath the button that adds a condition, nothing chosen yet."""
    page.list.bar.add_button.click()
    assert page.list._builder is not None
    return page.list._builder


def _choose(builder: FilterBuilder, field: str, operator: str) -> None:
    builder.field.setCurrentIndex(builder.field.findData(field))
    builder.field.activated.emit(builder.field.currentIndex())
    builder.operator.setCurrentIndex(builder.operator.findData(operator))
    builder.operator.activated.emit(builder.operator.currentIndex())


def test_a_condition_is_built_counted_and_applied(page: ClientsPage, builder: FilterBuilder, qtbot: QtBot) -> None:
    _choose(builder, "city", "is empty")
    assert builder.text.text() == "city is empty"
    qtbot.waitUntil(lambda: builder._said.text() == "No customer would remain.")
    _choose(builder, "city", "is not empty")
    qtbot.waitUntil(lambda: builder._said.text() == "4 customers remain.")
    builder._apply_button.click()
    assert not builder.isVisible()
    assert page.list.view_now().expression == "city is not empty"


def test_the_filter_is_written_as_text_and_a_fault_is_said(
    page: ClientsPage, builder: FilterBuilder, qtbot: QtBot
) -> None:
    builder.text.clear()
    qtbot.keyClicks(builder.text, "town = Lyon")
    assert not builder._apply_button.isEnabled()
    assert "town" in builder._said.text()
    qtbot.keyClick(builder.text, Qt.Key.Key_Return)
    assert builder.isVisible()

    builder.text.clear()
    qtbot.keyClicks(builder.text, 'city = "Lyon" or city = "Nantes"')
    qtbot.keyClick(builder.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.table.count == 2)


def test_a_condition_is_changed_where_it_stands(page: ClientsPage, qtbot: QtBot) -> None:
    node = parse('city = "Lyon" and kind = person', catalogue("customers"))
    page.list.narrow(Filter.of(node))
    page.list.bar.edit_wanted.emit(0)
    builder = page.list._builder
    assert builder is not None
    assert builder.field.currentData() == "city"
    builder._value.put(("Nantes",))
    builder._build()
    builder._apply_button.click()
    assert page.list.view_now().expression == 'city = "Nantes" and kind = "person"'
