"""Drafts: what a row says, ready to be compared with the base and written to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grc_desktop.core.names import display_name

if TYPE_CHECKING:
    from grc_desktop.features.imports.recognition import Kind

Values = dict[str, Any]
"""Columns of one row of a table of the schema, without its keys."""


_MOST_DIGITS = 9
"""Of a number of a record; no base came near."""


def read_record(text: str) -> int | None:
    """The number of a record; None for what this program never wrote."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


@dataclass(frozen=True)
class Remark:
    """Something about a row that somebody should look at; ``reason`` is in the user's language.

    ``column`` is the column's name in the file, "" where the whole row is meant.
    """

    row: int
    column: str
    value: str
    reason: str


@dataclass(slots=True)
class CustomerDraft:
    """A customer with all that belongs to them. Empty lists and absent keys: the row says nothing of it."""

    customer: Values = field(default_factory=dict)
    addresses: list[Values] = field(default_factory=list)
    phones: list[Values] = field(default_factory=list)
    emails: list[Values] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    consents: list[Values] = field(default_factory=list)
    photo: str = ""  # a data URI (RFC 2397)
    own: dict[str, str] = field(default_factory=dict)  # in the fields of the house, by their names
    record: int | None = None  # the key that the customer has in the base that the file was exported from
    keys: list[str] | None = None  # by which it is recognised (``matching``), once they were asked for
    named: list[str] | None = None  # the same of its name alone

    @property
    def name(self) -> str:
        """The name as people say it; "" where the row gives none."""
        said = self.customer
        return display_name(
            said.get("kind") or "person",
            said.get("title"),
            said.get("first_name"),
            said.get("last_name"),
            said.get("company"),
        )

    @property
    def is_named(self) -> bool:
        """Whether somebody could be told from it who is meant."""
        return any(self.customer.get(name) for name in ("last_name", "first_name", "company"))

    @property
    def can_be_found(self) -> bool:
        """Whether there is a name, a company, or a way to reach the customer."""
        return (
            self.is_named
            or any(email["state"] != "doubtful" for email in self.emails)
            or any(phone["e164"] for phone in self.phones)
        )


Parties = dict[str, tuple[CustomerDraft, ...]]
"""By the column of the base that is to hold it: a customer, in each way in which the name can be read."""


@dataclass(slots=True)
class Draft:
    """All that one row of the file says. ``rejected`` is the reason why nothing can be made of it, ``passed_over``
    why nothing is meant to be (a total, the header once more).
    """

    row: int
    cells: list[str]
    customer: CustomerDraft
    kind: Kind = "customers"
    purchase: Values | None = None
    carried: Values | None = None  # purchases so far, as one, in a list of customers
    points: Values | None = None  # a movement of the points ledger
    balance: int | None = None  # points so far, in a list of customers
    complaint: Values | None = None
    compensation: Values | None = None
    exchange: Values | None = None
    link: Values | None = None  # what the customer is to another
    step: Values | None = None  # of a complaint, which it names by its number
    gesture: Values | None = None  # the same
    reminder: Values | None = None
    has_steps_apart: bool = False  # of a complaint: a list of its own comes along
    parties: Parties = field(default_factory=dict)  # other customers whom the row names
    remarks: list[Remark] = field(default_factory=list)
    rejected: str = ""
    passed_over: str = ""
    same_as: int | None = None  # the customer of the base whom somebody recognised in it
