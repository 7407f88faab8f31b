"""Everything known of one customer, dealings included, under the field names of the command line."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.core.money import as_decimal
from grc_desktop.database.schema import (
    Change,
    Compensation,
    Complaint,
    ComplaintStep,
    Consent,
    Exchange,
    HandoverNote,
    Purchase,
    Recorded,
    Reminder,
)  # fmt: skip
from grc_desktop.features.customers.queries.record import customer
from grc_desktop.features.segments.fields import CUSTOMER_FIELDS
from grc_desktop.features.segments.queries import values_of

_CURRENCY = "EUR"


def everything(session: Session, *, customer_id: int) -> dict[str, object]:
    """One customer as a JSON object: the fields, then lists of all that belongs to it. Refused: no such customer.

    Amounts are ``Decimal`` beside a ``currency``; ``operations`` counts the operations that touched the record.
    """
    whole = customer(session, customer_id=customer_id)
    return {
        "id": whole.id,
        "name": whole.name,
        **_fields(session, customer_id),
        "currency": _CURRENCY,
        "custom": dict(whole.own),
        "addresses": [asdict(address) for address in whole.addresses],
        "phones": [asdict(phone) for phone in whole.phones],
        "emails": [asdict(email) for email in whole.emails],
        "links": [asdict(link) for link in whole.links],
        "attachments": [asdict(attachment) for attachment in whole.attachments],
        "consents": _rows(session, Consent, customer_id, Consent.at, Consent.id),
        "purchases": _rows(session, Purchase, customer_id, Purchase.date, Purchase.id),
        "complaints": [
            complaint
            | {
                "steps": _of_complaint(session, ComplaintStep, complaint["id"]),
                "compensations": _of_complaint(session, Compensation, complaint["id"]),
            }
            for complaint in _rows(session, Complaint, customer_id, Complaint.received_at, Complaint.id)
        ],
        "exchanges": _rows(session, Exchange, customer_id, Exchange.at, Exchange.id),
        "reminders": _rows(session, Reminder, customer_id, Reminder.due_at, Reminder.id),
        "handover_notes": _rows(session, HandoverNote, customer_id, HandoverNote.written_at, HandoverNote.id),
        "operations": session.scalar(
            select(func.count(Change.operation_id.distinct())).where(Change.customer_id == customer_id)
        ),
    }


def _fields(session: Session, customer_id: int) -> dict[str, object]:
    fields = [field for field in CUSTOMER_FIELDS if field.listed and not field.many and field.name != "name"]
    (row,) = values_of(session, ids=[customer_id], fields=[field.name for field in fields])
    return {
        field.name: as_decimal(value) if field.kind == "money" and isinstance(value, int) else value
        for field, value in zip(fields, row[1:], strict=True)
    }


def _rows(session: Session, table: type[Any], customer_id: int, *order: Any) -> list[dict[str, Any]]:
    """Rows of a table that belong to the customer, newest first."""
    rows = session.scalars(
        select(table).where(table.customer_id == customer_id).order_by(*(column.desc() for column in order))
    )
    return [_document(row) for row in rows]


def _of_complaint(session: Session, table: type[Any], complaint_id: int) -> list[dict[str, Any]]:
    rows = session.scalars(select(table).where(table.complaint_id == complaint_id).order_by(table.id))
    return [_document(row) for row in rows]


def _document(row: Recorded) -> dict[str, Any]:
    """A row as an object; cents become a decimal under the name without them."""
    found: dict[str, Any] = {}
    for column in row.__table__.columns:
        value = getattr(row, column.name)
        if column.name.endswith("_cents"):
            found[column.name.removesuffix("_cents")] = None if value is None else as_decimal(value)
        elif column.name not in ("customer_id", "complaint_id"):
            found[column.name] = value
    return found
