"""Which customers of many are worth comparing: those who have something in common that few have in common.

Nobody compares everybody with everybody: with 100,000 customers that is five thousand million comparisons.
One kind of sign is gone through after another, so that only one of them is in memory at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules.first_names import USUAL
from grc_desktop.features.duplicates.rules.spelling import company_words, joined, sound, street_key

_MOST_ALIKE = 60
"""What more than so many share (the number of a switchboard) tells nobody apart, and is not looked at."""

_OFTEN = 5
"""A first name that so many bear is no slip of the finger."""

Signs = Callable[[Person], Iterable[Hashable]]


def pairs_to_compare(persons: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """The pairs among many that have anything in common worth a closer look; each once, the first entered first."""
    seen: set[int] = set()
    count = len(persons)
    for signs in SIGNS:
        blocks: dict[Hashable, list[int]] = {}
        for at, person in enumerate(persons):
            for sign in signs(person):
                blocks.setdefault(sign, []).append(at)
        for block in blocks.values():
            if 1 < len(block) <= _MOST_ALIKE:
                for place, one in enumerate(block):
                    for other in block[place + 1 :]:
                        pair = one * count + other
                        if pair not in seen and one != other:
                            seen.add(pair)
                            yield persons[one], persons[other]


def usual_first_names(persons: Iterable[Person]) -> frozenset[str]:
    """First names that are names of their own: the known ones and those that many bear."""
    counted = Counter(person.first_name for person in persons if person.kind == "person")
    return USUAL | {name for name, count in counted.items() if count >= _OFTEN and len(name) > 2}


def _phones(person: Person) -> Iterable[Hashable]:
    return person.phones


def _emails(person: Person) -> Iterator[Hashable]:
    for email in person.emails:
        yield email
        local = email.partition("@")[0]
        if len(local) > 6:
            yield "local", local


def _numbers(person: Person) -> Iterator[Hashable]:
    if person.external_id:
        yield person.external_id
    if person.siret:
        yield "siret", person.siret


def _names(person: Person) -> Iterator[Hashable]:
    if person.kind != "organisation" and person.last_name and person.first_name:
        last, first = sound(person.last_name), sound(person.first_name)
        sounds = (last, first) if last < first else (first, last)
        yield (*sounds, person.postcode)
        yield sounds


def _near_places(person: Person) -> Iterator[Hashable]:
    if person.kind == "organisation" or not person.postcode or not person.last_name:
        return
    last = joined(person.last_name)
    yield person.postcode, "begins", last[:3]
    if len(last) > 5:
        yield person.postcode, "ends", last[-4:]
    if person.first_name:
        initials = person.first_name[0], last[:1]
        yield (person.postcode, *sorted(initials))


def _streets(person: Person) -> Iterator[Hashable]:
    if person.street and (person.postcode or person.city):
        street = street_key(person.street)
        if street[:1].isdigit():
            yield person.postcode or person.city, street


def _towns(person: Person) -> Iterator[Hashable]:
    """Without a postcode on one side, the town has to do."""
    if person.kind != "organisation" and person.city and person.last_name:
        last = joined(person.last_name)
        yield person.city, last[:4], person.first_name[:1]
        yield person.city, last[-4:], person.first_name[:1]


def _births(person: Person) -> Iterator[Hashable]:
    if person.birth_date and person.kind == "person":
        day = person.birth_date
        initials = tuple(sorted((person.first_name[:1], person.last_name[:1])))
        yield day.year, min(day.day, day.month), max(day.day, day.month), initials
        yield day.year, day.month, sound(person.last_name)
        yield day.day, day.month, sound(person.last_name)


def _companies(person: Person) -> Iterator[Hashable]:
    if person.kind == "organisation":
        words = company_words(person.company or person.last_name)
        whole = "".join(words)
        if whole:
            yield "sorted", "".join(sorted(words))
            yield "begins", whole[:6], person.postcode
            yield "begins", whole[:7]
            yield "ends", whole[-7:]
            yield "heard", sound(whole)
            yield from (("word", word, person.postcode) for word in words if len(word) > 3)


SIGNS: tuple[Signs, ...] = (
    _phones, _emails, _numbers, _names, _near_places, _streets, _towns, _births, _companies,
)  # fmt: skip
"""The kinds of signs, each gone through on its own."""


def connected(pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The customers of the pairs, those together that are connected."""
    group_of: dict[int, list[int]] = {}
    for one, other in pairs:
        mine, theirs = group_of.setdefault(one, [one]), group_of.setdefault(other, [other])
        if mine is not theirs:
            mine.extend(theirs)
            for id_ in theirs:
                group_of[id_] = mine
    return [sorted(group) for group in {id(group): group for group in group_of.values()}.values()]
