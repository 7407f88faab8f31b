"""What the duplicates feature hands out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """What of a customer tells whether it is the same as another: names folded, sets of what identifies."""

    id: int | None = None
    kind: str = "person"
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    street: str = ""  # folded
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
class Found:
    """Two customers as the look through the base found them, the smaller key first.

    ``kind``: duplicate (may be one), household (may live together). ``reasons`` are codes (``wording.REASONS``).
    """

    customer_id: int
    other_id: int
    kind: str
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


@dataclass(frozen=True)
class PairRow:
    """A line of the page: two who may be one (or live together, or are not the same), in words.

    ``id`` is of the pair: good until the base is looked through again.
    """

    id: int
    kind: str
    one_id: int
    one_name: str
    other_id: int
    other_name: str
    city: str
    score: float
    reasons: tuple[str, ...]
    not_same_id: int | None = None  # of the decision, in the list of those


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the customers that are compared, in the user's words.

    ``values``: field → what is written there, of those of which one is kept; ``together``: those that are put
    together; ``along``: purchases, exchanges … → how many come along (``points``: how many). ``changed`` is the last
    change of the journal to the record: more is newer.
    """

    customer_id: int
    name: str
    values: dict[str, str]
    together: dict[str, str] = field(default_factory=dict)
    along: dict[str, int] = field(default_factory=dict)
    consents: dict[str, bool | None] = field(default_factory=dict)
    changed: int = 0
    raw_state: str = "active"


@dataclass(frozen=True)
class Comparison:
    """Two customers field by field.

    ``keep_id`` is the record that is proposed to stay; ``chosen`` says of whom each field in which they differ is
    proposed to be kept. ``reasons`` are words.
    """

    sides: tuple[Side, Side]
    fields: tuple[str, ...]  # in the order of the form, those of which one of them has something
    chosen: dict[str, int]
    keep_id: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Member:
    """Somebody who is proposed for a household."""

    customer_id: int
    name: str
    born: date | None
    household_id: int | None  # where they belong to one already
    household: str | None


@dataclass(frozen=True)
class HouseholdProposal:
    """People who seem to live together: how their household would be called and addressed, and where."""

    members: tuple[Member, ...]
    title: str
    name: str
    address: tuple[str, ...]
    reasons: tuple[str, ...]  # words


@dataclass(frozen=True)
class Counts:
    """How many pairs there are: probable duplicates, the sure ones among them, households, not the same."""

    duplicates: int
    sure: int
    households: int
    not_same: int
