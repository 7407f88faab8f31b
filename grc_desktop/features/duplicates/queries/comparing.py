"""Customers side by side, and what is proposed to be done with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.telephone import display
from grc_desktop.database.schema import (
    Attachment,
    Change,
    Complaint,
    Customer,
    DuplicatePair,
    Exchange,
    Link,
    LoyaltyEntry,
    Message,
    Purchase,
    Reminder,
)  # fmt: skip
from grc_desktop.features.customers.queries import customer, home_country, names_of
from grc_desktop.features.customers.records import AddressRecord
from grc_desktop.features.customers.records import Customer as CustomerRecord
from grc_desktop.features.duplicates.queries.candidates import compared
from grc_desktop.features.duplicates.queries.persons import persons
from grc_desktop.features.duplicates.records import Comparison, HouseholdProposal, Member, Side
from grc_desktop.features.duplicates.rules import fields_to_keep, record_to_keep
from grc_desktop.features.duplicates.wording import address_words, reason_words, value_words

FIELDS = (
    "kind", "title", "first_name", "last_name", "company", "birth_date", "address", "mobile", "phone", "email",
    "language", "nationality", "profession", "sector", "siret", "vat_number", "website", "origin",
    "preferred_channel", "salutation", "external_id", "state",
)  # fmt: skip
"""Fields of which one value is kept, in the order in which they are compared."""

_ALONG: tuple[tuple[str, InstrumentedAttribute[int] | InstrumentedAttribute[int | None]], ...] = (
    ("purchases", Purchase.customer_id),
    ("exchanges", Exchange.customer_id),
    ("complaints", Complaint.customer_id),
    ("reminders", Reminder.customer_id),
    ("messages", Message.customer_id),
    ("attachments", Attachment.customer_id),
)

_MOST_MEMBERS = 12


def compare(session: Session, *, one_id: int, other_id: int) -> Comparison:
    """Two customers field by field, and what is proposed. Refused where one of them is gone."""
    both = sides(session, ids=(one_id, other_id))
    if len(both) < 2:
        raise Refused(tr("One of the two customers has been removed meanwhile. Look at the list again."))
    one, other = both
    keep_id = record_to_keep(both)
    found = {person.id: person for person in persons(session, ids=(one_id, other_id))}
    pair = compared(found[one_id], found[other_id], least=0.0)
    return Comparison(
        sides=(one, other),
        fields=tuple(field for field in FIELDS if field in one.values or field in other.values),
        chosen=fields_to_keep(both, keep_id),
        keep_id=keep_id,
        score=pair.score if pair else 0.0,
        reasons=reason_words(pair.reasons) if pair else (),
    )


def sides(session: Session, *, ids: Sequence[int]) -> list[Side]:
    """The customers as a comparison shows them, in the order of ``ids``; those that are gone are left out."""
    there = set(session.scalars(select(Customer.id).where(Customer.id.in_(ids))))
    country = home_country(session)
    changed = dict(
        session.execute(
            select(Change.customer_id, func.max(Change.id))
            .where(Change.customer_id.in_(ids))
            .group_by(Change.customer_id)
        ).all()
    )
    along = _along(session, ids)
    found: list[Side] = []
    for id_ in ids:
        if id_ in there:
            record = customer(session, customer_id=id_)
            found.append(
                Side(
                    customer_id=id_,
                    name=record.name,
                    values=dict(_values(record, country)),
                    together=dict(_together(record)),
                    along=along[id_],
                    consents=dict(record.consents),
                    changed=changed.get(id_) or 0,
                    raw_state=record.state,
                )
            )
    return found


def _values(record: CustomerRecord, country: str) -> Iterable[tuple[str, str]]:
    """Field → what is written there, in the user's words, of those that say something."""
    for field in FIELDS:
        if field == "address":
            shown = _address(record.addresses[0]) if record.addresses else ""
        elif field in ("mobile", "phone"):
            kind = "mobile" if field == "mobile" else "landline"
            first = next((phone for phone in record.phones if phone.kind == kind), None)
            shown = "" if first is None else display(first.e164, country) if first.e164 else first.typed
        elif field == "email":
            shown = record.emails[0].address if record.emails else ""
        else:
            shown = value_words(field, getattr(record, field))
        if shown:
            yield field, shown


