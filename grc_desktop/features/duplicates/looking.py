"""Looking through the base for duplicates and households: the long task, for the window and the command line.

Whoever changed since the last look is compared through indexes; after an import of thousands, or the first time,
everybody is, by blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from grc_desktop.core.language import trn
from grc_desktop.database.database import Done
from grc_desktop.features.duplicates.actions import keep_pairs, merge_pairs
from grc_desktop.features.duplicates.queries import (
    compared,
    customer_ids,
    decided_pairs,
    groups_to_merge,
    in_words,
    pairs_of,
    persons,
    staleness,
    stored_duplicates,
)
from grc_desktop.features.duplicates.records import Found, Pair, Person
from grc_desktop.features.duplicates.rules import LEAST, SURE, pairs_to_compare, usual_first_names

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

Report = Callable[[int, int | None], None]
"""Told how far it is of how much; may raise ``Cancelled``."""

_BLOCK = 2_000
_FEW = 300
"""So many who changed are looked up one by one; more are found sooner by going through everybody."""

_REPORT_EVERY = 4_000
_STEP = 20
"""Groups that are merged before somebody else may write."""


def look_for_duplicates(base: Database, report: Report | None = None, *, anew: bool = False) -> Done[int]:
    """Bring the list of pairs up to date; gives how many were found. ``anew`` goes through everybody anyway."""
    stale = base.read(staleness)
    touched = stale.touched
    if anew or touched is None or len(touched) > _FEW:
        return base.write(keep_pairs, found=find_pairs(base, report), seen=stale.last_change, of=None)
    found = base.read(pairs_of, ids=touched)
    return base.write(keep_pairs, found=found, seen=stale.last_change, of=touched)


def probable_duplicates(base: Database, *, least: float = SURE, limit: int | None = None) -> list[Pair]:
    """Pairs of customers who are probably the same, best first: as the last look found them, or looked for now."""
    if least >= LEAST and not base.read(staleness).is_stale:
        found = base.read(stored_duplicates, least=least)
    else:
        decided = base.read(decided_pairs)
        found = [
            pair
            for pair in find_pairs(base, least=least)
            if pair.kind == "duplicate" and (pair.customer_id, pair.other_id) not in decided and pair.score >= least
        ]
        found.sort(key=lambda pair: (-pair.score, pair.customer_id, pair.other_id))
    return base.read(in_words, found=found[:limit])


def find_pairs(base: Database, report: Report | None = None, *, least: float = LEAST) -> list[Found]:
    """All pairs of the base that are duplicates or may be households, in no order."""
    everybody = _everybody(base, report)
    usual = usual_first_names(everybody)
    total = len(everybody) * 4  # pairs are not counted before; the progress only has to move
    found: list[Found] = []
    for number, (one, other) in enumerate(pairs_to_compare(everybody)):
        pair = compared(one, other, usual, least)
        if pair is not None:
            found.append(pair)
        if report and number % _REPORT_EVERY == 0:
            report(min(len(everybody) + number // 2, total - 1), total)
    if report:
        report(total, total)
    return found


def _everybody(base: Database, report: Report | None) -> list[Person]:
    ids = base.read(customer_ids)
    everybody: list[Person] = []
    for start in range(0, len(ids), _BLOCK):
        everybody += base.read(persons, ids=ids[start : start + _BLOCK])
        if report:
            report(start, len(ids) * 4)
    return everybody


def merge_sure_ones(base: Database, pairs: Sequence[tuple[int, int]], report: Report | None = None) -> Done[int]:
    """Merge many pairs as they are proposed: one operation in steps, so that others may write meanwhile.

    Gives how many customers went into another. Stopped or broken off, all of it is taken back.
    """
    groups = base.read(groups_to_merge, pairs=pairs)
    with base.long_operation("duplicates.merge_pairs") as steps:
        went = 0
        for done, start in enumerate(range(0, len(groups), _STEP)):
            if report:
                report(done * _STEP, len(groups))
            went += steps.write(merge_pairs, pairs=_chained(groups[start : start + _STEP]))
        steps.describe(trn("Merged {count} duplicate", "Merged {count} duplicates", went))
    return Done(went, steps.operation_id, steps.words, steps.tables)


def _chained(groups: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs that connect each group."""
    return [pair for group in groups for pair in pairwise(group)]
