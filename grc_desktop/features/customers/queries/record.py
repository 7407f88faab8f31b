"""One record, whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.names import display_name
from grc_desktop.database.schema import (
    Address,
    Attachment,
    Consent,
    Customer,
    CustomerSummary,
    CustomerTag,
    CustomField,
    CustomValue,
    Email,
    Link,
    Phone,
    Tag,
)  # fmt: skip
from grc_desktop.features.customers import records
from grc_desktop.features.customers.records import Figures, Said
from grc_desktop.features.customers.rules import ADDRESS_COLUMNS, CUSTOMER_COLUMNS
from grc_desktop.features.customers.rules.values import CONSENT_CHANNELS


def customer(session: Session, *, customer_id: int) -> records.Customer:
    """Everything of one record. Refused where there is no such customer."""
    row = session.execute(select(Customer).where(Customer.id == customer_id)).scalar_one_or_none()
    if row is None:
        raise Refused(tr("There is no customer {number}.", number=customer_id), field="id")
    summary = session.execute(
        select(CustomerSummary).where(CustomerSummary.customer_id == customer_id)
    ).scalar_one_or_none()
    columns: dict[str, Any] = {name: getattr(row, name) for name in (*CUSTOMER_COLUMNS, "created_at")}
    list_name = summary.name if summary else ""
    whole = records.Customer(
        id=row.id,
        **columns,
        name=display_name(row.kind, row.title, row.first_name, row.last_name, row.company) or list_name,
        list_name=list_name,
        addresses=tuple(_of(session, Address, records.AddressRecord, customer_id)),
        phones=tuple(_of(session, Phone, records.PhoneRecord, customer_id)),
        emails=tuple(_of(session, Email, records.EmailRecord, customer_id)),
        links=tuple(links(session, customer_id=customer_id)),
        tags=tuple(_tags(session, customer_id)),
        own=_own_values(session, customer_id),
        attachments=tuple(attachments(session, customer_id=customer_id)),
        said=_said(session, customer_id),
        figures=_figures(summary),
    )
    return replace(whole, values=_values(whole))


def _of(session: Session, table: type[Any], record: type[Any], customer_id: int) -> list[Any]:
    """The rows of a table that belong to the customer, the preferred one first."""
    columns = [getattr(table, name) for name in record.__dataclass_fields__]
    rows = session.execute(
        select(*columns).where(table.customer_id == customer_id).order_by(table.preferred.desc(), table.id)
    )
    return [record(*row) for row in rows]


def links(session: Session, *, customer_id: int) -> list[records.LinkRecord]:
    """The links of a customer, from either end; those that last first, then by the other's name."""
    outgoing = Link.customer_id == customer_id
    other_id = case((outgoing, Link.other_id), else_=Link.customer_id)
    rows = session.execute(
        select(
            Link.id, outgoing.label("outgoing"), Link.role, Link.position, Link.since, Link.until, Link.notes,
            Customer.id.label("other_id"), Customer.kind, Customer.title, Customer.first_name, Customer.last_name,
            Customer.company, CustomerSummary.name, CustomerSummary.phone, CustomerSummary.mobile,
            CustomerSummary.email,
        )
        .join(Customer, Customer.id == other_id)
        .join(CustomerSummary, CustomerSummary.customer_id == Customer.id)
        .where(outgoing | (Link.other_id == customer_id))
        .order_by(Link.until.is_not(None), CustomerSummary.name_key, Link.id)
    )  # fmt: skip
    return [
        records.LinkRecord(
            id=row.id,
            outgoing=bool(row.outgoing),
            role=row.role,
            position=row.position,
            since=row.since,
            until=row.until,
            notes=row.notes,
            other_id=row.other_id,
            other_kind=row.kind,
            other_name=display_name(row.kind, row.title, row.first_name, row.last_name, row.company) or row.name,
            other_phone=row.mobile or row.phone,
            other_email=row.email,
        )
        for row in rows
    ]


def attachments(session: Session, *, customer_id: int) -> list[records.AttachmentRecord]:
    """The files kept with a customer, newest first."""
    columns = [getattr(Attachment, name) for name in records.AttachmentRecord.__dataclass_fields__]
    rows = session.execute(select(*columns).where(Attachment.customer_id == customer_id).order_by(Attachment.id.desc()))
    return [records.AttachmentRecord(*row) for row in rows]


def _tags(session: Session, customer_id: int) -> list[records.TagRecord]:
    rows = session.execute(
        select(Tag.id, Tag.name, Tag.colour)
        .join(CustomerTag, CustomerTag.tag_id == Tag.id)
        .where(CustomerTag.customer_id == customer_id)
        .order_by(Tag.name)
    )
    return [records.TagRecord(row.id, row.name, row.colour) for row in rows]


def _own_values(session: Session, customer_id: int) -> dict[str, str]:
    rows = session.execute(
        select(CustomField.name, CustomValue.value)
        .join(CustomField, CustomField.id == CustomValue.field_id)
        .where(CustomValue.customer_id == customer_id)
        .order_by(CustomField.position, CustomField.id)
    )
    return {row.name: row.value for row in rows}


def _said(session: Session, customer_id: int) -> dict[str, Said | None]:
    found: dict[str, Said | None] = dict.fromkeys(CONSENT_CHANNELS)
    rows = session.execute(
        select(Consent.channel, Consent.given, Consent.at, Consent.means)
        .where(Consent.customer_id == customer_id, Consent.purpose == "marketing")
        .order_by(Consent.at, Consent.id)
    )
    for row in rows:
        found[row.channel] = Said(row.given, row.at, row.means)
    return found


def _figures(summary: CustomerSummary | None) -> Figures:
    if summary is None:
        return Figures()
    count, total = summary.purchases_count, summary.purchases_total_cents
    return Figures(
        purchases_count=count,
        purchases_total_cents=total,
        average_ticket_cents=round(total / count) if count else None,
        stays=summary.stays_count,
        nights=summary.nights,
        first_purchase=summary.first_purchase,
        last_purchase=summary.last_purchase,
        next_arrival=summary.next_arrival,
        last_contact=summary.last_contact,
        open_complaints=summary.open_complaints,
    )


def _values(whole: records.Customer) -> Mapping[str, object]:
    """The values of the fields that can be edited, by their names."""
    values: dict[str, object] = {name: getattr(whole, name) for name in CUSTOMER_COLUMNS}
    address = whole.addresses[0] if whole.addresses else None
    values |= {field: getattr(address, column) if address else None for field, column in ADDRESS_COLUMNS.items()}
    mobile = next((phone for phone in whole.phones if phone.kind == "mobile"), None)
    landline = next((phone for phone in whole.phones if phone.kind == "landline"), mobile)
    values["mobile"] = (mobile.e164 or mobile.typed) if mobile else None
    values["phone"] = (landline.e164 or landline.typed) if landline else None
    values["email"] = whole.emails[0].address if whole.emails else None
    values["tags"] = tuple(tag.name for tag in whole.tags)
    values |= {f"consent.{channel}": given for channel, given in whole.consents.items()}
    return values | {f"custom.{name}": value for name, value in whole.own.items()}
