"""What the journal tells: operations, the history of a customer, the trash."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, insert, update

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.database.journal.reading import (
    TRASH_DAYS,
    history,
    is_undone,
    last_operation,
    operation_ids,
    operations,
    operations_by_id,
    trash,
)
from grc_desktop.database.schema import Customer, Phone
from tests.database.deeds import add_person, run, take_back


def test_history_gives_old_and_new_values_newest_first(base: Database) -> None:
    customer = base.write(add_person, "Moreau", "Lucie").result
    base.write(run, update(Customer).values(first_name="Lucile"))
    base.write(run, update(Customer).values(first_name="Lucette", language="fr"))
    base.write(run, update(Phone).values(typed="06 00 00 00 00"))

    told = [(one.table, one.field, one.old, one.new) for one in base.read(history, customer_id=customer)]

    assert told[:4] == [
        ("phone", "typed", "+33612487703", "06 00 00 00 00"),
        ("customer", "first_name", "Lucile", "Lucette"),
        ("customer", "language", None, "fr"),
        ("customer", "first_name", "Lucie", "Lucile"),
    ]
    assert ("customer", "first_name", None, "Lucie") in told
    assert ("phone", "typed", None, "+33612487703") in told


def test_history_tells_of_rows_that_are_gone(base: Database) -> None:
    customer = base.write(add_person, "Moreau", "Lucie").result
    base.write(run, delete(Phone))

    gone = [one for one in base.read(history, customer_id=customer) if one.kind == "D"]

    assert ("typed", "+33612487703", None) in [(one.field, one.old, one.new) for one in gone]


def test_operations_newest_first_and_by_customer(base: Database) -> None:
    first = base.write(add_person, "Moreau", "Lucie")
    second = base.write(add_person, "Petit", "Raphaël")
    third = take_back(base, second)

    told = base.read(operations)
    assert [one.id for one in told] == [third.operation_id, second.operation_id, first.operation_id]
    assert [one.undone for one in told] == [False, True, False]
    assert told[0].undoes == second.operation_id
    assert told[2].rows == 3
    assert [one.id for one in base.read(operations, customer_id=first.result)] == [first.operation_id]
    assert [one.id for one in base.read(operations, before=second.operation_id)] == [first.operation_id]
    assert base.read(last_operation) == third.operation_id


def test_operations_are_found_by_their_words(base: Database) -> None:
    first = base.write(add_person, "Moreau", "Lucie").operation_id
    second = base.write(add_person, "Ibáñez", "Marta").operation_id
    assert base.read(operation_ids) == [second, first]
    assert base.read(operation_ids, text_sought=" ibanez") == [second]
    assert base.read(operation_ids, text_sought="CAMILLE") == [second, first]
    assert base.read(operation_ids, text_sought="%") == []
    assert [one.words for one in base.read(operations_by_id, ids=[first or 0])] == ["Added Lucie Moreau"]


def test_an_undone_undo_leaves_the_operation_in_force(base: Database) -> None:
    added = base.write(add_person, "Moreau", "Lucie")
    assert added.operation_id
    undone = take_back(base, added)
    assert base.read(is_undone, added.operation_id)
    take_back(base, undone)
    assert not base.read(is_undone, added.operation_id)


def test_the_trash_holds_the_deleted_for_ninety_days(base_path: Path, clock: Clock) -> None:
    with Database.open(base_path, user="Camille", clock=clock) as base:
        kept = base.write(add_person, "Moreau", "Lucie").result
        base.write(run, insert(Customer).values(kind="organisation", company="Altéa"))
        deleted = base.write(run, delete(Customer))
        assert sorted(one.name for one in base.read(trash)) == ["Altéa", "Moreau Lucie"]
        take_back(base, deleted, kept)
        (one,) = base.read(trash)
        assert (one.name, one.operation_id, one.user) == ("Altéa", deleted.operation_id, "Camille")
    later = Clock(fixed=clock.now() + timedelta(days=TRASH_DAYS + 1))
    with Database.open(base_path, clock=later) as base:
        assert base.read(trash) == []
