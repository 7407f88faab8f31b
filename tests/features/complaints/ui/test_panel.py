"""The tab of complaints of a customer with the real jobs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Customer
from grc_desktop.features.complaints.actions import compensate, open_complaint
from grc_desktop.features.complaints.records import CompensationDraft, ComplaintDraft
from grc_desktop.features.complaints.ui.panel import ComplaintsPanel
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def add_customer(session: Session, *, last_name: str) -> int:
    row = Customer(last_name=last_name)
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def panel(qtbot: QtBot, workplace: Workplace) -> ComplaintsPanel:
    panel = ComplaintsPanel(workplace)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_the_tab_lists_and_leads_to_the_page(panel: ComplaintsPanel, backstage: Backstage, qtbot: QtBot) -> None:
    lucie = backstage.write(add_customer, last_name="Moreau")
    draft = ComplaintDraft(subject="Noise", received_at=NOW, channel="desk")
    complaint = backstage.write(open_complaint, customer_id=lucie, draft=draft)
    panel.show_customer(lucie)
    backstage.settle()
    assert panel.table.count == 1
    assert not panel.open_button.isEnabled()
    panel.table.select_id(complaint)
    with qtbot.waitSignal(panel.place.page_wanted) as wanted:
        qtbot.mouseClick(panel.open_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["complaints", {"complaint_id": complaint}]
    with qtbot.waitSignal(panel.place.page_wanted) as wanted:
        qtbot.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["complaints", {"new_for": lucie}]
    panel.show_customer(None)
    backstage.settle()
    assert panel.table.count == 0


def test_state_and_deadline_share_a_place_and_gestures_come_when_there_are_any(
    panel: ComplaintsPanel, backstage: Backstage
) -> None:
    lucie = backstage.write(add_customer, last_name="Moreau")
    draft = ComplaintDraft(subject="Noise", received_at=NOW, channel="desk")
    complaint = backstage.write(open_complaint, customer_id=lucie, draft=draft)
    panel.show_customer(lucie)
    backstage.settle()
    state = next(column for column in panel.table.records.columns if column.key == "state")
    row = panel.table.records.row_at(0)
    assert row is not None
    assert state.text(row) == "Received · tomorrow"
    assert "cost" not in dict(panel.table.columns())
    gesture = CompensationDraft(kind="refund", cost_cents=50_00)
    backstage.write(compensate, complaint_id=complaint, draft=gesture)
    backstage.settle()
    assert "cost" in dict(panel.table.columns())
