"""The sample house, as it stands in a real base."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Cancelled, Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.reading import last_operation
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import (
    Base,
    Complaint,
    Consent,
    Customer,
    CustomerSummary,
    Exchange,
    Purchase,
    Reminder,
    SavedView,
    User,
)
from grc_desktop.features.complaints.records import CAUSES, CHANNELS, COMPENSATIONS, SEVERITIES, STATES
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.loyalty.queries import accounts
from grc_desktop.features.purchases import records as purchases
from grc_desktop.features.samples.actions import fill_sample_house
from grc_desktop.features.samples.records import SampleHouse
from grc_desktop.features.segments.queries import customer_ids


def rows_of(session: Session, *, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in session.execute(select(Base.metadata.tables[table]).order_by(text("id")))]


def values(session: Session, *, column: Any) -> set[Any]:
    return set(session.execute(select(column).distinct()).scalars())


def count(session: Session, *, table: Any) -> int:
    return session.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    path = tmp_path_factory.mktemp("house") / "house.grc"
    path.write_bytes(empty_file.read_bytes())
    from datetime import UTC, datetime

    with Database.open(path, user="Camille", clock=Clock(datetime(2026, 11, 22, 10, tzinfo=UTC))) as base:
        fill_sample_house(base, customers=400, seed=7)
    return path


@pytest.fixture
def filled(house: Path, clock: Clock) -> Any:
    with Database.open(house, clock=clock, writing=False) as base:
        yield base


@pytest.mark.parametrize("customers", [1, 2, 3, 17, 60])
def test_exactly_as_many_customers_as_asked(base: Database, customers: int) -> None:
    seen: list[tuple[int, int]] = []
    done = fill_sample_house(base, customers=customers, progress=lambda count, total: seen.append((count, total)))
    made = done.result
    assert done.operation_id == base.read(last_operation)
    assert {"customer", "setting", "user", "tag"} <= done.tables
    assert made.customers == customers == base.read(count, table=Customer)
    assert made == SampleHouse(customers, base.read(count, table=Purchase), base.read(count, table=Complaint))
    assert seen[-1] == (customers, customers)


def test_the_same_seed_gives_the_same_house(tmp_path: Path, clock: Clock) -> None:
    houses = []
    for number, seed in enumerate((3, 3, 4)):
        with Database.create(tmp_path / f"{number}.grc", clock=clock) as base:
            fill_sample_house(base, customers=80, seed=seed)
            houses.append({table: base.read(rows_of, table=table) for table in ("customer", "purchase", "consent")})
    assert houses[0] == houses[1]
    assert houses[0] != houses[2]


def test_an_agency_sells_and_lodges_nobody(base: Database) -> None:
    fill_sample_house(base, customers=60, profile="agency")
    assert base.read(establishment).profile == "agency"
    assert base.read(values, column=Purchase.kind) >= {"sale"}
    assert base.read(count, table=Complaint) > 0


def test_it_is_one_operation_that_can_be_undone(base: Database) -> None:
    fill_sample_house(base, customers=30)
    operation_id = base.read(last_operation)
    assert operation_id is not None
    base.write(undo, operation_id=operation_id)
    for table in (Customer, Purchase, Complaint, Consent, Exchange, Reminder, User, SavedView, CustomerSummary):
        assert base.read(count, table=table) == 0
    assert fill_sample_house(base, customers=5).result.customers == 5


def test_a_base_with_customers_is_left_alone(base: Database) -> None:
    fill_sample_house(base, customers=3)
    with pytest.raises(Refused):
        fill_sample_house(base, customers=3)
    assert base.read(count, table=Customer) == 3


@pytest.mark.parametrize("customers", [0, -1, 10**9])
def test_senseless_numbers_are_refused(base: Database, customers: int) -> None:
    with pytest.raises(Refused) as refusal:
        fill_sample_house(base, customers=customers)
    assert refusal.value.field == "demo"


def test_stopped_it_leaves_nothing(base: Database) -> None:
    def stop(_: int, __: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        fill_sample_house(base, customers=20, progress=stop)
    assert base.read(count, table=Customer) == 0
    assert base.read(count, table=User) == 0


def test_the_words_are_those_of_the_program(filled: Database) -> None:
    known = {
        Purchase.kind: purchases.KINDS,
        Purchase.status: purchases.STATUSES,
        Purchase.channel: purchases.CHANNELS,
        Complaint.state: STATES,
        Complaint.cause: CAUSES,
        Complaint.severity: SEVERITIES,
        Complaint.channel: CHANNELS,
    }
    for column, words in known.items():
        assert filled.read(values, column=column) <= set(words)
    assert filled.read(values, column=Base.metadata.tables["compensation"].c.kind) <= set(COMPENSATIONS)
    methods = filled.read(values, column=Purchase.payment_method)
    assert methods <= {None, *purchases.PAYMENT_METHODS}


def test_every_saved_view_can_be_opened(filled: Database) -> None:
    def views(session: Session) -> list[tuple[str, str | None]]:
        return [tuple(row) for row in session.execute(select(SavedView.expression, SavedView.sort))]  # type: ignore[misc]

    found = [len(filled.read(customer_ids, where=where, sort=sort or "name")) for where, sort in filled.read(views)]
    assert len(found) == 5
    assert all(found)


def test_the_house_is_alive_today(filled: Database) -> None:
    def open_things(session: Session) -> tuple[int, int, int]:
        due = session.execute(
            select(func.count())
            .select_from(Reminder)
            .where(Reminder.closed_at.is_(None), Reminder.due_at < func.date("2026-11-24"))
        ).scalar_one()
        unsettled = session.execute(select(func.sum(CustomerSummary.open_complaints))).scalar_one() or 0
        arriving = session.execute(
            select(func.count()).select_from(CustomerSummary).where(CustomerSummary.next_arrival.is_not(None))
        ).scalar_one()
        return due, unsettled, arriving

    due, unsettled, arriving = filled.read(open_things)
    assert due >= 5
    assert unsettled >= 3
    assert arriving >= 3


def test_purchases_are_consistent(filled: Database) -> None:
    def wrong(session: Session) -> int:
        found: int = session.execute(
            text(
                "SELECT count(*) FROM purchase WHERE kind = 'stay' AND (date <> arrival OR departure <= arrival "
                "OR nights <> julianday(departure) - julianday(arrival)) "
                "OR status = 'done' AND coalesce(departure, date) > '2026-11-22' OR amount_cents <= 0"
            )
        ).scalar_one()
        return found

    assert filled.read(wrong) == 0


def test_complaints_are_numbered_as_they_came_and_closed_by_their_last_step(filled: Database) -> None:
    def complaints(session: Session) -> list[tuple[Any, ...]]:
        return [
            tuple(row)
            for row in session.execute(
                text(
                    "SELECT c.number, c.received_at, c.state, (SELECT state FROM complaint_step s "
                    "WHERE s.complaint_id = c.id ORDER BY s.id DESC LIMIT 1) "
                    "FROM complaint c ORDER BY c.received_at, c.id"
                )
            )
        ]

    rows = filled.read(complaints)
    by_year: dict[str, list[str]] = {}
    for number, received_at, state, last_step in rows:
        assert number[2:6] == received_at[:4]
        assert state == last_step
        by_year.setdefault(received_at[:4], []).append(number)
    assert all(numbers == sorted(numbers) for numbers in by_year.values())


def test_the_known_people_are_there(filled: Database) -> None:
    def known(session: Session) -> dict[str, CustomerSummary]:
        found = session.execute(select(CustomerSummary).where(CustomerSummary.customer_id <= 17)).scalars()
        return {row.name: row for row in found}

    people = filled.read(known)
    lucie = people["Moreau Lucie"]
    assert (lucie.mobile, lucie.open_complaints, lucie.purchases_total_cents) == ("+33612487703", 1, 348_000)
    assert str(lucie.last_purchase) == "2026-10-14"
    assert people["Tanaka Mayumi"].city == "大阪"
    assert people["Hughes William"].mobile == "+447400123456"


def test_birthdays_fall_where_the_cast_says(filled: Database) -> None:
    def birth_dates(session: Session) -> dict[str | None, str]:
        rows = session.execute(select(Customer.last_name, Customer.birth_date).where(Customer.id <= 17))
        return {name: str(day) for name, day in rows if day}

    days = filled.read(birth_dates)
    assert days["Aubert"] == "1954-11-23"  # 72 tomorrow
    assert days["Hughes"] == "1967-11-23"
    assert days["Durand"] == "1979-10-13"  # was 47 forty days ago


def test_some_guests_carry_the_card_and_none_owes_points(filled: Database) -> None:
    ids = filled.read(customer_ids)
    standing = filled.read(accounts, customer_ids=ids)
    assert 20 < len(standing) < len(ids) / 2
    assert min(account.points for account in standing.values()) >= 0
    assert {account.tier.name for account in standing.values() if account.tier} >= {"Argent"}
