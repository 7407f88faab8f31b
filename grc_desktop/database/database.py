"""The one door to a base: ``read`` a query, ``write`` an action, ``long_operation`` for what commits in steps."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar

from sqlalchemy import text
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.real_path import real_path
from grc_desktop.database import derived, opening
from grc_desktop.database.engine import Stopping, make_engine
from grc_desktop.database.failures import environment_failures
from grc_desktop.database.journal.notes import Circumstances, attach
from grc_desktop.database.journal.undo import take_back_unfinished
from grc_desktop.database.ownership import Ownership
from grc_desktop.database.schema.base import INSTANT_FORMAT

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a write did. ``tables`` is empty when nothing changed, ``operation_id`` None when the journal has no line.

    The journal has none where only tables changed that it does not keep: the ledger of messages, scores.
    """

    result: T
    operation_id: int | None
    words: str
    tables: frozenset[str]
    undoable: bool = True  # not a mere deed, such as an export, of which there is nothing to take back


class Database:
    """A base that is open. Safe to use from several threads; writes wait for each other.

    ``forbidden_thread`` names a thread that may not reach the file (the GUI thread, in tests).
    """

    def __init__(self, path: Path, user: str, clock: Clock, ownership: Ownership | None) -> None:
        self.path = path
        self.user = user
        self.clock = clock
        self.forbidden_thread: int | None = None
        self._ownership = ownership
        self._write_turn = threading.Lock()
        self._stopping = Stopping()
        self._engine = make_engine(
            path,
            read_only=ownership is None,
            forbidden_thread=lambda: self.forbidden_thread,
            stopping=self._stopping,
        )
        self._writing_engine = self._engine.execution_options(writing=True)

    @property
    def writing(self) -> bool:
        """Whether this program may change the base; else it only reads what another may be writing."""
        return self._ownership is not None

    @classmethod
    def create(cls, path: Path, *, user: str = "", clock: Clock | None = None) -> Self:
        """Make a new, empty base and open it for writing. Refused where a file is already there."""
        opening.create_file(path)
        return cls.open(path, user=user, clock=clock)

    @classmethod
    def open(
        cls, path: Path, *, user: str = "", clock: Clock | None = None, writing: bool = True, patience: float = 3.0
    ) -> Self:
        """Open a base.

        With ``writing`` it becomes this program's alone to change (``patience``: seconds to wait for another
        to leave), is brought to the program's schema (a copy of the old file is kept), and what a crash left
        unfinished is taken back. Without, it is only read, whoever writes.

        Raises ``Refused`` for a file that is no base or comes from a newer version, ``Trouble`` for a base
        held elsewhere or a disk that does not answer.
        """
        clock = clock or Clock()
        path = real_path(path)  # by whatever way it is reached, there is one lock beside it
        version = opening.check_header(path)
        ownership = Ownership(path, user, clock.now(), patience=patience) if writing else None
        try:
            with environment_failures():
                if version < opening.SCHEMA_VERSION:
                    opening.upgrade(path, version)
                base = cls(path, user, clock, ownership)
                if writing:
                    base._put_in_order()
                return base
        except BaseException:
            if ownership:
                ownership.release()
            raise

    def close(self) -> None:
        """Let go of the file. Nothing is lost without it; what SQLite keeps beside the file is folded in."""
        try:
            if self._ownership:
                with environment_failures(), closing(self._engine.raw_connection()) as connection:
                    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:  # also where the disk is full: who tries again is to hear that, not that the base is open
            self._engine.dispose()
            if self._ownership:
                self._ownership.release()
                self._ownership = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, query: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask a query of one consistent state of the base."""
        with environment_failures(), Session(self._engine) as session:
            attach(session, Circumstances(self.clock, self.user))
            return query(session, *args, **kwargs)

    def write(self, action: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        """Do an action in one transaction, as one operation of the journal: all of it, or nothing."""
        with environment_failures(), self.transaction() as session:
            circumstances = Circumstances(self.clock, self.user)
            attach(session, circumstances)
            circumstances.operation_id = _begin_operation(session, _name_of(action), circumstances)
            mark = _enter_operation(session, circumstances.operation_id)
            result = action(session, *args, **kwargs)
            tables = _leave_operation(session, mark)
            words = circumstances.words or _name_of(action)
            kept = bool(tables) or circumstances.deed
            if kept:
                _finish_operation(session, circumstances, words)
            elif circumstances.unrecorded:
                _strike_operation(session, circumstances)
            else:
                session.rollback()
        operation_id = circumstances.operation_id if kept else None
        return Done(result, operation_id, words, tables | circumstances.unrecorded, undoable=bool(tables))

    def write_apart(self, action: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Do an action on tables that the journal does not keep, in one transaction and without an operation.

        For what is written very often (the ledger, around each message). On any other table the triggers refuse it.
        """
        with environment_failures(), self.transaction() as session:
            attach(session, Circumstances(self.clock, self.user), watching=False)
            return action(session, *args, **kwargs)

    @contextmanager
    def long_operation(self, name: str) -> Iterator[LongOperation]:
        """One operation that commits in steps, there whole or not at all.

        Leaving the block finishes it; an exception, or a crash before the end (at the next opening), takes
        back every step. ``name`` is its name in the journal (``imports.import_file``).
        """
        circumstances = Circumstances(self.clock, self.user)
        with environment_failures(), self.transaction() as session:
            circumstances.operation_id = _begin_operation(session, name, circumstances)
        steps = LongOperation(self, circumstances, circumstances.operation_id)
        try:
            yield steps
        except BaseException:
            with environment_failures(), self.transaction() as session:
                attach(session, circumstances)
                take_back_unfinished(session, circumstances.operation_id)
            raise
        with environment_failures(), self.transaction() as session:
            if steps.recorded or circumstances.deed:
                _finish_operation(session, circumstances, circumstances.words or name)
            else:
                take_back_unfinished(session, circumstances.operation_id)
                steps.operation_id = None

    @contextmanager
    def stoppable(self, wanted: Callable[[], bool]) -> Iterator[None]:
        """What this thread asks and writes inside ends with `Cancelled`, nothing of it done, once ``wanted()`` is true.

        Asked every few milliseconds of a statement, which cannot ask itself. Not around a ``long_operation``: it
        takes back its steps after it was stopped.
        """
        self._stopping.wanted = wanted
        try:
            yield
        finally:
            self._stopping.wanted = None

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One turn at writing; for this module and ``LongOperation``, everyone else writes by ``write``."""
        if not self.path.exists():  # elsewhere than on Windows, SQLite would go on writing where nobody finds it again
            raise Trouble(
                tr(
                    "The file of the base is no longer in its place: {path}. Put it back there and try again; "
                    "nothing was written.",
                    path=self.path,
                )
            )
        with self._write_turn, Session(self._writing_engine, expire_on_commit=False) as session, session.begin():
            yield session

    def _put_in_order(self) -> None:
        """After opening for writing: triggers and derived data as this program wants them, nothing half-done."""
        with self.transaction() as session:
            attach(session, Circumstances(self.clock, self.user))
            opening.install(session.connection())
            unfinished = session.execute(text("SELECT id FROM operation WHERE finished_at IS NULL ORDER BY id DESC"))
            for operation_id in unfinished.scalars().all():
                take_back_unfinished(session, operation_id)
            derived.refresh_for_day(session, self.clock.today())


class LongOperation:
    """The steps of an operation under way (``Database.long_operation``)."""

    def __init__(self, base: Database, circumstances: Circumstances, operation_id: int) -> None:
        self._base = base
        self._circumstances = circumstances
        self._operation = operation_id
        self.operation_id: int | None = operation_id  # None afterwards, when nothing changed
        self.recorded: frozenset[str] = frozenset()  # tables touched that the journal keeps

    @property
    def tables(self) -> frozenset[str]:
        """All tables touched so far."""
        return self.recorded | self._circumstances.unrecorded

    @property
    def words(self) -> str:
        """What the journal says of it."""
        return self._circumstances.words

    def write(self, action: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Do one step, committed at its end."""
        with environment_failures(), self._base.transaction() as session:
            attach(session, self._circumstances)
            mark = _enter_operation(session, self._operation)
            result = action(session, *args, **kwargs)
            self.recorded |= _leave_operation(session, mark)
        return result

    def describe(self, words: str) -> None:
        """Say in the user's words what the whole did."""
        self._circumstances.words = words


