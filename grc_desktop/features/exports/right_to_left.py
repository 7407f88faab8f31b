"""Hebrew and Arabic on paper: reportlab draws characters one after another from the left, neither joined nor ordered.

``arabic-reshaper`` gives each letter the form that its neighbours ask for (the typeface has those forms as characters
of their own), ``python-bidi`` the order of the Unicode bidirectional algorithm (UAX #9). Both are loaded for the first
name that needs them. See ``docs/decisions/0007-right-to-left.md``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, cast

_LOOKED_UP = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks that hold such letters: a list asks of every cell, and most have nothing of them."""
_RIGHT_TO_LEFT = ("R", "AL")
_HEBREW_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]")
_MIRRORED = tuple(
    (re.compile(f"{re.escape(close)}([^{re.escape(opening + close)}]*){re.escape(opening)}"), opening, close)
    for opening, close in ("()", "[]", "«»", "‹›")
)


def runs_leftwards(text: str) -> bool:
    """Whether ``text`` has letters written from right to left."""
    if text.isascii() or _LOOKED_UP.search(text) is None:
        return False
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def joined(text: str) -> str:
    """``text`` with its Arabic letters joined, without the points of vowels; still in the order it is read in."""
    return str(_reshaper().reshape(_HEBREW_POINTS.sub("", text))) if runs_leftwards(text) else text


def as_seen(line: str) -> str:
    """One line in the order in which it is seen from left to right; a line that runs rightwards is left alone."""
    if not runs_leftwards(line):
        return line
    from bidi import get_display

    seen = cast(str, get_display(line))
    for reversed_pair, opening, close in _MIRRORED:  # the library orders brackets and does not turn them
        seen = reversed_pair.sub(rf"{opening}\1{close}", seen)
    return seen


@cache
def _reshaper() -> Any:  # the library publishes no types
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": True, "ARABIC LIGATURE ALLAH": False})  # which the typeface lacks
