"""Tree → text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from grc_desktop.features.segments.language.nodes import All, AnyOf, Condition, Node, Not, Relative, Span, Value
from grc_desktop.features.segments.language.tokens import quoted

_PLAIN_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*")
_TODAY = {0: "today", 1: "yesterday", -1: "tomorrow"}


def to_text(node: Node | None) -> str:
    """The expression of a tree; ``parse`` gives the same tree back. None is the empty expression."""
    match node:
        case None:
            return ""
        case Condition():
            return _condition(node)
        case All(parts):
            return " and ".join(map(_grouped, parts))
        case AnyOf(parts):
            return " or ".join(map(_grouped, parts))
        case Not(part):
            return f"not {_grouped(part)}"


def _grouped(node: Node) -> str:
    text = to_text(node)
    return f"({text})" if isinstance(node, (All, AnyOf)) else text


def _condition(condition: Condition) -> str:
    field, operator = _field(condition.field), condition.operator
    if condition.within is not None:
        field += f"({to_text(condition.within)})"
    values = [_value(value) for value in condition.values]
    match operator:
        case "yes":
            return field
        case "no":
            return f"{field} = no"
        case "in" | "not in":
            return f"{field} {operator} ({', '.join(values)})"
        case "between":
            return f"{field} between {values[0]} and {values[1]}"
    return " ".join((field, operator, *values))


def _field(name: str) -> str:
    if _PLAIN_NAME.fullmatch(name):
        return name
    group, _, own = name.partition(".")
    return f"{group}.{quoted(own)}"


def _value(value: Value) -> str:
    match value:
        case str():
            return quoted(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case Relative(count, unit):
            if unit == "day" and count in _TODAY:
                return _TODAY[count]
            return f"{_length(abs(count), unit)} {'ago' if count >= 0 else 'from now'}"
        case Span(count, unit):
            return _length(count, unit)


def _length(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
