from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from grc_desktop.features.customers.ui.list.filters import Filter
from grc_desktop.features.segments.actions import save_view
from grc_desktop.features.segments.fields import catalogue
from grc_desktop.features.segments.language import parse
from grc_desktop.features.segments.queries import customer_ids, saved_view

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.features.customers.ui.page import ClientsPage


def _menu(page: ClientsPage) -> QMenu:
    """The menu of the button *Segment*, as it is when it opens."""
    button = next(one for one in page.list.bulk.findChildren(QPushButton) if one.text() == "Segment")
    button.menu().aboutToShow.emit()
    return button.menu()


def _below(entry: QAction) -> list[QAction]:
    menu = entry.menu()
    assert isinstance(menu, QMenu)
    return menu.actions()


def test_those_checked_are_put_into_a_segment_and_taken_out(
    page: ClientsPage, people: dict[str, int], backstage: Any, qtbot: QtBot
) -> None:
    backstage.write(save_view, name="Lyon", expression="city = Lyon")
    backstage.settle()
    page.list.bulk.show_checked(frozenset({people["Durand"]}), 4)
    into, _out, _gather = _menu(page).actions()
    _below(into)[0].trigger()

    def inside() -> set[int]:
        return set(backstage.read(customer_ids, where='segment = "Lyon"'))

    qtbot.waitUntil(lambda: inside() == {people["Moreau"], people["Durand"]})
    backstage.settle()
    page.list.bulk.show_checked(frozenset({people["Moreau"]}), 4)
    _into, out, _gather = _menu(page).actions()
    _below(out)[0].trigger()
    qtbot.waitUntil(lambda: inside() == {people["Durand"]})


def test_those_checked_become_a_segment(
    page: ClientsPage, people: dict[str, int], backstage: Any, qtbot: QtBot
) -> None:
    page.list.bulk.show_checked(frozenset({people["Durand"], people["Schmidt"]}), 4)
    _menu(page).actions()[2].trigger()
    popover: Any = page.list.bulk._popover
    popover.form.show_values({"name": "Mine"})
    popover._confirm()

    def made() -> bool:
        return "Mine" in [name for name, _ in backstage.read(_segments).choices]

    qtbot.waitUntil(made)
    view = backstage.read(saved_view, name="Mine")
    assert (view.added, view.where) == (2, 'segment = "Mine"')


def _segments(session: Any) -> Any:
    from grc_desktop.features.segments.queries import base_catalogue

    return base_catalogue(session).get("segment")


def test_a_view_is_frozen_and_the_list_shows_who_is_in_it(page: ClientsPage, backstage: Any, qtbot: QtBot) -> None:
    page.list.narrow(Filter.of(parse("city = Lyon or city = Nantes", catalogue())))
    page.list.views._save("Both")
    qtbot.waitUntil(lambda: page.list.views._saved() is not None)
    page.list.views._fill()
    frozen = next(one for one in page.list.bar.view_button.menu().actions() if one.text().startswith("Frozen"))
    assert not frozen.isChecked()
    frozen.trigger()
    qtbot.waitUntil(lambda: page.list.view_now().expression == 'segment = "Both"')
    qtbot.waitUntil(lambda: page.list.table.count == 2)
    page.list.views._fill()
    frozen = next(one for one in page.list.bar.view_button.menu().actions() if one.text().startswith("Frozen"))
    assert frozen.isChecked()
    frozen.trigger()
    qtbot.waitUntil(lambda: page.list.view_now().expression == 'city = "Lyon" or city = "Nantes"')
