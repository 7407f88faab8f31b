"""Making one customer of several. Undo parts them again, weeks later and whatever was done meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Column, Table, and_, delete, or_, select, update
from sqlalchemy.orm import Session, aliased

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.schema import (
    Address,
    Base,
    Customer,
    CustomerTag,
    CustomValue,
    Email,
    Link,
    Phone,
    Recorded,
)  # fmt: skip
from grc_desktop.features.customers.actions.selection import require
from grc_desktop.features.customers.queries.lists import names_of
from grc_desktop.features.customers.records import Merged
from grc_desktop.features.customers.rules import ADDRESS_COLUMNS

_FILLED = (
    "title", "first_name", "last_name", "company", "salutation", "birth_date", "language", "nationality", "profession",
    "sector", "siret", "vat_number", "website", "origin", "preferred_channel", "external_id",
)  # fmt: skip
"""Columns that the kept customer takes from the others where its own are empty."""


Way = Address | Phone | Email
_WAYS: tuple[type[Way], ...] = (Address, Phone, Email)
_MARKINGS: tuple[tuple[type[CustomerTag | CustomValue], str], ...] = (
    (CustomerTag, "tag_id"),
    (CustomValue, "field_id"),
)
"""Tables of which a customer has one row at most for each tag or field."""


def merge_customers(session: Session, *, keep_id: int, other_ids: Sequence[int]) -> Merged:
    """Make one of several: everything of the others comes along, empty fields of the kept one are filled.

    Addresses, numbers and e-mails that the kept one has already are not doubled; notes, preferences and former
    numbers are put together; the earliest "customer since" and the latest contact count. Refused: fewer than two
    customers.
    """
    others = [id_ for id_ in dict.fromkeys(other_ids) if id_ != keep_id]
    if not others:
        raise Refused(tr("Choose at least two customers to merge."), field="id")
    require(session, [keep_id, *others])
    names = names_of(session, ids=[keep_id, *others])
    kept = session.scalars(select(Customer).where(Customer.id == keep_id)).one()
    by_id = {row.id: row for row in session.scalars(select(Customer).where(Customer.id.in_(others)))}
    rows = [by_id[id_] for id_ in others]
    _fill(kept, rows)
    session.flush()
    _drop_what_is_double(session, keep_id, others)
    _move(session, keep_id, others)
    session.execute(delete(Customer).where(Customer.id.in_(others)))
    describe(
        session,
        tr("Merged {others} into {name}", others=", ".join(names[id_] for id_ in others), name=names[keep_id]),
    )
    return Merged(keep_id, len(others))


def _fill(kept: Customer, others: Sequence[Customer]) -> None:
    for other in others:
        if other.external_id and kept.external_id and other.external_id != kept.external_id:
            kept.notes = _together(kept.notes, tr("Former number: {number}", number=other.external_id))
        for column in _FILLED:
            if not getattr(kept, column):
                setattr(kept, column, getattr(other, column))
        kept.notes = _together(kept.notes, other.notes)
        kept.preferences = _together(kept.preferences, other.preferences)
        days = (kept.customer_since, other.customer_since)
        kept.customer_since = min((day for day in days if day), default=None)
        contacts = (kept.last_contact, other.last_contact)
        kept.last_contact = max((day for day in contacts if day), default=None)
        moments = (kept.created_at, other.created_at)
        kept.created_at = min((moment for moment in moments if moment), default=None)


def _together(one: str | None, other: str | None) -> str | None:
    if not other or (one and other in one):
        return one
    return f"{one}\n{other}" if one else other


def _drop_what_is_double(session: Session, keep_id: int, others: Sequence[int]) -> None:
    """Delete what the kept customer would have twice, the kept one's own first."""
    everyone = [keep_id, *others]
    order = {id_: place for place, id_ in enumerate(everyone)}
    for table in _WAYS:
        found = session.scalars(select(table).where(table.customer_id.in_(everyone))).all()
        rows = sorted(
            cast("Sequence[Way]", found),
            key=lambda row: (order[row.customer_id], not row.preferred, row.id),
        )
        seen: set[object] = set()
        for row in rows:
            key = _identity(row)
            if key in seen:
                session.delete(row)
            elif seen:
                row.preferred = False
            seen.add(key)
        session.flush()
    for marking, what in _MARKINGS:
        earlier = aliased(marking)
        for place, id_ in enumerate(others):
            before = [keep_id, *others[:place]]
            session.execute(
                delete(marking).where(
                    marking.customer_id == id_,
                    getattr(marking, what).in_(
                        select(getattr(earlier, what)).where(earlier.customer_id.in_(before)).scalar_subquery()
                    ),
                )
            )
    session.execute(delete(Link).where(and_(Link.customer_id.in_(everyone), Link.other_id.in_(everyone))))
    _drop_double_links(session, everyone, order)


def _drop_double_links(session: Session, everyone: Sequence[int], order: dict[int, int]) -> None:
    rows = session.scalars(select(Link).where(or_(Link.customer_id.in_(everyone), Link.other_id.in_(everyone)))).all()
    seen: set[object] = set()
    for row in sorted(rows, key=lambda row: (order.get(row.customer_id, order.get(row.other_id, 0)), row.id)):
        ends = tuple(None if id_ in order else id_ for id_ in (row.customer_id, row.other_id))
        key = (*ends, row.role, row.until)
        if key in seen:
            session.delete(row)
        seen.add(key)
    session.flush()


def _identity(row: Way) -> object:
    """What two rows have in common that say the same."""
    match row:
        case Phone():
            return row.e164 or row.typed
        case Email():
            return row.address.lower()
    return tuple(fold(getattr(row, column) or "") for column in ADDRESS_COLUMNS.values())


def _move(session: Session, keep_id: int, others: Sequence[int]) -> None:
    """Point at the kept customer whatever points at one of the others, in every table that the journal keeps."""
    for table, column in _references():
        session.execute(update(table).where(column.in_(others)).values({column.name: keep_id}))
    session.expire_all()


def _references() -> list[tuple[Table, Column[int]]]:
    recorded = {cls.__tablename__ for cls in Recorded.__subclasses__()}
    return [
        (table, key.parent)
        for table in Base.metadata.sorted_tables
        if table.name in recorded
        for key in table.foreign_keys
        if key.column is Customer.__table__.c.id
    ]
