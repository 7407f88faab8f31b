"""How many text messages a text costs, which characters make it dearer, and how to spell them plainly.

3GPP TS 23.038 (the alphabet of ``resources/gsm0338.csv``) and TS 23.040 (concatenation): a text in the GSM 7-bit
alphabet holds 160 septets, or 153 in each part of several; any other text is UCS-2 with 70, or 67, units. Neither
the two septets of an extended character nor the two units of an emoji are ever torn between two parts.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from grc_desktop.core.resources import resource

Encoding = Literal["GSM-7", "UCS-2"]

_SINGLE = {"GSM-7": 160, "UCS-2": 70}
_PART = {"GSM-7": 153, "UCS-2": 67}

_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "•": "-", "…": "...", "œ": "oe", "Œ": "OE",
    "°": "o", "º": "o", "ª": "a", "²": "2", "³": "3", "№": "No", "×": "x", "\t": " ", "™": "TM", "©": "(c)", "®": "(r)",
    "Ç": "C", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "þ": "th", "Þ": "Th",
}  # fmt: skip
"""Spellings that Unicode's own decomposition does not give."""


@dataclass(frozen=True)
class Count:
    """What a text costs. ``units``: septets or UCS-2 units; ``culprits``: what forces UCS-2, each once."""

    encoding: Encoding
    units: int
    segments: int
    culprits: tuple[str, ...] = ()


@cache
def septets() -> dict[str, int]:
    """The characters of the alphabet and what each costs; ``ç`` is not in it (networks disagree on its place)."""
    with resource("gsm0338.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["usable_in_text"] == "1"]
    return {chr(int(row["unicode"].removeprefix("U+"), 16)): int(row["septets"]) for row in rows}


def count(text: str) -> Count:
    """Encoding, units, segments and culprits of ``text``. An empty text is no message."""
    alphabet = septets()
    culprits = tuple(dict.fromkeys(character for character in text if character not in alphabet))
    encoding: Encoding = "UCS-2" if culprits else "GSM-7"
    sizes = [(2 if ord(one) > 0xFFFF else 1) if culprits else alphabet[one] for one in text]
    return Count(encoding, sum(sizes), _segments(sizes, encoding), culprits)


def segments(text: str) -> list[str]:
    """The text cut as it will leave, one string a segment."""
    counted = count(text)
    if counted.segments <= 1:
        return [text] if text else []
    alphabet, room, parts, used = septets(), _PART[counted.encoding], [""], 0
    for one in text:
        size = (2 if ord(one) > 0xFFFF else 1) if counted.culprits else alphabet[one]
        if used + size > room:
            parts.append("")
            used = 0
        parts[-1] += one
        used += size
    return parts


def plain(text: str) -> str:
    """``text`` with every character outside the alphabet spelled plainly where a plain spelling exists.

    ``é è à ù`` stay; ``ê`` becomes ``e``, ``’`` becomes ``'``. What has no plain spelling (an emoji, Greek) stays.
    """
    alphabet = septets()
    return "".join(one if one in alphabet and one != "Ç" else _spelled(one, alphabet) for one in text)


def _spelled(one: str, alphabet: Iterable[str]) -> str:
    if one in _PLAIN:
        return _PLAIN[one]
    if unicodedata.category(one) == "Zs":
        return " "
    if unicodedata.category(one) == "Cf":
        return ""
    bare = "".join(part for part in unicodedata.normalize("NFKD", one) if not unicodedata.combining(part))
    return bare if bare and all(part in alphabet for part in bare) else one


def _segments(sizes: list[int], encoding: Encoding) -> int:
    if not sizes:
        return 0
    if sum(sizes) <= _SINGLE[encoding]:
        return 1
    room, parts, used = _PART[encoding], 1, 0
    for size in sizes:
        if used + size > room:
            parts, used = parts + 1, 0
        used += size
    return parts
