"""What can be done with complaints, on a real base, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database, Done
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Customer
from grc_desktop.features.complaints.actions import (
    add_note,
    compensate,
    delete_compensation,
    delete_complaint,
    edit_compensation,
    edit_complaint,
    extend_answer,
    open_complaint,
    rate_complaint,
    take_step,
    use_voucher,
)
from grc_desktop.features.complaints.queries import complaint_file
from grc_desktop.features.complaints.records import CompensationDraft, ComplaintDraft
from grc_desktop.features.exchanges.queries import exchanges_of
from grc_desktop.features.purchases.actions import add_purchase
from grc_desktop.features.purchases.records import PurchaseDraft

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
DRAFT = ComplaintDraft(
    subject="Air conditioning broken", received_at=NOW - timedelta(hours=2), cause="comfort", severity="high",
    channel="email", description="All night long.", remedy_sought="A night back",
)  # fmt: skip
GESTURE = CompensationDraft(kind="free_night", cost_cents=149_00, approved_by="Hélène", voucher="R-2026-001-B1")


def add_customer(session: Session, *, last_name: str) -> int:
    row = Customer(last_name=last_name)
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def lucie(base: Database) -> int:
    return base.write(add_customer, last_name="Moreau").result


@pytest.fixture
def complaint(base: Database, lucie: int) -> int:
    return base.write(open_complaint, customer_id=lucie, draft=DRAFT).result


def state(base: Database) -> list[tuple[object, ...]]:
    def ask(session: Session) -> list[tuple[object, ...]]:
        return [
            (table, *row)
            for table in ("complaint", "complaint_step", "compensation", "exchange")
            for row in session.execute(text(f"SELECT * FROM {table} ORDER BY id"))
        ]

    return base.read(ask)


def check_undo(base: Database, before: list[tuple[object, ...]], done: Done[Any]) -> None:
    """Undo brings all tables back to ``before``, undoing that brings back what was done."""
    after = state(base)
    assert after != before
    assert done.operation_id is not None
    undone = base.write(undo, operation_id=done.operation_id)
    assert state(base) == before
    assert undone.result.kept == ()
    assert undone.operation_id is not None
    base.write(undo, operation_id=undone.operation_id)
    assert state(base) == after


def open_count(base: Database, customer_id: int) -> int:
    asked = text("SELECT open_complaints FROM customer_summary WHERE customer_id = :id")
    found: int = base.read(lambda session: session.execute(asked, {"id": customer_id}).scalar_one())
    return found


def test_opening_numbers_starts_the_clocks_and_notes_what_was_said(base: Database, lucie: int) -> None:
    done = base.write(open_complaint, customer_id=lucie, draft=DRAFT)
    whole = base.read(complaint_file, complaint_id=done.result)
    record = whole.record
    assert (record.number, record.state, record.customer_name, record.open) == (
        "R-2026-001",
        "received",
        "Moreau",
        True,
    )
    assert record.draft() == replace(DRAFT, written_on=date(2026, 11, 22))
    assert record.acknowledge_by == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert record.answer_by == datetime(2026, 12, 4, 17, tzinfo=UTC)
    assert [(step.state, step.recorded_by) for step in whole.steps] == [("received", "Camille")]
    (said,) = base.read(exchanges_of, customer_id=lucie)
    assert (said.kind, said.direction, said.complaint_number, said.body) == (
        "email", "in", "R-2026-001", "All night long.",
    )  # fmt: skip
    assert done.words == "Opened the complaint R-2026-001 of Moreau"
    assert open_count(base, lucie) == 1
    check_undo(base, [], done)


def test_numbers_run_by_year_and_are_never_given_twice(base: Database, lucie: int) -> None:
    def opened(draft: ComplaintDraft) -> tuple[int, str]:
        key = base.write(open_complaint, customer_id=lucie, draft=draft).result
        return key, base.read(complaint_file, complaint_id=key).record.number

    assert opened(DRAFT)[1] == "R-2026-001"
    last, number = opened(DRAFT)
    assert number == "R-2026-002"
    gone = base.write(delete_complaint, complaint_id=last)
    assert opened(DRAFT)[1] == "R-2026-003"
    assert opened(replace(DRAFT, received_at=datetime(2025, 5, 2, 10, tzinfo=UTC)))[1] == "R-2025-001"
    # Half past midnight of New Year's Day in Paris is still the old year in UTC.
    assert opened(replace(DRAFT, received_at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC)))[1] == "R-2026-004"
    assert gone.operation_id is not None
    assert base.write(undo, operation_id=gone.operation_id).result.kept == ()
    assert base.read(complaint_file, complaint_id=last).record.number == "R-2026-002"


def test_a_stay_lends_its_room_and_must_be_the_customers(base: Database, lucie: int) -> None:
    stay = base.write(
        add_purchase,
        customer_id=lucie,
        draft=PurchaseDraft(arrival=date(2026, 11, 20), nights=2, room="12", label="Double", reference="S-1893"),
    ).result
    key = base.write(open_complaint, customer_id=lucie, draft=replace(DRAFT, purchase_id=stay)).result
    whole = base.read(complaint_file, complaint_id=key)
    assert (whole.record.room, whole.stay) == ("12", "S-1893 · Room 12 Double")
    other = base.write(add_customer, last_name="Schmidt").result
    with pytest.raises(Refused) as refusal:
        base.write(open_complaint, customer_id=other, draft=replace(DRAFT, purchase_id=stay))
    assert refusal.value.field == "purchase_id"


def test_the_whole_way_to_an_agreement(base: Database, lucie: int, complaint: int) -> None:
    way = ["acknowledged", "assessed", "in_progress", "proposal", "accepted", "closed"]
    seen = "received"
    for to in way:
        before = state(base)
        done = base.write(take_step, complaint_id=complaint, state=to, seen=seen, words=f"to {to}")
        check_undo(base, before, done)
        seen = to
    whole = base.read(complaint_file, complaint_id=complaint)
    assert [step.state for step in whole.steps] == ["received", *way]
    assert (whole.record.acknowledged_at, whole.record.answered_at, whole.record.closed_at) == (NOW, NOW, NOW)
    assert open_count(base, lucie) == 0
    done = base.write(take_step, complaint_id=complaint, state="in_progress", seen="closed", words="Again")
    assert done.words == "Reopened R-2026-001"
    assert open_count(base, lucie) == 1


def test_a_step_told_to_the_customer_is_an_exchange(base: Database, lucie: int, complaint: int) -> None:
    base.write(
        take_step,
        complaint_id=complaint,
        state="acknowledged",
        seen="received",
        words="We are on it.",
        told_by="letter",
    )
    sent = base.read(exchanges_of, customer_id=lucie)[0]
    assert (sent.kind, sent.direction, sent.subject, sent.body, sent.complaint_id) == (
        "letter", "out", "R-2026-001: Acknowledged", "We are on it.", complaint,
    )  # fmt: skip
    with pytest.raises(Refused) as refusal:
        base.write(take_step, complaint_id=complaint, state="assessed", seen="acknowledged", told_by="pigeon")
    assert refusal.value.field == "told_by"


def test_two_people_cannot_move_a_complaint_from_under_each_other(base: Database, complaint: int) -> None:
    base.write(take_step, complaint_id=complaint, state="acknowledged", seen="received")
    before = state(base)
    with pytest.raises(Refused, match="Acknowledged") as refusal:
        base.write(take_step, complaint_id=complaint, state="proposal", seen="received")
    assert refusal.value.field == "state"
    with pytest.raises(Refused):
        base.write(take_step, complaint_id=complaint, state="mediation", seen="acknowledged")
    assert state(base) == before


def test_another_day_of_receipt_moves_the_clocks(base: Database, complaint: int) -> None:
    was = base.read(complaint_file, complaint_id=complaint).record.draft()
    before = state(base)
    done = base.write(
        edit_complaint,
        complaint_id=complaint,
        was=was,
        draft=replace(was, received_at=datetime(2026, 11, 16, 9, tzinfo=UTC), severity="low"),
    )
    record = base.read(complaint_file, complaint_id=complaint).record
    assert (record.severity, record.answer_by) == ("low", datetime(2026, 11, 30, 17, tzinfo=UTC))
    check_undo(base, before, done)
    with pytest.raises(Refused) as refusal:
        base.write(edit_complaint, complaint_id=complaint, was=was, draft=replace(was, severity="medium"))
    assert refusal.value.field == "severity"


def test_a_note_moves_nothing(base: Database, complaint: int) -> None:
    before = state(base)
    done = base.write(add_note, complaint_id=complaint, words="The technician comes at four.")
    whole = base.read(complaint_file, complaint_id=complaint)
    assert (whole.record.state, whole.steps[-1].words) == ("received", "The technician comes at four.")
    check_undo(base, before, done)
    with pytest.raises(Refused):
        base.write(add_note, complaint_id=complaint, words="  ")


def test_the_answer_may_take_longer_but_not_beyond_two_months(base: Database, complaint: int) -> None:
    before = state(base)
    done = base.write(extend_answer, complaint_id=complaint, answer_by=date(2027, 1, 20), words="Expert awaited")
    whole = base.read(complaint_file, complaint_id=complaint)
    assert whole.record.answer_by == datetime(2027, 1, 20, 17, tzinfo=UTC)
    assert whole.steps[-1].words == "Answer now due on 20 Jan 2027. Expert awaited"
    check_undo(base, before, done)
    for day in (date(2027, 1, 22), date(2026, 11, 21)):
        with pytest.raises(Refused) as refusal:
            base.write(extend_answer, complaint_id=complaint, answer_by=day)
        assert refusal.value.field == "answer_by"


def test_satisfaction_is_asked_after_closing(base: Database, complaint: int) -> None:
    with pytest.raises(Refused) as refusal:
        base.write(rate_complaint, complaint_id=complaint, satisfaction=4)
    assert refusal.value.field == "satisfaction"
    base.write(take_step, complaint_id=complaint, state="closed", seen="received", words="Repaired")
    with pytest.raises(Refused):
        base.write(rate_complaint, complaint_id=complaint, satisfaction=6)
    before = state(base)
    done = base.write(rate_complaint, complaint_id=complaint, satisfaction=4)
    assert base.read(complaint_file, complaint_id=complaint).record.satisfaction == 4
    check_undo(base, before, done)


def test_gestures_are_kept_with_their_cost_and_voucher(base: Database, complaint: int) -> None:
    before = state(base)
    done = base.write(compensate, complaint_id=complaint, draft=GESTURE)
    check_undo(base, before, done)
    base.write(compensate, complaint_id=complaint, draft=CompensationDraft(kind="apology"))
    whole = base.read(complaint_file, complaint_id=complaint)
    assert [one.draft() for one in whole.compensations] == [GESTURE, CompensationDraft(kind="apology")]
    assert whole.record.cost_cents == 149_00
    before = state(base)
    cheaper = base.write(
        edit_compensation, compensation_id=done.result, was=GESTURE, draft=replace(GESTURE, cost_cents=120_00)
    )
    check_undo(base, before, cheaper)
    before = state(base)
    check_undo(base, before, base.write(use_voucher, compensation_id=done.result, day=date(2026, 11, 22)))
    with pytest.raises(Refused, match="was used on 22 Nov 2026"):
        base.write(use_voucher, compensation_id=done.result, day=date(2026, 11, 23))
    with pytest.raises(Refused, match="no voucher"):
        base.write(use_voucher, compensation_id=done.result + 1, day=date(2026, 11, 23))
    before = state(base)
    check_undo(base, before, base.write(delete_compensation, compensation_id=done.result))


def test_deleting_takes_steps_and_gestures_along_and_undo_brings_all_back(base: Database, complaint: int) -> None:
    base.write(compensate, complaint_id=complaint, draft=GESTURE)
    base.write(take_step, complaint_id=complaint, state="acknowledged", seen="received", told_by="phone")
    before = state(base)
    done = base.write(delete_complaint, complaint_id=complaint)
    assert {row[0] for row in state(base)} == {"exchange"}
    check_undo(base, before, done)


def test_what_is_gone_is_refused_with_a_sentence(base: Database, lucie: int) -> None:
    with pytest.raises(Refused, match="no longer there"):
        base.write(add_note, complaint_id=9, words="x")
    with pytest.raises(Refused, match="no longer there"):
        base.write(delete_compensation, compensation_id=9)
    with pytest.raises(Refused, match="no longer there"):
        base.write(open_complaint, customer_id=9, draft=DRAFT)
    with pytest.raises(Refused, match="no longer there"):
        base.read(complaint_file, complaint_id=9)
    assert state(base) == []
