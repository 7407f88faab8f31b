"""How alike two customers are, and why.

Evidence is added up as Fellegi and Sunter taught (*A Theory for Record Linkage*, 1969): each thing that two records
have in common weighs for one person by how seldom two people share it, each thing in which they differ against it by
how seldom one person has two. The weights are logarithms of odds, set by hand and measured on made-up pairs.

A first name that is another one ends the matter: Mr and Mrs share all the rest.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from math import exp

from rapidfuzz.distance import OSA

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules.first_names import USUAL, are_forms_of_one
from grc_desktop.features.duplicates.rules.spelling import (
    company_words,
    is_near,
    joined,
    sound,
    street_key,
    words_of,
)

LEAST = 0.6
"""Below this score two customers are not worth showing."""

SURE = 0.85
"""From this score on two customers are probably one."""

VERY_SURE = 0.95
"""From this score on they may be merged in bulk, after a look over the list."""

_PERSONS = -3.4
_ORGANISATIONS = -2.4
_NAMELESS = -2.3
_NO = -99.0
_WORTH_SHOWING = 0.8

_MOBILES = (
    "+336",
    "+337",
    "+3246",
    "+3247",
    "+3248",
    "+3249",
    "+417",
    "+4915",
    "+4916",
    "+4917",
    "+447",
    "+393",
    "+346",
)
_FREE_MAIL = 0.6


class _Weighing:
    """The sum so far and the reasons that raised it, the strongest first in the end."""

    __slots__ = ("reasons", "sum")

    def __init__(self, beginning: float) -> None:
        self.sum = beginning
        self.reasons: list[tuple[float, str]] = []

    def add(self, weight: float, reason: str = "") -> None:
        self.sum += weight
        if reason and weight > 0:
            self.reasons.append((-weight, reason))

    def result(self) -> tuple[float, tuple[str, ...]]:
        score = round(1 / (1 + exp(-max(self.sum, -20.0))), 3)
        self.reasons.sort()
        return score, tuple(reason for _, reason in self.reasons)


def likeness(one: Person, other: Person, usual: AbstractSet[str] = USUAL) -> tuple[float, tuple[str, ...]]:
    """Score from 0 to 1 and the codes of the reasons, the strongest first.

    ``usual`` are first names that are names of their own: two of them are never taken for a slip of the finger.
    """
    kinds = {one.kind, other.kind}
    if "organisation" in kinds:
        return _organisations(one, other) if len(kinds) == 1 else (0.0, ())
    if len(kinds) == 2:
        return 0.0, ()
    return _persons(one, other, usual)


def _persons(one: Person, other: Person, usual: AbstractSet[str]) -> tuple[float, tuple[str, ...]]:
    if not (one.first_name or one.last_name) or not (other.first_name or other.last_name):
        weighing = _Weighing(_NAMELESS)
    else:
        weighing = _Weighing(_PERSONS)
        if not _names(one, other, usual, weighing):
            return 0.0, ()
    _ways(one, other, weighing)
    _births(one.birth_date, other.birth_date, weighing)
    _places(one, other, weighing)
    if {one.title, other.title} == {"M.", "Mme"}:
        weighing.add(-2.5)
    if one.external_id and one.external_id == other.external_id:
        weighing.add(max(4.0, _WORTH_SHOWING - weighing.sum), "number")
    return weighing.result()


# --- names ----------------------------------------------------------------------------------------


def _names(one: Person, other: Person, usual: AbstractSet[str], weighing: _Weighing) -> bool:
    """Weigh the names; False where they are of two people."""
    if one.first_name == other.first_name and one.last_name == other.last_name and one.first_name and one.last_name:
        weighing.add(4.0, "name")
        return True
    if one.first_name and other.first_name:
        if _swapped(one, other, weighing):
            return True
        first, reason = _first_names(one.first_name, other.first_name, usual)
        if first == _NO:
            return False
        weighing.add(first, reason)
    return _last_names(one.last_name, other.last_name, weighing)


def _swapped(one: Person, other: Person, weighing: _Weighing) -> bool:
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
    if one in usual and other in usual:
        return _NO, ""
    if is_near(one, other) or (min(len(one), len(other)) == 3 and OSA.distance(one, other, score_cutoff=1) <= 1):
        return (1.5 if one in usual or other in usual else 1.0), "first_name_near"
    if len(one) > 3 and sound(one) == sound(other):
        return 1.4, "first_name_near"
    return _NO, ""


def _are_initials(ones: list[str], others: list[str]) -> bool:
    """``j b`` or ``j`` or ``jb`` for ``jean baptiste``; one side at least is only letters."""
    for short, whole in ((ones, others), (others, ones)):
        if all(len(word) == 1 for word in short):
            letters = "".join(short)
        elif len(short) == 1 and len(short[0]) == 2 and len(whole) == 2:
            letters = short[0]
        else:
            continue
        return "".join(word[0] for word in whole).startswith(letters) or (
            len(letters) == 1 and whole[0].startswith(letters)
        )
    return False


def _begins_with(ones: list[str], others: list[str]) -> bool:
    """``jean`` for ``jean pierre`` (but not ``pierre``, who may be the brother)."""
    short, whole = sorted((ones, others), key=len)
    return whole[: len(short)] == short


def _last_names(one: str, other: str, weighing: _Weighing) -> bool:
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
    else:
        weighing.add(-2.6)
    return True


def _share_a_name(one: str, other: str) -> bool:
    """``moreau`` and ``moreau petit``: a name kept, added or left at marriage."""
    ones, others = set(words_of(one)), set(words_of(other))
    return (
        len(ones) != len(others) and any(len(word) > 3 for word in ones & others) and (ones <= others or others <= ones)
    )


# --- ways to reach them, days, places -----------------------------------------------------------------


def _ways(one: Person, other: Person, weighing: _Weighing, *, unlike: float = 1.0) -> None:
    if one.phones and other.phones:
        shared = one.phones & other.phones
        if shared:
            mobile = any(number.startswith(_MOBILES) for number in shared)
            weighing.add(3.0 if mobile else 2.2, "mobile" if mobile else "phone")
        elif any(
            len(a) == len(b) and OSA.distance(a, b, score_cutoff=1) <= 1 for a in one.phones for b in other.phones
        ):
            weighing.add(1.6, "phone_near")
        elif _of_one_sort(one.phones, other.phones):
            weighing.add(-0.7 * unlike)
    if one.emails and other.emails:
        if one.emails & other.emails:
            weighing.add(3.5, "email")
        elif any(_emails_near(a, b) for a in one.emails for b in other.emails):
            weighing.add(2.2, "email_near")
        elif {a.partition("@")[0] for a in one.emails} & {b.partition("@")[0] for b in other.emails}:
            weighing.add(_FREE_MAIL, "email_local")
        else:
            weighing.add(-0.5 * unlike)


def _of_one_sort(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both have a mobile, or both a landline: then not one of them is the same."""
    return any(a.startswith(_MOBILES) == b.startswith(_MOBILES) for a in ones for b in others)


