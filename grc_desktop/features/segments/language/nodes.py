"""The tree of an expression: frozen, comparable, what a builder shows as rows of conditions."""

from __future__ import annotations

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
    """``field operator values``: none for emptiness and yes/no, two for ``between``, any number for ``in``."""

    field: str
    operator: Operator
    values: tuple[Value, ...] = ()


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
