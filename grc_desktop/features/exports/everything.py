"""The whole base as JSON: every table, every row, as it is stored. For whoever leaves, or checks what is kept.

An object with ``made_at``, ``made_by``, ``establishment`` and, under ``tables``, a list of rows for each table of
``docs/`` data model: amounts in cents, instants in UTC, references by key. Files that were attached lie beside the
base under their SHA-256; the journal stays in the base.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.language import tr
from grc_desktop.core.new_file import new_file
from grc_desktop.database.schema.base import INSTANT_FORMAT
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.exports import queries
from grc_desktop.features.exports.actions import note_export
from grc_desktop.features.exports.making import Report
from grc_desktop.features.exports.records import Written

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


def write_everything(base: Database, target: Path, report: Report | None = None) -> Written:
    """Write all that was entered to ``target``, whole or not at all, table by table; the journal notes it."""
    encoder = json.JSONEncoder(ensure_ascii=False, default=_encode)
    count = 0
    with new_file(target) as path, path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
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
    if base.writing:
        base.write(note_export, title=tr("Everything"), scope=tr("No filter"), rows=count, file=target.name)
    return Written(file=target, rows=count)


def _encode(value: object) -> object:
    if isinstance(value, datetime):
        return value.strftime(INSTANT_FORMAT)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")
