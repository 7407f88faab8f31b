"""How the columns of a printed list share the width of the paper, and how a long value is broken in its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grc_desktop.features.exports.typeface import Typeface

MOST_LINES = 3
"""A cell has at most this many lines; what is longer ends in an ellipsis."""


@dataclass
class Cells:
    """Breaks texts to fit ``width`` points, and remembers those it has seen: towns and words come again."""

    typeface: Typeface
    size: float
    width: float

    def __post_init__(self) -> None:
        self._seen: dict[str, tuple[str, ...]] = {}

    def lines(self, text: str) -> tuple[str, ...]:
        """``text`` as the one to ``MOST_LINES`` lines of a cell."""
        lines = self._seen.get(text)
        if lines is None:
            lines = self._broken(text)
            if len(self._seen) > 2_000:  # a column of names never comes again: memory stays flat
                self._seen.clear()
            self._seen[text] = lines
        return lines

    def _broken(self, text: str) -> tuple[str, ...]:
        if self.typeface.width(text, self.size) <= self.width:
            return (text,)
        lines: list[str] = []
        rest = text
        while rest and len(lines) < MOST_LINES:
            line, rest = self._first_line(rest)
            lines.append(line)
        if rest:
            lines[-1] = self._with_ellipsis(lines[-1])
        return tuple(lines)

    def _first_line(self, text: str) -> tuple[str, str]:
        """The longest beginning of ``text`` that fits, cut after a space or, failing that, anywhere."""
        fits = self._fitting(text, self.width)
        if fits == len(text):
            return text, ""
        space = text.rfind(" ", 0, fits + 1)
        if space > 0:
            return text[:space], text[space + 1 :]
        for sign in "@-_/.":  # where an e-mail or web address parts best
            place = text.rfind(sign, 1, fits)
            if place > fits // 2:
                return text[: place + 1], text[place + 1 :]
        fits = max(fits, 1)
        return text[:fits], text[fits:]

    def _with_ellipsis(self, text: str) -> str:
        room = self.width - self.typeface.width("…", self.size)
        return text[: self._fitting(text, room)].rstrip() + "…"

    def _fitting(self, text: str, width: float) -> int:
        """How many characters of ``text`` fit ``width`` points."""
        advances, left = self.typeface.advances, width * 1000 / self.size
        for count, char in enumerate(text):
            left -= advances[char]
            if left < -0.01:
                return count
        return len(text)


def share(natural: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths that fill ``room`` points: what each column wants where that is possible.

    Where it is not, narrow columns keep what they want and the wide ones are cut to the same width,
    never below ``least`` (the sum of which must not pass ``room``). Spare room goes to the columns in proportion.
    """
    wanted = sum(natural)
    if wanted <= room:
        return [width * min(room / wanted, 1.6) for width in natural]
    low, high = 0.0, max(natural)
    for _ in range(40):  # halving: 40 steps are finer than any printer
        cut = (low + high) / 2
        if sum(max(min(width, cut), floor) for width, floor in zip(natural, least, strict=True)) > room:
            high = cut
        else:
            low = cut
    return [max(min(width, low), floor) for width, floor in zip(natural, least, strict=True)]
