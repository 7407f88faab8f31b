"""A whole import, or its dry run: the file read once, row by row, in blocks."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.database import Database, Done
from grc_desktop.features.imports.actions import import_block, keep_mapping
from grc_desktop.features.imports.judging import Block, Judge
from grc_desktop.features.imports.queries import load_directory
from grc_desktop.features.imports.records import LeftOut, Plan, Report
from grc_desktop.features.imports.understanding.drafts import Draft, Remark
from grc_desktop.features.imports.understanding.understand import understand

BLOCK = 2_000
"""Rows committed together: others can write between two blocks, and stopping takes a moment."""

Write = Callable[[list[Draft]], Block]


class Progress(Protocol):
    """Told how many rows are done; raises ``Cancelled`` when the user stopped it."""

    def __call__(self, count: int, /) -> None: ...


def silent(_: int) -> None:
    """A progress that nobody looks at."""


def try_out(base: Database, plan: Plan, progress: Progress = silent) -> Report:
    """Say what ``carry_out`` would do; nothing is written."""
    judge = Judge(base.read(load_directory), plan.on_duplicate, dry_run=True)
    tally = _go_through(base, plan, progress, lambda drafts: base.read(judge.judge, drafts))
    return tally.report(plan, None)


def carry_out(base: Database, plan: Plan, progress: Progress = silent, *, remember: bool = False) -> Done[Report]:
    """Import the file, in one operation that is there whole or not at all.

    Whatever interrupts it (``Cancelled`` from ``progress``, an unreadable row, a crash) takes all of it back.
    With ``remember`` its mapping is kept for the next file with the same header.
    """
    judge = Judge(base.read(load_directory), plan.on_duplicate, dry_run=False)
    with base.long_operation("imports.import_file") as steps:

        def write(drafts: list[Draft]) -> Block:
            return steps.write(import_block, judge=judge, drafts=drafts, source=plan.table.path.name)

        tally = _go_through(base, plan, progress, write)
        if remember and tally.created + tally.updated:
            steps.write(keep_mapping, table=plan.table, recognition=plan.recognition)
        steps.describe(tally.words(plan))
    report = tally.report(plan, steps.operation_id)
    return Done(report, steps.operation_id, report.words, steps.tables if steps.operation_id else frozenset())


class _Tally:
    def __init__(self) -> None:
        self.rows = self.created = self.updated = self.skipped = self.new_customers = 0
        self.first: int | None = None
        self.last: int | None = None
        self.warnings: list[Remark] = []
        self.rejected: list[LeftOut] = []
        self.duplicates: list[LeftOut] = []

    def add(self, block: Block) -> None:
        for judgement in block.judgements:
            draft = judgement.draft
            self.rows += 1
            match judgement.verdict:
                case "created":
                    self.created += 1
                case "updated":
                    self.updated += 1
                case "skipped":
                    self.skipped += 1
                case "duplicate" | "rejected" as verdict:
                    left_out = self.duplicates if verdict == "duplicate" else self.rejected
                    left_out.append(LeftOut(draft.row, judgement.reason, tuple(draft.cells), judgement.duplicate_of))
            if judgement.verdict != "rejected":
                self.warnings += draft.remarks
        if block.new:
            self.new_customers += len(block.new)
            self.first = self.first or block.new[0].id
            self.last = block.new[-1].id

    def words(self, plan: Plan) -> str:
        sentence = {
            "customers": trn(
                "Imported {count} customer from {file}",
                "Imported {count} customers from {file}",
                self.created + self.updated,
                file=plan.table.path.name,
            ),
            "purchases": trn(
                "Imported {count} purchase from {file}",
                "Imported {count} purchases from {file}",
                self.created + self.updated,
                file=plan.table.path.name,
            ),
            "complaints": trn(
                "Imported {count} complaint from {file}",
                "Imported {count} complaints from {file}",
                self.created + self.updated,
                file=plan.table.path.name,
            ),
        }
        return sentence[plan.recognition.kind]

    def report(self, plan: Plan, operation_id: int | None) -> Report:
        return Report(
            plan=plan,
            operation_id=operation_id,
            words=self.words(plan),
            rows=self.rows,
            created=self.created,
            updated=self.updated,
            skipped=self.skipped,
            new_customers=self.new_customers,
            first_customer=self.first,
            last_customer=self.last,
            warnings=tuple(self.warnings),
            rejected=tuple(self.rejected),
            duplicates=tuple(self.duplicates),
        )


def _go_through(base: Database, plan: Plan, progress: Progress, handle: Write) -> _Tally:
    if not any(column.field for column in plan.recognition.columns):
        raise Refused(
            tr(
                "No column of “{name}” was recognised. Say what they are, in the window or with --mapping.",
                name=plan.table.path.name,
            )
        )
    tally = _Tally()
    collecting = gc.isenabled()
    gc.disable()  # hundreds of objects live for each row, none in cycles: looking for some took a third of the time
    try:
        _take_blocks(base, plan, progress, handle, tally)
    finally:
        if collecting:
            gc.enable()
    return tally


def _take_blocks(base: Database, plan: Plan, progress: Progress, handle: Write, tally: _Tally) -> None:
    drafts = understand(plan.table.rows(), plan.recognition, base.clock.today())
    progress(0)
    for block in _blocks(drafts):
        tally.add(handle(block))
        progress(tally.rows)


def _blocks(drafts: Iterator[Draft]) -> Iterator[list[Draft]]:
    while block := list(islice(drafts, BLOCK)):
        yield block
