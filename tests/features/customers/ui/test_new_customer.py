from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from grc_desktop.features.customers.queries import customer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.features.customers.ui.page import ClientsPage
    from grc_desktop.ui.workplace import Workplace


def _type(page: ClientsPage, qtbot: QtBot, field: str, text: str) -> None:
    line = page.new.form.input(field)
    assert isinstance(line, QLineEdit)
    line.clear()
    qtbot.keyClicks(line, text)


def test_a_new_customer_is_added_in_one_operation_and_shown(
    page: ClientsPage, qtbot: QtBot, backstage: Any, jobs: Any
) -> None:
    done: list[Any] = []
    jobs.operation_done.connect(done.append)
    page.request(new=True)
    _type(page, qtbot, "last_name", "Petit")
    _type(page, qtbot, "mobile", "0612345678")
    _type(page, qtbot, "city", "Dijon")
    page.new.form.submitted.emit()
    qtbot.waitUntil(lambda: len(done) == 1)
    qtbot.waitUntil(lambda: page.record.customer_id == done[0].result)
    added = backstage.read(customer, customer_id=done[0].result)
    assert added.name == "Petit"
    assert added.phones[0].e164 == "+33612345678"
    qtbot.waitUntil(lambda: page.list.table.current_id == done[0].result)
    assert not page.new.isVisible()


def test_who_may_be_the_same_is_shown_while_typing_and_can_be_taken(
    page: ClientsPage, people: dict[str, int], qtbot: QtBot
) -> None:
    page.request(new=True)
    _type(page, qtbot, "last_name", "Moreau")
    _type(page, qtbot, "mobile", "0612487703")
    qtbot.waitUntil(lambda: page.new._likely.isVisible())
    (take,) = [one for one in page.new._likely.findChildren(QPushButton) if one.text() == "Open"]
    assert take.accessibleName() == "Open: Lucie Moreau"  # one of several may be the one
    take.click()
    qtbot.waitUntil(lambda: page.record.customer_id == people["Moreau"])
    assert page.record.isVisible()


def test_nothing_typed_is_refused_beside_the_field(page: ClientsPage, qtbot: QtBot) -> None:
    page.request(new=True)
    page.new.save()
    qtbot.waitUntil(lambda: page.new.form.finding("last_name") is not None)
    assert page.new.isVisible()


def test_escape_goes_back_to_the_record(page: ClientsPage) -> None:
    page.request(new=True)
    page.new.cancelled.emit()
    assert page.record.isVisible()


def test_postcode_and_numbers_are_judged_by_the_country_that_was_chosen(page: ClientsPage, qtbot: QtBot) -> None:
    page.request(new=True)
    form = page.new.form
    form.show_values({"country": "GB"})
    for key, typed in (("postcode", "SW1A 1AA"), ("phone", "020 7946 0958")):
        qtbot.keyClicks(form.input(key), typed)
    form.is_valid()
    assert [form.finding(key) for key in ("postcode", "phone")] == [None, None]
    form.show_values({"country": "FR"})
    form.is_valid()
    found = [form.finding(key) for key in ("postcode", "phone")]
    assert [one.level for one in found if one is not None] == ["warning", "warning"]


def test_what_was_typed_can_be_taken_up_again_after_escape(
    page: ClientsPage, workplace: Workplace, qtbot: QtBot
) -> None:
    page.request(new=True)
    line = page.new.form.input("last_name")
    qtbot.keyClicks(line, "Zandrini")
    page.request(new=True)  # an impatient Ctrl+N keeps it too
    assert page.new.form.values()["last_name"] == "Zandrini"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert page.record.isVisible()
    go_on = next(one for one in workplace.notices.findChildren(QPushButton) if one.text() == "Go on typing")
    go_on.click()
    assert page.new.isVisible()
    assert page.new.form.values()["last_name"] == "Zandrini"
