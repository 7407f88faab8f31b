"""Files dragged from the desktop."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_files(data: QMimeData) -> list[Path]:
    """The files and folders that are dragged, or were copied; empty where one of them lies elsewhere than here."""
    urls = data.urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []


def takes_all(endings: Collection[str], paths: Sequence[Path]) -> bool:
    """Whether each of ``paths`` is a folder, or has one of ``endings`` (with their point, in lower case)."""
    return all(path.suffix.casefold() in endings or path.is_dir() for path in paths)
