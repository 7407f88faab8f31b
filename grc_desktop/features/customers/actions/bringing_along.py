"""What comes along when customers become one: every row that speaks of one of them, and nothing twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from sqlalchemy import Column, Table, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.database.journal.notes import now
from grc_desktop.database.schema import (
    Address,
    Attachment,
    AudienceChoice,
    Base,
    Consent,
    Customer,
    CustomerTag,
    CustomValue,
    Email,
    LeftOut,
    Link,
    Message,
    NotSame,
    Phone,
    Recorded,
    Reminder,
    SegmentMember,
)  # fmt: skip
from grc_desktop.features.customers.actions.consents import record_words
from grc_desktop.features.customers.rules import ADDRESS_COLUMNS

Way = Address | Phone | Email
_WAYS: tuple[type[Way], ...] = (Address, Phone, Email)
_OneEach = CustomerTag | CustomValue | AudienceChoice | SegmentMember
_ONE_EACH: tuple[tuple[type[_OneEach], str], ...] = (
    (CustomerTag, "tag_id"),
    (CustomValue, "field_id"),
    (AudienceChoice, "campaign_id"),
    (SegmentMember, "view_id"),
)
"""Tables of which a customer has one row at most for each tag, field, campaign or list; the kept one's stays."""

_LEFT = ("sent", "claimed", "unknown")
"""States of a message that has left, or may have."""


def bring_along(session: Session, keep_id: int, others: Sequence[int], preferred: Mapping[str, int]) -> None:
    """Give the kept customer whatever the others have; ``preferred``: of whom address, phone, mobile, email count."""
    order = {id_: place for place, id_ in enumerate((keep_id, *others))}
    _keep_refusals(session, keep_id, order)
    _join_ways(session, order, preferred)
    _drop_what_is_double(session, order)
    _join_decisions(session, keep_id, order)
    _join_ledger(session, keep_id, order)
    for table, column in _references():
        session.execute(update(table).where(column.in_(others)).values({column.name: keep_id}))
    session.expire_all()


def _keep_refusals(session: Session, keep_id: int, order: Mapping[int, int]) -> None:
    """What one of them refuses now stays refused, though another agreed later: the strictest word counts."""
    said: dict[tuple[str, str], dict[int, bool]] = {}
    latest: dict[tuple[str, str], bool] = {}
    rows = session.scalars(select(Consent).where(Consent.customer_id.in_(order)).order_by(Consent.at, Consent.id))
    for row in rows:
        subject = row.channel, row.purpose
        said.setdefault(subject, {})[row.customer_id] = row.given
        latest[subject] = row.given
    refused = [subject for subject, words in said.items() if latest[subject] and not all(words.values())]
    record_words(
        session,
        [
            {
                "customer_id": keep_id, "channel": channel, "purpose": purpose, "given": False,
                "words": tr("Refused in one of the records that were merged"),
                "evidence": {"merged": list(order)},
            }
            for channel, purpose in refused
        ],
    )  # fmt: skip


# --- how to reach them ------------------------------------------------------------------------------


def _join_ways(session: Session, order: Mapping[int, int], preferred: Mapping[str, int]) -> None:
    for table in _WAYS:
        found = session.scalars(select(table).where(table.customer_id.in_(order))).all()
        rows = sorted(cast("Sequence[Way]", found), key=lambda row: (order[row.customer_id], not row.preferred, row.id))
        chosen = [_identity(row) for field, owner in preferred.items() for row in rows if _shows(row, field, owner)]
        stays: dict[object, Way] = {}
        for row in rows:
            first = stays.setdefault(_identity(row), row)
            if first is not row:
                _take_the_worse_state(first, row)
                session.delete(row)
        first_of: dict[str, Way] = {}  # of mobiles, of landlines, of e-mails
        for wanted in (*(stays[one] for one in chosen), *stays.values()):
            first_of.setdefault(wanted.kind if isinstance(wanted, Phone) else "", wanted)
        picked = {id(stays[one]) for one in chosen}
        for row in stays.values():
            first = first_of[row.kind if isinstance(row, Phone) else ""]
            row.preferred = row is first and (row.preferred or id(row) in picked)
    session.flush()


def _shows(row: Way, field: str, owner: int) -> bool:
    """Whether the row is of the customer and the kind that a chosen field means."""
    if row.customer_id != owner:
        return False
    match row:
        case Phone():
            return {"phone": "landline"}.get(field, field) == row.kind
        case Email():
            return field == "email"
    return field == "address"


def _take_the_worse_state(kept: Way, double: Way) -> None:
    """An e-mail that bounced for one of them bounces for the other, and a letter that came back came back."""
    if isinstance(kept, Email) and isinstance(double, Email) and kept.state == "valid":
        kept.state = double.state
    if isinstance(kept, Address) and isinstance(double, Address) and kept.returned_on is None:
        kept.returned_on = double.returned_on


def _identity(row: Way) -> object:
    """What two rows have in common that say the same."""
    match row:
        case Phone():
            return row.e164 or row.typed
        case Email():
            return row.address.lower()
    return tuple(fold(getattr(row, column) or "") for column in ADDRESS_COLUMNS.values())


# --- what there may be one of -------------------------------------------------------------------------


