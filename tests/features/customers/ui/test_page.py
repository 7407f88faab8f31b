from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from grc_desktop.features.customers.actions import add_address, add_tags, edit_address, edit_customer
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.ui.card import CardPanel
from grc_desktop.features.customers.ui.page import ClientsPage
from grc_desktop.features.segments.actions import rename_view
from grc_desktop.features.segments.queries import saved_views

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _press(inside: QWidget, name: str) -> None:
    """Press the button of that name."""
    found = [one for one in inside.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    assert found, f"no button {name}"
    found[0].click()


def _names(page: ClientsPage) -> list[str]:
    return [row.name if (row := page.list.table.records.row_at(n)) else "" for n in range(page.list.table.count)]


def test_the_list_is_sorted_by_name_and_by_any_header(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _names(page) == ["Béal Voyages", "Durand Jean", "Moreau Lucie", "Schmidt Anke"])
    page.list.table.sort_wanted.emit("city", True)
    qtbot.waitUntil(lambda: _names(page) == ["Durand Jean", "Moreau Lucie", "Béal Voyages", "Schmidt Anke"])


def test_a_filter_narrows_the_list_and_a_chip_takes_it_away(page: ClientsPage, qtbot: QtBot) -> None:
    page.request(where='tags = "VIP" or city = "Nantes"')
    qtbot.waitUntil(lambda: page.list.table.count == 2)
    chips = [one.text() for one in page.list.bar.findChildren(QPushButton) if one.isVisible()]
    assert "Tags is VIP" in chips
    assert "One is enough" in chips
    _press(page.list.bar, "Remove the filter Town is Nantes")
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    page.list.clear_filters()
    qtbot.waitUntil(lambda: page.list.table.count == 4)


def test_the_filter_of_last_time_is_there_at_the_next_start(page: ClientsPage, qtbot: QtBot) -> None:
    page.request(where='city = "Lyon"')
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    again = ClientsPage(page.place)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.list.table.count == 1)
    again.hide()


def test_whom_one_looked_at_last_is_there_at_the_next_start(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot
) -> None:
    page.list.table.select_id(people["Moreau"])
    qtbot.waitUntil(lambda: page.place.machine.text("customers/current") == str(people["Moreau"]))
    again = ClientsPage(page.place)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.record.customer_id == people["Moreau"])
    assert again.list.table.current_id == people["Moreau"]
    again.hide()


def test_a_new_page_is_narrowed_to_whom_another_page_names(page: ClientsPage, qtbot: QtBot) -> None:
    page.request(where='city = "Lyon"')
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    assert page.place.machine.text("customers/where") == 'city = "Lyon"'  # which the next page restores
    again = ClientsPage(page.place)
    qtbot.addWidget(again)
    again.show()
    again.request(where="id in (2, 3)", customer_id=3, edit=True)
    qtbot.waitUntil(lambda: again.list.table.count == 2)
    qtbot.waitUntil(lambda: again.list.table.current_id == 3)
    assert again.record.customer_id == 3
    again.hide()


def test_words_narrow_the_list(page: ClientsPage, qtbot: QtBot) -> None:
    page.list.open_words()
    page.list.bar.words.setText("7703")
    qtbot.waitUntil(lambda: _names(page) == ["Moreau Lucie"])


def test_a_view_is_saved_renamed_and_deleted(page: ClientsPage, qtbot: QtBot, backstage: Any) -> None:
    page.request(where='city = "Lyon"')
    page.list.views._save("Lyonnais")
    qtbot.waitUntil(lambda: page.list.bar.view_button.text() == "Lyonnais")
    (view,) = backstage.read(saved_views)
    assert view.expression == 'city = "Lyon"'
    assert view.columns[0] == "name"
    page.list.clear_filters()
    assert page.list.bar.view_button.text() == "Lyonnais •"
    page.list.views._choose(view)
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    page.list.views._delete(view)
    qtbot.waitUntil(lambda: backstage.read(saved_views) == [])


