"""Fields, operators, values and conditions in the user's words, for chips, builders and headings."""

from __future__ import annotations

from grc_desktop.features.segments.fields import Catalogue, Choices, Field, Kind, Operator
from grc_desktop.features.segments.language import Node


def field_label(field: Field) -> str:
    """The field's label in the user's language."""
    raise NotImplementedError


def operator_label(operator: Operator, kind: Kind) -> str:
    """The operator as a builder offers it: "il y a plus de" …"""
    raise NotImplementedError


def choices_of(field: Field) -> Choices:
    """The values to choose from, each with its label in the user's language; empty for a free field."""
    raise NotImplementedError


def value_label(field: Field, value: object) -> str:
    """A value of a record as a list shows it ("" for an absent one)."""
    raise NotImplementedError


def sentence(node: Node | None, fields: Catalogue) -> str:
    """A whole condition or tree in words: "Town is Lyon", for a chip or the heading of a printed list."""
    raise NotImplementedError
