"""From what somebody asked for to the file on the disk: the one way, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.language import tr
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.exports import queries
from grc_desktop.features.exports.actions import note_export
from grc_desktop.features.exports.formats import ending_of, write_listing
from grc_desktop.features.exports.records import Asked, Column, Listing, Row, Written
from grc_desktop.features.exports.rules import TITLES, chosen_columns, known_columns, usual_columns
from grc_desktop.features.segments.language import parse
from grc_desktop.features.segments.queries import base_catalogue, saved_view
from grc_desktop.features.segments.wording import sentence

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

Report = Callable[[int, int | None], None]
"""Told how many rows of how many are written; may raise ``Cancelled``."""

_BLOCK = 2_000
"""Rows read in one question: preparing it costs as much as some hundred of them."""

_BITE = 50
"""Rows written between two reports: whoever types meanwhile is let through there."""


def make_list(base: Database, asked: Asked, target: Path, report: Report | None = None) -> Written:
    """Write the list that is ``asked`` for to ``target``, by blocks: neither the base nor memory is held for long.

    The journal says who took what out of the base, where this program may write into it.
    """
    listing = listing_of(base, asked, ending_of(target), report)
    written = write_listing(listing, target)
    if base.writing:
        base.write(note_export, title=listing.title, scope=listing.scope, rows=written.rows, file=target.name)
    return written


def listing_of(base: Database, asked: Asked, ending: str, report: Report | None = None) -> Listing:
    """The list that is ``asked`` for, ready to be written to a file of that ending; its rows are read as it is."""
    where, sort, names, scope = asked.where, asked.sort, asked.columns, asked.scope
    fields = None
    if asked.subject == "customers" or asked.subject == "purchases":  # noqa: PLR1714  a list would lose the type
        fields = base.read(base_catalogue, subject=asked.subject)
    if asked.view:
        view = base.read(saved_view, name=asked.view)
        where = both(view.where, where)
        sort = sort or (view.sort or "" if view.subject == asked.subject else "")
        names = names or (view.columns if view.subject == asked.subject and ending != ".vcf" else ())
        scope = view.name
    if len(names) == 1 and names[0].startswith("@"):
        names = base.read(queries.column_set, subject=asked.subject, name=names[0][1:]).columns
    known = known_columns(asked.subject, fields)
    columns = chosen_columns(known, names or usual_columns(asked.subject, ending, known))
    ids = asked.ids
    if ids is None:
        ids = tuple(base.read(queries.list_ids, subject=asked.subject, where=where, sort=sort))
        filters = base.read(base_catalogue) if fields is None else fields
        scope = " · ".join(part for part in (scope, sentence(parse(where, filters), filters)) if part) or tr(
            "No filter"
        )
    house = base.read(establishment)
    if ending == ".vcf":
        columns = (*columns, Column(queries.WAYS, ""))
    tell = report or (lambda _rows, _of: None)
    tell(0, len(ids))
    return Listing(
        title=tr(TITLES[asked.subject]),
        scope=scope or tr("Selection"),
        house=house.name,
        made_at=base.clock.now(),
        made_by=base.user,
        columns=columns,
        rows=_rows(base, asked, ids, columns, tell),
        count=len(ids),
        currency=house.currency,
        card_version=asked.card_version,
        pause=lambda: tell(len(ids), len(ids)),
    )


def both(one: str, other: str) -> str:
    """The expression that asks for both, where both say something."""
    return f"({one}) and ({other})" if one and other else one or other


def _rows(
    base: Database, asked: Asked, ids: tuple[int, ...], columns: tuple[Column, ...], report: Report
) -> Iterator[Row]:
    names = [column.key for column in columns]
    for start in range(0, len(ids), _BLOCK):
        rows = base.read(queries.list_rows, subject=asked.subject, ids=ids[start : start + _BLOCK], columns=names)
        for bite in range(0, len(rows), _BITE):
            report(start + bite, len(ids))
            yield from rows[bite : bite + _BITE]
    report(len(ids), len(ids))
