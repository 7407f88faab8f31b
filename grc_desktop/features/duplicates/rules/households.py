"""Who may live together: to be proposed as a household, never to be merged."""

from __future__ import annotations

import re

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules.spelling import joined, street_key, words_of

_OF_WOMEN = re.compile(r"(?<=.{3})(?:(?<=[scz]k)(?:a|i|y|ii|aia|aya)|(?<=[oei]v)a|(?<=in)a|(?<=opoul)(?:os|ou))$")
"""How the last names of Mr and Mrs differ in Polish, Czech, Russian, Bulgarian and Greek."""


def household_likeness(one: Person, other: Person) -> tuple[float, tuple[str, ...]]:
    """Score from 0 to 1 and the codes of the reasons for two who are *not* the same person.

    They live at one address, and bear one name or share a telephone number or an e-mail.
    """
    if one.kind != "person" or other.kind != "person" or not (one.first_name and other.first_name):
        return 0.0, ()
    if one.street and other.street:
        at_one_place = one.postcode == other.postcode and street_key(one.street) == street_key(other.street)
        if not at_one_place:
            return 0.0, ()
    else:
        at_one_place = False
    reasons = ["same_address"] if at_one_place else []
    score = 0.45 if at_one_place else 0.0
    if _one_family(one.last_name, other.last_name):
        score += 0.35
        reasons.append("same_last_name")
    if one.phones & other.phones:
        score += 0.25
        reasons.append("shared_phone")
    if one.emails & other.emails:
        score += 0.25
        reasons.append("shared_email")
    if not at_one_place and one.postcode != other.postcode:
        return 0.0, ()
    if {one.title, other.title} == {"M.", "Mme"}:
        score += 0.1
        reasons.append("couple")
    return min(round(score, 3), 1.0), tuple(reasons)


def _one_family(one: str, other: str) -> bool:
    if not (one and other):
        return False
    return _OF_WOMEN.sub("", joined(one)) == _OF_WOMEN.sub("", joined(other)) or bool(
        {word for word in words_of(one) if len(word) > 3} & set(words_of(other))
    )
