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

SHOWN = 100
"""Rows of one verdict that are shown; a workbook holds all that were left out."""

ON_DUPLICATE: tuple[OnDuplicate, ...] = get_args(OnDuplicate)


@dataclass(frozen=True)
class Plan:
    """A file, what its columns mean, and what to do with what is already there.

    ``decisions`` says it for single rows (their number in the file), where it differs from ``on_duplicate``.
    ``same_as`` names the customer of the base whom somebody recognised in a row, where no key tells it.
    ``mapping_name`` is the name under which the meaning of its columns is kept; "": that of the file.
    """

    table: Table
    recognition: Recognition
    on_duplicate: OnDuplicate = "report"
    decisions: Mapping[int, OnDuplicate] = field(default_factory=dict)
    mapping_name: str = ""
    same_as: Mapping[int, int] = field(default_factory=dict)

    @property
    def is_ours(self) -> bool:
        """Whether this program wrote the file: its rows carry the number of a record."""
        return "grc_record" in self.recognition.mapping.values()

    def policy(self, row: int) -> OnDuplicate:
        """What to do with a row whose record is already there."""
        return self.decisions.get(row, self.on_duplicate)


Verdict = Literal["created", "updated", "skipped", "duplicate", "rejected"]
"""What becomes of a row. updated: something was filled or overwritten; skipped: nothing in it was new."""


@dataclass(frozen=True)
class JudgedRow:
    """A row and why it was judged as it was. ``cells`` as they stand in the file.

    ``duplicate_of`` is the customer that it repeats. In a dry run this may be one whom an earlier row brings in:
    ``repeats_row`` is its number then.
    """

    row: int
    reason: str
    cells: tuple[str, ...]
    duplicate_of: int | None = None
    repeats_row: int | None = None


@dataclass(frozen=True)
class Report:
    """What an import did, or would do. ``rows`` = created + updated + skipped + duplicates + rejected.

    Of the rows that were created, updated or skipped the first ``SHOWN`` are in ``examples``.
    """

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
    rejected: tuple[JudgedRow, ...]
    duplicates: tuple[JudgedRow, ...]
    examples: Mapping[Verdict, tuple[JudgedRow, ...]] = field(default_factory=dict)
    customers: tuple[int, ...] = ()  # whom the rows are about, new ones and known ones, by key

    def judged(self, verdict: Verdict) -> tuple[JudgedRow, ...]:
        """The rows of a verdict, as far as they were kept."""
        kept = {"rejected": self.rejected, "duplicate": self.duplicates}
        return kept.get(verdict) or self.examples.get(verdict, ())

    def count(self, verdict: Verdict) -> int:
        """How many rows have this verdict."""
        counts = {"created": self.created, "updated": self.updated, "skipped": self.skipped}
        return counts[verdict] if verdict in counts else len(self.judged(verdict))


@dataclass(frozen=True)
class SavedMapping:
    """A mapping that the house keeps: recognised again by the header of the file."""

    name: str
    header: tuple[str, ...]
    kind: Kind
    columns: dict[str, str | None]
