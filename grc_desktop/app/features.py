"""Every feature of the program, in the order of its navigation and of ``grc-desktop --help``.

Adding a feature is writing its folder and naming it here; nothing else knows it.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from grc_desktop.features.offers import Feature

_FEATURES = (
    "today",
    "customers",
    "complaints",
    "exchanges",
    "purchases",
    "reminders",
    "imports",
    "exports",
    "paper",
    "duplicates",
    "segments",
    "insights",
    "privacy",
    "samples",
    "desk",
)


def features() -> tuple[Feature, ...]:
    """What each folder of ``features/`` offers."""
    names = [name for name in _FEATURES if find_spec(f"grc_desktop.features.{name}")]
    names = [name for name in names if find_spec(f"grc_desktop.features.{name}.feature")]
    return tuple(import_module(f"grc_desktop.features.{name}.feature").FEATURE for name in names)