def _name_of(action: Callable[..., Any]) -> str:
    """``grc_desktop.features.customers.actions.edit_customer`` → ``customers.edit_customer``."""
    parts = [part for part in action.__module__.split(".") if part not in ("grc_desktop", "features", "actions")]
    return ".".join([*parts[:1], getattr(action, "__name__", "action")])


def _begin_operation(session: Session, name: str, circumstances: Circumstances) -> int:
    inserted = session.execute(
        text(
            "INSERT INTO operation (action, words, user, started_at) "
            "VALUES (:action, :action, :user, :now) RETURNING id"
        ),
        {"action": name, "user": circumstances.user or None, "now": _text_of(circumstances)},
    )
    return int(inserted.scalar_one())


def _enter_operation(session: Session, operation_id: int) -> int:
    """Let the triggers file changes under this operation; gives the last change before it."""
    session.execute(
        text("INSERT OR REPLACE INTO journal_head (id, operation_id) VALUES (1, :id)"), {"id": operation_id}
    )
    return int(session.execute(text("SELECT coalesce(max(id), 0) FROM change")).scalar_one())


def _leave_operation(session: Session, mark: int) -> frozenset[str]:
    """Work out what is derived, shut the journal again; gives the tables touched since ``mark``."""
    session.flush()
    touched = session.execute(text("SELECT DISTINCT table_name FROM change WHERE id > :mark"), {"mark": mark})
    tables = frozenset(touched.scalars())
    if tables:
        derived.refresh_touched(session, mark)
    session.execute(text("UPDATE journal_head SET operation_id = NULL"))
    return tables


def _finish_operation(session: Session, circumstances: Circumstances, words: str) -> None:
    session.execute(
        text("UPDATE operation SET words = :words, finished_at = :now, undoes = :undoes WHERE id = :id"),
        {
            "words": words,
            "now": _text_of(circumstances),
            "undoes": circumstances.undoes,
            "id": circumstances.operation_id,
        },
    )


def _strike_operation(session: Session, circumstances: Circumstances) -> None:
    """Leave no line in the journal for what the journal does not keep."""
    session.execute(text("DELETE FROM operation WHERE id = :id"), {"id": circumstances.operation_id})


def _text_of(circumstances: Circumstances) -> str:
    return circumstances.clock.now().strftime(INSTANT_FORMAT)