def _drop_what_is_double(session: Session, order: Mapping[int, int]) -> None:
    for table, what in _ONE_EACH:
        found = session.scalars(select(table).where(table.customer_id.in_(order))).all()
        stays: dict[object, _OneEach] = {}
        for row in sorted(cast("Sequence[_OneEach]", found), key=lambda row: (order[row.customer_id], row.id)):
            first = stays.setdefault(getattr(row, what), row)
            if first is not row:
                if isinstance(row, AudienceChoice) and isinstance(first, AudienceChoice) and row.included is False:
                    first.included = False  # left out by hand stays left out
                session.delete(row)
    _keep_one_photo(session, order)
    made: set[str] = set()
    reminders = select(Reminder).where(
        Reminder.customer_id.in_(order), Reminder.origin.is_not(None), Reminder.closed_at.is_(None)
    )
    for reminder in sorted(session.scalars(reminders), key=lambda row: (order[row.customer_id or 0], row.id)):
        if reminder.origin in made:
            session.delete(reminder)
        made.add(reminder.origin or "")
    session.execute(delete(Link).where(and_(Link.customer_id.in_(order), Link.other_id.in_(order))))
    _drop_double_links(session, order)
    session.flush()


def _keep_one_photo(session: Session, order: Mapping[int, int]) -> None:
    """A customer has one photo: the kept one's, and those of the others are documents from now on."""
    rows = session.scalars(
        select(Attachment).where(Attachment.customer_id.in_(order), Attachment.kind == "photo")
    ).all()
    for row in sorted(rows, key=lambda row: (order[row.customer_id], row.id))[1:]:
        row.kind = "document"


def _drop_double_links(session: Session, order: Mapping[int, int]) -> None:
    rows = session.scalars(select(Link).where(or_(Link.customer_id.in_(order), Link.other_id.in_(order)))).all()
    seen: set[object] = set()
    for row in sorted(rows, key=lambda row: (order.get(row.customer_id, order.get(row.other_id, 0)), row.id)):
        ends = tuple(None if id_ in order else id_ for id_ in (row.customer_id, row.other_id))
        key = (*ends, row.role, row.until)
        if key in seen:
            session.delete(row)
        seen.add(key)


def _join_decisions(session: Session, keep_id: int, order: Mapping[int, int]) -> None:
    """Whom one of them is not, the kept customer is not; between themselves the decision is gone."""
    rows = session.scalars(
        select(NotSame).where(or_(NotSame.customer_id.in_(order), NotSame.other_id.in_(order)))
    ).all()
    seen: set[object] = set()
    wanted: list[tuple[NotSame, int, int]] = []
    for row in sorted(rows, key=lambda row: (keep_id not in (row.customer_id, row.other_id), row.id)):
        ends = {keep_id if id_ in order else id_ for id_ in (row.customer_id, row.other_id)}
        key = (frozenset(ends), row.kind)
        if len(ends) == 1 or key in seen:
            session.delete(row)
        else:
            wanted.append((row, min(ends), max(ends)))
        seen.add(key)
    session.flush()
    for row, first, second in wanted:
        row.customer_id, row.other_id = first, second
    session.flush()


def _references() -> list[tuple[Table, Column[int]]]:
    recorded = {cls.__tablename__ for cls in Recorded.__subclasses__()}
    return [
        (table, key.parent)
        for table in Base.metadata.sorted_tables
        if table.name in recorded
        for key in table.foreign_keys
        if key.column is Customer.__table__.c.id
    ]


# --- what the journal does not keep -------------------------------------------------------------------


def _join_ledger(session: Session, keep_id: int, order: Mapping[int, int]) -> None:
    """Messages become the kept customer's. Where both have one of an occasion, the one that left stays with them.

    The other row stays as it was, under the number of the customer who is no more: what left, left. If it is still
    waiting, it is cancelled, or the same person would be addressed twice.
    """
    rows = session.scalars(select(Message).where(Message.customer_id.in_(order))).all()
    ranked = sorted(
        rows, key=lambda row: (row.state not in _LEFT, row.state == "cancelled", order[row.customer_id or 0], row.id)
    )
    stays: dict[tuple[str, str], Message] = {}
    places: list[tuple[Message, int | None]] = []  # messages of the kept one that give way, and to whose
    for row in ranked:
        first = stays.setdefault((row.occasion, row.channel), row)
        if first is row:
            continue
        if row.customer_id == keep_id:
            places.append((row, first.customer_id))
        if row.state == "queued":
            row.state = "cancelled"
            row.finished_at = now(session)
            row.reason = tr("Merged with another customer, who has this message already")
    for row, _ in places:
        row.customer_id = None  # for a moment: two of one occasion may not be one customer's
    session.flush()
    for row in stays.values():
        row.customer_id = keep_id
    session.flush()
    for row, owner in places:
        row.customer_id = owner
    session.flush()
    there = select(LeftOut.campaign_id).where(LeftOut.customer_id == keep_id)
    for other in list(order)[1:]:
        session.execute(
            update(LeftOut)
            .where(LeftOut.customer_id == other, LeftOut.campaign_id.not_in(there.scalar_subquery()))
            .values(customer_id=keep_id)
            .execution_options(synchronize_session=False)
        )
