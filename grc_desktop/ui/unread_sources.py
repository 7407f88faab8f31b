"""Modules that are loaded without PySide6 reading their source.

Behind each import PySide6 reads the source file of the new module, all of it, and looks for its own name: so it knows
who may have asked for ``snake_case`` names (``from __feature__ import …``). Nobody here does, and reading six hundred
files took a tenth of the start of the window. See ``docs/decisions/0009-unread-sources.md``.
"""

from __future__ import annotations

import sys


def leave_sources_unread() -> None:
    """Answer for PySide6 that no module uses these names; nothing where it no longer asks."""
    import shiboken6  # noqa: F401 - brings what asks

    asks = sys.modules.get("shibokensupport.feature")
    if asks is not None and hasattr(asks, "_mod_uses_pyside"):
        vars(asks)["_mod_uses_pyside"] = _uses_none


def _uses_none(_module: object) -> bool:
    return False
