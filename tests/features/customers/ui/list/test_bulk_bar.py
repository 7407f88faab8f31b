from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from grc_desktop.features.customers.actions import remove_tags
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.ui.list.bulk_bar import BulkBar
from grc_desktop.features.customers.ui.list.bulk_field import FieldPopover
from grc_desktop.features.customers.ui.list.views_menu import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace


@pytest.fixture
def bar(people: dict[str, int], furnished: Workplace, qtbot: QtBot) -> Iterator[BulkBar]:
    """The bar with two customers checked, in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    bar = BulkBar(furnished, lambda: View("", ("name", "city"), "-city"))
    bar.setParent(window)
    window.show()
    bar.show_checked(frozenset({people["Moreau"], people["Schmidt"]}), len(people))
    yield bar
    window.hide()


def test_it_says_how_many_and_hides_for_nobody(bar: BulkBar, people: dict[str, int]) -> None:
    assert bar.isVisible()
    assert bar._count.text() == "2 selected"
    bar.show_checked(frozenset(people.values()), len(people))
    assert bar._count.text() == "4 selected (all)"
    bar.show_checked(frozenset(), len(people))
    assert not bar.isVisible()


def test_a_field_is_given_to_those_checked_alone(
    bar: BulkBar, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    bar._field_button.click()
    popover = bar._popover
    assert isinstance(popover, FieldPopover)
    popover._choice.show_values({"field": "profession"})
    popover._show_field()
    assert popover._form is not None
    popover._form.show_values({"profession": "Guide"})
    popover._confirm()

    def professions() -> list[str | None]:
        return [backstage.read(customer, customer_id=one).profession for one in people.values()]

    qtbot.waitUntil(lambda: professions() == ["Guide", None, "Guide", None])


def test_going_through_the_fields_by_keys_does_not_leave_their_list(
    bar: BulkBar, people: dict[str, int], qtbot: QtBot
) -> None:
    bar._field_button.click()
    popover = bar._popover
    assert isinstance(popover, FieldPopover)
    fields = popover._choice.input("field")
    assert isinstance(fields, QComboBox)
    fields.setFocus()
    for _ in range(4):
        qtbot.keyClick(fields, Qt.Key.Key_Down)
        assert fields.hasFocus()
    assert popover._choice.values()["field"] == "company"
    assert popover._form is not None
    value = popover._form.input("company")
    qtbot.waitUntil(value.isVisible)
    qtbot.keyClick(fields, Qt.Key.Key_Tab)
    assert value.hasFocus()
    popover.close()


def test_export_labels_and_campaigns_open_their_page_with_those_checked(
    bar: BulkBar, people: dict[str, int], furnished: Workplace
) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []
    furnished.page_wanted.connect(lambda key, request: asked.append((key, request)))
    for name in ("Export", "Label sheet", "Campaign"):
        next(one for one in bar.findChildren(QPushButton) if one.accessibleName() == name).click()
    ids = sorted((people["Moreau"], people["Schmidt"]))
    assert asked == [
        ("print", {"ids": ids, "what": "list", "columns": ("name", "city"), "order": "-city"}),
        ("print", {"ids": ids, "what": "labels", "columns": ("name", "city"), "order": "-city"}),
        ("campaigns", {"ids": ids}),
    ]


def test_the_menu_of_a_row_opens_one_customer_and_counts_several(bar: BulkBar, people: dict[str, int]) -> None:
    one = bar.menu(frozenset({people["Moreau"]}), bar)
    assert one.actions()[0].text() == "Open"
    several = bar.menu(frozenset(people.values()), bar)
    assert (several.actions()[0].text(), several.actions()[0].isEnabled()) == ("4 selected", False)


def test_many_deleted_at_once_are_called_a_deletion_while_it_lasts(bar: BulkBar, people: dict[str, int]) -> None:
    seen: list[str] = []
    bar._place.jobs.busy.connect(lambda works: seen.extend(work.title for work in works))
    bar._delete(tuple(people.values()) * 60)
    bar._act(remove_tags, tuple(people.values()) * 60, names=["VIP"])
    assert list(dict.fromkeys(seen)) == ["Deleting 240 customers", "Changing 240 customers"]


def test_the_field_that_was_chosen_is_seen_whole(bar: BulkBar, qtbot: QtBot) -> None:
    bar._field_button.click()
    popover = bar._popover
    assert isinstance(popover, FieldPopover)
    qtbot.waitUntil(popover.isVisible)
    before = popover.height()
    popover._choice.show_values({"field": "origin"})
    assert popover._form is not None
    value, fields = popover._form.input("origin"), popover._choice.input("field")
    qtbot.waitUntil(lambda: popover.height() > before)
    qtbot.waitUntil(lambda: all(one.height() >= one.sizeHint().height() for one in (value, fields)))
