"""How alike two customers are, and why, in words.

The score adds up what speaks for one person (the same number, name, place) and takes away what speaks against it.
Members of a household (same number, same address, other first name) are not duplicates.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from grc_desktop.core.language import tr
from grc_desktop.features.duplicates.records import Person

LEAST = 0.6
"""Below this score two customers are not worth showing."""

SURE = 0.85
"""From this score on an import may take two for the same."""

_NEAR = 0.93
_MOST_ALIKE = 60


def likeness(one: Person, other: Person) -> tuple[float, tuple[str, ...]]:
    """Score from 0 to 1 and the reasons, the strongest first."""
    if _household(one, other) or {one.kind, other.kind} in ({"person", "household"}, {"organisation", "household"}):
        return 0.0, ()
    if one.siret and other.siret and one.siret[:9] != other.siret[:9]:
        return 0.0, ()
    reasons: list[str] = []
    way = _same_way(one, other, reasons)
    names = _same_names(one, other, reasons)
    score = max(way, names) if not (way and names) else min(1.0, max(way, names) + 0.2)
    if one.external_id and one.external_id == other.external_id:
        score = max(score, 0.9 if names else 0.7)
        reasons.insert(0, tr("same customer number"))
    if one.siret and one.siret == other.siret:
        score = max(score, 0.95)
        reasons.insert(0, tr("same SIRET"))
    if not score:
        return 0.0, ()
    score += _places(one, other, reasons, named=bool(names)) + _births(one, other, reasons)
    return round(min(max(score, 0.0), 1.0), 3), tuple(reasons)


def pairs_to_compare(persons: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """The pairs among many that have anything in common worth a closer look; each once, the first entered first.

    What more than ``_MOST_ALIKE`` share (the number of a switchboard) tells nobody apart, and is not looked at.
    """
    blocks: dict[Hashable, list[Person]] = {}
    for person in persons:
        for sign in _signs(person):
            blocks.setdefault(sign, []).append(person)
    seen: set[tuple[int | None, int | None]] = set()
    for block in blocks.values():
        if len(block) > _MOST_ALIKE:
            continue
        for one, other in combinations(block, 2):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


def _signs(person: Person) -> Iterator[Hashable]:
    """What somebody has in common with another who may be the same."""
    yield from person.phones
    yield from person.emails
    if person.external_id:
        yield "number", person.external_id
    if person.siret:
        yield "siret", person.siret
    if person.kind == "organisation":
        yield "company", person.company.replace(" ", "")[:6]
        return
    if person.last_name:
        yield "name", frozenset((person.last_name, person.first_name))
        if person.postcode:
            yield "place", person.postcode, person.last_name[:2]
        if person.birth_date:
            yield "birth", person.birth_date, person.last_name[:1]


def _household(one: Person, other: Person) -> bool:
    """Whether two persons have first names that are not the same: Mr and Mrs, a parent and a child."""
    if not (one.first_name and other.first_name) or "organisation" in (one.kind, other.kind):
        return False
    swapped = one.first_name == other.last_name and one.last_name == other.first_name
    return not swapped and not _first_names_agree(one.first_name, other.first_name)


def _first_names_agree(one: str, other: str) -> bool:
    """The same, an initial of the other, a part of a double name, or a letter apart."""
    ones, others = one.replace("-", " ").replace(".", " ").split(), other.replace("-", " ").replace(".", " ").split()
    if not ones or not others:
        return True
    if len(ones[0]) == 1 or len(others[0]) == 1:
        return ones[0][0] == others[0][0]
    if ones[0] == others[0] or one == other:
        return True
    return _near(one, other)


def _near(one: str, other: str) -> bool:
    """One letter (or two in a long name) left out, put in, changed or swapped."""
    most = 1 if min(len(one), len(other)) < 8 else 2
    return (
        min(len(one), len(other)) > 3
        and DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most
        and JaroWinkler.similarity(one, other) > 0.8
    )


def _same_way(one: Person, other: Person, reasons: list[str]) -> float:
    score = 0.0
    if shared := one.phones & other.phones:
        score = 0.65
        mobile = any(number.startswith(("+336", "+337")) for number in shared)
        reasons.append(tr("same mobile") if mobile else tr("same telephone"))
    if one.emails & other.emails:
        score = 0.85 if score else 0.7
        reasons.append(tr("same e-mail"))
    return score


def _same_names(one: Person, other: Person, reasons: list[str]) -> float:
    if one.company and other.company and "organisation" in (one.kind, other.kind):
        if one.company == other.company:
            reasons.append(tr("same name"))
            return 0.75
        if JaroWinkler.similarity(one.company, other.company) > _NEAR:
            reasons.append(tr("nearly the same name"))
            return 0.5
        return 0.0
    if not (one.last_name and other.last_name):
        return 0.0
    if one.first_name and (one.first_name, one.last_name) == (other.last_name, other.first_name):
        reasons.append(tr("same name, first and last name swapped"))
        return 0.7
    return _same_person_names(one, other, reasons)


def _same_person_names(one: Person, other: Person, reasons: list[str]) -> float:
    both = bool(one.first_name and other.first_name)
    if one.last_name == other.last_name:
        if both and one.first_name == other.first_name:
            reasons.append(tr("same name"))
            return 0.75
        reasons.append(tr("same last name, first names agree") if both else tr("same last name"))
        return 0.5 if both else 0.35
    if _near(one.last_name, other.last_name):
        reasons.append(tr("last names a letter apart"))
        return 0.55 if both and one.first_name == other.first_name else 0.3
    return 0.0


def _places(one: Person, other: Person, reasons: list[str], *, named: bool) -> float:
    if one.postcode and other.postcode:
        if one.postcode == other.postcode:
            reasons.append(tr("same postcode"))
            return 0.2 if named else 0.05
        return -0.1
    if one.city and one.city == other.city:
        reasons.append(tr("same town"))
        return 0.1 if named else 0.0
    return 0.0


def _births(one: Person, other: Person, reasons: list[str]) -> float:
    if one.birth_date and other.birth_date:
        if one.birth_date == other.birth_date:
            reasons.append(tr("same birth date"))
            return 0.2
        return -0.4
    return 0.0
