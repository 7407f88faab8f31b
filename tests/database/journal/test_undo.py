"""Taking back: everything an operation did, nothing that came after it."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database, Done
from grc_desktop.database.journal.keeping import Kept
from grc_desktop.database.journal.triggers import recorded_classes
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Address, Complaint, Customer, Exchange, Phone, Purchase, Tag
from tests.database.deeds import add_person, found, names, run, take_back


def contents(base: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every journalled table."""
    connection = sqlite3.connect(base.path)
    tables = [cls.__tablename__ for cls in recorded_classes()]
    rows = {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall() for table in tables}
    connection.close()
    return rows


def customer_ids(session: Session) -> list[int]:
    return list(session.execute(select(Customer.id)).scalars())


def rename(session: Session, customer_id: int, first_name: str) -> None:
    session.execute(update(Customer).where(Customer.id == customer_id).values(first_name=first_name))


def rows_of(session: Session, cls: type[Customer]) -> list[dict[str, Any]]:
    return [dict(row) for row in session.execute(select(*cls.__table__.columns)).mappings()]


def test_undo_of_an_addition_and_undo_of_that(base: Database) -> None:
    empty = contents(base)
    added = base.write(add_person, "Moreau", "Lucie")
    full = contents(base)

    undone = take_back(base, added)
    assert contents(base) == empty
    assert (undone.result.restored, undone.result.kept) == (1, ())
    assert undone.words == "Undid “Added Lucie Moreau”"

    again = take_back(base, undone)
    assert contents(base) == full
    assert again.words == "Did again “Added Lucie Moreau”"
    assert base.read(found, "moreau") == [added.result]


def test_undo_of_a_bulk_statement(base: Database) -> None:
    for name in ("Moreau", "Petit", "Rey"):
        base.write(add_person, name, "Lucie")
    before = contents(base)
    bulk = base.write(run, update(Customer).values(notes="x"))

    undone = take_back(base, bulk)

    assert contents(base) == before
    assert undone.result.restored == 3


def test_undo_of_a_deletion_brings_back_all_that_went_with_it(base: Database) -> None:
    customer = base.write(add_person, "Moreau", "Lucie").result

    def deal(session: Session) -> None:
        session.execute(insert(Purchase).values(customer_id=customer, amount_cents=100))
        session.add(
            Complaint(number="R-1", customer_id=customer, cause="noise", subject="x", received_at=Clock().now())
        )
        session.add(Exchange(customer_id=customer, kind="call", at=Clock().now()))

    base.write(deal)
    before = contents(base)
    deleted = base.write(run, delete(Customer))
    assert contents(base)["purchase"] == []

    take_back(base, deleted)

    assert contents(base) == before


def test_a_row_changed_since_is_kept_and_named(base: Database) -> None:
    first = base.write(add_person, "Moreau", "Lucie").result
    second = base.write(add_person, "Petit", "Raphaël").result
    bulk = base.write(run, update(Customer).values(first_name="X"))
    base.write(rename, first, "Lucy")

    undone = take_back(base, bulk)

    assert undone.result.kept == (Kept("customer", first, "changed since by “database.rename”"),)
    assert base.read(names) == ["Moreau Lucy", "Petit Raphaël"]
    assert undone.result.restored == 1
    assert second


def test_what_nobody_changed_since_goes_back_and_the_rest_of_the_row_stays(base: Database) -> None:
    customer = base.write(add_person, "Moreau", "Lucie").result
    merged = base.write(run, update(Customer).values(external_id="C-9", notes="Both"))
    base.write(run, update(Customer).values(profession="Baker"))

    undone = take_back(base, merged)

    assert undone.result.kept == ()
    (row,) = base.read(rows_of, Customer)
    assert (row["external_id"], row["notes"], row["profession"]) == (None, None, "Baker")

    base.write(undo, operation_id=undone.operation_id or 0)
    (row,) = base.read(rows_of, Customer)
    assert (row["external_id"], row["notes"], row["profession"]) == ("C-9", "Both", "Baker")
    assert customer


def test_a_row_of_which_one_column_was_changed_again_goes_back_in_part_and_is_named(base: Database) -> None:
    customer = base.write(add_person, "Moreau", "Lucie").result
    merged = base.write(run, update(Customer).values(external_id="C-9", first_name="L."))
    base.write(rename, customer, "Lucy")

    undone = take_back(base, merged)

    assert undone.result.kept == (Kept("customer", customer, "changed since by “database.rename”"),)
    (row,) = base.read(rows_of, Customer)
    assert (row["external_id"], row["first_name"]) == (None, "Lucy")


def test_a_row_changed_since_and_changed_back_is_not_kept(base: Database) -> None:
    customer = base.write(add_person, "Moreau", "Lucie").result
    first = base.write(rename, customer, "Lucile")
    second = base.write(rename, customer, "Lucette")
    take_back(base, second)

    undone = take_back(base, first)

    assert undone.result.kept == ()
    assert base.read(names) == ["Moreau Lucie"]


