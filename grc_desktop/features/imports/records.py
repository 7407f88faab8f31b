"""What the imports feature hands out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from grc_desktop.features.imports.reading import Table
from grc_desktop.features.imports.recognition import Kind, Recognition
from grc_desktop.features.imports.understanding.drafts import Remark

OnDuplicate = Literal["report", "skip", "fill", "update", "create"]
"""What happens to a row whose record is already there.

report: it is left out and counted in ``duplicates``, to be compared; skip: it is left out, counted in ``skipped``;
fill: only empty fields are filled; update: fields are overwritten by what the row says (never emptied);
create: a new record is made all the same.
"""

ON_DUPLICATE: tuple[OnDuplicate, ...] = get_args(OnDuplicate)


@dataclass(frozen=True)
class Plan:
    """A file, what its columns mean, and what to do with what is already there.

    ``decisions`` says it for single rows (their number in the file), where it differs from ``on_duplicate``.
    """

    table: Table
    recognition: Recognition
    on_duplicate: OnDuplicate = "report"
    decisions: Mapping[int, OnDuplicate] = field(default_factory=dict)

    def policy(self, row: int) -> OnDuplicate:
        """What to do with a row whose record is already there."""
        return self.decisions.get(row, self.on_duplicate)


@dataclass(frozen=True)
class LeftOut:
    """A row that was not written: refused, or a duplicate to be compared. ``cells`` as they stand in the file."""

    row: int
    reason: str
    cells: tuple[str, ...]
    duplicate_of: int | None = None  # customer


@dataclass(frozen=True)
class Report:
    """What an import did, or would do. ``rows`` = created + updated + skipped + duplicates + rejected."""

    plan: Plan
    operation_id: int | None
    words: str
    rows: int
    created: int
    updated: int
    skipped: int
    new_customers: int
    first_customer: int | None  # keys of the customers that came in: from here to last_customer
    last_customer: int | None
    warnings: tuple[Remark, ...]
    rejected: tuple[LeftOut, ...]
    duplicates: tuple[LeftOut, ...]


@dataclass(frozen=True)
class SavedMapping:
    """A mapping that the house keeps: recognised again by the header of the file."""

    name: str
    header: tuple[str, ...]
    kind: Kind
    columns: dict[str, str | None]
