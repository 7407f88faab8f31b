"""The filter language: text ⇄ tree, losing nothing either way (``parse``, ``to_text``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from grc_desktop.features.segments.fields import Catalogue, Operator

Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True)
class Relative:
    """A day counted from today: ``Relative(12, "month")`` is "12 months ago", a negative count lies ahead."""

    count: int
    unit: Unit


@dataclass(frozen=True)
class Span:
    """A length of time: "30 days", of ``in the last`` and ``in the next``."""

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
    """Every part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold: exactly the rows that it leaves out."""

    part: Node


Node = Condition | All | AnyOf | Not


def parse(text: str, fields: Catalogue) -> Node | None:
    """The tree of an expression; None for an empty one.

    Raises ``Refused`` (field ``where``) that names the position, and the nearest known name of an unknown field.
    """
    raise NotImplementedError


def to_text(node: Node | None) -> str:
    """The expression of a tree; ``parse`` gives the same tree back."""
    raise NotImplementedError
