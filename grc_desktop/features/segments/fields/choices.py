"""The values of fields that have only a few, each with its label."""

from __future__ import annotations

from grc_desktop.core.language import later
from grc_desktop.features.segments.fields.field import Choices

KINDS: Choices = (
    ("person", later("Person")),
    ("organisation", later("Organisation")),
    ("household", later("Household")),
)
STATES: Choices = (
    ("active", later("Active")),
    ("moved", later("Moved away")),
    ("deceased", later("Deceased")),
    ("closed", later("Closed down")),
    ("blocked", later("Blocked")),
)
CHANNELS: Choices = (
    ("post", later("Post")),
    ("email", later("E-mail")),
    ("sms", later("SMS")),
    ("phone", later("Telephone")),
)
PURCHASE_KINDS: Choices = (("stay", later("Stay")), ("sale", later("Sale")))
PURCHASE_STATUSES: Choices = (
    ("quote", later("Quote")),
    ("option", later("Option")),
    ("confirmed", later("Confirmed")),
    ("done", later("Carried out")),
    ("cancelled", later("Cancelled")),
    ("no_show", later("No-show")),
    ("refunded", later("Refunded")),
)
COMPLAINT_STATES: Choices = (
    ("received", later("Received")),
    ("acknowledged", later("Acknowledged")),
    ("assessed", later("Assessed")),
    ("in_progress", later("In progress")),
    ("waiting_customer", later("Waiting for the customer")),
    ("proposal", later("Proposal made")),
    ("accepted", later("Proposal accepted")),
    ("refused", later("Proposal refused")),
    ("closed", later("Closed")),
    ("dispute", later("Dispute")),
    ("mediation", later("Mediation")),
)
SEVERITIES: Choices = (("low", later("Low")), ("medium", later("Medium")), ("high", later("High")))
EXCHANGE_KINDS: Choices = (
    ("call", later("Call")),
    ("visit", later("Visit")),
    ("letter", later("Letter")),
    ("email", later("E-mail")),
    ("sms", later("SMS")),
    ("survey", later("Survey")),
    ("document", later("Document")),
    ("note", later("Note")),
)
DIRECTIONS: Choices = (("in", later("By the customer")), ("out", later("By us")))
MONTHS: Choices = tuple(
    (str(number), name)
    for number, name in enumerate(
        (
            later("January"), later("February"), later("March"), later("April"), later("May"), later("June"),
            later("July"), later("August"), later("September"), later("October"), later("November"),
            later("December"),
        ),
        start=1,
    )
)  # fmt: skip
SEASONS: Choices = (
    ("winter", later("Winter (December to February)")),
    ("spring", later("Spring (March to May)")),
    ("summer", later("Summer (June to August)")),
    ("autumn", later("Autumn (September to November)")),
)
MESSAGE_STATES: Choices = (
    ("queued", later("Waiting")),
    ("claimed", later("Being sent")),
    ("sent", later("Sent")),
    ("failed", later("Failed")),
    ("unknown", later("Outcome unknown")),
    ("cancelled", later("Called off")),
)
RFM_SEGMENTS: Choices = (
    ("CHAMPION", later("Champions")),
    ("LOYAL", later("Loyal")),
    ("POTENTIAL", later("Potential loyalists")),
    ("NEW", later("New customers")),
    ("PROMISING", later("Promising")),
    ("ATTENTION", later("Need attention")),
    ("SLEEPING", later("About to sleep")),
    ("AT_RISK", later("At risk")),
    ("CANT_LOSE", later("Can’t lose them")),
    ("HIBERNATING", later("Hibernating")),
    ("LOST", later("Lost")),
)
"""The eleven of ``resources/rfm_segments.csv``, the best first."""
