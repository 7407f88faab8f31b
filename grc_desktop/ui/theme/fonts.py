"""The program's font: the system's own on Windows and macOS, the bundled Inter elsewhere."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QFontDatabase

from grc_desktop.core.resources import resource

BASE_SIZE = 13
"""Pixels of running text at 100 %."""


def load_family() -> str:
    """The family to use; loads the bundled font where the system has no settled one of its own."""
    if sys.platform in ("win32", "darwin"):
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    for path in sorted(resource("fonts").glob("Inter-*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    return "Inter"


def tabular(font: QFont) -> QFont:
    """``font`` with figures of equal width, for columns of amounts."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures
