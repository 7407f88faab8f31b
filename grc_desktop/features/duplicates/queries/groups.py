"""Customers who become one together: pairs that share somebody, where all of them are the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.database.schema import NotSame
from grc_desktop.features.duplicates.queries.candidates import compared
from grc_desktop.features.duplicates.queries.persons import persons
from grc_desktop.features.duplicates.queries.stored import pair_ids, pairs_by_id
from grc_desktop.features.duplicates.records import PairRow
from grc_desktop.features.duplicates.rules import connected


def groups_to_merge(session: Session, *, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The customers of the pairs, those together that are connected.

    Left out are groups in which two are not the same: where ``J. Moreau`` is like Jean and like Jeanne, nobody but
    a person can tell which of them it is.
    """
    groups = connected(pairs)
    everyone = [id_ for group in groups for id_ in group]
    told_apart = select(NotSame).where(NotSame.customer_id.in_(everyone), NotSame.kind == "duplicate")
    apart = {(row.customer_id, row.other_id) for row in session.scalars(told_apart)}
    several = [id_ for group in groups if len(group) > 2 for id_ in group]
    found = {one.id: one for one in persons(session, ids=several)}

    def are_one(one: int, other: int) -> bool:
        if (one, other) in apart:
            return False
        if one not in found or other not in found:
            return True
        pair = compared(found[one], found[other])
        return pair is not None and pair.kind == "duplicate"

    return [group for group in groups if all(are_one(*both) for both in combinations(group, 2))]


def sure_pairs(session: Session, *, most: int = 2_000) -> list[PairRow]:
    """The sure ones that may be merged without a look at each, best first; as many as somebody can look over."""
    rows = pairs_by_id(session, ids=pair_ids(session, kind="sure")[:most])
    groups = groups_to_merge(session, pairs=[(row.one_id, row.other_id) for row in rows])
    told = {id_ for group in groups for id_ in group}
    return [row for row in rows if row.one_id in told]
