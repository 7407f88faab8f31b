"""What happens with customers: purchases, points, exchanges, reminders, complaints."""

from __future__ import annotations

import datetime as dt
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from grc_desktop.database.schema.base import Recorded
from grc_desktop.database.schema.customers import OF_CUSTOMER


class Purchase(Recorded):
    """A stay or a sale. Amounts are cents, taxes included, a refund negative.

    ``kind``: stay, sale. ``status``: quote, option, confirmed, done, cancelled, no_show, refunded; only
    confirmed and done count in figures (``COUNTED``). ``date`` is the arrival of a stay, the day of a sale.
    ``channel``: direct, phone, email, website, booking, expedia, airbnb, agency, other, or the house's own word.
    ``payer_id`` and ``agency_id`` tell B2B2C apart: who slept, who paid, who brought.
    """

    __tablename__ = "purchase"
    __table_args__ = (
        Index("ix_purchase_customer_id", "customer_id", "date"),
        Index("ix_purchase_date", "date"),
        Index("ix_purchase_reference", "reference"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    payer_id: Mapped[int | None] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="SET NULL"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="SET NULL"), index=True)
    kind: Mapped[str] = mapped_column(default="stay", server_default="stay")
    date: Mapped[dt.date | None]
    reference: Mapped[str | None]
    label: Mapped[str | None]
    arrival: Mapped[dt.date | None]
    departure: Mapped[dt.date | None]
    nights: Mapped[int | None]
    room: Mapped[str | None]
    adults: Mapped[int | None]
    children: Mapped[int | None]
    quantity: Mapped[int | None]
    amount_cents: Mapped[int | None]
    currency: Mapped[str] = mapped_column(default="EUR", server_default="EUR")
    payment_method: Mapped[str | None]
    channel: Mapped[str | None]
    status: Mapped[str] = mapped_column(default="done", server_default="done")
    notes: Mapped[str | None]


COUNTED = ("confirmed", "done")
"""The statuses of purchases that count in figures; the others are kept and not counted."""


class LoyaltyEntry(Recorded):
    """A line of the points ledger: append-only, the balance is its sum.

    ``kind``: earned, spent, expired, adjusted, imported. ``points`` is negative when they go.
    """

    __tablename__ = "loyalty_entry"
    __table_args__ = (
        Index("ix_loyalty_entry_customer_id", "customer_id", "date"),
        Index("ix_loyalty_entry_expires_on", "expires_on"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    date: Mapped[dt.date]
    kind: Mapped[str]
    points: Mapped[int]
    expires_on: Mapped[dt.date | None]
    words: Mapped[str | None]
    purchase_id: Mapped[int | None] = mapped_column(ForeignKey("purchase.id", ondelete="SET NULL"), index=True)
    recorded_by: Mapped[str | None]


class Exchange(Recorded):
    """A contact with a customer. ``kind``: call, visit, letter, email, sms, survey, document, note.

    ``direction``: in (by the customer: moves ``last_contact``) or out.
    """

    __tablename__ = "exchange"
    __table_args__ = (
        Index("ix_exchange_customer_id", "customer_id", "at"),
        Index("ix_exchange_at", "at"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    kind: Mapped[str]
    direction: Mapped[str] = mapped_column(default="in", server_default="in")
    at: Mapped[datetime]
    subject: Mapped[str | None]
    body: Mapped[str | None]
    outcome: Mapped[str | None]
    recorded_by: Mapped[str | None]
    complaint_id: Mapped[int | None] = mapped_column(ForeignKey("complaint.id", ondelete="SET NULL"), index=True)


class Reminder(Recorded):
    """Something to do at a time, for a customer or for the house. Open while ``closed_at`` is empty.

    ``outcome``: done, never (dropped). *Later* moves ``due_at``. ``origin`` names the rule that made it
    (``birthday:2026``), so that a rule never makes it twice; empty when a person did.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        Index("ix_reminder_due_at", "due_at"),
        Index("ix_reminder_customer_id", "customer_id"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int | None] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(default="call", server_default="call")  # call, email, letter, other
    words: Mapped[str]
    due_at: Mapped[datetime]
    assigned_to: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    origin: Mapped[str | None]


class Complaint(Recorded):
    """A complaint, by the stages of ISO 10002:2018.

    ``state``: received, acknowledged, assessed, in_progress, waiting_customer, proposal, accepted, refused,
    closed, dispute, mediation. ``severity``: low, medium, high. Clocks count from ``received_at``;
    ``written_on`` starts the two months after which the customer may go to the mediator.
    """

    __tablename__ = "complaint"
    __table_args__ = (
        UniqueConstraint("number"),
        Index("ix_complaint_customer_id", "customer_id"),
        Index("ix_complaint_state", "state"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[str]  # R-2026-041
    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    purchase_id: Mapped[int | None] = mapped_column(ForeignKey("purchase.id", ondelete="SET NULL"), index=True)
    room: Mapped[str | None]
    cause: Mapped[str]
    severity: Mapped[str] = mapped_column(default="medium", server_default="medium")
    channel: Mapped[str | None]  # how it came in: desk, phone, letter, email, review
    subject: Mapped[str]
    description: Mapped[str | None]
    remedy_sought: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="received", server_default="received")
    owner: Mapped[str | None]
    received_at: Mapped[datetime]
    written_on: Mapped[date | None]
    acknowledge_by: Mapped[datetime | None]
    answer_by: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    satisfaction: Mapped[int | None]  # 1 to 5, asked after closing


OPEN_STATES = (
    "received", "acknowledged", "assessed", "in_progress", "waiting_customer", "proposal", "refused",
    "dispute", "mediation",
)  # fmt: skip
"""The states of a complaint that still needs somebody."""


class ComplaintStep(Recorded):
    """A step of a complaint: what was done or said, and the state it led to."""

    __tablename__ = "complaint_step"
    __table_args__ = (Index("ix_complaint_step_complaint_id", "complaint_id"), {"sqlite_autoincrement": True})

    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"))
    customer_id: Mapped[int] = mapped_column(
        ForeignKey(OF_CUSTOMER, ondelete="CASCADE"), index=True
    )  # of the complaint
    state: Mapped[str]
    at: Mapped[datetime]
    words: Mapped[str | None]
    recorded_by: Mapped[str | None]


class Compensation(Recorded):
    """A gesture for a complaint.

    ``kind``: apology, refund, partial_refund, credit, upgrade, free_night, points, gift.
    """

    __tablename__ = "compensation"
    __table_args__ = (Index("ix_compensation_complaint_id", "complaint_id"), {"sqlite_autoincrement": True})

    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"))
    customer_id: Mapped[int] = mapped_column(
        ForeignKey(OF_CUSTOMER, ondelete="CASCADE"), index=True
    )  # of the complaint
    kind: Mapped[str]
    cost_cents: Mapped[int] = mapped_column(default=0, server_default="0")
    currency: Mapped[str] = mapped_column(default="EUR", server_default="EUR")
    approved_by: Mapped[str | None]
    given_on: Mapped[date | None]
    voucher: Mapped[str | None]
    voucher_used_on: Mapped[date | None]
    notes: Mapped[str | None]
