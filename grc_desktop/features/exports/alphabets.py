"""What characters are called that the typeface lacks: on a screen that lacks them too they would be mere boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.exports.typeface import on_one_line, regular

_HAN = later("Chinese or Japanese")
_KANA = later("Japanese")
_NAMES = {
    "CJK": _HAN,
    "HIRAGANA": _KANA,
    "KATAKANA": _KANA,
    "HANGUL": later("Korean"),
    "THAI": later("Thai"),
    "DEVANAGARI": later("Hindi"),
    "BENGALI": later("Bengali"),
    "TAMIL": later("Tamil"),
    "ETHIOPIC": later("Ethiopian"),
    "KHMER": later("Khmer"),
}

_MOST_NAMED = 8
"""Customers named in one sentence."""


def alphabets(characters: Iterable[str]) -> str:
    """The alphabets of ``characters``, each once: ``Chinese or Japanese, Korean``; signs of none as they are."""
    found: dict[str, None] = {}
    for character in characters:
        first = unicodedata.name(character, "").partition(" ")[0]
        found[tr(_NAMES[first]) if first in _NAMES else character] = None
    if tr(_HAN) in found:
        found.pop(tr(_KANA), None)
    return ", ".join(found)


def readable(name: str, signs: Iterable[str]) -> str:
    """``name``; where its letters cannot be shown, with the first of ``signs`` (a number, an e-mail) that can."""
    lacks = regular().missing
    if not lacks(on_one_line(name)):
        return name
    sign = next((sign for sign in signs if sign and not lacks(on_one_line(sign))), "")
    return f"{name} ({sign})" if sign else name


def unshown_words(characters: str, names: Sequence[str]) -> str:
    """Which alphabets a list could not show, and whose they are (the first few by name)."""
    told = ", ".join(names[:_MOST_NAMED])
    if (rest := len(names) - _MOST_NAMED) > 0:
        told = trn("{names} and {count} more", "{names} and {count} more", rest, names=told)
    return tr(
        "No font of this computer has these letters: {alphabets}. A question mark stands in their place for: {names}. "
        "A workbook (.xlsx) has them all.",
        alphabets=alphabets(characters),
        names=told,
    )
