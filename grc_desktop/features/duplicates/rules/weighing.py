"""What two records have in common, weighed: ways to reach them, birth dates, places."""

from __future__ import annotations

from datetime import date
from math import exp

from rapidfuzz.distance import OSA

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules.spelling import is_near, street_key

_MOBILES = (
    "+336", "+337", "+3246", "+3247", "+3248", "+3249", "+417", "+4915", "+4916", "+4917", "+447", "+393", "+346",
    "+347", "+316", "+3519", "+3069", "+3538", "+436", "+467", "+485", "+4866", "+4869", "+487", "+488", "+4860",
    "+79", "+38050", "+3806", "+3809", "+905", "+2126", "+2127", "+2135", "+2136", "+2137",
)  # fmt: skip
_FREE_MAIL = 0.6
_FAR = 15
"""Years between the births of father and son."""
_DOUBTFUL = 0.8
"""The most that two score of whom only somebody who knows them can say it: shown, and never sure."""


class Weighing:
    """The sum so far and the reasons that raised it, the strongest first in the end."""

    __slots__ = ("is_doubtful", "reasons", "sum")

    def __init__(self, beginning: float) -> None:
        self.sum = beginning
        self.is_doubtful = False
        self.reasons: list[tuple[float, str]] = []

    def add(self, weight: float, reason: str = "") -> None:
        """Put ``weight`` on the scales; it is told as a ``reason`` where it speaks for one person."""
        self.sum += weight
        if reason and weight > 0:
            self.reasons.append((-weight, reason))

    def result(self) -> tuple[float, tuple[str, ...]]:
        """The score from 0 to 1 and the reasons, the strongest first."""
        score = round(1 / (1 + exp(-max(self.sum, -20.0))), 3)
        if self.is_doubtful:
            score = min(score, _DOUBTFUL)
        self.reasons.sort()
        return score, tuple(reason for _, reason in self.reasons)


def weigh_ways(one: Person, other: Person, weighing: Weighing, *, unlike: float = 1.0) -> None:
    """Telephones and e-mails; ``unlike`` is how much more it counts that none is the same."""
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
        elif near := [(a, b) for a in one.emails for b in other.emails if _emails_near(a, b)]:
            slipped = any(figures(a) == figures(b) for a, b in near)  # namesakes are told apart by a figure
            weighing.add(2.2 if slipped else 1.2, "email_near")
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


def weigh_births(one: date | None, other: date | None, weighing: Weighing) -> None:
    """Birth dates; two that have little in common end the matter."""
    if one is None or other is None:
        return
    if one == other:
        weighing.add(3.0, "birth_date")
    elif one.year == other.year and one.day == other.month and one.month == other.day:
        weighing.add(2.4, "birth_exchanged")
    elif (one.year == other.year) + (one.month == other.month) + (one.day == other.day) == 2:
        years = abs(one.year - other.year)
        far = years > 1 and years % 10
        weighing.is_doubtful |= bool(far) and years >= _FAR
        weighing.add(-3.0 if far else 0.3, "" if far else "birth_near")
    else:
        weighing.add(-7.0)


def weigh_places(one: Person, other: Person, weighing: Weighing, *, unlike: float = 1.0) -> None:
    """Postcode, town and street; ``unlike`` is how much more it counts that they differ."""
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
        elif is_near(mine, yours) and figures(mine) == figures(yours):
            weighing.add(1.5 if same else 0.6, "street")
        elif same:
            weighing.add(-0.8 * unlike)


def figures(text: str) -> str:
    """The figures in a text: *Hôtel 1* is not *Hôtel 2*, nor is number 12 number 21."""
    return "".join(character for character in text if character.isdigit())
