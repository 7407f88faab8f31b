"""The tree of an expression: frozen, comparable, what a builder shows as rows of conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from grc_desktop.features.segments.fields import Operator

Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True)
class Relative:
    """A day counted from today: ``Relative(12, "month")`` is "12 months ago", a negative count lies ahead."""

    count: int
    unit: Unit


@dataclass(frozen=True)
class Span:
    """A length of time: the "30 days" of ``in the last`` and ``in the next``; ``count`` is at least 1."""

    count: int
    unit: Unit


Value = str | Decimal | date | Relative | Span


@dataclass(frozen=True)
class Condition:
    """``field operator values``: none for emptiness and yes/no, two for ``between``, any number for ``in``.

    ``within`` narrows the rows that a figure is of: ``stays(month = 12) >= 1`` counts stays in December.
    """

    field: str
    operator: Operator
    values: tuple[Value, ...] = ()
    within: Node | None = None


@dataclass(frozen=True)
class All:
    """Every one of two parts or more holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one of two parts or more holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold: exactly the rows that it leaves out."""

    part: Node


Node = Condition | All | AnyOf | Not


def conditions(node: Node | None) -> Iterator[Condition]:
    """Every condition of a tree, in the order of its text; what narrows one comes after it."""
    match node:
        case Condition():
            yield node
            yield from conditions(node.within)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from conditions(part)
        case Not(part):
            yield from conditions(part)
