"""What the loyalty feature hands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from grc_desktop.core.language import later

KINDS = {
    "earned": later("Earned"),
    "spent": later("Spent"),
    "expired": later("Expired"),
    "adjusted": later("Adjusted"),
    "imported": later("Taken over from another program"),
}
"""Why points came or went."""


@dataclass(frozen=True)
class Tier:
    """A level of the programme, reached with ``points`` earned within twelve months."""

    name: str
    points: int


@dataclass(frozen=True)
class Programme:
    """The rules of the house.

    ``per_unit`` points are earned for each whole unit of the currency of a stay that was booked directly;
    points expire ``months`` after they were earned (0: never), and the customer is warned ``warning`` days before.
    """

    per_unit: int = 1
    months: int = 24
    warning: int = 30
    tiers: tuple[Tier, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A line of the points ledger."""

    id: int
    day: date
    kind: str
    points: int
    expires_on: date | None
    words: str | None
    purchase_id: int | None
    recorded_by: str | None


@dataclass(frozen=True)
class Lot:
    """Points that expire together; None: never."""

    points: int
    expires_on: date | None


@dataclass(frozen=True)
class Account:
    """Where a customer stands. ``next_tier`` is missing ``missing`` points; ``expiring`` is the next lot to go."""

    points: int
    earned: int
    tier: Tier | None
    next_tier: Tier | None
    missing: int
    expiring: Lot | None


@dataclass(frozen=True)
class Unsettled:
    """A stay whose points stand otherwise in the ledger than they should: ``points`` are to come, or to go again."""

    purchase_id: int
    customer_id: int
    ended: date
    reference: str | None
    points: int
