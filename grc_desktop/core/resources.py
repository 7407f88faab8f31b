"""Where the files that ship beside the code are found."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"  # an installed wheel carries them inside the package
    return inside if inside.is_dir() else package.parent / "resources"


def resource(name: str) -> Path:
    """The path of a shipped file or folder, e.g. ``resource("icons/phone.svg")``."""
    return _root() / name
