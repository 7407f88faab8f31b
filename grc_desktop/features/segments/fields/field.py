"""What an entry of the catalogue is: the kinds of values, the operators that fit them, the entry itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "phone", "choice", "date", "birthday", "integer", "number", "money", "yes_no", "set", "segment"]
"""What the values of a field are, as records carry them.

text, phone (E.164 or as typed), choice (one of ``Field.choices``): ``str``; date: ``date``; birthday: the ``date``
of birth, compared by month and day; integer: ``int``; number: ``Decimal``; money: ``int`` cents; yes_no: ``bool``;
set: ``tuple[str, ...]``; segment: the name of a saved one, never a column. An absent value is ``None`` (an empty
tuple for a set).
"""

Subject = Literal["customers", "purchases"]
"""What a list is of. Fields of the other tables can be asked of both."""

Dealing = Literal["purchase", "complaint", "exchange", "campaign"]
"""What a customer has many of: rows that are counted, summed, or looked through for the first and the last."""

Operator = Literal[
    "=", "!=", "<", "<=", ">", ">=", "contains", "does not contain", "starts with", "in", "not in", "between",
    "in the last", "in the next", "is empty", "is not empty", "yes", "no",
]  # fmt: skip

EMPTINESS: tuple[Operator, ...] = ("is empty", "is not empty")
_EQUALITY: tuple[Operator, ...] = ("=", "!=", "in", "not in")
_ORDER: tuple[Operator, ...] = ("<", "<=", ">", ">=", "between")
_PARTS: tuple[Operator, ...] = ("contains", "does not contain", "starts with")
_TIMES: tuple[Operator, ...] = ("in the last", "in the next")

OPERATORS: dict[Kind, tuple[Operator, ...]] = {
    "text": (*_EQUALITY, *_PARTS, *_ORDER, *EMPTINESS),
    "phone": (*_EQUALITY, *_PARTS, *EMPTINESS),
    "choice": (*_EQUALITY, *EMPTINESS),
    "date": ("=", "!=", *_ORDER, *_TIMES, *EMPTINESS),
    "birthday": ("=", *_TIMES, *EMPTINESS),
    "integer": (*_EQUALITY, *_ORDER, *EMPTINESS),
    "number": (*_EQUALITY, *_ORDER, *EMPTINESS),
    "money": (*_EQUALITY, *_ORDER, *EMPTINESS),
    "yes_no": ("yes", "no", *EMPTINESS),
    "set": (*_EQUALITY, "contains", "does not contain", *EMPTINESS),
    "segment": _EQUALITY,
}
"""The operators that make sense for each kind, in the order in which a builder offers them."""

Choices = tuple[tuple[str, str], ...]
"""Stored value and its label (``later``)."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One entry of the catalogue.

    ``choices`` are the values that can be stored; ``coded`` names a long list instead (``country``, ``language``).
    ``listed``: may be a column. ``many``: a customer has several, and a condition asks whether any fulfils it.
    ``of``: a figure of such rows, which a condition may narrow: ``stays(month in (12, 1) and nights > 2) >= 1``.
    """

    name: str
    label: str  # later(...), but the user's own words where group is "custom"
    kind: Kind
    group: str
    choices: Choices = ()
    coded: Literal["", "country", "language"] = ""
    listed: bool = True
    many: bool = False
    of: Dealing | None = None

    @property
    def has_own_words(self) -> bool:
        """Whether the choices are words of the house, not of the program."""
        return self.group == "custom" or self.kind == "segment"

    @property
    def operators(self) -> tuple[Operator, ...]:
        """The operators that a condition on this field may have."""
        return OPERATORS[self.kind]
