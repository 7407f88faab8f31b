"""The one door: what is written whole, what is refused, and who may write."""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Cancelled, Refused, Trouble
from grc_desktop.database.database import Database
from grc_desktop.database.journal.notes import describe, now, record_deed
from grc_desktop.database.journal.reading import last_operation, operations
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Customer, Message
from tests.database.deeds import add_person, count, names, run


def test_a_write_is_one_operation_with_its_words(base: Database) -> None:
    done = base.write(add_person, "Moreau", "Lucie")

    assert done.words == "Added Lucie Moreau"
    assert done.tables == {"customer", "phone", "address"}
    (operation,) = base.read(operations)
    assert (operation.id, operation.words, operation.user) == (done.operation_id, "Added Lucie Moreau", "Camille")


def test_a_write_that_fails_leaves_nothing(base: Database) -> None:
    def half(session: Session) -> None:
        add_person(session, "Moreau", "Lucie")
        raise Refused("no")

    with pytest.raises(Refused):
        base.write(half)

    assert [base.read(count, table) for table in ("customer", "operation", "change")] == [0, 0, 0]


def test_a_write_that_changes_nothing_is_no_operation(base: Database) -> None:
    base.write(add_person, "Moreau", "Lucie")

    done = base.write(run, update(Customer).values(last_name="Moreau"))

    assert done.operation_id is None
    assert base.read(count, "operation") == 1


def test_a_change_that_belongs_to_no_operation_is_refused(base: Database) -> None:
    base.write(add_person, "Moreau", "Lucie")

    with sqlite3.connect(base.path) as another_program, pytest.raises(sqlite3.IntegrityError, match="operation_id"):
        another_program.execute("UPDATE customer SET last_name = 'x'")
    another_program.close()


def test_a_long_operation_is_there_whole(base: Database) -> None:
    with base.long_operation("imports.import_file") as steps:
        for name in ("Petit", "Rey"):
            steps.write(add_person, name, "Élodie")
        steps.describe("Imported 2")

    (operation,) = base.read(operations)
    assert (operation.words, operation.finished) == ("Imported 2", True)
    assert base.read(names) == ["Petit Élodie", "Rey Élodie"]


def test_a_long_operation_that_fails_is_not_there_at_all(base: Database) -> None:
    base.write(add_person, "Moreau", "Lucie")

    with pytest.raises(Refused), base.long_operation("imports.import_file") as steps:
        steps.write(add_person, "Petit", "Raphaël")
        raise Refused("stopped")

    assert base.read(names) == ["Moreau Lucie"]
    assert base.read(count, "operation") == 1
    assert base.read(count, "search_document") == 1


def test_what_a_crash_left_unfinished_is_taken_back_at_the_next_opening(base_path: Path, clock: Clock) -> None:
    with Database.open(base_path, clock=clock) as base:
        base.write(add_person, "Moreau", "Lucie")
        cut_short = base.long_operation("imports.import_file")
        steps = cut_short.__enter__()
        steps.write(add_person, "Petit", "Raphaël")
        assert base.read(names) == ["Moreau Lucie", "Petit Raphaël"]

    with Database.open(base_path, clock=clock) as base:
        assert base.read(names) == ["Moreau Lucie"]
        assert base.read(count, "operation") == 1


def test_a_write_between_the_steps_of_a_long_operation_is_an_operation_of_its_own(base: Database) -> None:
    with pytest.raises(Refused), base.long_operation("imports.import_file") as steps:
        steps.write(add_person, "Petit", "Raphaël")
        base.write(add_person, "Moreau", "Lucie")
        steps.write(add_person, "Rey", "Élodie")
        raise Refused("stopped")

    assert base.read(names) == ["Moreau Lucie"]


def test_one_program_writes_and_others_read(base: Database) -> None:
    base.write(add_person, "Moreau", "Lucie")

    with pytest.raises(Trouble, match="Camille on .* since 22 Nov 2026 at 11:00"):
        Database.open(base.path, user="Yann", patience=0.1)
    with Database.open(base.path, writing=False) as reader:
        assert reader.read(names) == ["Moreau Lucie"]
        with pytest.raises(Trouble, match="read-only"):
            reader.write(add_person, "Petit", "Raphaël")


