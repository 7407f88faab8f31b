"""What the page looks at: the wish of the user, and what came of reading the file by it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.dates import DayOrder
from grc_desktop.features.imports.queries import saved_mapping
from grc_desktop.features.imports.reading import ReadingChoices, Table, read_table
from grc_desktop.features.imports.recognition import Kind, Recognition, is_known, recognise
from grc_desktop.features.imports.records import OnDuplicate, Plan, SavedMapping

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Progress


@dataclass(frozen=True)
class Wish:
    """What is to be imported, as far as the user has said it; ``None`` leaves it to the importer."""

    path: Path
    reading: ReadingChoices = field(default_factory=ReadingChoices)
    kind: Kind | None = None
    columns: tuple[tuple[str, str | None], ...] = ()  # chosen by hand: column, field
    day_order: DayOrder | None = None
    use_saved: bool = True
    on_duplicate: OnDuplicate = "fill"


@dataclass(frozen=True)
class Opened:
    """A file read by a wish. ``saved`` is the kept mapping of this header, used unless the wish says otherwise."""

    wish: Wish
    table: Table
    recognition: Recognition
    rows: int
    saved: SavedMapping | None

    @property
    def plan(self) -> Plan:
        """What is to be done with it."""
        return Plan(self.table, self.recognition, self.wish.on_duplicate)


def open_file(base: Database, progress: Progress, wish: Wish) -> Opened:
    """Read the file, recognise its columns, count its rows."""
    table = read_table(wish.path, wish.reading, is_known=is_known)
    saved = base.read(saved_mapping, header=table.header)
    chosen: dict[str, str | None] = {}
    kind = wish.kind
    if saved is not None and wish.use_saved and kind in (None, saved.kind):
        chosen, kind = dict(saved.columns), saved.kind
    recognition = recognise(table, kind=kind, chosen=chosen | dict(wish.columns), day_order=wish.day_order)
    rows = 0
    for rows, _ in enumerate(table.rows(), 1):
        if rows % 1_000 == 0:
            progress(rows)
    return Opened(wish, table, recognition, rows, saved)
