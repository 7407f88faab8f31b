"""What the duplicates feature hands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Person:
    """What of a customer tells whether it is the same as another: names folded, sets of what identifies."""

    id: int | None = None
    kind: str = "person"
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    postcode: str = ""
    city: str = ""  # folded
    birth_date: date | None = None
    external_id: str = ""
    siret: str = ""
    phones: frozenset[str] = frozenset()  # E.164
    emails: frozenset[str] = frozenset()  # lower case, no relays of booking sites


@dataclass(frozen=True)
class Likeness:
    """A customer who may be the same. ``score`` from 0 to 1; ``reasons`` are words in the user's language."""

    customer_id: int
    name: str
    city: str | None
    phone: str | None
    email: str | None
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two customers in the base who are probably the same, the one entered first as ``one_id``."""

    one_id: int
    one_name: str
    one_number: str | None  # external_id
    other_id: int
    other_name: str
    other_number: str | None
    score: float
    reasons: tuple[str, ...]
