"""Whole imports and their dry runs: one file or several, read once, row by row, in blocks."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.database.database import Database, Done
from grc_desktop.features.imports.actions import import_block, keep_mapping
from grc_desktop.features.imports.judging import Block, Judge
from grc_desktop.features.imports.queries import load_directory
from grc_desktop.features.imports.recognition import KINDS, Kind
from grc_desktop.features.imports.records import Plan, Report
from grc_desktop.features.imports.tally import Tally, words_of
from grc_desktop.features.imports.understanding.drafts import Draft
from grc_desktop.features.imports.understanding.understand import understand

BLOCK = 2_000
"""Rows committed together: others can write between two blocks, and stopping takes a moment."""

BLOCK_TEXT = 8_000_000
"""Characters after which a block ends early: rows with photos, or with whole stories."""


_BITE = 100
"""Rows understood between two reports: whoever stops it is heard there, and whoever types let through."""

_GROWTH = {"csv": 15, "fixed": 15, "hoteldruid": 15, "vcard": 5}
"""Bytes that the base takes for each of the file, with its indexes and the journal; cards may be mostly pictures."""

_GROWTH_OF_WORKBOOKS = 60  # they are packed


class Progress(Protocol):
    """Told how many rows are done; raises ``Cancelled`` when the user stopped it."""

    def __call__(self, count: int, /) -> None: ...


def silent(_: int) -> None:
    """A progress that nobody looks at."""


def try_out(base: Database, plan: Plan, progress: Progress = silent) -> Report:
    """Say what ``carry_out`` would do; nothing is written."""
    return try_out_all(base, [plan], progress)[0]


def try_out_all(base: Database, plans: Sequence[Plan], progress: Progress = silent) -> list[Report]:
    """Say what ``carry_out_all`` would do; nothing is written."""
    judge = Judge(base.read(load_directory, pause=partial(progress, 0)), base.clock.today(), dry_run=True)
    tallies = _go_through(
        base, judge, plans, progress, lambda plan, drafts: base.read(judge.judge, drafts, policy=plan.policy)
    )
    return [tally.report(None) for tally in tallies]


def carry_out(base: Database, plan: Plan, progress: Progress = silent, *, remember: bool = False) -> Done[Report]:
    """Import a file, in one operation that is there whole or not at all.

    Whatever interrupts it (``Cancelled`` from ``progress``, an unreadable row, a crash) takes all of it back.
    With ``remember`` its mapping is kept for the next file with the same header.
    """
    done = carry_out_all(base, [plan], progress, remember=remember)
    return Done(done.result[0], done.operation_id, done.words, done.tables)


def carry_out_all(
    base: Database, plans: Sequence[Plan], progress: Progress = silent, *, remember: bool = False
) -> Done[list[Report]]:
    """Import several files as one operation: customers first, then what is tied to them, whatever their order.

    The reports are in the order of ``plans``. Otherwise like ``carry_out``.
    """
    _check_room(base.path.parent, plans)
    judge = Judge(base.read(load_directory, pause=partial(progress, 0)), base.clock.today(), dry_run=False)
    with base.long_operation("imports.import_file") as steps:

        def write(plan: Plan, drafts: list[Draft]) -> Block:
            return steps.write(
                import_block,
                judge=judge,
                drafts=drafts,
                policy=plan.policy,
                source=plan.table.path.name,
                own=plan.recognition.own.values(),
            )

        tallies = _go_through(base, judge, plans, progress, write)
        for tally in tallies:
            if remember and tally.created + tally.updated:
                plan = tally.plan
                steps.write(keep_mapping, table=plan.table, recognition=plan.recognition, name=plan.mapping_name)
        steps.describe(words_of(tallies))
    reports = [tally.report(steps.operation_id) for tally in tallies]
    return Done(reports, steps.operation_id, words_of(tallies), steps.tables if steps.operation_id else frozenset())


def _check_room(folder: Path, plans: Sequence[Plan]) -> None:
    """Raise ``Trouble`` where the disk would be full before the end: taking a part back would need room as well."""
    files = {plan.table.path: plan.table.format for plan in plans}
    sizes = [(path.stat().st_size, kind) for path, kind in files.items() if path.exists()]
    need = sum(size * _GROWTH.get(kind, _GROWTH_OF_WORKBOOKS) for size, kind in sizes)
    if need > shutil.disk_usage(folder).free:
        raise Trouble(
            tr(
                "There is not enough room on the disk: importing “{name}” takes about {need} megabytes. "
                "Make some room and try again; nothing was written.",
                name=plans[0].table.path.name,
                need=max(1, need // 1_000_000),
            )
        )


def _go_through(
    base: Database,
    judge: Judge,
    plans: Sequence[Plan],
    progress: Progress,
    handle: Callable[[Plan, list[Draft]], Block],
) -> list[Tally]:
    for plan in plans:
        if not any(column.field for column in plan.recognition.columns):
            raise Refused(
                tr(
                    "No column of “{name}” was recognised: choose what at least one of them holds.",
                    name=plan.table.path.name,
                )
            )
    tallies = [Tally(plan) for plan in plans]
    movements = any(plan.recognition.kind == "points" for plan in plans)
    ours = {plan.recognition.kind for plan in plans if plan.is_ours}
    done = 0
    progress(0)
    with _without_collecting():
        for tally in sorted(tallies, key=lambda one: KINDS.index(one.plan.recognition.kind)):
            judge.begin_file()
            drafts = understand(tally.plan.table.rows(), tally.plan.recognition, base.clock.today())
            for block in _blocks(_counted(drafts, progress, done)):
                for draft in block if tally.plan.same_as else ():
                    draft.same_as = tally.plan.same_as.get(draft.row)
                if tally.plan.recognition.kind in ("customers", "complaints"):
                    _leave_sums(block, balances=movements, apart=ours if tally.plan.is_ours else set())
                tally.add(handle(tally.plan, block))
                done += len(block)
                progress(done)
    return tallies


def _leave_sums(drafts: list[Draft], *, balances: bool, apart: Collection[Kind]) -> None:
    """Leave what the lists of customers and complaints only sum up to the lists that come along and say it whole.

    ``balances``: movements of points are among them; ``apart``: the kinds of our own lists.
    """
    for draft in drafts:
        if balances:
            draft.balance = None
        if "consents" in apart:
            draft.customer.consents = []
        draft.has_steps_apart = "steps" in apart
        if "gestures" in apart:
            draft.compensation = None


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Hundreds of objects live for each row, none in cycles: looking for some took a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _counted(drafts: Iterator[Draft], progress: Progress, done: int) -> Iterator[Draft]:
    """``drafts``, which come after ``done`` others, while ``progress`` is told how many there are."""
    for count, draft in enumerate(drafts, start=done):
        if not count % _BITE:
            progress(count)
        yield draft


def _blocks(drafts: Iterator[Draft]) -> Iterator[list[Draft]]:
    block: list[Draft] = []
    length = 0
    for draft in drafts:
        block.append(draft)
        length += sum(map(len, draft.cells))
        if len(block) >= BLOCK or length >= BLOCK_TEXT:
            yield block
            block, length = [], 0
    if block:
        yield block
