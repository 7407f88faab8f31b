"""What the rfm feature hands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Method = Literal["rank", "threshold"]


class Dealings(NamedTuple):
    """What is known of a customer with at least one purchase. ``monetary_cents``: refunds are subtracted."""

    customer_id: int
    recency_days: int  # since the last purchase
    frequency: int  # stays and sales
    monetary_cents: int


class Score(NamedTuple):
    """The same with the three scores (1 to 5, 5 the best) and the code of the segment."""

    customer_id: int
    recency_days: int
    frequency: int
    monetary_cents: int
    r: int
    f: int
    m: int
    segment: str


@dataclass(frozen=True)
class NamedScore:
    """A score with the name of the customer, and their number in the previous program."""

    name: str
    external_id: str | None
    score: Score


@dataclass(frozen=True)
class Settings:
    """How the house scores. ``months``: purchases older than that do not count (None: all count).

    Own bounds, four and ascending, take the place of those worked out by the method *threshold*; empty: worked out.
    """

    method: Method = "threshold"
    months: int | None = None
    recency_days: tuple[int, ...] = ()
    frequency: tuple[int, ...] = ()
    monetary_cents: tuple[int, ...] = ()


@dataclass(frozen=True)
class Segment:
    """A segment of ``rfm_segments.csv``: what to do about those who are in it, in the user's language."""

    code: str
    name: str
    action: str


@dataclass(frozen=True)
class KeptScore:
    """The current score of one customer, as of ``day``."""

    day: date
    method: Method
    score: Score


@dataclass(frozen=True)
class Move:
    """How many customers were in ``before`` on one day and are in ``after`` on another; None: not scored then."""

    before: str | None
    after: str | None
    count: int


@dataclass(frozen=True)
class Traffic:
    """What became of one segment between two days: its size, whence its new ones came and where others went.

    ``came`` and ``went`` name the other segment (None: not scored then), the largest first.
    """

    segment: str
    before: int
    after: int
    came: tuple[tuple[str | None, int], ...] = ()
    went: tuple[tuple[str | None, int], ...] = ()


@dataclass(frozen=True)
class Comparison:
    """The eleven segments on the last of ``days`` (those kept, the latest first) beside those of ``since``.

    ``since`` is None where one day alone is kept: then before and after are the same.
    """

    days: tuple[date, ...]
    since: date | None
    rows: tuple[Traffic, ...]
