"""The ways to reach a customer: postal addresses, telephone numbers, e-mail addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.database.journal.notes import describe, today
from grc_desktop.database.schema import Address, Email, Phone
from grc_desktop.features.customers.actions.selection import require, who
from grc_desktop.features.customers.queries.house import home_country
from grc_desktop.features.customers.rules import ADDRESS_COLUMNS, read_day, read_field

Way = TypeVar("Way", Address, Phone, Email)

_FIELDS = {column: field for field, column in ADDRESS_COLUMNS.items()}
_KINDS: dict[str, tuple[str, ...]] = {
    "address": ("home", "work", "billing", "other"),
    "phone": ("mobile", "landline", "fax", "other"),
    "email": ("home", "work"),
}
_GONE = later("This has been removed meanwhile. Look at the record again.")

# --- postal addresses -----------------------------------------------------------------------------


def add_address(session: Session, *, customer_id: int, values: Mapping[str, object], preferred: bool = False) -> int:
    """Add a postal address; gives its id.

    ``values``: columns of the table ``address`` (``line_1`` … ``country``, ``kind``, ``returned_on``) as typed.
    The first address of a customer is the preferred one.
    """
    require(session, [customer_id])
    columns = _address_columns(session, values)
    if not any(columns.get(column) for column in _FIELDS):
        raise Refused(tr("An address needs at least a street, a postcode or a town."), field="line_1")
    describe(session, tr("Added an address to {name}", name=who(session, [customer_id])))
    return _added(session, Address(customer_id=customer_id, **columns), preferred=preferred)


def edit_address(session: Session, *, address_id: int, changes: Mapping[str, object]) -> None:
    """Change columns of an address; ``preferred=True`` makes it the one that is used.

    Mail that came back went to the old one: with another street or town it is no longer held against the address.
    """
    address = _found(session, Address, address_id)
    describe(session, tr("Changed an address of {name}", name=who(session, [address.customer_id])))
    columns = _address_columns(session, {"country": address.country, **changes})
    moved = any((columns[one] or None) != (getattr(address, one) or None) for one in _FIELDS if one in columns)
    if moved and columns.get("returned_on", address.returned_on) == address.returned_on:
        columns["returned_on"] = None
    _changed(session, address, columns, changes)


def remove_address(session: Session, *, address_id: int) -> None:
    """Remove an address; another becomes the preferred one."""
    address = _found(session, Address, address_id)
    describe(session, tr("Removed an address of {name}", name=who(session, [address.customer_id])))
    _removed(session, address)


def _address_columns(session: Session, values: Mapping[str, object]) -> dict[str, Any]:
    country = read_field("country", values.get("country"), today=today(session)).value
    within = country if isinstance(country, str) and len(country) == 2 else home_country(session)
    columns: dict[str, Any] = {
        column: read_field(_FIELDS[column], typed, today=today(session), country=within).value
        for column, typed in values.items()
        if column in _FIELDS
    }
    if "returned_on" in values:
        columns["returned_on"] = read_day("returned_on", values["returned_on"], today=today(session))
    return columns | _kind("address", values)


# --- telephone numbers ----------------------------------------------------------------------------


def add_phone(
    session: Session, *, customer_id: int, typed: str, kind: str = "", use: str = "home", preferred: bool = False
) -> int:
    """Add a telephone number; gives its id. ``kind`` is recognised where it is not given."""
    require(session, [customer_id])
    columns = _number(session, typed) | ({"kind": kind} if kind else {})
    describe(session, tr("Added a telephone number to {name}", name=who(session, [customer_id])))
    columns |= _kind("phone", columns) | _use({"use": use})
    return _added(session, Phone(customer_id=customer_id, **columns), preferred=preferred)


def edit_phone(session: Session, *, phone_id: int, changes: Mapping[str, object]) -> None:
    """Change ``typed``, ``kind``, ``use`` or ``preferred``."""
    phone = _found(session, Phone, phone_id)
    describe(session, tr("Changed a telephone number of {name}", name=who(session, [phone.customer_id])))
    columns = _kind("phone", changes) | _use(changes)
    if "typed" in changes:
        columns = _number(session, str(changes["typed"] or "")) | columns
    _changed(session, phone, columns, changes)


def remove_phone(session: Session, *, phone_id: int) -> None:
    """Remove a telephone number; another becomes the preferred one."""
    phone = _found(session, Phone, phone_id)
    describe(session, tr("Removed a telephone number of {name}", name=who(session, [phone.customer_id])))
    _removed(session, phone)


def _number(session: Session, typed: str) -> dict[str, Any]:
    value = read_field("phone", typed, today=today(session), country=home_country(session)).value
    if not isinstance(value, dict):
        raise Refused(tr("Type a telephone number."), field="typed")
    return value


# --- e-mail addresses -----------------------------------------------------------------------------


def add_email(session: Session, *, customer_id: int, address: str, kind: str = "home", preferred: bool = False) -> int:
    """Add an e-mail address; gives its id."""
    require(session, [customer_id])
    columns = _mailbox(session, address) | _kind("email", {"kind": kind})
    describe(session, tr("Added an e-mail address to {name}", name=who(session, [customer_id])))
    return _added(session, Email(customer_id=customer_id, **columns), preferred=preferred)


def edit_email(session: Session, *, email_id: int, changes: Mapping[str, object]) -> None:
    """Change ``address``, ``kind``, ``state`` (valid, doubtful, bounced, relay) or ``preferred``."""
    email = _found(session, Email, email_id)
    describe(session, tr("Changed an e-mail address of {name}", name=who(session, [email.customer_id])))
    columns = _kind("email", changes)
    if "address" in changes:
        columns |= _mailbox(session, str(changes["address"] or ""))
    if "state" in changes:
        columns["state"] = changes["state"]
    _changed(session, email, columns, changes)


def remove_email(session: Session, *, email_id: int) -> None:
    """Remove an e-mail address; another becomes the preferred one."""
    email = _found(session, Email, email_id)
    describe(session, tr("Removed an e-mail address of {name}", name=who(session, [email.customer_id])))
    _removed(session, email)


def _mailbox(session: Session, address: str) -> dict[str, Any]:
    value = read_field("email", address, today=today(session)).value
    if not isinstance(value, dict) or not value["address"]:
        raise Refused(tr("Type an e-mail address."), field="address")
    return value


# --- what the three have in common ----------------------------------------------------------------


def _kind(table: str, values: Mapping[str, object]) -> dict[str, Any]:
    if "kind" not in values:
        return {}
    if values["kind"] not in _KINDS[table]:
        raise Refused(tr("“{kind}” is not one of: {known}.", kind=values["kind"], known=", ".join(_KINDS[table])),
                      field="kind")  # fmt: skip
    return {"kind": values["kind"]}


def _use(values: Mapping[str, object]) -> dict[str, Any]:
    return {"use": "work" if values["use"] == "work" else "home"} if "use" in values else {}


def _found(session: Session, table: type[Way], way_id: int) -> Way:
    way = session.execute(select(table).where(table.id == way_id)).scalar_one_or_none()
    if way is None:
        raise Refused(tr(_GONE))
    return way


def _added(session: Session, way: Address | Phone | Email, *, preferred: bool) -> int:
    table = type(way)
    first = session.scalar(select(table.id).where(table.customer_id == way.customer_id).limit(1)) is None
    session.add(way)
    session.flush()
    if preferred or first:
        _prefer(session, way)
    return way.id


def _changed(
    session: Session, way: Address | Phone | Email, columns: Mapping[str, Any], changes: Mapping[str, object]
) -> None:
    for column, value in columns.items():
        setattr(way, column, value)
    session.flush()
    if changes.get("preferred"):
        _prefer(session, way)


def _removed(session: Session, way: Address | Phone | Email) -> None:
    table: type[Address | Phone | Email] = type(way)
    customer_id, preferred = way.customer_id, way.preferred
    session.execute(delete(table).where(table.id == way.id))
    if preferred:
        following = session.scalars(select(table).where(table.customer_id == customer_id).order_by(table.id).limit(1))
        for heir in cast("Iterable[Address | Phone | Email]", following):
            _prefer(session, heir)


def _prefer(session: Session, way: Address | Phone | Email) -> None:
    """Make it the one that is used; a number of another kind stays the first of its kind where there are several."""
    table = type(way)
    found = session.scalars(select(table).where(table.customer_id == way.customer_id, table.id != way.id)).all()
    others = cast("Sequence[Address | Phone | Email]", found)
    kinds = Counter(other.kind for other in others)
    for other in others:
        if not (isinstance(way, Phone) and other.kind != way.kind and kinds[other.kind] > 1):
            other.preferred = False
    way.preferred = True
    session.flush()
