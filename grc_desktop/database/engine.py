"""The SQLAlchemy engine over one SQLite file, with transactions that begin when we say so."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from grc_desktop.database.derived import register_functions

APPLICATION_ID = 0x47524344  # "GRCD", in the file's header: tells a base from any other SQLite file
BUSY_SECONDS = 5.0
SQLITE_VERSION = sqlite3.sqlite_version


_LOOK_EVERY = 20_000
"""Steps of SQLite's own machine between two looks whether to stop: about a millisecond."""


class Stopping(threading.local):
    """Of each thread: what says that its statements shall end, while somebody may want that."""

    wanted: Callable[[], bool] | None = None


def make_engine(
    path: Path, *, read_only: bool, forbidden_thread: Callable[[], int | None], stopping: Stopping
) -> Engine:
    """An engine whose connections have our pragmas and functions.

    ``begin`` starts a deferred transaction, or ``BEGIN IMMEDIATE`` under the execution option ``writing``: the
    driver's own transactions would begin only at the first write, too late for a consistent read before it.
    """

    def connect() -> sqlite3.Connection:
        mode = "ro" if read_only else "rw"
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=512,
        )
        for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL", "temp_store = MEMORY",
                       "cache_size = -65536"):  # fmt: skip
            connection.execute(f"PRAGMA {pragma}")
        register_functions(connection)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=4)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Connections go from thread to thread: each transaction says anew who may stop it.
        connection.connection.driver_connection.set_progress_handler(stopping.wanted, _LOOK_EVERY)  # type: ignore[union-attr]
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    @event.listens_for(engine, "before_cursor_execute")
    def _refuse_thread(*_: object) -> None:
        if forbidden_thread() == threading.get_ident():
            raise AssertionError("SQL on the GUI thread: ask through Jobs")

    return engine
