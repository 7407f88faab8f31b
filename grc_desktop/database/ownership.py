"""One writer at a time: who has the base open for writing, held by a lock that dies with its process."""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from grc_desktop.core.dates import format_instant
from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.system_words import system_words


class Ownership:
    """The right to write to a base, from ``__init__`` until ``release``.

    The lock lies in ``<base>.lock``; ``<base>.owner`` says who holds it. The second is only read while the
    first is held by somebody, so a crash leaves nothing that has to be cleaned up.
    """

    def __init__(self, base: Path, user: str, since: datetime, *, patience: float = 3.0) -> None:
        self._note = base.with_name(base.name + ".owner")
        self._lock = FileLock(base.with_name(base.name + ".lock"), timeout=patience)
        try:
            self._lock.acquire()
        except Timeout:
            raise Trouble(_who_has_it(self._note)) from None
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                words = tr("The base cannot be written to: the file or its folder is read-only.")
            else:
                words = tr("The base cannot be opened for writing: {reason}.", reason=system_words(error))
            raise Trouble(words) from error
        self._note.write_text(
            json.dumps(
                {
                    "user": user or getpass.getuser(),
                    "host": socket.gethostname(),
                    "process": os.getpid(),
                    "since": since.astimezone().isoformat(timespec="minutes"),
                }
            ),
            encoding="utf-8",
        )

    def release(self) -> None:
        """Let others write."""
        self._note.unlink(missing_ok=True)
        self._lock.release()


def _who_has_it(note: Path) -> str:
    try:
        owner = json.loads(note.read_text(encoding="utf-8"))
        return tr(
            "The base is open elsewhere: {user} on {host}, since {since} (process {process}). Close it there first.",
            user=owner["user"],
            host=owner["host"],
            since=format_instant(datetime.fromisoformat(owner["since"])),
            process=owner["process"],
        )
    except (OSError, ValueError, KeyError):  # the holder is just starting or just leaving
        return tr("The base is open in another program. Close it there first.")