def test_a_link_to_a_base_is_the_same_base_to_write_to(base: Database, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.grc"
    link.parent.mkdir()
    link.symlink_to(base.path)
    with pytest.raises(Trouble, match="open elsewhere"):
        Database.open(link, patience=0)


def test_links_that_go_round_in_a_circle_lead_to_no_base(tmp_path: Path) -> None:
    link = tmp_path / "link.grc"
    link.symlink_to(link)
    with pytest.raises(Refused, match="There is no base at"):
        Database.open(link)


def test_a_base_locked_by_another_program_says_so(base: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grc_desktop.database.engine.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(base.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with Database.open(base.path, writing=False) as reader, pytest.raises(Trouble):
        reader.write(add_person, "Petit", "Raphaël")

    other.close()


def test_sql_on_a_forbidden_thread_fails(base: Database) -> None:
    base.forbidden_thread = threading.get_ident()

    with pytest.raises(AssertionError, match="GUI thread"):
        base.read(count, "customer")

    base.forbidden_thread = None


def test_a_full_disk_is_trouble_and_leaves_the_base_as_it_was(base: Database) -> None:
    base.write(add_person, "Moreau", "Lucie")

    def fill(session: Session) -> None:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
        for number in range(3000):
            session.add(Customer(last_name=f"{number}" * 50))
        describe(session, "too much")

    with pytest.raises(Trouble, match="disk is full"):
        base.write(fill)

    assert base.read(names) == ["Moreau Lucie"]


def _count_messages(session: Session) -> int:
    return session.execute(select(func.count()).select_from(Message)).scalar_one()


def _queue(session: Session, address: str) -> None:
    session.add(Message(occasion="test", channel="email", address=address, body="Bonjour", queued_at=now(session)))


def test_what_the_journal_does_not_keep_is_written_and_leaves_no_line(base: Database) -> None:
    before = base.read(operations)
    done = base.write(_queue, "lucie@example.org")
    assert (done.operation_id, done.tables) == (None, frozenset({"message"}))
    assert base.read(_count_messages) == 1
    assert base.read(operations) == before


def test_what_is_written_apart_has_no_operation_and_may_touch_nothing_that_the_journal_keeps(base: Database) -> None:
    before = base.read(operations)

    base.write_apart(_queue, "lucie@example.org")

    assert base.read(_count_messages) == 1
    assert base.read(operations) == before
    with pytest.raises(IntegrityError, match="operation_id"):
        base.write_apart(add_person, "Moreau", "Lucie")
    assert base.read(count, table="customer") == 0


def test_a_statement_on_an_unrecorded_table_is_noticed_as_well(base: Database) -> None:
    base.write(_queue, "lucie@example.org")

    def claim(session: Session) -> None:
        session.execute(update(Message).values(state="claimed"))

    assert base.write(claim).tables == {"message"}


def test_a_deed_has_its_line_in_the_journal(base: Database) -> None:
    def export(session: Session) -> None:
        record_deed(session, "Exported 3 customers")

    done = base.write(export)
    assert done.operation_id is not None
    assert not done.undoable
    assert base.read(operations)[0].words == "Exported 3 customers"
    assert base.read(last_operation) != done.operation_id
    with pytest.raises(Refused, match="nothing to undo"):
        base.write(undo, operation_id=done.operation_id)


def test_a_long_operation_on_unrecorded_tables_leaves_no_line(base: Database) -> None:
    before = base.read(operations)
    with base.long_operation("test.queue") as steps:
        steps.write(_queue, "lucie@example.org")
    assert (steps.operation_id, steps.tables) == (None, frozenset({"message"}))
    assert base.read(_count_messages) == 1
    assert base.read(operations) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is open")
def test_nothing_is_written_into_a_base_that_was_taken_away(base: Database) -> None:
    elsewhere = base.path.with_name("elsewhere.grc")
    base.path.rename(elsewhere)
    with pytest.raises(Trouble) as trouble:
        base.write(add_person, "Moreau", "Lucie")
    assert str(base.path) in trouble.value.sentence

    elsewhere.rename(base.path)
    base.write(add_person, "Moreau", "Lucie")
    assert base.read(count, "customer") == 1


def test_a_base_that_cannot_be_closed_well_is_let_go(base_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Database.open(base_path)

    def full() -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(opened._engine, "raw_connection", full)
        with pytest.raises(Trouble, match="disk is full"):
            opened.close()

    Database.open(base_path, patience=0).close()


def _count_for_long(session: Session) -> int:
    counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n"
    return int(session.execute(text(counting)).scalar_one())


def test_a_long_statement_is_stopped_and_leaves_nothing(base: Database) -> None:
    def write(session: Session) -> None:
        add_person(session, "Moreau", "Lucie")
        session.flush()
        _count_for_long(session)

    with base.stoppable(lambda: True):
        with pytest.raises(Cancelled):
            base.read(_count_for_long)
        with pytest.raises(Cancelled):
            base.write(write)
    assert base.read(names) == []
    assert base.read(_count_for_long) == 3_000_000


def test_who_may_be_stopped_is_a_matter_of_each_thread(base: Database) -> None:
    found: list[int] = []
    with base.stoppable(lambda: True):
        other = threading.Thread(target=lambda: found.append(base.read(_count_for_long)))
        other.start()
        other.join()
    assert found == [3_000_000]
