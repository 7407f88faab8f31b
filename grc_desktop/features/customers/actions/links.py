"""What customers are to one another: interlocutors, employees, members of households, family, who books and pays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean
from grc_desktop.database.journal.notes import describe, now, today
from grc_desktop.database.schema import Address, Customer, Link
from grc_desktop.features.customers.actions.selection import require, who
from grc_desktop.features.customers.rules import read_day

ROLES = ("contact", "employee", "member", "family", "booked_by", "paid_by")
_ADDRESS = ("line_1", "line_2", "line_3", "line_4", "postcode", "city", "region", "country")


def add_link(
    session: Session, *, customer_id: int, other_id: int, role: str, position: str | None = None,
    since: date | str | None = None, until: date | str | None = None, notes: str | None = None,
) -> int:  # fmt: skip
    """Say that ``customer_id`` is ``role`` of ``other_id`` (``ROLES``); gives the link's id.

    Refused: a customer linked to itself, an end before the beginning, the same link twice at a time, a member of
    what is no household.
    """
    require(session, [customer_id, other_id])
    link = Link(customer_id=customer_id, other_id=other_id)
    _set(session, link, {"role": role, "position": position, "since": since, "until": until, "notes": notes})
    _check(session, link)
    session.add(link)
    session.flush()
    describe(
        session, tr("Linked {name} with {other}", name=who(session, [customer_id]), other=who(session, [other_id]))
    )
    return link.id


def edit_link(session: Session, *, link_id: int, changes: Mapping[str, object]) -> None:
    """Change ``role``, ``position``, ``since``, ``until`` or ``notes`` of a link."""
    link = _found(session, link_id)
    with session.no_autoflush:
        _set(session, link, changes)
        _check(session, link)
    names = who(session, [link.customer_id]), who(session, [link.other_id])
    describe(session, tr("Changed the link of {name} with {other}", name=names[0], other=names[1]))


def remove_link(session: Session, *, link_id: int) -> None:
    """Remove a link. To keep the past, end it with ``until`` instead."""
    link = _found(session, link_id)
    names = who(session, [link.customer_id]), who(session, [link.other_id])
    describe(session, tr("Removed the link of {name} with {other}", name=names[0], other=names[1]))
    session.execute(delete(Link).where(Link.id == link_id))


def make_household(session: Session, *, member_ids: Sequence[int], name: str = "", title: str = "") -> int:
    """Make a household of persons, or let them join the one that the first of them who has any lives in; gives its id.

    A new one takes the address of the first who has one. ``name`` is the first member's last name where it is not
    given.
    """
    require(session, member_ids)
    if len(set(member_ids)) < 2:
        raise Refused(tr("A household needs at least two persons."))
    members = {row.id: row for row in session.scalars(select(Customer).where(Customer.id.in_(member_ids)))}
    ordered = [members[id_] for id_ in dict.fromkeys(member_ids)]
    if any(member.kind != "person" for member in ordered):
        raise Refused(tr("Only persons can be members of a household."))
    if (there := _home(session, ordered)) is not None:
        return _join(session, there, [member.id for member in ordered])
    family = clean(name) or next((member.last_name for member in ordered if member.last_name), None)
    household = Customer(kind="household", title=title or None, last_name=family, language=ordered[0].language)
    household.created_at = now(session)
    session.add(household)
    session.flush()
    _settle(session, household.id, [member.id for member in ordered])
    session.add_all(Link(customer_id=member.id, other_id=household.id, role="member") for member in ordered)
    describe(session, tr("Made a household of {who}", who=who(session, [member.id for member in ordered])))
    return household.id


def _home(session: Session, ordered: Sequence[Customer]) -> int | None:
    """The household of the first person who lives in one by now."""
    lives = (
        select(Link.other_id)
        .join(Customer, Customer.id == Link.other_id)
        .where(Link.role == "member", Customer.kind == "household")
        .where(or_(Link.until.is_(None), Link.until >= today(session)))
        .order_by(Link.id.desc())
        .limit(1)
    )
    homes = (session.scalars(lives.where(Link.customer_id == member.id)).first() for member in ordered)
    return next((home for home in homes if home is not None), None)


def _join(session: Session, household_id: int, member_ids: Sequence[int]) -> int:
    """Make those who do not live there yet members of a household."""
    statement = select(Link.customer_id).where(
        Link.other_id == household_id, Link.role == "member",
        or_(Link.until.is_(None), Link.until >= today(session)),
    )  # fmt: skip
    there = set(session.scalars(statement))
    new = [id_ for id_ in member_ids if id_ not in there]
    if not new:
        raise Refused(tr("They live in the same household already."), field="other_id")
    session.add_all(Link(customer_id=id_, other_id=household_id, role="member") for id_ in new)
    home = who(session, [household_id])
    describe(session, tr("Added {who} to the household {name}", who=who(session, new), name=home))
    return household_id


def _settle(session: Session, household_id: int, member_ids: Sequence[int]) -> None:
    """Give the household the preferred address of the first member who has one."""
    found = session.scalars(
        select(Address).where(Address.customer_id.in_(member_ids)).order_by(Address.preferred.desc(), Address.id)
    ).all()
    by_member = {address.customer_id: address for address in reversed(found)}
    address = next((by_member[id_] for id_ in member_ids if id_ in by_member), None)
    if address is not None:
        columns: dict[str, Any] = {column: getattr(address, column) for column in _ADDRESS}
        session.add(Address(customer_id=household_id, preferred=True, **columns))


def _set(session: Session, link: Link, values: Mapping[str, object]) -> None:
    for column, value in values.items():
        match column:
            case "since" | "until":
                setattr(link, column, read_day(column, value, today=today(session)))
            case "role" | "position" | "notes":
                setattr(link, column, clean(str(value), keep_lines=column == "notes") if value else None)
            case _:
                raise Refused(tr("A link has no field “{name}”.", name=column), field=column)


def _check(session: Session, link: Link) -> None:
    if link.role not in ROLES:
        raise Refused(tr("“{role}” is not one of: {known}.", role=link.role, known=", ".join(ROLES)), field="role")
    if link.customer_id == link.other_id:
        raise Refused(tr("A customer cannot be linked with itself."), field="other_id")
    if link.since and link.until and link.until < link.since:
        raise Refused(tr("The link would end before it begins."), field="until")
    other_kind = session.scalar(select(Customer.kind).where(Customer.id == link.other_id))
    if link.role == "member" and other_kind != "household":
        raise Refused(tr("Only a household has members. Choose another role, or make a household."), field="role")
    same = select(Link.id).where(
        Link.customer_id == link.customer_id, Link.other_id == link.other_id, Link.role == link.role,
        Link.until.is_(None), Link.id != (link.id or 0),
    )  # fmt: skip
    if link.until is None and session.scalars(same.limit(1)).one_or_none() is not None:
        raise Refused(tr("This link is there already."), field="other_id")


def _found(session: Session, link_id: int) -> Link:
    link = session.get(Link, link_id)
    if link is None:
        raise Refused(tr("This link has been removed meanwhile. Look at the record again."))
    return link
