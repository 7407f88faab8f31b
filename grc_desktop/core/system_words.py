"""Why the operating system would not, in the user's language: its own words are English, whatever people read."""

from __future__ import annotations

import errno

from grc_desktop.core.language import later, tr

_REASONS = {
    errno.ENOENT: later("it is not there"),
    errno.ENOTDIR: later("a part of its path is a file, not a folder"),
    errno.EISDIR: later("it is a folder"),
    errno.EEXIST: later("a file of that name is there already"),
    errno.EACCES: later("the rights to it are missing"),
    errno.EPERM: later("the rights to it are missing"),
    errno.EROFS: later("the disk can only be read"),
    errno.ENOSPC: later("the disk is full"),
    errno.EDQUOT: later("the disk is full"),
    errno.EFBIG: later("the disk takes no file as large as that"),
    errno.ENAMETOOLONG: later("its name is too long"),
    errno.EINVAL: later("its name has characters that the disk does not take"),
    errno.ELOOP: later("the links on its path go round in a circle"),
    errno.EBUSY: later("another program is using it"),
    errno.ETXTBSY: later("another program is using it"),
    errno.ENOLCK: later("its network folder does not say who is using a file; a disk of this computer does"),
    errno.EMFILE: later("too many files are open"),
    errno.ENFILE: later("too many files are open"),
    errno.EIO: later("the disk reports an error"),
    errno.ENODEV: later("the disk is no longer there"),
    errno.ENXIO: later("the disk is no longer there"),
    errno.ESTALE: later("the network folder is no longer there"),
    errno.ENOTCONN: later("the network folder is no longer there"),
    errno.EHOSTDOWN: later("the network folder is no longer there"),
    errno.ETIMEDOUT: later("the network folder does not answer"),
}
_REASONS_OF_WINDOWS = {
    19: _REASONS[errno.EROFS],
    **dict.fromkeys((21, 55), _REASONS[errno.ENODEV]),
    **dict.fromkeys((32, 33), _REASONS[errno.EBUSY]),
    **dict.fromkeys((39, 112), _REASONS[errno.ENOSPC]),
    **dict.fromkeys((51, 53, 59, 64, 67), _REASONS[errno.ESTALE]),
    121: _REASONS[errno.ETIMEDOUT],
    123: _REASONS[errno.EINVAL],
    206: _REASONS[errno.ENAMETOOLONG],
}
"""Its own numbers (winerror.h). Python takes the first of them for missing rights, and what it does not know for
``EINVAL``, which would blame the name of the file."""


def system_words(failure: OSError) -> str:
    """The reason of ``failure`` in the user's language; the system's own words where it is a rare one."""
    number: int | None = getattr(failure, "winerror", None)  # there is none on other systems
    if number is not None and (number in _REASONS_OF_WINDOWS or failure.errno == errno.EINVAL):
        reason = _REASONS_OF_WINDOWS.get(number)
    else:
        reason = _REASONS.get(failure.errno or 0)
    return tr(reason) if reason else failure.strerror or str(failure)
