"""What the segments feature hands out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SavedViewRecord:
    """A named way to see a list. ``expression`` is of the filter language ("" for all rows).

    ``columns`` are field names; ``sort`` a field name, "-" before it for descending.
    """

    id: int
    subject: str
    name: str
    expression: str
    columns: tuple[str, ...]
    sort: str | None
