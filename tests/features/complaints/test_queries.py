"""Lists, board, badge and figures of complaints, on a real base."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Complaint, Customer
from grc_desktop.features.complaints.actions import open_complaint, take_step
from grc_desktop.features.complaints.queries import (
    DEFAULT_MEDIATOR,
    ComplaintFilter,
    Sort,
    Which,
    board,
    complaint_file,
    complaint_ids,
    complaints_by_id,
    complaints_of,
    count_by_which,
    count_due,
    count_open,
    due_complaints,
)
from grc_desktop.features.complaints.records import ComplaintDraft
from grc_desktop.features.complaints.rules import next_deadline
from grc_desktop.features.desk.actions import save_establishment
from grc_desktop.features.desk.records import Establishment

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def add_customer(session: Session, *, last_name: str) -> int:
    row = Customer(last_name=last_name)
    session.add(row)
    session.flush()
    return row.id


class House:
    """Four complaints: overdue, answer ahead, freshly received, closed."""

    def __init__(self, base: Database) -> None:
        self.base = base
        self.lucie = base.write(add_customer, last_name="Moreau").result
        self.anke = base.write(add_customer, last_name="Schröder").result
        self.overdue = self.open(self.lucie, "Climatisation en panne", days=20, severity="high", owner="Camille")
        self.running = self.open(self.anke, "Bruit", days=2, cause="noise", owner="Yann")
        self.step(self.running, "acknowledged", "received")
        self.fresh = self.open(self.anke, "Facture fausse", days=0, cause="billing", room="7")
        self.closed = self.open(self.lucie, "Draps sales", days=100, cause="cleanliness")
        self.step(self.closed, "closed", "received")

    def open(self, customer: int, subject: str, *, days: int, **values: str) -> int:
        draft = ComplaintDraft(subject=subject, received_at=NOW - timedelta(days=days), channel="desk")
        return self.base.write(open_complaint, customer_id=customer, draft=replace(draft, **values)).result  # type: ignore[arg-type]

    def step(self, complaint: int, to: str, seen: str) -> None:
        self.base.write(take_step, complaint_id=complaint, state=to, seen=seen)

    def ids(self, which: Which = "open", sort: Sort = "due", *, descending: bool = False, **wanted: str) -> list[int]:
        filters = ComplaintFilter(which=which, **wanted)
        return list(self.base.read(complaint_ids, wanted=filters, sort=sort, descending=descending))


@pytest.fixture
def house(base: Database) -> House:
    return House(base)


def test_lists_begin_with_what_is_most_overdue(house: House) -> None:
    assert house.ids() == [house.overdue, house.fresh, house.running]
    assert house.ids("overdue") == [house.overdue]
    assert house.ids("closed") == [house.closed]
    assert house.ids("all") == [house.overdue, house.fresh, house.running, house.closed]


def test_lists_sort_by_every_column(house: House) -> None:
    assert house.ids("all", "number") == [house.overdue, house.running, house.fresh, house.closed]
    assert house.ids("all", "received")[0] == house.closed
    assert house.ids("all", "customer", descending=True)[0] in (house.running, house.fresh)
    assert house.ids("all", "severity")[0] == house.overdue
    assert set(house.ids("all", "state")) == {house.overdue, house.running, house.fresh, house.closed}


def test_lists_are_searched_without_accents_and_case(house: House) -> None:
    assert house.ids("all", text="CLIMAT moreau") == [house.overdue]
    assert house.ids("all", text="schroder") == [house.fresh, house.running]
    assert house.ids("all", text="r-2026-003") == [house.fresh]
    assert house.ids("all", text="100%") == []
    assert house.ids(cause="noise") == [house.running]


def test_the_order_of_sql_is_that_of_the_clocks(house: House) -> None:
    records = {one.id: one for one in house.base.read(complaints_by_id, ids=house.ids("all"))}
    due = [next_deadline(records[key]) for key in house.ids("all")]
    assert due[-1] is None
    instants = [clock.due for clock in due[:-1] if clock]
    assert len(instants) == 3
    assert instants == sorted(instants)


def test_badges_count_what_needs_somebody_now(house: House) -> None:
    assert house.base.read(count_due) == 1
    assert [one.id for one in house.base.read(due_complaints)] == [house.overdue]
    assert house.base.read(count_by_which) == {"open": 3, "overdue": 1, "closed": 1, "all": 4}
    assert house.base.read(count_open, customer_id=house.lucie) == 1
    assert house.base.read(count_open, customer_id=house.anke) == 2


def test_an_empty_base_counts_nothing(base: Database) -> None:
    assert base.read(count_by_which) == {"open": 0, "overdue": 0, "closed": 0, "all": 0}
    assert list(base.read(complaint_ids, wanted=ComplaintFilter())) == []


def test_the_board_shows_the_open_and_the_freshly_closed(house: House) -> None:
    def shown(**wanted: str) -> list[int]:
        return [one.id for one in house.base.read(board, wanted=ComplaintFilter(which="all", **wanted))]

    assert shown() == [house.overdue, house.fresh, house.running, house.closed]
    assert shown(text="bruit") == [house.running]

    def closed_long_ago(session: Session) -> None:
        session.get_one(Complaint, house.closed).closed_at = NOW - timedelta(days=31)

    house.base.write(closed_long_ago)
    assert shown() == [house.overdue, house.fresh, house.running]


def test_a_second_complaint_within_a_year_is_flagged(house: House) -> None:
    whole = house.base.read(complaint_file, complaint_id=house.overdue)
    assert [one.number for one in whole.earlier] == ["R-2026-004"]
    assert house.base.read(complaint_file, complaint_id=house.closed).earlier == ()
    old = house.open(house.lucie, "Vieille histoire", days=500)
    assert old not in [one.id for one in house.base.read(complaint_file, complaint_id=house.overdue).earlier]
    assert [one.id for one in house.base.read(complaints_of, customer_id=house.lucie)] == [
        house.overdue, house.closed, old,
    ]  # fmt: skip


def test_the_mediator_is_the_one_that_the_house_names(house: House) -> None:
    assert house.base.read(complaint_file, complaint_id=house.fresh).mediator == DEFAULT_MEDIATOR

    house.base.write(save_establishment, establishment=Establishment(name="Hotel", mediator="CM2C, Paris"))
    assert house.base.read(complaint_file, complaint_id=house.fresh).mediator == "CM2C, Paris"
