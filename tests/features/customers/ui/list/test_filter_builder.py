from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from grc_desktop.features.customers.ui.list.filter_builder import FilterBuilder
from grc_desktop.features.customers.ui.list.filters import Filter
from grc_desktop.features.segments.fields import catalogue
from grc_desktop.features.segments.language import parse

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.features.customers.ui.page import ClientsPage


@pytest.fixture
def builder(page: ClientsPage, backstage: Any) -> FilterBuilder:
    """Open beneath the button that adds a condition, nothing chosen yet."""
    page.list.bar.add_button.click()
    assert page.list._builder is not None
    backstage.settle()
    return page.list._builder


def test_a_condition_is_built_counted_and_applied(page: ClientsPage, builder: FilterBuilder, qtbot: QtBot) -> None:
    (row,) = builder.builder.group.rows
    for operator, said in (("is empty", "No customer would remain."), ("is not empty", "4 customers remain.")):
        row.phrase_box.setCurrentIndex(
            next(at for at, phrase in enumerate(row.phrase_box._values) if phrase.operator == operator)
        )
        row.phrase_box.activated.emit(row.phrase_box.currentIndex())
        assert builder.builder.expression == f"city {operator}"
        qtbot.waitUntil(lambda said=said: builder._said.text() == said)  # type: ignore[misc]
    builder._apply_button.click()
    assert not builder.isVisible()
    assert page.list.view_now().expression == "city is not empty"


def test_the_filter_is_written_as_text_and_a_fault_is_said(
    page: ClientsPage, builder: FilterBuilder, qtbot: QtBot
) -> None:
    builder.builder.switch_text()
    assert builder.isVisible()
    text = builder.builder.text
    text.clear()
    qtbot.keyClicks(text, "town = Lyon")
    assert "town" in builder.builder.refusal
    assert not builder._apply_button.isEnabled()
    assert builder._said.text() == ""
    qtbot.waitUntil(lambda: not builder._timer.isActive())
    assert builder._area.viewport().height() >= builder.builder.height()  # the sentence can be read whole
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert builder.isVisible()

    text.clear()
    qtbot.keyClicks(text, 'city = "Lyon" or city = "Nantes"')
    assert builder._apply_button.isEnabled()
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.table.count == 2)


def test_a_condition_is_changed_where_it_stands(page: ClientsPage, backstage: Any) -> None:
    node = parse('city = "Lyon" and kind = person', catalogue("customers"))
    page.list.narrow(Filter.of(node))
    page.list.bar.edit_wanted.emit(0)
    builder = page.list._builder
    assert builder is not None
    backstage.settle()
    row = builder.builder.group.rows[0]
    assert row.field_box.field is not None
    assert row.field_box.field.name == "city"
    row.value.put(("Nantes",))
    row.value.changed.emit()
    builder._apply_button.click()
    assert page.list.view_now().expression == 'city = "Nantes" and kind = "person"'


def test_return_in_a_value_applies(page: ClientsPage, builder: FilterBuilder, qtbot: QtBot) -> None:
    applied: list[Filter] = []
    builder.applied.connect(applied.append)
    (row,) = builder.builder.group.rows
    line = next(one for one in row.findChildren(QLineEdit) if one.isVisible() and one.accessibleName() == "Value")
    qtbot.keyClicks(line, "Lyon")
    popup = line.completer().popup() if line.completer() is not None else None
    if popup is not None:
        popup.hide()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not builder.isVisible()
    assert [one.text for one in applied] == ['city = "Lyon"']
