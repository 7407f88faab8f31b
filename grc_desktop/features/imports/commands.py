"""``grc-desktop import``."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.numbers import format_share
from grc_desktop.features.console import Console, count_typed
from grc_desktop.features.offers import Command

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.features.imports.comparing import Alike
    from grc_desktop.features.imports.reading import Table
    from grc_desktop.features.imports.records import JudgedRow, OnDuplicate, Plan, Report
    from grc_desktop.features.imports.understanding.drafts import Remark

_SHOWN = 20
"""Problems listed without ``--json``."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from grc_desktop.features.imports.recognition import KINDS
    from grc_desktop.features.imports.records import ON_DUPLICATE

    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=tr("CSV, XLSX, XLS, ODS, vCard, a backup of HotelDruid; or a folder of them"),
    )
    parser.add_argument("--kind", choices=["auto", *KINDS], default="auto", help=tr("what a row of the file is"))
    parser.add_argument("--mapping", metavar="FILE.toml", type=Path, help=tr('lines such as "NOM" = "last_name"'))
    parser.add_argument(
        "--on-duplicate",
        choices=ON_DUPLICATE,
        default="report",
        help=tr("what to do with records that are already there"),
    )
    parser.add_argument("--dry-run", action="store_true", help=tr("say what would happen and write nothing"))
    parser.add_argument(
        "--same-as",
        metavar="ROW=ID",
        type=_tie,
        action="append",
        default=[],
        help=tr("the row of that number is the customer with that id; may be said again"),
    )
    parser.add_argument(
        "--alike", action="store_true", help=tr("name the new rows that resemble somebody (of the first hundred)")
    )
    parser.add_argument(
        "--rejected", metavar="FILE.xlsx", type=Path, help=tr("a workbook for the rows that were refused")
    )
    parser.add_argument("--preview", metavar="N", type=count_typed, help=tr("show the first rows as they are read"))
    parser.add_argument("--sheet", metavar="NAME", help=tr("which sheet of a workbook"))
    parser.add_argument("--encoding", help=tr("when it is guessed wrongly: cp1252, utf-8, mac_roman …"))
    parser.add_argument("--separator", help=tr("when it is guessed wrongly; “tab” for a tabulator"))


def _tie(text: str) -> tuple[int, int]:
    row, _, customer_id = text.partition("=")
    return int(row), int(customer_id)


