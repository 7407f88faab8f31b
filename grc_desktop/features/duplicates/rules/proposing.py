"""What is proposed when two records become one: which stays, and of which each field is kept."""

from __future__ import annotations

from collections.abc import Sequence

from grc_desktop.core.text import fold
from grc_desktop.features.duplicates.records import Side
from grc_desktop.features.duplicates.rules.spelling import words_of

_LASTING = ("first_name", "last_name", "company", "external_id", "origin", "kind")
"""Fields that do not change with the years."""

_LATE_STATES = ("blocked", "deceased", "moved", "closed")
"""States that somebody wrote down for a reason; *active* is what a record is born with."""


def record_to_keep(sides: Sequence[Side]) -> int:
    """The record that has most behind it; of two alike the one entered first."""
    return min(sides, key=lambda side: (-sum(side.along.values()), -len(side.values), side.customer_id)).customer_id


def fields_to_keep(sides: Sequence[Side], keep_id: int) -> dict[str, int]:
    """For each field in which the sides differ, of whom it is kept: the fuller one, else the one changed last."""
    chosen: dict[str, int] = {}
    for field in dict.fromkeys(field for side in sides for field in side.values):
        having = [side for side in sides if side.values.get(field)]
        if len({side.values.get(field) for side in sides}) == 1:
            continue
        kept = [side for side in having if side.customer_id == keep_id]
        best = max(having, key=lambda side: (_fullness(field, side, having), *_standing(field, side, kept)))
        chosen[field] = best.customer_id
    return chosen


def _standing(field: str, side: Side, kept: Sequence[Side]) -> tuple[int, int]:
    """Of two values that say as much: a name that stood longer is rarely the mistyped one, all else may be newer."""
    if field in _LASTING:
        return int(side in kept), side.changed
    return side.changed, int(side in kept)


def _fullness(field: str, side: Side, having: Sequence[Side]) -> tuple[int, ...]:
    """How much a value says, beside those of the others: more is fuller; equal says that neither is."""
    value = side.values[field]
    if field == "state":
        return (int(side.raw_state in _LATE_STATES),)
    if field in ("first_name", "last_name", "company", "profession", "address"):
        own = words_of(fold(value))
        others = [words_of(fold(other.values[field])) for other in having if other is not side]
        says_more = int(any(_abbreviates(theirs, own) for theirs in others))
        written = int(value != value.upper() and value != value.lower())
        same = any(fold(other.values[field]) == fold(value) for other in having if other is not side)
        accents = sum(not character.isascii() for character in value) if same else 0
        return says_more, written, accents
    return (0,)


def _abbreviates(short: Sequence[str], whole: Sequence[str]) -> bool:
    """``j b`` and ``jean`` beside ``jean baptiste``; an address without its last lines."""
    if "".join(short) == "".join(whole) or len("".join(short)) >= len("".join(whole)):
        return False
    return all(any(word.startswith(part) for word in whole) for part in short)