def test_a_customer_who_has_a_purchase_since_is_kept_whole(base: Database) -> None:
    def bring_two(session: Session) -> tuple[int, int]:
        return add_person(session, "Moreau", "Lucie"), add_person(session, "Petit", "Raphaël")

    brought = base.write(bring_two)
    base.write(run, insert(Purchase).values(customer_id=brought.result[0]))

    undone = take_back(base, brought)

    assert base.read(names) == ["Moreau Lucie"]
    assert len(contents(base)["phone"]) == len(contents(base)["address"]) == 1
    assert [(kept.table, kept.id) for kept in undone.result.kept] == [("customer", brought.result[0])]
    assert undone.result.restored == 1


def test_a_row_whose_customer_is_gone_is_not_put_back(base: Database) -> None:
    customer = base.write(add_person, "Moreau", "Lucie").result
    removed = base.write(run, delete(Phone))
    base.write(run, delete(Customer).where(Customer.id == customer))

    undone = take_back(base, removed)

    assert undone.operation_id is None
    assert [kept.reason for kept in undone.result.kept] == ["what it belonged to has been deleted since"]


def test_a_row_whose_place_was_taken_is_kept_and_the_others_come_back(base: Database) -> None:
    base.write(run, insert(Tag).values([{"name": "VIP"}, {"name": "Golf"}]))
    removed = base.write(run, delete(Tag))
    base.write(run, insert(Tag).values([{"name": "VIP"}]))

    undone = take_back(base, removed)

    assert [row[1] for row in contents(base)["tag"]] == ["Golf", "VIP"]
    assert [kept.table for kept in undone.result.kept] == ["tag"]


def test_only_one_customer_of_an_operation_is_taken_back(base: Database) -> None:
    first = base.write(add_person, "Moreau", "Lucie").result
    base.write(add_person, "Petit", "Raphaël")
    deleted = base.write(run, delete(Customer))

    take_back(base, deleted, customer_id=first)
    assert base.read(names) == ["Moreau Lucie"]

    take_back(base, deleted)
    assert base.read(names) == ["Moreau Lucie", "Petit Raphaël"]


def test_what_came_and_went_within_the_operation_is_nothing(base: Database) -> None:
    def replace_phone(session: Session) -> None:
        customer = add_person(session, "Moreau", "Lucie")
        session.execute(delete(Phone).where(Phone.customer_id == customer))

    done = base.write(replace_phone)
    undone = take_back(base, done)

    assert (undone.result.restored, base.read(names)) == (1, [])


def test_refusals(base: Database) -> None:
    with pytest.raises(Refused, match="no operation 99"):
        base.write(undo, operation_id=99)
    added = base.write(add_person, "Moreau", "Lucie")
    take_back(base, added)
    with pytest.raises(Refused, match="already"):
        take_back(base, added)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_taking_everything_back_gives_every_earlier_state(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever was done, undoing from the newest to the oldest passes through every state there was."""
    base = Database.create(tmp_path_factory.mktemp("undo") / "base.grc")
    states = [contents(base)]
    done = []
    for number in range(data.draw(st.integers(1, 6))):
        deed = data.draw(st.sampled_from(["add", "rename", "remove", "move", "purge"]))
        ids = base.read(customer_ids)
        customer = data.draw(st.sampled_from(ids)) if ids else 0
        result: Done[Any]
        match deed:
            case "add":
                result = base.write(add_person, f"N{number}", "A")
            case "rename":
                result = base.write(rename, customer, f"B{number}")
            case "remove":
                result = base.write(run, delete(Customer).filter_by(id=customer))
            case "move":
                result = base.write(run, update(Address).values(city=f"C{number}"))
            case _:
                result = base.write(run, delete(Phone).filter_by(customer_id=customer))
        if result.operation_id is not None:
            done.append(result.operation_id)
            states.append(contents(base))
    for operation_id in reversed(done):
        assert contents(base) == states.pop()
        assert base.write(undo, operation_id=operation_id).result.kept == ()
    assert contents(base) == states.pop()
    base.close()


def test_what_hangs_on_a_stay_comes_back_with_its_customer_and_its_payer(base: Database) -> None:
    """The stay is changed, as its payer goes, and then deleted, as its customer goes: all in one operation."""
    payer = base.write(add_person, "Rey", "Anne").result
    lucie = base.write(add_person, "Moreau", "Lucie").result

    def complain(session: Session) -> None:
        stay = Purchase(customer_id=lucie, payer_id=payer, amount_cents=100)
        session.add(stay)
        session.flush()
        about = {"number": "R-1", "cause": "noise", "subject": "x", "received_at": Clock().now()}
        session.add(Complaint(customer_id=lucie, purchase_id=stay.id, **about))

    base.write(complain)
    before = contents(base)
    gone = base.write(run, delete(Customer).where(Customer.id.in_([payer, lucie])))

    undone = take_back(base, gone)

    assert undone.result.kept == ()
    assert contents(base) == before
