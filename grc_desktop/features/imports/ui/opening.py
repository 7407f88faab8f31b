"""What the page looks at: the wishes of the user, and what came of reading the files by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from grc_desktop.core.dates import DayOrder
from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.features.customers.queries.house import own_fields
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.imports.gathering import read_tables
from grc_desktop.features.imports.queries import saved_mapping, saved_mappings
from grc_desktop.features.imports.reading import ReadingChoices, Row, Table, files_of, read_pasted, read_table
from grc_desktop.features.imports.recognition import Kind, Recognition, fields_of, is_known, recognise
from grc_desktop.features.imports.recognition.headers import numbered
from grc_desktop.features.imports.records import OnDuplicate, Plan, SavedMapping

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Progress

FIRST_ROWS = 30
"""Shown as the file has them."""

_SHARED = 0.5
"""Part of its columns that a file must have for a mapping to be offered for it."""

_SAID_EVERY = 1_000
"""Rows between two words of progress."""


@dataclass(frozen=True)
class Wish:
    """What is to be imported, as far as the user has said it; ``None`` leaves it to the importer."""

    path: Path  # of pasted text its name alone
    pasted: str = ""
    reading: ReadingChoices = field(default_factory=ReadingChoices)
    kind: Kind | None = None
    columns: tuple[tuple[str, str | None], ...] = ()  # chosen by hand: column, field
    day_order: DayOrder | None = None
    mend: bool = True  # repair garbled accents
    use_saved: bool = True
    mapping: SavedMapping | None = None  # chosen by hand among those offered
    mapping_name: str = ""  # under which its own is kept
    on_duplicate: OnDuplicate = "fill"
    decisions: Mapping[int, OnDuplicate] = field(default_factory=dict)
    same_as: Mapping[int, int] = field(default_factory=dict)  # rows recognised by the user: customer of the base
    beside_others: bool = False  # a sheet whose neighbours are imported as well

    def otherwise(self, name: str, value: object) -> Wish:
        """The same, with one thing about the reading said otherwise: ``kind``, ``sheet``, ``mapping`` …"""
        if name == "mapping":
            return replace(self, use_saved=value is not None, mapping=cast(Any, value), columns=(), kind=None)
        if name in ("kind", "day_order", "mend"):
            wish = replace(self, **{name: value})  # type: ignore[arg-type]
        else:
            wish = replace(self, reading=replace(self.reading, **{name: value}))  # type: ignore[arg-type]
        # Other columns may come of it: what was said of the old ones stands only where nothing else changes.
        return wish if name in ("day_order", "mend") else replace(wish, columns=())


@dataclass(frozen=True)
class Opened:
    """A file read by a wish. ``saved`` is the kept mapping that is used unless the wish says otherwise."""

    wish: Wish
    table: Table
    recognition: Recognition
    rows: int
    saved: SavedMapping | None
    offered: tuple[SavedMapping, ...] = ()  # others that fit
    first_rows: tuple[Row, ...] = ()
    house: tuple[OwnFieldRecord, ...] = ()  # its own fields

    @property
    def plan(self) -> Plan:
        """What is to be done with it."""
        wish = self.wish
        return Plan(self.table, self.recognition, wish.on_duplicate, wish.decisions, wish.mapping_name, wish.same_as)

    def with_field(self, column: str, field_name: str | None) -> Wish:
        """The wish by which ``column`` fills a field; another one that filled it, where it holds one value, is left."""
        columns = dict(self.wish.columns) | {column: field_name}
        field = fields_of(self.recognition.kind).get(field_name or "")
        if field is not None and not field.repeats:
            columns |= {
                one.name: None for one in self.recognition.columns if one.field == field_name and one.name != column
            }
        return replace(self.wish, columns=tuple(columns.items()))

    def recognised(self, row: int, customer_id: int) -> Opened:
        """The same, with a row that is this customer of the base, and completes them."""
        wish = self.wish
        policy: OnDuplicate = "update" if wish.on_duplicate == "update" else "fill"
        said = replace(wish, same_as={**wish.same_as, row: customer_id}, decisions={**wish.decisions, row: policy})
        return replace(self, wish=said)

    def decided(self, row: int, policy: OnDuplicate | None) -> Opened:
        """The same, with a row decided by hand; ``None`` takes the decision back."""
        decisions = {number: said for number, said in self.wish.decisions.items() if number != row}
        if policy is not None:
            decisions[row] = policy
        return replace(self, wish=replace(self.wish, decisions=decisions))


@dataclass(frozen=True)
class Gathered:
    """The files that were meant, opened, and a sentence for each of the others."""

    opened: tuple[Opened, ...]
    troubles: tuple[str, ...]


def open_places(base: Database, progress: Progress, places: Sequence[Path]) -> Gathered:
    """Open files and folders of files. Raises ``Refused`` with the first reason where nothing could be opened."""
    opened, troubles = [], []
    for path in files_of(places):
        try:
            tables = read_tables(path)
            for table in tables:
                reading = ReadingChoices(sheet=table.sheet if table.beside_others else None)
                wish = Wish(path, reading=reading, beside_others=table.beside_others)
                opened.append(_opened(base, progress, wish, table))
        except (Refused, Trouble) as reason:
            troubles.append(reason.sentence)
    if not opened:
        raise Refused(troubles[0])
    return Gathered(tuple(opened), tuple(troubles))


def open_file(base: Database, progress: Progress, wish: Wish) -> Opened:
    """Read the file, recognise its columns, count its rows."""
    return _opened(base, progress, wish, _read(wish))


def _opened(base: Database, progress: Progress, wish: Wish, table: Table) -> Opened:
    saved = wish.mapping or base.read(saved_mapping, header=table.header)
    chosen: dict[str, str | None] = {}
    kind = wish.kind
    if saved is not None and wish.use_saved and kind in (None, saved.kind):
        names = numbered(table.header)
        chosen, kind = {name: saved.columns[name] for name in names if name in saved.columns}, saved.kind
    house = tuple(base.read(own_fields))
    recognition = recognise(
        table, kind=kind, chosen=chosen | dict(wish.columns), day_order=wish.day_order, mend=wish.mend, house=house
    )
    rows = 0
    for rows, _ in enumerate(table.rows(), 1):
        if rows % _SAID_EVERY == 0:
            progress(rows)
    offered = tuple(
        mapping for mapping in base.read(saved_mappings) if _fits(mapping, table) and mapping.name != _name(saved)
    )
    return Opened(wish, table, recognition, rows, saved, offered, tuple(table.first_rows(FIRST_ROWS)), house)


def _read(wish: Wish) -> Table:
    if wish.pasted:
        return read_pasted(wish.pasted, wish.reading, is_known=is_known)
    return replace(read_table(wish.path, wish.reading, is_known=is_known), beside_others=wish.beside_others)


def _fits(mapping: SavedMapping, table: Table) -> bool:
    shared = len(set(mapping.header) & set(table.header))
    return shared > _SHARED * len(set(table.header))


def _name(mapping: SavedMapping | None) -> str:
    return mapping.name if mapping is not None else ""
