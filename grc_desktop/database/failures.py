"""Which failures of SQLite are the environment's, said in the user's words; all others are bugs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from grc_desktop.core.errors import Cancelled, Trouble
from grc_desktop.core.language import later, tr

_FULL = later("The disk is full. Free some space and try again; nothing was half-written.")

_SENTENCES = {
    sqlite3.SQLITE_BUSY: later("The base is locked by another program. Close it there, or try again in a moment."),
    sqlite3.SQLITE_LOCKED: later("The base is locked by another program. Close it there, or try again in a moment."),
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: later("The base cannot be written to: the file or its folder is read-only."),
    sqlite3.SQLITE_PERM: later("The base cannot be written to: the file or its folder is read-only."),
    sqlite3.SQLITE_IOERR: later("The disk answers with an error. Check the drive and restore a backup if it persists."),
    sqlite3.SQLITE_CANTOPEN: later("The base cannot be opened: check that its folder exists and may be written to."),
    sqlite3.SQLITE_NOTADB: later("This file is not a base of GRC Desktop."),
    sqlite3.SQLITE_CORRUPT: later("The base is damaged. Restore the latest backup."),
}


def trouble_of(error: BaseException) -> Trouble | None:
    """The ``Trouble`` that an exception of SQLite (or of SQLAlchemy around it) amounts to, if it is one."""
    code = _code_of(error)
    if code is None or code & 0xFF not in _SENTENCES:
        return None
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # what lies beside the base while it is open found no room
        return Trouble(tr(_FULL))
    return Trouble(tr(_SENTENCES[code & 0xFF]))


def _code_of(error: BaseException) -> int | None:
    original = error.orig if isinstance(error, DBAPIError) else error
    return getattr(original, "sqlite_errorcode", None)


@contextmanager
def environment_failures() -> Iterator[None]:
    """Turn the environment's failures inside the block into ``Trouble``, what was stopped into `Cancelled`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if _code_of(error) == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled from error
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from error
