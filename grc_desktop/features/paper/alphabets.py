"""What characters are called that the typeface lacks: on a screen that lacks them too they would be mere boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from grc_desktop.core.language import later, tr

_NAMES = {
    "CJK": later("Chinese or Japanese"),
    "HIRAGANA": later("Japanese"),
    "KATAKANA": later("Japanese"),
    "HANGUL": later("Korean"),
    "THAI": later("Thai"),
    "DEVANAGARI": later("Hindi"),
    "BENGALI": later("Bengali"),
    "TAMIL": later("Tamil"),
    "ETHIOPIC": later("Ethiopian"),
    "KHMER": later("Khmer"),
}


def alphabets(characters: Iterable[str]) -> str:
    """The alphabets of ``characters``, each once: ``Chinese or Japanese, Korean``; signs of none as they are."""
    found: dict[str, None] = {}
    for character in characters:
        first = unicodedata.name(character, "").partition(" ")[0]
        found[tr(_NAMES[first]) if first in _NAMES else character] = None
    return ", ".join(found)