def _run(arguments: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.imports.comparing import alike_rows
    from grc_desktop.features.imports.gathering import read_tables
    from grc_desktop.features.imports.importing import carry_out_all, try_out_all
    from grc_desktop.features.imports.reading import ReadingChoices, files_of
    from grc_desktop.features.imports.recognition import read_mapping_file
    from grc_desktop.features.imports.refused_rows import write_refused_rows

    separator = {"tab": "\t", "\\t": "\t"}.get(arguments.separator, arguments.separator)
    choices = ReadingChoices(arguments.encoding, separator, arguments.sheet)
    if arguments.same_as and len(arguments.files) > 1:
        raise Refused(tr("--same-as names rows of one file: import one at a time."), field="same_as")
    tables = [table for path in files_of(map(Path, arguments.files)) for table in read_tables(path, choices)]
    if arguments.preview is not None:
        _answer_all(
            console,
            [_preview(table, arguments.preview) for table in tables],
            lambda: _as_text(tables, arguments.preview),
        )
        return
    chosen = read_mapping_file(arguments.mapping) if arguments.mapping else None
    spoken = _Spoken(console)
    with console.reading() if arguments.dry_run else console.writing() as base:
        plans = [_plan(base, table, arguments, chosen) for table in tables]
        alike: list[list[Alike]] = []
        if arguments.dry_run:
            reports = try_out_all(base, plans, spoken)
            if arguments.alike:
                alike = [base.read(alike_rows, plan=report.plan, rows=report.judged("created")) for report in reports]
        else:
            reports = carry_out_all(base, plans, spoken, remember=chosen is not None).result
    if arguments.rejected:
        write_refused_rows(arguments.rejected, reports)
    documents = [_document(report) for report in reports]
    for document, likes in zip(documents, alike, strict=False):
        document["alike"] = [_alike(one) for one in likes]
    sentences = [*map(_sentence, reports), *(_likely(one) for likes in alike for one in likes)]
    _answer_all(console, documents, lambda: "\n".join(sentences))


def _plan(base: Database, table: Table, arguments: argparse.Namespace, chosen: dict[str, str | None] | None) -> Plan:
    """What to do with one file: as the mapping file says, else as its columns were understood the last time."""
    from grc_desktop.features.customers.queries.house import own_fields
    from grc_desktop.features.imports.queries import saved_mapping
    from grc_desktop.features.imports.recognition import recognise
    from grc_desktop.features.imports.records import Plan

    kind = None if arguments.kind == "auto" else arguments.kind
    if chosen is None and (saved := base.read(saved_mapping, header=table.header)) and kind in (None, saved.kind):
        chosen, kind = saved.columns, saved.kind
    found = recognise(table, kind=kind, chosen=chosen, house=base.read(own_fields))
    if not any(found.mapping.values()):
        name = table.path.name
        raise Refused(tr("No column of “{name}” was recognised. Say what they are with --mapping.", name=name))
    policy: OnDuplicate = (
        "fill" if arguments.on_duplicate == "report" else arguments.on_duplicate
    )  # they are no question any more
    same_as: dict[int, int] = dict(arguments.same_as)
    return Plan(table, found, arguments.on_duplicate, dict.fromkeys(same_as, policy), same_as=same_as)


class _Spoken:
    """Progress on standard error, once a second at most."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._said = time.monotonic()

    def __call__(self, count: int) -> None:
        if time.monotonic() - self._said >= 1:
            self._said = time.monotonic()
            self._console.say(trn("{count} row …", "{count} rows …", count))


def _answer_all(console: Console, documents: list[dict[str, Any]], sentence: Callable[[], str]) -> None:
    """One file, one object; several files, a list in their order."""
    console.answer(documents[0] if len(documents) == 1 else documents, sentence)


def _preview(table: Table, count: int) -> dict[str, Any]:
    return {
        "encoding": table.encoding,
        "separator": table.separator,
        "header": list(table.header),
        "rows": [table.padded(cells) for _, cells in table.first_rows(count)],
    }


def _as_text(tables: list[Table], count: int) -> str:
    lines = []
    for table in tables:
        lines.append("\t".join(table.header))
        lines += ["\t".join(" ".join(cell.split()) for cell in cells) for _, cells in table.first_rows(count)]
    return "\n".join(lines)


def _document(report: Report) -> dict[str, Any]:
    table = report.plan.table
    return {
        "operation": report.operation_id,
        "format": table.format,
        "encoding": table.encoding,
        "separator": table.separator,
        "rows": report.rows,
        "created": report.created,
        "updated": report.updated,
        "skipped": report.skipped,
        "duplicates": len(report.duplicates),
        "warnings": [_remark(remark) for remark in report.warnings],
        "rejected": [_left_out(row) for row in report.rejected],
        "mapping": report.plan.recognition.mapping,
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {"row": remark.row, "column": remark.column or None, "value": remark.value, "reason": remark.reason}


def _left_out(row: JudgedRow) -> dict[str, Any]:
    return {"row": row.row, "column": None, "value": " | ".join(filter(None, row.cells)), "reason": row.reason}


def _alike(one: Alike) -> dict[str, Any]:
    score = round(one.score, 3)
    return {"row": one.row, "id": one.customer_id, "name": one.name, "score": score, "reasons": list(one.reasons)}


def _likely(one: Alike) -> str:
    return tr(
        "Row {row} may be {name} (id {id}, {share} alike)",
        row=one.row,
        name=one.name,
        id=one.customer_id,
        share=format_share(one.score),
    )


def _sentence(report: Report) -> str:
    figures = tr(
        "{file}: {rows} rows, {created} created, {updated} updated, {skipped} skipped, "
        "{duplicates} duplicates, {rejected} refused",
        file=report.plan.table.name,
        rows=report.rows,
        created=report.created,
        updated=report.updated,
        skipped=report.skipped,
        duplicates=len(report.duplicates),
        rejected=len(report.rejected),
    )
    never = report.plan.recognition.never_kept
    left = [tr("Never kept, whatever they hold: {columns}", columns=", ".join(never))] if never else []
    problems = [
        tr("Row {row}: {reason}", row=row.row, reason=row.reason) for row in (*report.rejected, *report.duplicates)
    ]
    problems += [
        tr(
            "Row {row}, {column}: “{value}”. {reason}",
            row=one.row,
            column=one.column,
            value=one.value,
            reason=one.reason,
        )
        for one in report.warnings
    ]
    more = [tr("… and {count} more; see --json", count=len(problems) - _SHOWN)] if len(problems) > _SHOWN else []
    return "\n".join([figures, *left, *problems[:_SHOWN], *more])


IMPORT = Command(
    name="import",
    summary=later("bring in customers, purchases or complaints from a file"),
    arguments=_arguments,
    run=_run,
)
