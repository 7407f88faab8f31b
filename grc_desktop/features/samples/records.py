"""What filling a sample house amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Profile = Literal["hotel", "agency"]
"""What kind of house it is."""

Rows = dict[str, list[dict[str, Any]]]
"""Rows to insert by table name, ids included, parents among them or inserted before."""


@dataclass(frozen=True)
class SampleHouse:
    """How many rows were made."""

    customers: int
    purchases: int
    complaints: int


@dataclass(frozen=True)
class Foundation:
    """Ids of what the house had before its first customer: tags by name, own fields in their order."""

    tag_ids: dict[str, int]
    field_ids: list[int]
