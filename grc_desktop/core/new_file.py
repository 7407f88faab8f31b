"""A file that is written beside its place and put there when it is whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.system_words import system_words


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Yield a path to write to; ``target`` appears, or is replaced, only when the block ends well.

    Whatever goes wrong, what was there before is untouched and nothing half-written is left.
    Raises ``Refused`` where ``target`` cannot be a file, ``Trouble`` where the disk or its rights forbid.
    """
    folder = target.parent
    try:
        if target.is_dir():
            raise Refused(tr("“{file}” is a folder; name a file.", file=target))
        if not folder.is_dir():
            raise Refused(tr("There is no folder “{folder}”. Create it or choose another.", folder=folder))
        handle, name = tempfile.mkstemp(prefix=".", suffix=target.suffix, dir=folder)
    except OSError as failure:
        raise _trouble(failure, target) from failure
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        _settle(unfinished, target)
    except OSError as failure:
        raise _trouble(failure, target) from failure
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _settle(unfinished: Path, target: Path) -> None:
    """On the disk first, then under its name, with the rights that a new file has (mkstemp gives fewer)."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    if target.exists():
        unfinished.chmod(target.stat().st_mode & 0o777)
    else:
        mask = os.umask(0)
        os.umask(mask)
        unfinished.chmod(0o666 & ~mask)
    unfinished.replace(target)


def _trouble(failure: OSError, target: Path) -> Trouble:
    match failure.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return Trouble(
                tr("The disk is full: “{file}” was not written. Free some space and try again.", file=target)
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return Trouble(
                tr(
                    "“{file}” may not be written there, or is open in another program. "
                    "Close it or choose another folder.",
                    file=target,
                )
            )
    return Trouble(tr("“{file}” could not be written: {reason}.", file=target, reason=system_words(failure)))
