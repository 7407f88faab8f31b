"""The pairs that the last look found, without what has been decided since."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from grc_desktop.database.schema import (
    Change,
    Customer,
    CustomerSummary,
    DerivedState,
    DuplicatePair,
    Link,
    NotSame,
)  # fmt: skip
from grc_desktop.features.customers.queries import names_of
from grc_desktop.features.duplicates.records import Counts, Found, Pair, PairRow
from grc_desktop.features.duplicates.rules import VERY_SURE
from grc_desktop.features.duplicates.wording import reason_words

_TELLING = ("customer", "address", "phone", "email")
"""Tables whose changes may make or end a pair."""

_MANY = 1_000
"""When more than so many have changed, everybody is looked at."""

_BLOCK = 10_000


@dataclass(frozen=True)
class Staleness:
    """What happened since the last look: ``touched`` customers (None: there was no look yet), up to which change."""

    last_change: int
    touched: frozenset[int] | None

    @property
    def is_stale(self) -> bool:
        """Whether a look would find anything new."""
        return self.touched is None or bool(self.touched)


def staleness(session: Session) -> Staleness:
    """How old the list of pairs is."""
    last = session.scalar(select(func.coalesce(func.max(Change.id), 0))) or 0
    seen = session.scalar(select(DerivedState.duplicates_seen).where(DerivedState.id == 1))
    if seen is None:
        return Staleness(last, None)
    rows = session.scalars(
        select(Change.customer_id)
        .where(Change.id > seen, Change.table_name.in_(_TELLING), Change.customer_id.is_not(None))
        .distinct()
        .limit(_MANY)
    )
    return Staleness(last, frozenset(id_ for id_ in rows if id_))


def counts(session: Session) -> Counts:
    """How many pairs are waiting for a decision, and how many were decided to be different people."""
    duplicates = _open("duplicate").subquery()
    both = session.execute(
        select(func.count(), func.count().filter(duplicates.c.score >= VERY_SURE)).select_from(duplicates)
    ).one()
    return Counts(
        duplicates=both[0],
        sure=both[1],
        households=session.scalar(select(func.count()).select_from(_open("household").subquery())) or 0,
        not_same=session.scalar(select(func.count()).select_from(NotSame)) or 0,
    )


def pair_ids(session: Session, *, kind: str) -> array[int]:
    """Ids of the pairs of a kind, best first; ``kind``: duplicate, sure, household, not_same."""
    if kind == "not_same":
        decided = session.execute(select(NotSame.customer_id, NotSame.other_id).order_by(NotSame.id.desc()))
        return array("q", (pair_id(one, other) for one, other in decided))
    keys = _open("duplicate" if kind == "sure" else kind)
    if kind == "sure":
        keys = keys.where(DuplicatePair.score >= VERY_SURE)
    return array("q", (pair_id(row[0], row[1]) for row in session.execute(keys)))


def pair_id(one: int, other: int) -> int:
    """One number for two customers: what a table of the screen knows a line by."""
    return (one << 32) + other


def customers_of(pair: int) -> tuple[int, int]:
    """The two customers of a pair's number."""
    return pair >> 32, pair & 0xFFFFFFFF


def pairs_by_id(session: Session, *, ids: Sequence[int]) -> list[PairRow]:
    """Lines of the list, by id; those that are gone are left out."""
    wanted = [customers_of(id_) for id_ in ids]
    people = {id_ for both in wanted for id_ in both}
    names = names_of(session, ids=list(people))
    cities = dict(
        session.execute(
            select(CustomerSummary.customer_id, CustomerSummary.city).where(CustomerSummary.customer_id.in_(people))
        ).all()
    )
    firsts = [one for one, _ in wanted]
    found = {
        (row.customer_id, row.other_id): row
        for row in session.scalars(select(DuplicatePair).where(DuplicatePair.customer_id.in_(firsts)))
    }
    decided = {
        (row.customer_id, row.other_id): row
        for row in session.scalars(select(NotSame).where(NotSame.customer_id.in_(firsts)))
    }
    rows: list[PairRow] = []
    for one, other in wanted:
        pair, decision = found.get((one, other)), decided.get((one, other))
        if pair and decision and decision.kind != pair.kind:
            decision = None  # no household, and perhaps one person all the same
        if one in names and other in names:
            rows.append(
                PairRow(
                    id=pair_id(one, other),
                    kind=decision.kind if decision else pair.kind if pair else "duplicate",
                    one_id=one,
                    one_name=names[one],
                    other_id=other,
                    other_name=names[other],
                    city=cities.get(one) or cities.get(other) or "",
                    score=pair.score if pair else 0.0,
                    reasons=reason_words(pair.reasons) if pair else (),
                    not_same_id=decision.id if decision else None,
                )
            )
    return rows


def stored_duplicates(session: Session, *, least: float) -> list[Found]:
    """The duplicates that the last look found and nobody has decided about, best first."""
    rows = session.execute(_open("duplicate").where(DuplicatePair.score >= least).add_columns(DuplicatePair.reasons))
    return [Found(row.customer_id, row.other_id, "duplicate", row.score, tuple(row.reasons)) for row in rows]


def decided_pairs(session: Session) -> set[tuple[int, int]]:
    """Pairs of whom somebody said that they are not the same."""
    rows = session.execute(select(NotSame.customer_id, NotSame.other_id).where(NotSame.kind == "duplicate"))
    return {(row[0], row[1]) for row in rows}


def in_words(session: Session, *, found: Sequence[Found]) -> list[Pair]:
    """Pairs with names, numbers and reasons in words, in their order."""
    people = sorted({id_ for pair in found for id_ in (pair.customer_id, pair.other_id)})
    names: dict[int, str] = {}
    numbers: dict[int, str | None] = {}
    for start in range(0, len(people), _BLOCK):
        block = people[start : start + _BLOCK]
        names |= names_of(session, ids=block)
        numbers |= dict(session.execute(select(Customer.id, Customer.external_id).where(Customer.id.in_(block))).all())
    return [
        Pair(
            one_id=pair.customer_id, one_name=names[pair.customer_id], one_number=numbers[pair.customer_id],
            other_id=pair.other_id, other_name=names[pair.other_id], other_number=numbers[pair.other_id],
            score=pair.score, reasons=reason_words(pair.reasons),
        )
        for pair in found
        if pair.customer_id in names and pair.other_id in names
    ]  # fmt: skip


def _open(kind: str) -> Select[int, int, float]:
    """The pairs of a kind about which nobody has decided, best first."""
    return (
        select(DuplicatePair.customer_id, DuplicatePair.other_id, DuplicatePair.score)
        .where(DuplicatePair.kind == kind, ~_decided(kind), *([~_together()] if kind == "household" else []))
        .order_by(DuplicatePair.score.desc(), DuplicatePair.customer_id, DuplicatePair.other_id)
    )


def _decided(kind: str) -> ColumnElement[bool]:
    return exists().where(
        NotSame.customer_id == DuplicatePair.customer_id,
        NotSame.other_id == DuplicatePair.other_id,
        NotSame.kind == kind,
    )


def _together() -> ColumnElement[bool]:
    """Whether both are members of one household already."""
    one, other = aliased(Link), aliased(Link)
    return exists().where(
        and_(one.customer_id == DuplicatePair.customer_id, one.role == "member", one.until.is_(None)),
        and_(other.customer_id == DuplicatePair.other_id, other.role == "member", other.until.is_(None)),
        one.other_id == other.other_id,
    )
