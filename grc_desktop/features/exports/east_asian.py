"""Chinese, Japanese and Korean letters for paper, out of a font that the machine has.

No such font ships with the product (some 15 MB each). Only TrueType outlines can be put into a PDF by reportlab, and
only alphabets that need no shaping may be set letter by letter: hence the fonts below, looked for when the first such
letter comes, and no others.
"""

from __future__ import annotations

import logging
import os
import struct
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_log = logging.getLogger(__name__)

_ALPHABETS = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH"))
"""First words of the Unicode names of letters that stand one beside the other, as they are."""

_LAST = 0xFFFF

FONTS = (
    "msyh.ttc", "msgothic.ttc", "malgun.ttf", "simsun.ttc", "msjh.ttc", "YuGothR.ttc",
    "Arial Unicode.ttf", "AppleGothic.ttf",
    "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "wqy-microhei.ttc", "wqy-zenhei.ttc", "NanumGothic.ttf",
    "ipag.ttf", "ipagp.ttf", "TakaoPGothic.ttf", "uming.ttc", "ukai.ttc", "UnBatang.ttf",
)  # fmt: skip
"""File names of fonts with TrueType outlines that Windows, macOS and Linux bring for these letters."""


@dataclass(frozen=True)
class Lender:
    """A font that has a letter: its name for reportlab, the width of the letter in thousandths of the size."""

    name: str
    advance: float


@cache
def lender(char: str) -> Lender | None:
    """Who has ``char``; ``None`` where no font of the machine has it, or its alphabet cannot be set so."""
    if ord(char) > _LAST or unicodedata.name(char, "").partition(" ")[0].partition("-")[0] not in _ALPHABETS:
        return None
    known: set[bytes | str] = set()
    for file in _files(folders()):
        font = _registered(file)
        if font is None or font.face.name in known:  # a PDF holds one font of each name
            continue
        known.add(font.face.name)
        if _draws(font, char):
            return Lender(font.fontName, float(font.face.charWidths.get(ord(char), font.face.defaultWidth)))
    return None


def _draws(font: TTFont, char: str) -> bool:
    """Whether ``font`` has more than an empty place for ``char``."""
    glyph, starts = font.face.charToGlyph.get(ord(char)) or 0, font.face.glyphPos
    return 0 < glyph < len(starts) - 1 and starts[glyph + 1] > starts[glyph]


def folders() -> tuple[Path, ...]:
    """Where fonts lie on this system, those of the user included."""
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home), "Microsoft/Windows/Fonts")
        return Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"), own
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts"


@cache
def _files(where: tuple[Path, ...]) -> tuple[Path, ...]:
    """The fonts of ``FONTS`` that lie there, in the order of that list."""
    order = {name.casefold(): place for place, name in enumerate(FONTS)}
    found = {file for folder in where for file in _beneath(folder) if file.name.casefold() in order}
    return tuple(sorted(found, key=lambda file: (order[file.name.casefold()], file)))


def _beneath(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):  # a folder that is not there, or closed, has none
        for name in names:
            yield Path(place, name)


@cache
def _registered(file: Path) -> TTFont | None:
    """The font made known to reportlab; ``None`` where it cannot be embedded."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        font = TTFont(f"Lent {file.stem}", str(file), subfontIndex=0)
        font.face.makeSubset([0])  # as it is embedded at the end, when it is too late
    except (TTFError, OSError):  # outlines of another kind, its maker forbids it, or nobody may read it
        return None
    except (LookupError, ValueError, TypeError, ArithmeticError, struct.error, AssertionError) as failure:
        _log.info("Font %s is damaged: %r", file.name, failure)  # its tables contradict one another
        return None
    pdfmetrics.registerFont(font)
    return font
