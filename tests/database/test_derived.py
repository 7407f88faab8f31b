"""What is worked out follows whatever touched it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.database.derived import refresh_all
from grc_desktop.database.journal.notes import Circumstances, attach
from grc_desktop.database.schema import (
    Address,
    Complaint,
    Customer,
    CustomerSummary,
    CustomerTag,
    Email,
    Exchange,
    Link,
    Phone,
    Purchase,
    SearchDocument,
    Tag,
)  # fmt: skip
from grc_desktop.features.samples.actions import fill_sample_house
from tests.database.deeds import add_person, count, found, names, run, take_back


def summary(session: Session, customer_id: int) -> CustomerSummary:
    return session.execute(select(CustomerSummary).where(CustomerSummary.customer_id == customer_id)).scalar_one()


def test_figures_of_purchases_count_what_counts(base: Database) -> None:
    customer = base.write(add_person, "Moreau", "Lucie").result
    stays = [
        ("done", date(2025, 5, 2), 30_000, 3),
        ("confirmed", date(2026, 10, 14), 20_000, 2),
        ("confirmed", date(2026, 12, 24), 40_000, 4),
        ("cancelled", date(2026, 11, 1), 99_900, 9),
        ("no_show", date(2026, 11, 2), 99_900, 9),
    ]
    rows = [
        {
            "customer_id": customer,
            "status": status,
            "date": day,
            "arrival": day,
            "amount_cents": cents,
            "nights": nights,
        }
        for status, day, cents, nights in stays
    ]
    base.write(run, insert(Purchase).values(rows))

    told = base.read(summary, customer)
    assert (told.purchases_count, told.purchases_total_cents, told.nights) == (3, 90_000, 9)
    assert (told.first_purchase, told.last_purchase) == (date(2025, 5, 2), date(2026, 10, 14))
    assert told.next_arrival == date(2026, 12, 24)

    refund = {"customer_id": customer, "kind": "sale", "date": date(2026, 11, 20), "amount_cents": -5_000}
    base.write(run, insert(Purchase).values(refund))
    told = base.read(summary, customer)
    assert (told.purchases_count, told.purchases_total_cents, told.last_purchase) == (3, 85_000, date(2026, 10, 14))

    base.write(run, delete(Purchase))
    assert base.read(summary, customer).purchases_count == 0


def test_birthdays_are_found_without_reading_every_customer(base: Database) -> None:
    people = [{"last_name": "A", "birth_date": date(1984, 2, 29)}, {"last_name": "B", "birth_date": None}]
    base.write(run, insert(Customer).values(people))
    assert [base.read(summary, number).birthday for number in (1, 2)] == [229, None]


def test_open_complaints_and_last_contact(base: Database, clock: Clock) -> None:
    customer = base.write(add_person, "Moreau", "Lucie").result
    complaint = {"number": "R-1", "customer_id": customer, "cause": "noise", "subject": "x", "received_at": clock.now()}
    base.write(run, insert(Complaint).values(complaint))
    heard = {"customer_id": customer, "kind": "call", "at": datetime(2026, 11, 3, 9, tzinfo=UTC)}
    base.write(run, insert(Exchange).values([heard | {"direction": "in"}]))
    said = {"customer_id": customer, "kind": "call", "at": datetime(2026, 11, 9, 9, tzinfo=UTC)}
    base.write(run, insert(Exchange).values([said | {"direction": "out"}]))

    told = base.read(summary, customer)
    assert (told.open_complaints, told.last_contact) == (1, date(2026, 11, 3))

    base.write(run, update(Complaint).values(state="closed"))
    assert base.read(summary, customer).open_complaints == 0


def test_the_day_changes_what_is_last_and_next(base_path: Path, clock: Clock) -> None:
    with Database.open(base_path, clock=clock) as base:
        customer = base.write(add_person, "Moreau", "Lucie").result
        coming = {"customer_id": customer, "date": date(2026, 12, 24), "arrival": date(2026, 12, 24)}
        base.write(run, insert(Purchase).values(coming))
        assert base.read(summary, customer).next_arrival == date(2026, 12, 24)
    with Database.open(base_path, clock=Clock(fixed=clock.now() + timedelta(days=60))) as base:
        told = base.read(summary, customer)
        assert (told.last_purchase, told.next_arrival) == (date(2026, 12, 24), None)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"last_name": "Moreau", "first_name": "Lucie"}, "Moreau Lucie"),
        ({"kind": "organisation", "company": "Béal Voyages", "last_name": "Béal"}, "Béal Voyages"),
        ({"kind": "household", "last_name": "Famille Rey"}, "Famille Rey"),
        ({"company": "Altéa"}, "Altéa"),
        ({}, "?"),
    ],
)
def test_names_in_lists(base: Database, values: dict[str, str], name: str) -> None:
    base.write(run, insert(Customer).values(**values))
    assert base.read(summary, 1).name == name


def test_a_customer_without_a_name_is_listed_by_what_there_is(base: Database) -> None:
    base.write(run, insert(Customer).values(notes="x"))
    base.write(run, insert(Email).values(customer_id=1, address="anke@example.de"))
    assert base.read(summary, 1).name == "anke@example.de"


def test_both_ends_of_a_link_are_found_by_the_other(base: Database) -> None:
    person = base.write(add_person, "Béal", "Claire").result
    base.write(run, insert(Customer).values(kind="organisation", company="Altéa"))
    linked = base.write(run, insert(Link).values(customer_id=person, other_id=2, role="contact"))
    assert base.read(found, "claire") == base.read(found, "altea") == [1, 2]

    base.write(run, update(Customer).where(Customer.id == person).values(first_name="Clara"))
    assert base.read(found, "clara") == [1, 2]

    take_back(base, linked)
    assert base.read(found, "clara") == [1]
    assert base.read(found, "altea") == [2]


def test_nothing_of_a_deleted_customer_is_left_in_the_index(base: Database) -> None:
    base.write(add_person, "Moreau", "Lucie")
    base.write(run, delete(Phone))
    assert base.read(found, '"061248"*') == []
    base.write(run, delete(Customer))
    assert base.read(found, "moreau") == []
    assert base.read(lambda session: session.execute(select(SearchDocument)).all()) == []
    assert base.read(count, "customer_summary") == 0


def test_a_row_that_moves_counts_for_whom_it_moves_to(base: Database) -> None:
    base.write(add_person, "Moreau", "Lucie")
    base.write(add_person, "Moreau", "Lucie")
    base.write(run, insert(Purchase).values(customer_id=2, date=date(2026, 5, 2), amount_cents=9_000, reference="R77"))
    moved = base.write(run, update(Purchase).values(customer_id=1))
    assert [base.read(summary, one).purchases_total_cents for one in (1, 2)] == [9_000, 0]
    assert base.read(found, "r77") == [1]

    take_back(base, moved)
    assert [base.read(summary, one).purchases_total_cents for one in (1, 2)] == [0, 9_000]
    assert base.read(found, "r77") == [2]


def test_an_address_a_number_and_an_email_count_each_by_itself(base: Database) -> None:
    base.write(add_person, "Moreau", "Lucie")
    base.write(run, update(Address).values(city="Nîmes"))
    assert (base.read(summary, 1).city, base.read(found, "nimes")) == ("Nîmes", [1])
    base.write(run, insert(Email).values(customer_id=1, address="lou@example.fr"))
    assert (base.read(summary, 1).email, base.read(found, "lou")) == ("lou@example.fr", [1])
    base.write(run, update(Phone).values(kind="mobile", typed="07 61 23 45 67", e164="+33761234567"))
    assert (base.read(summary, 1).mobile, base.read(found, '"0761"*')) == ("+33761234567", [1])


def test_what_stands_as_it_should_is_not_written_again(base: Database) -> None:
    base.write(add_person, "Moreau", "Lucie")
    with sqlite3.connect(base.path) as connection:
        connection.execute("CREATE TABLE seen (deed TEXT)")
        for deed in ("INSERT", "UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER seen_{deed} AFTER {deed} ON customer_summary "
                f"BEGIN INSERT INTO seen VALUES ('{deed}'); END"
            )
    connection.close()
    before = base.read(stored_index)
    base.write(run, update(Customer).values(origin="salon"))
    assert (base.read(stored_index), base.read(count, "seen")) == (before, 0)
    base.write(run, update(Customer).values(first_name="Claire"))
    assert base.read(stored_index) != before
    assert base.read(count, "seen WHERE deed = 'UPDATE'") == base.read(count, "seen") == 1


def test_a_write_looks_at_nobody_whom_it_did_not_touch(base: Database) -> None:
    for name in ("Moreau", "Petit"):
        base.write(add_person, name, "Lucie")
    with sqlite3.connect(base.path) as connection:
        connection.execute("UPDATE customer_summary SET name = 'As it was'")
    connection.close()
    base.write(run, insert(Tag).values(name="VIP"))
    base.write(run, insert(CustomerTag).values(customer_id=1, tag_id=1))
    assert base.read(names) == ["As it was", "As it was"]
    base.write(run, update(Customer).where(Customer.id == 1).values(first_name="Claire"))
    assert [base.read(summary, one).name for one in (1, 2)] == ["Moreau Claire", "As it was"]


def stored_index(session: Session) -> list[tuple[object, ...]]:
    """The pages of the search index as they lie in the file."""
    return [tuple(row) for row in session.execute(text("SELECT id, block FROM search_index_data ORDER BY id"))]


def test_what_each_write_works_out_is_what_working_everything_out_anew_gives(base: Database, clock: Clock) -> None:
    fill_sample_house(base, customers=60)
    base.write(
        run, update(Customer).where(Customer.id % 3 == 0).values(last_name="Ägidius l’Œuilly", company="Ł & fils")
    )
    base.write(run, delete(Phone).where(Phone.id % 2 == 0))
    base.write(run, delete(Purchase).where(Purchase.id % 5 == 0))
    gone = base.write(run, delete(Customer).where(Customer.id % 7 == 0))
    take_back(base, gone, customer_id=14)
    for table in (Phone, Purchase, Exchange, Complaint, Link):
        base.write(run, update(table).where(table.customer_id == 20).values(customer_id=22))
    base.write(run, update(Link).where(Link.id % 2 == 0, Link.customer_id != 22).values(other_id=22))

    kept = base.read(derived_rows)
    with base.transaction() as session:
        attach(session, Circumstances(clock, "Camille"))
        refresh_all(session, clock.today())
        assert derived_rows(session) == kept
        session.execute(text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"))
    assert len(kept[0]) == len(kept[1]) == base.read(count, "customer") > 40


def derived_rows(session: Session) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Summaries, and the words of the index, by customer."""
    summaries = session.execute(text("SELECT * FROM customer_summary ORDER BY customer_id"))
    documents = session.execute(text("SELECT customer_id, words FROM search_document ORDER BY customer_id"))
    return [tuple(row) for row in summaries], [tuple(row) for row in documents]
