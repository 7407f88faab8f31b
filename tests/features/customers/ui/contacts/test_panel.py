from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from grc_desktop.features.customers.actions import add_link
from grc_desktop.features.customers.queries import links
from grc_desktop.features.customers.ui.contacts import ContactsPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace


@pytest.fixture
def panel(people: dict[str, int], furnished: Workplace, qtbot: QtBot) -> Iterator[ContactsPanel]:
    panel = ContactsPanel(furnished)
    qtbot.addWidget(panel)
    panel.resize(600, 600)
    panel.show_customer(people["Béal Voyages"])
    panel.show()
    qtbot.waitUntil(lambda: panel._customer is not None)
    yield panel
    panel.hide()


def _press(panel: ContactsPanel, name: str, qtbot: QtBot) -> None:
    def found() -> list[QPushButton]:
        return [one for one in panel.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    found()[0].click()


def test_an_interlocutor_is_found_and_linked(
    panel: ContactsPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    panel.add()
    line = panel._editor.form.input("other")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    qtbot.keyClicks(line, "more")
    assert panel._choice is not None
    qtbot.waitUntil(lambda: panel._choice._words.rowCount() == 1)  # type: ignore[union-attr]
    popup = line.completer().popup()
    assert popup is not None
    popup.hide()
    line.setText(panel._choice._words.stringList()[0])
    qtbot.keyClicks(panel._editor.form.input("position"), "Buyer")
    panel._editor.save_button.click()
    qtbot.waitUntil(lambda: not panel._editor.is_open)
    (link,) = backstage.read(links, customer_id=people["Béal Voyages"])
    assert (link.role, link.outgoing, link.other_id, link.position) == ("contact", False, people["Moreau"], "Buyer")


def test_somebody_new_is_added_with_the_link(
    panel: ContactsPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    panel.add()
    qtbot.keyClicks(panel._editor.form.input("other"), "Mme Rose Blanc")
    qtbot.waitUntil(lambda: panel._create.isVisible())
    panel._create.click()
    qtbot.waitUntil(lambda: not panel._editor.is_open)
    (link,) = backstage.read(links, customer_id=people["Béal Voyages"])
    assert (link.other_name, link.role, link.outgoing) == ("Rose Blanc", "contact", False)


def test_a_link_is_ended_and_removed(
    panel: ContactsPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    backstage.write(add_link, customer_id=people["Moreau"], other_id=people["Béal Voyages"], role="contact")
    qtbot.waitUntil(lambda: bool(panel._customer and panel._customer.links))
    _press(panel, "End the link with Lucie Moreau today", qtbot)
    qtbot.waitUntil(lambda: backstage.read(links, customer_id=people["Béal Voyages"])[0].until is not None)
    qtbot.waitUntil(lambda: bool(panel._customer and panel._customer.links[0].until))
    _press(panel, "Remove the link with Lucie Moreau", qtbot)
    qtbot.waitUntil(lambda: backstage.read(links, customer_id=people["Béal Voyages"]) == [])


def test_a_link_opens_the_other_record(
    panel: ContactsPanel, people: dict[str, int], qtbot: QtBot, backstage: Any, furnished: Workplace
) -> None:
    wanted: list[dict[str, object]] = []
    furnished.page_wanted.connect(lambda _key, request: wanted.append(request))
    backstage.write(add_link, customer_id=people["Moreau"], other_id=people["Béal Voyages"], role="contact")
    qtbot.waitUntil(lambda: bool(panel._customer and panel._customer.links))
    _press(panel, "Open the record of Lucie Moreau", qtbot)
    assert wanted == [{"customer_id": people["Moreau"]}]


def test_whom_one_names_tells_the_likely_relation_until_the_user_chooses(
    panel: ContactsPanel, people: dict[str, int], qtbot: QtBot
) -> None:
    panel.show_customer(people["Moreau"])
    qtbot.waitUntil(lambda: panel._customer is not None and panel._customer.id == people["Moreau"])
    panel.add()
    form = panel._editor.form
    line = form.input("other")
    assert isinstance(line, QLineEdit)
    assert panel._choice is not None
    line.setFocus()

    def relation() -> str:
        return str(form.values()["relation"])

    line.setText("Zoé Moreau")
    assert relation() == "household.out"
    line.setText("Altéa SARL")
    assert relation() == "contact.out"
    for asked, wanted in (("schmidt", "household.out"), ("béal", "contact.out")):
        line.setText(asked)
        qtbot.waitUntil(lambda asked=asked: _offers(panel, asked))  # type: ignore[misc]
        line.setText(panel._choice._words.stringList()[0])
        assert relation() == wanted
    form.show_values({"relation": "paid_by.out"})
    line.setText("Zoé Moreau")
    assert relation() == "paid_by.out"


def _offers(panel: ContactsPanel, asked: str) -> bool:
    words = panel._choice._words.stringList() if panel._choice is not None else []
    return bool(words) and asked in words[0].casefold()
