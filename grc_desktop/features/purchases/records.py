"""A purchase as it is typed and as it is shown, and the words of its fields."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import Literal

from grc_desktop.core.language import later
from grc_desktop.features.segments.fields import PURCHASE_KINDS, PURCHASE_STATUSES

KINDS = dict(PURCHASE_KINDS)

STATUSES = dict(PURCHASE_STATUSES)

CHANNELS = {
    "direct": later("Direct"),
    "phone": later("Telephone"),
    "email": later("E-mail"),
    "website": later("Website"),
    "booking": later("Booking.com"),
    "expedia": later("Expedia"),
    "airbnb": later("Airbnb"),
    "agency": later("Agency"),
    "other": later("Other"),
}
"""Where the booking came from; a house may write words of its own beside these."""

PAYMENT_METHODS = {
    "card": later("Bank card"),
    "cash": later("Cash"),
    "transfer": later("Bank transfer"),
    "cheque": later("Cheque"),
    "holiday_voucher": later("Holiday voucher"),
    "online": later("Paid online"),
    "account": later("On account"),
}

FIELDS = {
    "kind": later("Type"),
    "date": later("Date"),
    "reference": later("Reference"),
    "label": later("Service"),
    "arrival": later("Arrival"),
    "departure": later("Departure"),
    "nights": later("Nights"),
    "room": later("Room"),
    "adults": later("Adults"),
    "children": later("Children"),
    "quantity": later("Quantity"),
    "amount_cents": later("Amount"),
    "currency": later("Currency"),
    "payment_method": later("Payment"),
    "channel": later("Channel"),
    "status": later("Status"),
    "notes": later("Notes"),
    "payer_id": later("Paid by"),
    "agency_id": later("Brought by"),
}

Role = Literal["own", "paid", "brought"]
"""What a customer has to do with a purchase: slept or bought, paid for it, brought the customer."""


@dataclass(frozen=True, kw_only=True)
class PurchaseDraft:
    """What is written of a purchase. Names and units are those of the table (cents, taxes included)."""

    kind: str = "stay"
    date: dt.date | None = None
    reference: str | None = None
    label: str | None = None
    arrival: dt.date | None = None
    departure: dt.date | None = None
    nights: int | None = None
    room: str | None = None
    adults: int | None = None
    children: int | None = None
    quantity: int | None = None
    amount_cents: int | None = None
    currency: str = "EUR"
    payment_method: str | None = None
    channel: str | None = None
    status: str = "done"
    notes: str | None = None
    payer_id: int | None = None
    agency_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class PurchaseRecord(PurchaseDraft):
    """A purchase, with the names of the customers that it concerns. ``counted``: it is part of the figures."""

    id: int
    customer_id: int
    customer_name: str
    payer_name: str | None = None
    agency_name: str | None = None
    counted: bool = True

    def role_of(self, customer_id: int) -> Role:
        """What the customer whose record shows this purchase has to do with it."""
        if self.customer_id == customer_id:
            return "own"
        return "paid" if self.payer_id == customer_id else "brought"

    def draft(self) -> PurchaseDraft:
        """What is written of it, to be edited."""
        return PurchaseDraft(**{field.name: getattr(self, field.name) for field in fields(PurchaseDraft)})


@dataclass(frozen=True)
class YearTotal:
    """What counted purchases of a year amount to, in one currency."""

    year: int
    purchases: int
    nights: int
    amount_cents: int
    currency: str


@dataclass(frozen=True)
class Totals:
    """What a list of purchases amounts to; ``amounts`` are cents by currency."""

    purchases: int
    stays: int
    nights: int
    amounts: dict[str, int]
    not_counted: int
