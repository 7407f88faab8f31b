"""How alike two customers are, and why.

Evidence is added up as Fellegi and Sunter taught (*A Theory for Record Linkage*, 1969): each thing that two records
have in common weighs for one person by how seldom two people share it, each thing in which they differ against it by
how seldom one person has two. The weights are logarithms of odds, set by hand and measured on made-up pairs.

A first name that is another one ends the matter: Mr and Mrs share all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import OSA

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules.first_names import EITHER, USUAL, are_forms_of_one
from grc_desktop.features.duplicates.rules.organisations import organisation_likeness
from grc_desktop.features.duplicates.rules.spelling import is_near, joined, sound, words_of
from grc_desktop.features.duplicates.rules.weighing import Weighing, weigh_births, weigh_places, weigh_ways

LEAST = 0.6
"""Below this score two customers are not worth showing."""

SURE = 0.85
"""From this score on two customers are probably one."""

VERY_SURE = 0.95
"""From this score on they may be merged in bulk, after a look over the list."""

_PERSONS = -3.4
_NAMELESS = -2.3
_NO = -99.0
_NO_VOWEL = re.compile("[^aeiouy]{2}")
"""``jb`` can only be letters; ``jo`` may be Joseph."""
_WORTH_SHOWING = 0.8


def likeness(one: Person, other: Person, usual: AbstractSet[str] = USUAL) -> tuple[float, tuple[str, ...]]:
    """Score from 0 to 1 and the codes of the reasons, the strongest first.

    ``usual`` are first names that are names of their own: two of them are never taken for a slip of the finger.
    """
    kinds = {one.kind, other.kind}
    if "organisation" in kinds:
        return organisation_likeness(one, other) if len(kinds) == 1 else (0.0, ())
    if len(kinds) == 2:
        return 0.0, ()
    return _persons(one, other, usual)


def _persons(one: Person, other: Person, usual: AbstractSet[str]) -> tuple[float, tuple[str, ...]]:
    if not (one.first_name or one.last_name) or not (other.first_name or other.last_name):
        weighing = Weighing(_NAMELESS)
    else:
        weighing = Weighing(_PERSONS)
        if not _names(one, other, usual, weighing):
            return 0.0, ()
    weigh_ways(one, other, weighing)
    weigh_births(one.birth_date, other.birth_date, weighing)
    weigh_places(one, other, weighing)
    if {one.title, other.title} == {"M.", "Mme"}:
        weighing.add(-2.5)
        weighing.is_doubtful |= one.first_name in EITHER
    if one.external_id and one.external_id == other.external_id:
        weighing.add(max(4.0, _WORTH_SHOWING - weighing.sum), "number")
    return weighing.result()


# --- names ----------------------------------------------------------------------------------------


def _names(one: Person, other: Person, usual: AbstractSet[str], weighing: Weighing) -> bool:
    """Weigh the names; False where they are of two people."""
    if one.first_name == other.first_name and one.last_name == other.last_name and one.first_name and one.last_name:
        weighing.add(4.0, "name")
        return True
    if _in_one_field(one, other) or _in_one_field(other, one):
        weighing.add(3.4, "swapped")
        return True
    if one.first_name and other.first_name:
        if _swapped(one, other, weighing):
            return True
        first, reason = _first_names(one.first_name, other.first_name, usual)
        if first == _NO:
            return False
        weighing.add(first, reason)
        weighing.is_doubtful |= reason == "first_name_near" and not _begin_alike(one, other)
    return _last_names(one, other, weighing)


def _begin_alike(one: Person, other: Person) -> bool:
    """Few miss the first key: *Aylan* and *Dylan* may well be brothers."""
    return joined(one.first_name)[:1] == joined(other.first_name)[:1]


def _in_one_field(one: Person, other: Person) -> bool:
    """Whether the last name of the one is the whole name of the other, in any order: ``moreau lucie``."""
    if one.first_name or not (other.first_name and other.last_name):
        return False
    return sorted(words_of(one.last_name)) == sorted(words_of(f"{other.first_name} {other.last_name}"))


def _swapped(one: Person, other: Person, weighing: Weighing) -> bool:
    """Whether what is the first name of the one is the last name of the other, and the other way round."""
    if one.first_name == other.first_name:
        return False
    doubts = 0
    for mine, yours in ((one.first_name, other.last_name), (one.last_name, other.first_name)):
        if not (mine and yours and mine[0] == yours[0]):
            return False
        if joined(mine) == joined(yours):
            continue
        if not (is_near(mine, yours) or are_forms_of_one(mine, yours)):
            if not _are_initials(words_of(mine), words_of(yours)):
                return False
            doubts += 1
        doubts += 1
    if doubts > 2:
        return False
    weighing.add((4.0, 3.2, 2.2)[doubts], "swapped")
    return True


def _first_names(one: str, other: str, usual: AbstractSet[str]) -> tuple[float, str]:  # noqa: PLR0911  a table of cases
    if one == other:
        return 2.0, "first_name"
    if joined(one) == joined(other):
        return 1.9, "first_name"
    ones, others = words_of(one), words_of(other)
    if not ones or not others:
        return 0.0, ""
    if _are_initials(ones, others):
        return 0.9, "initials"
    if are_forms_of_one(one, other) or are_forms_of_one("-".join(ones), "-".join(others)):
        return 1.6, "nickname"
    if len(ones) != len(others) and _begins_with(ones, others):
        return 1.2, "double_name"
    if _is_cut_short(one, other, usual) or _is_cut_short(other, one, usual):
        return 1.4, "nickname"
    if one in usual and other in usual:
        return _NO, ""
    if is_near(one, other) or (min(len(one), len(other)) == 3 and OSA.distance(one, other, score_cutoff=1) <= 1):
        return (1.5 if one in usual or other in usual else 1.0), "first_name_near"
    if len(one) > 3 and sound(one) == sound(other):
        return 1.4, "first_name_near"
    return _NO, ""


def _are_initials(ones: list[str], others: list[str]) -> bool:
    """``j b`` or ``j`` or ``jb`` for ``jean baptiste``, or for ``jean``; one side at least is only letters."""
    for short, whole in ((ones, others), (others, ones)):
        if all(len(word) == 1 for word in short):
            letters = "".join(short)
        elif len(short) == 1 and len(short[0]) == 2 and (len(whole) == 2 or _NO_VOWEL.fullmatch(short[0])):
            letters = short[0]
        else:
            continue
        beginnings = "".join(word[0] for word in whole)
        return beginnings.startswith(letters) or letters.startswith(beginnings)
    return False


def _is_cut_short(short: str, whole: str, usual: AbstractSet[str]) -> bool:
    """``laeti`` for ``laetitia``, where the beginning is no name of its own."""
    return 3 < len(short) < len(whole) - 1 and whole.startswith(short) and short not in usual


def _begins_with(ones: list[str], others: list[str]) -> bool:
    """``jean`` for ``jean pierre`` (but not ``pierre``, who may be the brother)."""
    short, whole = sorted((ones, others), key=len)
    return whole[: len(short)] == short


def _last_names(first: Person, second: Person, weighing: Weighing) -> bool:
    one, other = first.last_name, second.last_name
    if not (one and other):
        return True
    if one == other or joined(one) == joined(other):
        weighing.add(2.0, "last_name")
    elif is_near(joined(one), joined(other)):
        weighing.add(1.5, "last_name_near")
    elif len(one) > 3 and len(other) > 3 and sound(one) == sound(other):
        weighing.add(1.6, "last_name_sounds")
    elif _share_a_name(one, other):
        weighing.add(1.2, "last_name_part")
    elif first.first_name == second.first_name and first.emails & second.emails:  # a name changed at marriage
        weighing.add(-1.6)
        weighing.is_doubtful |= first.birth_date is None or first.birth_date != second.birth_date
    else:
        weighing.add(-2.6)
    return True


def _share_a_name(one: str, other: str) -> bool:
    """``moreau`` and ``moreau petit``: a name kept, added or left at marriage."""
    ones, others = set(words_of(one)), set(words_of(other))
    return (
        len(ones) != len(others) and any(len(word) > 3 for word in ones & others) and (ones <= others or others <= ones)
    )
