from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QPushButton

from grc_desktop.features.customers.actions import edit_customer
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.ui.record.alerts import Alerts
from grc_desktop.features.offers import Alert, AlertWords, Feature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from grc_desktop.ui.workplace import Workplace


def _moved(session: Session, *, customer_id: int) -> AlertWords | None:
    """An alert of a feature: this customer has moved."""
    found = customer(session, customer_id=customer_id)
    return AlertWords(head="Moved", text=f"{found.name} <b>moved</b>.") if found.state == "moved" else None


@pytest.fixture
def opened() -> list[int]:
    return []


@pytest.fixture
def alerts(people: dict[str, int], workplace: Workplace, opened: list[int], qtbot: QtBot) -> Iterator[Alerts]:
    moved = Alert(ask=_moved, open=lambda _place, one: opened.append(one), tables=frozenset({"customer"}))
    workplace.features = (Feature(name="moving", alerts=(moved,)),)
    alerts = Alerts(workplace)
    qtbot.addWidget(alerts)
    alerts.show_customer(people["Moreau"])
    yield alerts
    alerts.hide()


def test_it_speaks_when_something_happens_and_hushes_when_it_is_well(
    alerts: Alerts, people: dict[str, int], opened: list[int], qtbot: QtBot, backstage: Any
) -> None:
    backstage.settle()
    assert not alerts.isVisible()
    backstage.write(edit_customer, customer_id=people["Moreau"], changes={"state": "moved"})
    qtbot.waitUntil(alerts.isVisible)
    next(one for one in alerts.findChildren(QPushButton) if one.isVisible() and one.text() == "Open").click()
    assert opened == [people["Moreau"]]
    backstage.write(edit_customer, customer_id=people["Moreau"], changes={"state": "active"})
    qtbot.waitUntil(lambda: not alerts.isVisible())


def test_the_next_customer_does_not_inherit_it(
    alerts: Alerts, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    backstage.write(edit_customer, customer_id=people["Moreau"], changes={"state": "moved"})
    qtbot.waitUntil(alerts.isVisible)
    alerts.show_customer(people["Durand"])
    assert not alerts.isVisible()
    backstage.settle()
    assert not alerts.isVisible()
