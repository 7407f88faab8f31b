"""Where the values of lists stand in the base: the columns that the catalogue of fields does not know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import SQLColumnExpression, String, func, select, type_coerce
from sqlalchemy.orm import aliased

from grc_desktop.database.schema import (
    Address,
    Base,
    Compensation,
    Complaint,
    ComplaintStep,
    Consent,
    Customer,
    CustomerSummary,
    Email,
    Exchange,
    Link,
    LoyaltyEntry,
    Phone,
    Purchase,
    Reminder,
)
from grc_desktop.features.exports.records import Subject
from grc_desktop.features.exports.rules import OTHER_RECORD, RECORD

Values = SQLColumnExpression[Any]


def own_values(subject: Subject) -> tuple[dict[str, Values], Any]:
    """The columns of a list that the catalogue of fields does not know, by their names, and the table of its rows."""
    table, values = _OF[subject]
    whose: dict[str, Values] = {"external_id": Customer.external_id, "customer": CustomerSummary.name}
    return {**values(), **whose, RECORD: Customer.id}, table


def _complaints() -> dict[str, Values]:
    of_one = Compensation.complaint_id == Complaint.id
    gestures = select(Compensation.kind).where(of_one).order_by(Compensation.id).correlate(Complaint).subquery()
    return _named(
        Complaint, "number", "received_at", "written_on", "subject", "cause", "severity", "state", "room", "channel",
        "owner", "description", "remedy_sought", "acknowledge_by", "acknowledged_at", "answer_by", "answered_at",
        "closed_at", "satisfaction",
    ) | {
        "reference": _purchase(Complaint.purchase_id),
        "compensation": select(func.sum(Compensation.cost_cents)).where(of_one).scalar_subquery(),
        "gesture": select(func.group_concat(gestures.c.kind, ",")).scalar_subquery(),
        **{
            name: select(column).where(of_one).order_by(Compensation.id).limit(1).scalar_subquery()
            for name, column in _named(Compensation, *_GIVEN).items()
        },
    }  # fmt: skip


_GIVEN = ("approved_by", "given_on", "voucher", "voucher_used_on")


def _steps() -> dict[str, Values]:
    return _named(ComplaintStep, "at", "state", "words", "recorded_by") | {
        "complaint": _complaint(ComplaintStep.complaint_id)
    }


def _gestures() -> dict[str, Values]:
    return _named(Compensation, "kind", "currency", "notes", *_GIVEN) | {
        "cost": Compensation.cost_cents,
        "complaint": _complaint(Compensation.complaint_id),
    }


def _reminders() -> dict[str, Values]:
    return _named(Reminder, "due_at", "kind", "words", "assigned_to", "closed_at", "outcome", "origin")


def _complaint(key: Values) -> Values:
    return select(Complaint.number).where(Complaint.id == key).scalar_subquery()


def _purchase(key: Values) -> Values:
    """What a purchase is named by elsewhere: its reference, or where it has none its day."""
    named = func.coalesce(Purchase.reference, type_coerce(Purchase.date, String))
    return select(named).where(Purchase.id == key).scalar_subquery()


def of_purchases() -> dict[str, Values]:
    """Of purchases: their notes, and who else had to do with them."""
    found: dict[str, Values] = _named(Purchase, "notes")
    for name, key in (("payer", Purchase.payer_id), ("agency", Purchase.agency_id)):
        one = aliased(CustomerSummary)
        found[name] = select(one.name).where(one.customer_id == key).scalar_subquery()
        found[f"{name}.id"] = key
    return found


def _exchanges() -> dict[str, Values]:
    return _named(Exchange, "at", "kind", "direction", "subject", "body", "outcome", "recorded_by") | {
        "complaint": _complaint(Exchange.complaint_id)
    }


def _addresses() -> dict[str, Values]:
    lines = {f"address_{at}": line for at, line in enumerate((Address.line_1, Address.line_2, Address.line_3,
                                                              Address.line_4), 1)}  # fmt: skip
    return {"use": Address.kind, **lines} | _named(
        Address, "preferred", "postcode", "city", "region", "country", "returned_on"
    )


def _phones() -> dict[str, Values]:
    return {"number": Phone.typed} | _named(Phone, "kind", "use", "preferred")


def _emails() -> dict[str, Values]:
    return {"email": Email.address, "use": Email.kind} | _named(Email, "preferred", "state")


def _links() -> dict[str, Values]:
    other, named = aliased(Customer), aliased(CustomerSummary)
    return {
        "other_number": select(other.external_id).where(other.id == Link.other_id).scalar_subquery(),
        "other": select(named.name).where(named.customer_id == Link.other_id).scalar_subquery(),
        OTHER_RECORD: Link.other_id,
    } | _named(Link, "role", "position", "since", "until", "notes")


def _consents() -> dict[str, Values]:
    return _named(Consent, "at", "channel", "given", "means", "words", "recorded_by") | {
        "evidence": func.nullif(type_coerce(Consent.evidence, String), "null")
    }


def _points() -> dict[str, Values]:
    return _named(LoyaltyEntry, "date", "kind", "points", "words", "expires_on", "recorded_by") | {
        "reference": _purchase(LoyaltyEntry.purchase_id)
    }


def _named(table: type[Base], *names: str) -> dict[str, Values]:
    return {name: getattr(table, name) for name in names}


_OF: dict[Subject, tuple[type[Base], Callable[[], dict[str, Values]]]] = {
    "purchases": (Purchase, of_purchases),
    "complaints": (Complaint, _complaints),
    "exchanges": (Exchange, _exchanges),
    "addresses": (Address, _addresses),
    "phones": (Phone, _phones),
    "emails": (Email, _emails),
    "links": (Link, _links),
    "consents": (Consent, _consents),
    "points": (LoyaltyEntry, _points),
    "steps": (ComplaintStep, _steps),
    "gestures": (Compensation, _gestures),
    "reminders": (Reminder, _reminders),
}