def _emails_near(one: str, other: str) -> bool:
    return (
        abs(len(one) - len(other)) <= 1
        and min(len(one), len(other)) > 9
        and OSA.distance(one, other, score_cutoff=1) <= 1
    )


def _births(one: date | None, other: date | None, weighing: _Weighing) -> None:
    if one is None or other is None:
        return
    if one == other:
        weighing.add(3.0, "birth_date")
    elif one.year == other.year and one.day == other.month and one.month == other.day:
        weighing.add(2.4, "birth_exchanged")
    elif (one.year == other.year) + (one.month == other.month) + (one.day == other.day) == 2:
        far = abs(one.year - other.year) > 1 and abs(one.year - other.year) % 10
        weighing.add(-3.0 if far else 0.3, "" if far else "birth_near")
    else:
        weighing.add(-7.0)


def _places(one: Person, other: Person, weighing: _Weighing, *, unlike: float = 1.0) -> None:
    same = False
    if one.postcode and other.postcode:
        same = one.postcode == other.postcode
        if same:
            weighing.add(1.3, "postcode")
        elif one.city == other.city and OSA.distance(one.postcode, other.postcode, score_cutoff=1) <= 1:
            weighing.add(1.0, "city")
            same = True
        else:
            weighing.add(-0.7 * unlike)
    elif one.city and one.city == other.city:
        same = True
        weighing.add(0.9, "city")
    if one.street and other.street:
        mine, yours = street_key(one.street), street_key(other.street)
        if mine == yours:
            weighing.add(1.9 if same else 1.0, "street")
        elif is_near(mine, yours) and _figures(mine) == _figures(yours):
            weighing.add(1.5 if same else 0.6, "street")
        elif same:
            weighing.add(-0.8 * unlike)


def _figures(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


# --- organisations --------------------------------------------------------------------------------


def _organisations(one: Person, other: Person) -> tuple[float, tuple[str, ...]]:
    if one.siret and other.siret and one.siret[:9] != other.siret[:9]:
        return 0.0, ()
    weighing = _Weighing(_ORGANISATIONS)
    named = _company_names(one, other, weighing)
    if one.siret and one.siret == other.siret:
        weighing.add(9.0, "siret")
    elif one.siret and other.siret:  # two establishments of one company
        weighing.add(-3.0)
    elif not named:
        return 0.0, ()
    _ways(one, other, weighing, unlike=0.6)
    _places(one, other, weighing, unlike=2.0)
    if one.external_id and one.external_id == other.external_id:
        weighing.add(4.0, "number")
    return weighing.result()


def _company_names(one: Person, other: Person, weighing: _Weighing) -> bool:
    """Weigh the names; False where they are of two companies."""
    mine, yours = one.company or one.last_name, other.company or other.last_name
    if not (mine and yours):
        return False
    if mine == yours:
        weighing.add(3.0, "name")
        return True
    ones, others = company_words(mine), company_words(yours)
    if ones == others or "".join(ones) == "".join(others):
        weighing.add(2.9, "company_form")
    elif sorted(ones) == sorted(others):
        weighing.add(2.6, "company_order")
    elif _words_near(ones, others) or (is_near(joined(mine), joined(yours)) and _figures(mine) == _figures(yours)):
        weighing.add(2.4, "company_near")
    elif len(ones) != len(others) and (set(ones) < set(others) or set(others) < set(ones)):
        weighing.add(1.2, "company_part")
    elif _is_acronym(ones, others) or _is_acronym(others, ones):
        weighing.add(0.8, "company_acronym")
    else:
        weighing.add(-4.0)
        return False
    return True


def _words_near(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """A letter apart in one word, numbers apart from that equal: *Hôtel 1* is not *Hôtel 2*."""
    mine, yours = "".join(sorted(ones)), "".join(sorted(others))
    if _figures(mine) != _figures(yours):
        return False
    return is_near(mine, yours) or (len(mine) > 5 and sound(mine) == sound(yours))


def _is_acronym(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(whole) > 2 and short[0] == "".join(word[0] for word in whole)
