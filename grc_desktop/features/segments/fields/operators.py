"""Operators in the user's words, as builders offer them and as sentences say them."""

from __future__ import annotations

from grc_desktop.core.language import later
from grc_desktop.features.segments.fields.field import Operator

OPERATOR_WORDS: dict[Operator, str] = {
    "=": later("is"),
    "!=": later("is not"),
    "<": later("is less than"),
    "<=": later("is at most"),
    ">": later("is more than"),
    ">=": later("is at least"),
    "contains": later("contains"),
    "does not contain": later("does not contain"),
    "starts with": later("starts with"),
    "in": later("is one of"),
    "not in": later("is none of"),
    "between": later("is between"),
    "in the last": later("in the last"),
    "in the next": later("in the next"),
    "is empty": later("is empty"),
    "is not empty": later("is not empty"),
    "yes": later("yes"),
    "no": later("no"),
}
WORDS_OF_DATES: dict[Operator, str] = {
    "=": later("on"),
    "!=": later("not on"),
    "<": later("before"),
    "<=": later("until"),
    ">": later("after"),
    ">=": later("from"),
    "between": later("between"),
}
"""How dates say it, where they say it otherwise."""
