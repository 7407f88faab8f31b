"""What each field of the catalogue stands for in the base, as an SQL expression."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, String, case, cast, extract, func, select
from sqlalchemy.orm import InstrumentedAttribute

from grc_desktop.database.schema import (
    Address,
    Complaint,
    Consent,
    Customer,
    CustomerSummary,
    CustomField,
    CustomValue,
    Exchange,
    Purchase,
)
from grc_desktop.features.segments.fields import Field, Subject

Expression = ColumnElement[Any]

_SUMMARY: dict[str, InstrumentedAttribute[Any]] = {
    "id": CustomerSummary.customer_id,
    "name": CustomerSummary.name,
    "address_1": CustomerSummary.address_1,
    "postcode": CustomerSummary.postcode,
    "city": CustomerSummary.city,
    "country": CustomerSummary.country,
    "email": CustomerSummary.email,
    "mobile": CustomerSummary.mobile,
    "last_contact": CustomerSummary.last_contact,
    "first_purchase": CustomerSummary.first_purchase,
    "last_purchase": CustomerSummary.last_purchase,
    "next_arrival": CustomerSummary.next_arrival,
    "purchases_count": CustomerSummary.purchases_count,
    "purchases_total": CustomerSummary.purchases_total_cents,
    "stays": CustomerSummary.stays_count,
    "nights": CustomerSummary.nights,
    "open_complaints": CustomerSummary.open_complaints,
}
_FOLDED: dict[str, InstrumentedAttribute[Any]] = {"name": CustomerSummary.name_key, "city": CustomerSummary.city_key}
_OF_BIRTH = frozenset(("birthday", "birth_month", "age"))


class Places:
    """Finds the expression of a field for lists of ``subject`` as of ``today``.

    ``needs_customer`` becomes true when a field stands in the table ``customer`` itself, which lists of customers
    join only then: what lists mostly show and ask stands in ``customer_summary``.
    """

    def __init__(self, subject: Subject, today: date) -> None:
        self.subject = subject
        self.today = today
        self.needs_customer = False

    def owner(self, field: Field) -> type[Purchase | Complaint | Exchange] | None:
        """The table of which a customer has many rows, for a field that asks whether any of them fits."""
        if not field.many:
            return None
        match field.group:
            case "purchase":
                return Purchase
            case "complaint":
                return Complaint
        return Exchange

    def expression(self, field: Field) -> Expression:
        """The field's value: ISO text for days, cents for amounts."""
        name = field.name.rpartition(".")[2]
        match field.group:
            case "purchase":
                return _column(Purchase, "amount_cents" if name == "amount" else name)
            case "complaint":
                return day_of(Complaint.received_at) if name == "received" else _column(Complaint, name)
            case "exchange":
                return day_of(Exchange.at) if name == "date" else _column(Exchange, name)
            case "consent":
                return _consent(name)
            case "custom":
                return _own_value(field.name.removeprefix("custom."))
        return self._of_customer(name)

    def has_folded(self, field: Field) -> bool:
        """Whether the base keeps the folded text beside the text."""
        return field.group != "purchase" and field.name in _FOLDED

    def folded(self, field: Field) -> Expression:
        """A text as it is compared and sorted: without case and accents."""
        return _FOLDED[field.name].expression if self.has_folded(field) else func.fold(self.expression(field))

    def _of_customer(self, name: str) -> Expression:
        if name in _SUMMARY:
            return _SUMMARY[name].expression
        if name == "average_ticket":
            count = CustomerSummary.purchases_count
            return case((count > 0, cast(func.round(CustomerSummary.purchases_total_cents * 1.0 / count), Integer)))
        if name == "phone":  # the number to call
            return func.coalesce(CustomerSummary.phone, CustomerSummary.mobile)
        if name == "address_2":
            return _second_line()
        self.needs_customer = True
        if name in _OF_BIRTH:
            return self._of_birth(name)
        return day_of(Customer.created_at) if name == "created_at" else _column(Customer, name)

    def _of_birth(self, name: str) -> Expression:
        born = CustomerSummary.birthday.expression
        match name:
            case "birthday":
                return born
            case "birth_month":
                return cast(extract("month", Customer.birth_date), String)
        years = self.today.year - extract("year", Customer.birth_date)
        return years - case((born > self.today.month * 100 + self.today.day, 1), else_=0)


def day_of(instant: InstrumentedAttribute[Any]) -> Expression:
    """The day (UTC) of an instant, as ISO text."""
    return func.substr(cast(instant, String), 1, 10)


def _column(table: type[Any], name: str) -> Expression:
    return getattr(table, name).expression  # type: ignore[no-any-return]


def _consent(channel: str) -> Expression:
    """The latest word on a channel; no value where there is none."""
    return (
        select(Consent.given)
        .where(
            Consent.customer_id == CustomerSummary.customer_id,
            Consent.channel == channel,
            Consent.purpose == "marketing",
        )
        .order_by(Consent.at.desc(), Consent.id.desc())
        .limit(1)
        .correlate(CustomerSummary)
        .scalar_subquery()
    )


def _own_value(name: str) -> Expression:
    return (
        select(CustomValue.value)
        .join(CustomField, CustomField.id == CustomValue.field_id)
        .where(CustomValue.customer_id == CustomerSummary.customer_id, CustomField.name == name)
        .correlate(CustomerSummary)
        .scalar_subquery()
    )


def _second_line() -> Expression:
    return (
        select(Address.line_2)
        .where(Address.customer_id == CustomerSummary.customer_id)
        .order_by(Address.preferred.desc(), Address.id)
        .limit(1)
        .correlate(CustomerSummary)
        .scalar_subquery()
    )
