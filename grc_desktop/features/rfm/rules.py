"""Scoring by recency, frequency and amount, by two methods, and the segments.

*Rank* (A. M. Hughes, dbmarketing.com Art149): customers sorted, cut into five parts of equal size, as ``NTILE(5)``
does; who is equal is told apart by the record number, so equal customers can get different scores.
*Threshold* (R package ``rfm``, rsquaredacademy, MIT): bounds at the quantiles of 20, 40, 60 and 80 % (type 7) plus 1,
classes ``[lower, upper)``; who is equal gets the same score, so the parts differ in size.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from math import floor

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language, later, tr
from grc_desktop.core.resources import resource
from grc_desktop.features.rfm.records import Dealings, Method, Move, Score, Segment, Settings, Traffic
from grc_desktop.features.segments.fields import RFM_SEGMENTS

PARTS = 5

METHODS: tuple[tuple[Method, str], ...] = (
    ("threshold", later("By threshold: equal customers get equal scores")),
    ("rank", later("By rank: five parts of equal size")),
)

_ONE_UNIT = 100
"""The "+ 1" of the threshold method is one unit of the currency: here, cents."""


def scored(customers: Sequence[Dealings], settings: Settings) -> list[Score]:
    """The scores of ``customers``, in their order."""
    if settings.method == "rank":
        recency = _ranked([-customer.recency_days for customer in customers])
        frequency = _ranked([customer.frequency for customer in customers])
        monetary = _ranked([customer.monetary_cents for customer in customers])
    else:
        days = _classed([customer.recency_days for customer in customers], settings.recency_days, 1)
        recency = [PARTS + 1 - score for score in days]
        frequency = _classed([customer.frequency for customer in customers], settings.frequency, 1)
        monetary = _classed([customer.monetary_cents for customer in customers], settings.monetary_cents, _ONE_UNIT)
    cells = _cells()
    return [
        Score._make((*customer, r, f, m, cells[r, (f + m + 1) // 2]))
        for customer, r, f, m in zip(customers, recency, frequency, monetary, strict=True)
    ]


def _ranked(values: Sequence[int]) -> list[int]:
    """Five parts of equal size, the first ones one larger where it does not come out even; ``values`` by id."""
    size, larger = divmod(len(values), PARTS)
    scores = [0] * len(values)
    order = sorted(range(len(values)), key=values.__getitem__)
    start = 0
    for part in range(PARTS):
        end = start + size + (part < larger)
        for place in order[start:end]:
            scores[place] = part + 1
        start = end
    return scores


def _classed(values: Sequence[int], bounds: Sequence[int], unit: int) -> list[int]:
    limits = list(bounds) or worked_out_bounds(values, unit)
    known = {value: bisect_right(limits, value) + 1 for value in set(values)}
    return [known[value] for value in values]


def worked_out_bounds(values: Sequence[int], unit: int = 1) -> list[float]:
    """Quantiles (type 7) at 20, 40, 60 and 80 %, plus one ``unit``: the lower bounds of the scores 2 to 5."""
    ordered = sorted(values)
    if not ordered:
        return []
    bounds = []
    for part in range(1, PARTS):
        place = (len(ordered) - 1) * part / PARTS
        low = floor(place)
        high = min(low + 1, len(ordered) - 1)
        bounds.append(ordered[low] + (ordered[high] - ordered[low]) * (place - low) + unit)
    return bounds


def segment(code: str) -> Segment:
    """Name of a segment, and what to do about it, in the user's language."""
    names = dict(RFM_SEGMENTS)
    return Segment(code, tr(names[code]), _actions(language())[code])


@cache
def _cells() -> dict[tuple[int, int], str]:
    return {(int(line["r"]), int(line["fm"])): line["code"] for line in _lines()}


@cache
def _actions(spoken: str) -> dict[str, str]:
    column = "action_fr" if spoken == "fr" else "action_en"
    return {line["code"]: line[column] for line in _lines()}


def _lines() -> list[dict[str, str]]:
    with resource("rfm_segments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def traffic(moves: Iterable[Move]) -> tuple[Traffic, ...]:
    """What ``moves`` mean for each of the eleven segments, the best first."""
    known = list(moves)
    return tuple(_traffic_of(code, known) for code, _name in RFM_SEGMENTS)


def _traffic_of(code: str, moves: Sequence[Move]) -> Traffic:
    def others(found: Iterable[tuple[str | None, int]]) -> tuple[tuple[str | None, int], ...]:
        return tuple(sorted((one for one in found if one[0] != code), key=lambda one: -one[1]))

    left = [(move.after, move.count) for move in moves if move.before == code]
    entered = [(move.before, move.count) for move in moves if move.after == code]
    return Traffic(
        code, sum(count for _, count in left), sum(count for _, count in entered), others(entered), others(left)
    )


def checked(settings: Settings) -> Settings:
    """``settings``; Refused (field of the bounds) where bounds are neither none nor four that rise."""
    if settings.months is not None and settings.months < 1:
        raise Refused(tr("Give a number of months, or leave the field empty to count all purchases."), field="months")
    for field in ("recency_days", "frequency", "monetary_cents"):
        bounds: tuple[int, ...] = getattr(settings, field)
        if bounds and (len(bounds) != PARTS - 1 or list(bounds) != sorted(set(bounds))):
            raise Refused(tr("Give four bounds that rise, for example {example}, or none.",
                             example="90; 180; 365; 730"), field=field)  # fmt: skip
    return settings
