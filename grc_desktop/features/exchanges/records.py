"""An exchange as it is typed and as it is shown, and the words of its fields."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Literal

from grc_desktop.core.language import later
from grc_desktop.features.segments.fields import DIRECTIONS as DIRECTION_CHOICES
from grc_desktop.features.segments.fields import EXCHANGE_KINDS

KINDS = dict(EXCHANGE_KINDS)

ICONS = {
    "call": "phone",
    "visit": "visit",
    "letter": "letter",
    "email": "email",
    "sms": "sms",
    "survey": "survey",
    "document": "file-text",
    "note": "note",
}
"""The icon of each kind (``resources/icons``)."""

Direction = Literal["in", "out"]

DIRECTIONS = dict(DIRECTION_CHOICES)

OUTCOMES = {
    "call": ("reached", "no_answer", "message_left", "to_call_back", "wrong_number"),
    "visit": ("informed", "booked", "to_follow_up"),
    "letter": ("sent", "answered", "returned"),
    "email": ("sent", "answered", "returned"),
    "sms": ("sent", "answered", "returned"),
    "survey": ("sent", "answered"),
    "document": ("sent",),
    "note": (),
}
"""What usually comes of each kind; a user may write anything else."""

OUTCOME_WORDS = {
    "reached": later("Reached"),
    "no_answer": later("No answer"),
    "message_left": later("Message left"),
    "to_call_back": later("To be called back"),
    "wrong_number": later("Wrong number"),
    "informed": later("Informed"),
    "booked": later("Booked"),
    "to_follow_up": later("To be followed up"),
    "sent": later("Sent"),
    "answered": later("Answered"),
    "returned": later("Came back undelivered"),
    "failed": later("Not sent"),
    "unknown": later("Perhaps sent"),
}

FIELDS = {
    "kind": later("Type"),
    "direction": later("Direction"),
    "at": later("When"),
    "subject": later("Subject"),
    "body": later("What was said"),
    "outcome": later("Outcome"),
}


@dataclass(frozen=True, kw_only=True)
class ExchangeDraft:
    """What is written of an exchange. ``at`` is an aware instant."""

    kind: str
    at: datetime
    direction: Direction = "in"
    subject: str | None = None
    body: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExchangeRecord(ExchangeDraft):
    """An exchange, with whom it was, who wrote it down, and the complaint that it belongs to.

    With ``message_id`` it is a message of the ledger, sent for ``campaign``: it is shown and never edited, and its
    ``id`` is that of the message.
    """

    id: int
    customer_id: int
    customer_name: str
    recorded_by: str | None
    complaint_id: int | None
    complaint_number: str | None
    message_id: int | None = None
    campaign: str | None = None

    def draft(self) -> ExchangeDraft:
        """What is written of it, to be edited."""
        return ExchangeDraft(**{field.name: getattr(self, field.name) for field in fields(ExchangeDraft)})