def _address(address: AddressRecord) -> str:
    lines = (address.line_1, address.line_2, address.line_3, address.line_4)
    return address_words(lines, address.postcode, address.city, address.country)


def _together(record: CustomerRecord) -> Iterable[tuple[str, str]]:
    """The fields that are put together."""
    for field, value in (
        ("tags", ", ".join(tag.name for tag in record.tags)),
        ("preferences", record.preferences),
        ("notes", record.notes),
    ):
        if value:
            yield field, " · ".join(value.splitlines())


def _along(session: Session, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """What comes along with each customer: purchases, exchanges, …, points; what there is none of is left out."""
    found: dict[int, dict[str, int]] = {id_: {} for id_ in ids}
    for name, column in _ALONG:
        counted = select(column, func.count()).where(column.in_(ids)).group_by(column)
        for id_, count in session.execute(counted):
            found[id_ or 0][name] = count
    for id_ in ids:
        links = session.scalar(select(func.count()).where(or_(Link.customer_id == id_, Link.other_id == id_)))
        points = session.scalar(select(func.sum(LoyaltyEntry.points)).where(LoyaltyEntry.customer_id == id_))
        found[id_] |= {name: count for name, count in (("links", links), ("points", points)) if count}
    return found


# --- households -----------------------------------------------------------------------------------


def household_proposal(session: Session, *, one_id: int, other_id: int) -> HouseholdProposal:
    """Whom a household of these two would have as members: they and those who live with them."""
    ids = _living_together(session, one_id, other_id)
    records = [customer(session, customer_id=id_) for id_ in ids]
    if len(records) < 2:
        raise Refused(tr("One of the two customers has been removed meanwhile. Look at the list again."))
    homes = dict(
        session.execute(
            select(Link.customer_id, func.min(Link.other_id))
            .where(Link.customer_id.in_(ids), Link.role == "member", Link.until.is_(None))
            .group_by(Link.customer_id)
        ).all()
    )
    names = names_of(session, ids=list(homes.values()))
    titles = sorted(record.title or "" for record in records[:2])
    families = list(dict.fromkeys(record.last_name for record in records if record.last_name))
    found = {person.id: person for person in persons(session, ids=(one_id, other_id))}
    pair = compared(found[one_id], found[other_id])
    return HouseholdProposal(
        members=tuple(
            Member(
                customer_id=record.id, name=record.name, born=record.birth_date, household_id=homes.get(record.id),
                household=names.get(homes.get(record.id, 0)),
            )
            for record in records
        ),
        title=_household_title(titles) if len(families) == 1 else "",
        name=tr(" and ").join(families[:2]),
        address=tuple(_address(record.addresses[0]).split(", ")) if (record := records[0]).addresses else (),
        reasons=reason_words(pair.reasons) if pair else (),
    )  # fmt: skip


def _household_title(titles: Sequence[str]) -> str:
    match list(titles):
        case ["M.", "M."]:
            return "MM."
        case ["Mme", "Mme"]:
            return "Mmes"
        case ["M.", "Mme"]:
            return "M. et Mme"
    return ""


def _living_together(session: Session, one_id: int, other_id: int) -> list[int]:
    """The two, and whom the look found to live with one of them, in the order in which they were entered."""
    ids = {one_id, other_id}
    rows = session.execute(
        select(DuplicatePair.customer_id, DuplicatePair.other_id).where(
            DuplicatePair.kind == "household",
            or_(DuplicatePair.customer_id.in_(ids), DuplicatePair.other_id.in_(ids)),
        )
    )
    for row in rows:
        ids |= {row.customer_id, row.other_id}
    others = sorted(ids - {one_id, other_id})[: _MOST_MEMBERS - 2]
    there = set(session.scalars(select(Customer.id).where(Customer.id.in_([one_id, other_id, *others]))))
    return [id_ for id_ in (one_id, other_id, *others) if id_ in there]
