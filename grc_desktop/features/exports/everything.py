"""The whole base in one file, for whoever leaves, or checks what is kept.

As JSON every table, every row, as it is stored: an object with ``made_at``, ``made_by``, ``establishment`` and, under
``tables``, a list of rows for each table of ``docs/`` data model: amounts in cents, instants in UTC, references by key.
As a workbook every list, each on a sheet of its own; ``import`` makes the same customers, purchases and what belongs to
them of it again. Files that were attached lie beside the base under their SHA-256; the journal stays in the base.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.new_file import new_file
from grc_desktop.database.schema.base import INSTANT_FORMAT
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.exports import queries
from grc_desktop.features.exports.actions import note_export
from grc_desktop.features.exports.making import Report, listing_of
from grc_desktop.features.exports.records import SUBJECTS, Asked, Listing, Written

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


ENDINGS = (".xlsx", ".json")


def write_everything(base: Database, target: Path, report: Report | None = None) -> Written:
    """Write all that was entered to ``target``, whole or not at all; its ending says how. The journal notes it."""
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        endings = ", ".join(ENDINGS)
        raise Refused(
            tr("Everything is written to one of these kinds of file: {endings}.", endings=endings), field="to"
        )
    with new_file(target) as path:
        count = (_write_tables if ending == ".json" else _write_lists)(base, path, report)
    if base.writing:
        base.write(note_export, title=tr("Everything"), scope=tr("No filter"), rows=count, file=target.name)
    return Written(file=target, rows=count)


def _write_lists(base: Database, path: Path, report: Report | None) -> int:
    from grc_desktop.features.exports.formats.workbook import write_sheets

    done = 0

    def so_far(rows: int, _of: int | None) -> None:
        if report:
            report(done + rows, None)

    def lists() -> Iterator[Listing]:
        nonlocal done
        for subject in SUBJECTS:
            listing = listing_of(base, Asked(subject), ".xlsx", so_far)
            yield replace(listing, pause=lambda: so_far(0, None))  # called when ``done`` is all of them
            done += listing.count

    return write_sheets(lists(), path, tr("Everything")).rows


def _write_tables(base: Database, path: Path, report: Report | None) -> int:
    encoder = json.JSONEncoder(ensure_ascii=False, default=_encode)
    count = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        head = {"made_at": base.clock.now(), "made_by": base.user, "establishment": base.read(establishment).name}
        file.write(encoder.encode(head)[:-1] + ', "tables": {')
        for at, table in enumerate(queries.tables()):
            file.write(("," if at else "") + f'\n"{table}": [')
            after = 0
            while rows := base.read(queries.table_rows, table=table, after=after):
                lines = [
                    ("\n" if not after and not at_row else ",\n") + encoder.encode(row)
                    for at_row, row in enumerate(rows)
                ]
                file.writelines(lines)
                after = rows[-1]["id"]
                count += len(rows)
                if report:
                    report(count, None)
            file.write("]")
        file.write("\n}}\n")
    return count


def _encode(value: object) -> object:
    if isinstance(value, datetime):
        return value.strftime(INSTANT_FORMAT)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")
