"""The type of letters: Inter, with DejaVu and the fonts of the machine for what Inter has not."""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextLayout

from grc_desktop.core.resources import resource
from grc_desktop.ui.lasting import make_constants_last

_FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf", "DejaVuSansCondensed.ttf")
_FAMILIES = ["Inter", "DejaVu Sans Condensed"]
_ORNAMENTS = ("So", "Sk")
_ORDINARY = "\u20ff"
"""No ornament comes before."""
_NOT_DRAWN = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Mc", "Me")
"""Categories of characters that have no glyph of their own: controls, spaces, marks."""


@cache
def start_qt() -> QGuiApplication:
    """Qt, which sets letters; without a screen where no window asked for one. Kept as long as the program runs."""
    make_constants_last()
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(sys.argv[:1])


@cache
def _families() -> list[str]:
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))
    return _FAMILIES


@cache
def letter_font(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The type at ``size`` points."""
    font = QFont(_families())
    font.setPointSizeF(size)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("calt"), 0)  # its other forms of ":" and "-" are lost when text is copied from the PDF
    font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    return font


def missing_characters(text: str) -> str:
    """The characters that no font of this machine has, each once; ornaments (emoji) are not among them."""
    return "".join(char for char in sorted(set(text)) if _is_missing(char) and not _is_ornament(char))


def without_ornaments(text: str) -> str:
    """``text`` without the emoji that no font of this machine has: they would be printed as boxes."""
    gone = {ord(char): None for char in set(text) if char > _ORDINARY and _is_ornament(char) and _is_missing(char)}
    return text.translate(gone) if gone else text


def _is_ornament(char: str) -> bool:
    return unicodedata.category(char) in _ORNAMENTS


@cache
def _is_missing(char: str) -> bool:
    if char.isascii() or unicodedata.category(char) in _NOT_DRAWN:
        return False
    drawn = QTextLayout(char, letter_font(10))
    drawn.beginLayout()
    drawn.createLine()
    drawn.endLayout()
    return any(0 in run.glyphIndexes() for run in drawn.glyphRuns())
