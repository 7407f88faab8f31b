"""The typeface of everything on paper: which characters it has, and how wide they are.

DejaVu Sans Condensed ships with the product: Latin with all its accents, Greek, Cyrillic, Armenian, Georgian, Hebrew,
Arabic with the joined forms of its letters.
Condensed, because the 38 characters of a postal line (NF Z10-011) then fit a 63.5 mm label at 7.5 points.
Chinese, Japanese and Korean letters are borrowed from a font of the machine (``east_asian``) where it has one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from grc_desktop.core.resources import resource
from grc_desktop.features.exports.right_to_left import as_seen, joined

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

_ORDINARY = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2013\u2014\u2019\u20ac]*")
"""Latin letters and signs, all composed and visible: nearly every line of paper."""

UNSHOWN = "?"
"""What stands for a character that the typeface lacks, where a list must show the others."""

_LAST = 0xFFFF  # beyond, reportlab writes a character map that other programs cannot read
_PICTURES = ("So", "Sk")
_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # "in colours": they say how the sign before is drawn
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")


@dataclass(frozen=True)
class Typeface:
    """A weight of the typeface, known to reportlab under ``name``.

    ``advances`` are widths by character in thousandths of the size, for every character it can show; ``borrowed``
    names the font of the machine that shows a character in its place. Both grow when such a character comes.
    """

    name: str
    advances: dict[str, float]
    borrowed: dict[str, str] = field(default_factory=dict)

    def width(self, text: str, size: float) -> float:
        """The width of ``text`` in points at ``size`` points; every character must be one it has."""
        advances = self.advances
        return sum([advances[char] for char in text]) * size / 1000

    def missing(self, text: str) -> str:
        """The characters of ``text`` that cannot be put on paper, each once, in order."""
        if text.isascii():
            return "" if text.isprintable() else self._missing(text)
        return self._missing(text)

    def _missing(self, text: str) -> str:
        return "".join(char for char in dict.fromkeys(text) if char not in self.advances and not self._borrow(char))

    def shown(self, text: str) -> str:
        """``text`` with a question mark for each character that cannot be shown."""
        lacking = self.missing(text)
        return "".join([UNSHOWN if char in lacking else char for char in text]) if lacking else text

    def runs(self, line: str) -> Iterator[tuple[str, str]]:
        """``line`` in parts, each with the name of the font that has its characters."""
        for name, chars in groupby(line, lambda char: self.borrowed.get(char, self.name)):
            yield name, "".join(chars)

    def _borrow(self, char: str) -> bool:
        from grc_desktop.features.exports.east_asian import lender

        found = lender(char)
        if found is None:
            return False
        self.borrowed[char] = found.name
        self.advances[char] = found.advance
        return True


def put_line(words: PDFTextObject, face: Typeface, size: float, leading: float, line: str) -> None:
    """Set one line where ``words`` has come to, its parts in the fonts that have them, and go on to the next."""
    seen = as_seen(line)
    if not face.borrowed or seen.isascii():
        words.textLine(seen)
        return
    for name, text in face.runs(seen):
        words.setFont(name, size, leading)
        words.textOut(text)
    words.setFont(face.name, size, leading)
    words.textLine("")


def draw_line(canvas: Canvas, face: Typeface, size: float, x: float, y: float, line: str) -> None:
    """Draw one line on the base line ``y`` from ``x``, in points from the lower left corner."""
    words = canvas.beginText(x, y)
    words.setFont(face.name, size)
    put_line(words, face, size, size, line)
    canvas.drawText(words)


def on_one_line(text: str) -> str:
    """``text`` composed (NFC), white space as single spaces, without invisible characters and emoji.

    An emoji is no part of how a name is spelled: the name is printed without it. Arabic letters are joined; whoever
    draws the line turns it last (``right_to_left.as_seen``), when it is broken no more.
    """
    if _ORDINARY.fullmatch(text) and "  " not in text:
        return text.strip()
    composed = unicodedata.normalize("NFC", text)
    spaced = (" " if char.isspace() else char for char in composed)
    return joined(" ".join("".join(char for char in spaced if not _is_ornament(char)).split()))


def _is_ornament(char: str) -> bool:
    if char in _VARIANTS:
        return True
    category = unicodedata.category(char)
    return category in _INVISIBLE or (category in _PICTURES and ord(char) > _LAST)


def regular() -> Typeface:
    """The upright weight, for text."""
    return _registered("DejaVuSansCondensed")


def bold() -> Typeface:
    """The bold weight, for headings."""
    return _registered("DejaVuSansCondensed-Bold")


@cache
def _registered(name: str) -> Typeface:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(resource(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    advances = {
        char: float(font.face.charWidths.get(code, font.face.defaultWidth))
        for code, char in ((code, chr(code)) for code in font.face.charToGlyph if code <= _LAST)
        if unicodedata.category(char) not in _INVISIBLE
    }
    advances["\u00a0"] = advances["\u202f"] = advances[" "]
    return Typeface(name=name, advances=advances)
