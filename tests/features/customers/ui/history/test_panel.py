from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QPushButton

from grc_desktop.features.customers.actions import edit_customer
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.ui.history import HistoryPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace


def _shown(people: dict[str, int], furnished: Workplace, qtbot: QtBot) -> HistoryPanel:
    panel = HistoryPanel(furnished)
    qtbot.addWidget(panel)
    panel.show_customer(people["Moreau"])
    panel.show()
    qtbot.waitUntil(lambda: panel._lines.count() > 0)
    return panel


def _press(panel: HistoryPanel, name: str, qtbot: QtBot) -> None:
    def found() -> list[QPushButton]:
        return [one for one in panel.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def test_a_changed_value_is_told_and_put_back(
    people: dict[str, int], furnished: Workplace, backstage: Any, qtbot: QtBot
) -> None:
    backstage.write(
        edit_customer, customer_id=people["Moreau"], changes={"last_name": "Morel", "birth_date": "1984-02-04"}
    )
    panel = _shown(people, furnished, qtbot)
    said = [one.text() for one in panel.findChildren(QLabel)]
    assert "Moreau → Morel" in said
    assert "(empty) → 4 Feb 1984" in said
    _press(panel, "Put back Family name: Moreau", qtbot)
    qtbot.waitUntil(lambda: backstage.read(customer, customer_id=people["Moreau"]).last_name == "Moreau")
    panel.hide()


def test_an_operation_is_undone_as_a_whole(
    people: dict[str, int], furnished: Workplace, backstage: Any, qtbot: QtBot
) -> None:
    backstage.write(
        edit_customer, customer_id=people["Moreau"], changes={"last_name": "Morel", "profession": "Architect"}
    )
    panel = _shown(people, furnished, qtbot)
    _press(panel, "Undo “Changed Lucie Morel: Family name, Profession”", qtbot)
    qtbot.waitUntil(lambda: backstage.read(customer, customer_id=people["Moreau"]).profession is None)
    assert backstage.read(customer, customer_id=people["Moreau"]).last_name == "Moreau"
    qtbot.waitUntil(lambda: "undone" in [one.text() for one in panel.findChildren(QLabel)])
    panel.hide()
