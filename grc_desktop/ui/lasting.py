"""``None``, ``True`` and ``False`` that last, on Python before 3.12.

PySide6 6.12 was built for Pythons where these three are immortal (PEP 683). On Python 3.11 every call of Qt that
returns nothing gives one reference of ``None`` away that it does not own, and every signal one of ``True``: after
some ten thousand calls the interpreter stops ("deallocating None"). A number of references that no session can
use up does what 3.12 does. See ``docs/decisions/0005-constants-that-last.md``.
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 48


def make_constants_last() -> None:
    """Give the three constants references to spare, once; nothing on a Python where they are immortal."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) >= PLENTY // 2:
        return
    for constant in (None, True, False):
        # CPython: the address of an object is its id, and its reference count stands first.
        ctypes.c_ssize_t.from_address(id(constant)).value += PLENTY
