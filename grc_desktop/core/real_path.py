"""The file itself, by whatever way it is reached."""

from __future__ import annotations

import os
from pathlib import Path


def real_path(path: Path) -> Path:
    """``path`` without links and dots. Where its links go round in a circle, they stay: there is no file, and whoever
    opens it says so. ``Path.resolve`` raises a ``RuntimeError`` there.
    """
    return Path(os.path.realpath(path))
