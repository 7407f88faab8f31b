"""The rows of the list: what is read, how wide the name is, what stands where nobody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from grc_desktop.ui.empty_state import EmptyState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.features.customers.ui.page import ClientsPage


def test_a_column_that_was_not_read_yet_is_read_when_it_is_shown(page: ClientsPage, qtbot: QtBot) -> None:
    page.list.narrow_by('city = "Lyon"')
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    assert "postcode" not in page.list.table.fetched
    page.list.table.arrange(("name", "postcode", "no such field"))
    assert page.list.table.fetched == ("postcode",)
    postcode = page.list.table.model().index(0, page.list.table.header.logicalIndex(2))
    qtbot.waitUntil(lambda: str(postcode.data()).startswith("69"))


def test_columns_count_as_arranged_once_they_are_left_alone(page: ClientsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.list.table.arranged):
        page.list.table.arrange(("name", "email"))
    assert page.place.machine.texts("customers/columns")[1].startswith("email")


def test_the_name_stays_readable_beside_many_columns(page: ClientsPage, qtbot: QtBot) -> None:
    table = page.list.table
    table.arrange(("name", "email", "phone", "mobile", "city", "postcode", "country", "company"))
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    names = next(at for at in range(table.header.count()) if (one := table.records.column_of(at)) and one.key == "name")
    assert table.header.sectionSize(names) == page.place.theme.px(150)


def test_nobody_who_fits_is_not_nobody_at_all(page: ClientsPage, qtbot: QtBot) -> None:
    page.list.narrow_by('city = "Brest"')
    qtbot.waitUntil(lambda: page.list.table.count == 0)
    shown = [one for one in page.list.table.findChildren(EmptyState) if one.isVisible()]
    assert [one.accessibleName() for one in shown] == ["No customer fits these conditions"]
    next(one for one in shown[0].findChildren(QPushButton)).click()
    qtbot.waitUntil(lambda: page.list.table.count == 4)
