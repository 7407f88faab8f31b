"""What is decided about pairs: kept as found, not the same, or the same after all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.schema import Customer, DerivedState, DuplicatePair, NotSame
from grc_desktop.features.customers.actions import merge_many
from grc_desktop.features.customers.queries import names_of
from grc_desktop.features.duplicates.queries import groups_to_merge, sides
from grc_desktop.features.duplicates.records import Found
from grc_desktop.features.duplicates.rules import fields_to_keep, record_to_keep

_BLOCK = 5_000


def keep_pairs(session: Session, *, found: Sequence[Found], seen: int, of: Collection[int] | None) -> int:
    """Put what a look found in the place of what the last one did: all of it, or what concerns ``of`` only.

    ``seen`` is the last change of the journal that the look knew of. Gives how many pairs were kept.
    """
    if of is None:
        session.execute(delete(DuplicatePair))
    elif of:
        concerned = list(of)
        session.execute(
            delete(DuplicatePair).where(
                or_(DuplicatePair.customer_id.in_(concerned), DuplicatePair.other_id.in_(concerned))
            )
        )
    there = set(session.scalars(select(Customer.id))) if found else set()  # somebody may have gone meanwhile
    rows = [asdict(pair) for pair in found if pair.customer_id in there and pair.other_id in there]
    for row in rows:
        row["reasons"] = list(row["reasons"])
    for start in range(0, len(rows), _BLOCK):
        session.execute(insert(DuplicatePair), rows[start : start + _BLOCK])
    session.execute(update(DerivedState).where(DerivedState.id == 1).values(duplicates_seen=seen))
    return len(rows)


def say_not_same(session: Session, *, one_id: int, other_id: int, kind: str = "duplicate") -> int:
    """Remember that two who look alike are two (or, ``kind`` household, need no common record); gives its id."""
    first, second = sorted((one_id, other_id))
    names = names_of(session, ids=[first, second])
    if len(names) < 2:
        raise Refused(tr("One of the two customers has been removed meanwhile. Look at the list again."))
    known = session.scalar(
        select(NotSame.id).where(NotSame.customer_id == first, NotSame.other_id == second, NotSame.kind == kind)
    )
    if known is not None:
        return known
    decision = NotSame(customer_id=first, other_id=second, kind=kind)
    session.add(decision)
    session.flush()
    said = (
        tr("{name} and {other} are not the same", name=names[first], other=names[second])
        if kind == "duplicate"
        else tr("{name} and {other} need no household", name=names[first], other=names[second])
    )
    describe(session, said)
    return decision.id


def forget_not_same(session: Session, *, ids: Sequence[int]) -> int:
    """Take back that two are not the same: they are proposed again. Gives how many decisions were taken back."""
    count = session.scalar(select(func.count()).select_from(NotSame).where(NotSame.id.in_(ids))) or 0
    session.execute(delete(NotSame).where(NotSame.id.in_(ids)))
    describe(session, tr("Compare again: {count}", count=count))
    return count


def merge_pairs(session: Session, *, pairs: Sequence[tuple[int, int]]) -> int:
    """Merge pairs as they are proposed, as one operation; gives how many customers went into another.

    Pairs that share a customer make one of all of them, where all of them are the same. Those in which somebody is
    gone by now are left out.
    """
    merges = []
    for group in groups_to_merge(session, pairs=pairs):
        found = sides(session, ids=group)
        if len(found) > 1:
            keep_id = record_to_keep(found)
            others = [side.customer_id for side in found if side.customer_id != keep_id]
            merges.append((keep_id, others, fields_to_keep(found, keep_id)))
    if not merges:
        raise Refused(tr("These customers have been merged or removed meanwhile. Look at the list again."))
    return merge_many(session, merges=merges)
