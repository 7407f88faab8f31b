"""A complaint as it is typed and as it is shown: its steps, its gestures, and the words of their fields."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal

from grc_desktop.core.language import later
from grc_desktop.features.segments.fields import COMPLAINT_STATES
from grc_desktop.features.segments.fields import SEVERITIES as SEVERITY_CHOICES

STATES = dict(COMPLAINT_STATES)

DEEDS = {
    "acknowledged": later("Acknowledge receipt"),
    "assessed": later("Assess the complaint"),
    "in_progress": later("Take in hand"),
    "waiting_customer": later("Wait for the customer"),
    "proposal": later("Make a proposal"),
    "accepted": later("The customer accepts"),
    "refused": later("The customer refuses"),
    "closed": later("Close the complaint"),
    "dispute": later("Move to dispute"),
    "mediation": later("Move to mediation"),
}
"""What a button says that leads to a state."""

CAUSES = {
    "cleanliness": later("Cleanliness"),
    "noise": later("Noise"),
    "comfort": later("Comfort and equipment"),
    "welcome": later("Reception and welcome"),
    "billing": later("Billing"),
    "catering": later("Catering"),
    "booking": later("Booking, overbooking"),
    "cancellation": later("Cancellation"),
    "transport": later("Transport"),
    "not_as_described": later("Service not as described"),
    "personal_data": later("Personal data"),
    "other": later("Other"),
}

SEVERITIES = dict(SEVERITY_CHOICES)

CHANNELS = {
    "desk": later("At the desk"),
    "phone": later("By telephone"),
    "email": later("By e-mail"),
    "letter": later("By letter"),
    "review": later("Online review"),
}

WRITTEN = frozenset({"email", "letter", "review"})
"""Channels that leave a written complaint, from which the two months before mediation count."""

COMPENSATIONS = {
    "apology": later("Apology"),
    "refund": later("Refund"),
    "partial_refund": later("Part refund"),
    "credit": later("Credit note"),
    "upgrade": later("Upgrade"),
    "free_night": later("Free night"),
    "points": later("Loyalty points"),
    "gift": later("Gift"),
}

FIELDS = {
    "subject": later("Subject"),
    "description": later("What happened"),
    "cause": later("Cause"),
    "severity": later("Severity"),
    "channel": later("Received through"),
    "remedy_sought": later("Remedy sought"),
    "owner": later("Handled by"),
    "purchase_id": later("Stay"),
    "room": later("Room"),
    "received_at": later("Received on"),
    "written_on": later("Written complaint of"),
    "kind": later("Gesture"),
    "cost_cents": later("Cost"),
    "currency": later("Currency"),
    "approved_by": later("Approved by"),
    "given_on": later("Given on"),
    "voucher": later("Voucher"),
    "voucher_used_on": later("Voucher used on"),
    "notes": later("Notes"),
}

ClockKind = Literal["acknowledge", "answer", "mediation"]

CLOCKS: dict[ClockKind, str] = {
    "acknowledge": later("Acknowledgement"),
    "answer": later("Answer on the substance"),
    "mediation": later("Mediation from"),
}

Standing = Literal["kept", "late", "overdue", "today", "warning", "running"]
"""How a clock stands: kept or kept late, overdue, due today, in its last stretch, still far."""


@dataclass(frozen=True)
class Deadline:
    """A clock of a complaint. ``warn_from`` is when its last stretch begins (None: only on the day itself)."""

    kind: ClockKind
    due: datetime
    done_at: datetime | None = None
    warn_from: datetime | None = None


@dataclass(frozen=True)
class StayOffer:
    """A stay that a complaint may be about; ``under_way``: the customer is in the house on the day it comes in."""

    purchase_id: int
    words: str
    under_way: bool = False


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a complaint is: its state and the instants that steps set."""

    state: str
    received_at: datetime
    written_on: date | None = None
    acknowledge_by: datetime | None = None
    answer_by: datetime | None = None
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ComplaintDraft:
    """What is written of a complaint. ``received_at`` is an aware instant; ``written_on`` None: only spoken."""

    subject: str
    received_at: datetime
    cause: str = "other"
    severity: str = "medium"
    channel: str | None = None
    description: str | None = None
    remedy_sought: str | None = None
    owner: str | None = None
    purchase_id: int | None = None
    room: str | None = None
    written_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ComplaintRecord(Progress, ComplaintDraft):
    """A complaint as lists show it. ``open``: it still needs somebody. ``cost_cents``: of all its gestures."""

    received_at: datetime
    written_on: date | None = None
    id: int
    number: str
    customer_id: int
    customer_name: str
    satisfaction: int | None
    open: bool
    cost_cents: int

    def draft(self) -> ComplaintDraft:
        """What is written of it, to be edited."""
        return ComplaintDraft(**{field.name: getattr(self, field.name) for field in fields(ComplaintDraft)})


@dataclass(frozen=True)
class Step:
    """A step of a complaint: when, by whom, with what words, and the state it led to."""

    id: int
    state: str
    at: datetime
    words: str | None
    recorded_by: str | None


@dataclass(frozen=True, kw_only=True)
class CompensationDraft:
    """What is written of a gesture; the cost in cents is what it costs the house."""

    kind: str
    cost_cents: int = 0
    currency: str = "EUR"
    approved_by: str | None = None
    given_on: date | None = None
    voucher: str | None = None
    voucher_used_on: date | None = None
    notes: str | None = None


@dataclass(frozen=True, kw_only=True)
class CompensationRecord(CompensationDraft):
    """A gesture."""

    id: int

    def draft(self) -> CompensationDraft:
        """What is written of it, to be edited."""
        return CompensationDraft(**{field.name: getattr(self, field.name) for field in fields(CompensationDraft)})


@dataclass(frozen=True)
class Earlier:
    """Another complaint of the same customer in the twelve months before."""

    id: int
    number: str
    subject: str


@dataclass(frozen=True)
class ComplaintFile:
    """One complaint whole: the record, its steps (oldest first), gestures, stay, and what came before."""

    record: ComplaintRecord
    steps: tuple[Step, ...]
    compensations: tuple[CompensationRecord, ...]
    earlier: tuple[Earlier, ...]
    stay: str | None
    phone: str | None
    email: str | None
    mediator: str
