"""What complaints offer to the window."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer
from grc_desktop.features.complaints.actions import open_complaint, take_step
from grc_desktop.features.complaints.feature import FEATURE
from grc_desktop.features.complaints.records import ComplaintDraft


def add_customer(session: Session) -> int:
    row = Customer(last_name="Moreau")
    session.add(row)
    session.flush()
    return row.id


def test_badge_tab_and_alert_tell_of_what_is_open(base: Database) -> None:
    (page,), (panel,), (alert,) = FEATURE.pages, FEATURE.panels, FEATURE.alerts
    assert page.count is not None
    assert panel.count is not None
    customer = base.write(add_customer).result
    assert base.read(page.count) == 0
    assert base.read(panel.count, customer_id=customer) == 0
    assert base.read(alert.ask, customer_id=customer) is None
    draft = ComplaintDraft(subject="Noise", received_at=datetime(2026, 11, 2, 10, tzinfo=UTC))
    complaint = base.write(open_complaint, customer_id=customer, draft=draft).result
    assert base.read(page.count) == 1
    assert base.read(panel.count, customer_id=customer) == 1
    told = base.read(alert.ask, customer_id=customer)
    assert told is not None
    assert told.text == "R-2026-001 — Noise · acknowledgement due: 19 days late"
    base.write(take_step, complaint_id=complaint, state="closed", seen="received")
    assert base.read(page.count) == 0
    assert base.read(alert.ask, customer_id=customer) is None
