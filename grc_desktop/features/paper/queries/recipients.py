"""Who is to be written to, and where mail reaches them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from grc_desktop.core.names import display_name
from grc_desktop.database.schema import Address, Consent, Customer, CustomerSummary, Link
from grc_desktop.features.paper.records import Household, Place, Recipient

_AT_ONCE = 500
"""Ids in one question: SQLite takes some 32,000 parameters, and a block should stay small."""

_ROLES = {"member": 0, "employee": 1, "contact": 2}
"""The links through which a person without an address is reached, the nearest first."""


@dataclass(frozen=True)
class _Other:
    """The other end of a link."""

    customer_id: int
    role: str
    name: str


def recipients(session: Session, *, ids: Sequence[int], today: date) -> list[Recipient]:
    """The customers ``ids``, in their order; those that are gone are left out."""
    found: dict[int, Recipient] = {}
    for start in range(0, len(ids), _AT_ONCE):
        block = ids[start : start + _AT_ONCE]
        found |= {recipient.customer_id: recipient for recipient in _block(session, block, today)}
    return [found[customer_id] for customer_id in ids if customer_id in found]


def _block(session: Session, ids: Sequence[int], today: date) -> Iterable[Recipient]:
    above = _others(session, ids, today)
    places = _places(session, {*ids, *(other.customer_id for others in above.values() for other in others)})
    contacts = _contacts(session, ids, today)
    refusing = _refusing(session, ids)
    customers = session.execute(
        select(
            Customer.id, Customer.kind, Customer.state, Customer.title, Customer.first_name, Customer.last_name,
            Customer.company, Customer.language, CustomerSummary.name, CustomerSummary.name_key,
        )
        .join(CustomerSummary, CustomerSummary.customer_id == Customer.id)
        .where(Customer.id.in_(ids))
    )  # fmt: skip
    for row in customers:
        others = above.get(row.id, [])
        home = next((other for other in others if other.role == "member"), None)
        place, organisation = places.get(row.id), ""
        contact_title, contact = contacts.get(row.id, ("", ""))
        if place is None:
            reached = next((other for other in others if other.customer_id in places), None)
            if reached is not None:
                place = places[reached.customer_id]
                organisation = "" if reached.role == "member" else reached.name
        yield Recipient(
            customer_id=row.id,
            kind=row.kind,
            state=row.state,
            name=row.name,
            name_key=row.name_key,
            title=row.title,
            first_name=row.first_name,
            last_name=row.last_name,
            company=row.company,
            language=row.language,
            refuses_post=row.id in refusing,
            address=place,
            contact=contact,
            contact_title=contact_title,
            organisation=organisation,
            household=Household(home.customer_id, home.name) if home else None,
        )


def _others(session: Session, ids: Sequence[int], today: date) -> dict[int, list[_Other]]:
    """The households and organisations that each customer belongs to today, households first."""
    found: dict[int, list[_Other]] = defaultdict(list)
    rows = session.execute(
        select(Link.customer_id, Link.role, *_NAMES)
        .join(Customer, Customer.id == Link.other_id)
        .where(Link.customer_id.in_(ids), Link.role.in_(_ROLES), _lasting(today))
        .order_by(Link.id)
    )
    for row in rows:
        found[row.customer_id].append(_Other(row.id, row.role, _written(row)))
    for others in found.values():
        others.sort(key=lambda other: _ROLES[other.role])
    return found


def _contacts(session: Session, ids: Sequence[int], today: date) -> dict[int, tuple[str, str]]:
    """Civility and name of the interlocutor of each organisation: the first one recorded who still is."""
    rows = session.execute(
        select(Link.other_id, *_NAMES)
        .join(Customer, Customer.id == Link.customer_id)
        .where(Link.other_id.in_(ids), Link.role == "contact", Customer.state == "active", _lasting(today))
        .order_by(Link.id.desc())
    )
    return {row.other_id: (row.title or "", " ".join(filter(None, (row.first_name, row.last_name)))) for row in rows}


def _places(session: Session, ids: Iterable[int]) -> dict[int, Place]:
    """The address of each customer: the preferred one, unless mail came back from it and there is another."""
    lines = (Address.line_1, Address.line_2, Address.line_3, Address.line_4)
    wanted = (
        Address.customer_id, Address.kind, *lines, Address.postcode, Address.city, Address.region, Address.country,
        Address.returned_on,
    )  # fmt: skip
    order = (Address.returned_on.is_(None).asc(), Address.preferred.asc(), Address.id.desc())
    rows = session.execute(select(*wanted).where(Address.customer_id.in_(ids)).order_by(*order))
    best = {row.customer_id: row for row in rows}  # the last one is the best
    return {
        customer_id: Place(
            kind=row.kind,
            lines=tuple(line for line in (row.line_1, row.line_2, row.line_3, row.line_4) if line),
            postcode=row.postcode,
            city=row.city,
            region=row.region,
            country=row.country,
            returned_on=row.returned_on,
        )
        for customer_id, row in best.items()
    }


def _refusing(session: Session, ids: Sequence[int]) -> set[int]:
    """Those whose last word on post is no."""
    words = session.execute(
        select(Consent.customer_id, Consent.given)
        .where(Consent.customer_id.in_(ids), Consent.channel == "post")
        .order_by(Consent.at, Consent.id)
    )
    last = dict(words.all())
    return {customer_id for customer_id, given in last.items() if not given}


def _written(row: Row[*tuple[Any, ...]]) -> str:
    """The name at the other end of a link as an envelope bears it, civility first."""
    name = display_name(row.kind, row.title, row.first_name, row.last_name, row.company)
    if row.kind == "organisation" or not row.title or name.startswith(row.title):
        return name
    return f"{row.title} {name}"


_NAMES = (Customer.id, Customer.kind, Customer.title, Customer.first_name, Customer.last_name, Customer.company)


def _lasting(today: date) -> ColumnElement[bool]:
    return or_(Link.until.is_(None), Link.until >= today)