def test_the_view_in_force_keeps_its_place_whatever_name_it_is_given(
    page: ClientsPage, qtbot: QtBot, backstage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    views, shown = page.list.views, page.list.bar.view_button
    page.request(where='city = "Lyon"')
    views._save("Taken")
    qtbot.waitUntil(lambda: shown.text() == "Taken")
    views._save("Lyonnais")
    qtbot.waitUntil(lambda: shown.text() == "Lyonnais")
    mine = next(view for view in backstage.read(saved_views) if view.name == "Lyonnais")

    monkeypatch.setattr(views, "_ask_name", lambda _title, _verb, _name, then: then({"name": "Taken"}))
    with qtbot.waitSignal(views.named):
        views._rename(mine)
    assert shown.text() == "Lyonnais"

    backstage.write(rename_view, view_id=mine.id, name="At another desk")
    qtbot.waitUntil(lambda: shown.text() == "At another desk")


def test_checked_customers_are_tagged_and_deleted_together(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    page.list.table.check_all()
    qtbot.waitUntil(lambda: page.list.bulk.isVisible())
    page.list.bulk._act(add_tags, tuple(people.values()), names=("newsletter",))
    qtbot.waitUntil(
        lambda: all(
            "newsletter" in [tag.name for tag in backstage.read(customer, customer_id=one).tags]
            for one in people.values()
        )
    )
    _press(page.list.bulk, "Delete")
    qtbot.waitUntil(lambda: page.list.table.count == 0)
    qtbot.waitUntil(lambda: page.record.customer_id is None)


def test_the_record_follows_the_list_and_alt_arrows(page: ClientsPage, people: dict[str, int], qtbot: QtBot) -> None:
    page.list.table.select_id(people["Moreau"])
    qtbot.waitUntil(lambda: page.record.customer_id == people["Moreau"])
    qtbot.waitUntil(lambda: page.record.header.accessibleName() == "Lucie Moreau")
    page.activateWindow()
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.record.customer_id == people["Schmidt"])


def test_another_page_opens_a_record_that_the_filter_leaves_out(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot
) -> None:
    page.request(where='city = "Lyon"')
    qtbot.waitUntil(lambda: page.list.table.count == 1)
    page.request(customer_id=people["Schmidt"], tab="history")
    qtbot.waitUntil(lambda: page.list.table.current_id == people["Schmidt"])
    assert page.record.tabs.tabText(page.record.tabs.currentIndex()) == "History"


def test_a_change_made_elsewhere_is_seen(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    page.list.table.select_id(people["Moreau"])
    qtbot.waitUntil(lambda: page.record.header.accessibleName() == "Lucie Moreau")
    backstage.write(edit_customer, customer_id=people["Moreau"], changes={"last_name": "Morel"})
    qtbot.waitUntil(lambda: page.record.header.accessibleName() == "Lucie Morel")
    qtbot.waitUntil(lambda: "Morel Lucie" in _names(page))


def test_unsaved_changes_keep_the_record_in_view(page: ClientsPage, people: dict[str, int], qtbot: QtBot) -> None:
    page.list.table.select_id(people["Moreau"])
    qtbot.waitUntil(lambda: page.record.customer_id == people["Moreau"])
    panel = page.record._built[0]
    qtbot.waitUntil(lambda: panel._forms["identity"].values()["last_name"] == "Moreau")  # type: ignore[attr-defined]
    line = panel._forms["identity"].input("last_name")  # type: ignore[attr-defined]
    qtbot.keyClicks(line, "x")
    page.list.table.select_id(people["Schmidt"])
    qtbot.waitUntil(lambda: page.list.table.current_id == people["Moreau"])
    assert page.record.customer_id == people["Moreau"]
    assert not page.may_leave()


def test_an_empty_base_offers_the_first_steps(furnished: Any, backstage: Any, qtbot: QtBot) -> None:
    page = ClientsPage(furnished)
    qtbot.addWidget(page)
    wanted: list[str] = []
    furnished.page_wanted.connect(lambda key, _request: wanted.append(key))
    page.show()
    backstage.settle()
    _press(page.list, "Import a file")
    assert wanted == ["import"]
    page.hide()


def test_a_half_written_customer_is_not_lost_with_the_window(page: ClientsPage, qtbot: QtBot) -> None:
    page.begin_new()
    assert page.unsaved() == ""
    qtbot.keyClicks(page.new.form.input("last_name"), "Colin")
    assert page.unsaved() == "The new customer is not added yet."
    page.new.cancelled.emit()
    assert page.unsaved() == ""


def _last_name(page: ClientsPage) -> str:
    line = page.new.form.input("last_name")
    assert isinstance(line, QLineEdit)
    return line.text()


def test_a_new_customer_begins_with_what_is_known_and_the_keyboard_in_the_name(page: ClientsPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.begin_new({"last_name": "Colin", "phone": "04 78 12 34 56"})
    qtbot.waitUntil(page.new.form.input("last_name").hasFocus)
    assert (_last_name(page), page.new.form.values()["phone"]) == ("Colin", "04 78 12 34 56")
    page.begin_new()  # what was given stands there as typed by nobody
    assert _last_name(page) == ""


def test_a_half_written_customer_is_taken_up_again_unless_somebody_else_calls(page: ClientsPage, qtbot: QtBot) -> None:
    page.begin_new()
    qtbot.keyClicks(page.new.form.input("last_name"), "Colin")
    page.begin_new()
    assert _last_name(page) == "Colin"
    page.begin_new({"last_name": "Perrin"})
    assert _last_name(page) == "Perrin"


def test_no_new_customer_begins_over_unsaved_changes(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    page.request(customer_id=people["Moreau"], tab="card")
    panel = page.record._panel(page.record.tabs.currentIndex())
    assert isinstance(panel, CardPanel)
    qtbot.waitUntil(lambda: panel._forms["identity"].values()["last_name"] == "Moreau")
    qtbot.keyClicks(panel._forms["identity"].input("first_name"), "X")
    page.begin_new()
    assert page._beside.currentWidget() is page.record


def test_an_address_to_put_right_is_opened_with_the_keyboard_in_it(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    page.activateWindow()
    stored = backstage.read(customer, customer_id=people["Moreau"])
    added = backstage.write(
        add_address, customer_id=people["Moreau"], values={"line_1": "3 quai Perrache", "city": "Lyon"}, preferred=False
    )
    backstage.write(edit_address, address_id=added, changes={"returned_on": date(2026, 11, 2)})
    assert stored.addresses[0].preferred
    page.request(customer_id=people["Moreau"], edit="address")
    panel = page.record._panel(page.record.tabs.currentIndex())
    assert isinstance(panel, CardPanel)
    qtbot.waitUntil(lambda: panel._addresses.form is not None)
    form = panel._addresses.form
    assert form is not None
    assert form.values()["line_1"] == "3 quai Perrache"  # the one that mail came back from
    qtbot.waitUntil(form.input("line_1").hasFocus)
