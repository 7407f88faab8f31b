"""What lists can be of: for each subject what it is called, how it is sorted and which columns it has, in one place.

Where the values of the columns stand in the base is told in ``exports.queries``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from grc_desktop.core.language import later
from grc_desktop.features.complaints.records import CAUSES, CHANNELS, COMPENSATIONS
from grc_desktop.features.customers.records import ADDRESS_KINDS, EMAIL_STATES, PHONE_KINDS, ROLES, USES
from grc_desktop.features.exchanges.records import OUTCOME_WORDS
from grc_desktop.features.exports.records import Kind, Subject
from grc_desktop.features.loyalty.records import KINDS as MOVEMENTS
from grc_desktop.features.reminders.records import ENDED as REMINDERS_ENDED
from grc_desktop.features.reminders.records import KINDS as REMINDERS
from grc_desktop.features.segments import fields as catalogue

RECORD = "customer.id"
"""The column that says whose a row is; of customers themselves it is ``id``."""

OTHER_RECORD = "other.id"
"""The column that says to whom a link leads."""

RECORD_NUMBER = later("GRC record number")
"""What imports know it by: no other program calls its own numbers so."""


@dataclass(frozen=True)
class OwnColumn:
    """A column that the catalogue of fields does not know; ``words``: for each code what people read.

    ``several``: codes may stand side by side, parted by commas.
    """

    key: str
    title: str
    kind: Kind = "text"
    words: Mapping[str, str] = field(default_factory=dict)
    several: bool = False


@dataclass(frozen=True)
class ListOf:
    """How lists of one subject are.

    ``order`` is the usual one, ``-`` before it backwards. ``on_paper`` names the columns that fit a sheet of A4,
    ``in_files`` those of files for spreadsheets and programs; empty: every one there is.
    """

    title: str
    on_paper: tuple[str, ...]
    order: str = "customer"
    own: tuple[OwnColumn, ...] = ()
    in_files: tuple[str, ...] = ()


_WHO = (OwnColumn("external_id", later("Customer number")), OwnColumn("customer", later("Customer")))
_WHOSE = OwnColumn(RECORD, RECORD_NUMBER, "whole")
_PREFERRED = OwnColumn("preferred", later("Preferred"), "yes_no")

_CUSTOMERS_IN_FILES = (
    "external_id", "kind", "state", "title", "first_name", "last_name", "company", "salutation", "birth_date",
    "language", "email", "phone", "mobile", "address_1", "address_2", "postcode", "city", "country", "website",
    "profession", "tags", "notes", "origin", "preferred_channel", "consent.email", "consent.sms", "consent.phone",
    "consent.post", "siret", "vat_number", "customer_since", "last_contact", "last_purchase", "purchases_count",
    "purchases_total", "average_ticket", "open_complaints", "loyalty_points", "nationality", "sector", "preferences",
    "id",
)  # fmt: skip
_PURCHASES_IN_FILES = (
    "date", "external_id", "name", "postcode", "country", "email", "kind", "reference", "label", "arrival", "departure",
    "nights", "room", "adults", "children", "quantity", "amount", "currency", "payment_method", "channel", "status",
    "payer", "payer.id", "agency", "agency.id", "notes", RECORD,
)  # fmt: skip
"""The number of the record ties each to its customer when the file is imported; postcode (read by its country) and
e-mail where that number says nothing."""
_OF_PURCHASES = (
    OwnColumn("payer", later("Paid by")),
    OwnColumn("payer.id", later("GRC record number of who paid"), "whole"),
    OwnColumn("agency", later("Brought by")),
    OwnColumn("agency.id", later("GRC record number of who brought"), "whole"),
    OwnColumn("notes", later("Notes")),
)
_GIVEN = (
    OwnColumn("approved_by", later("Approved by")),
    OwnColumn("given_on", later("Given on"), "date"),
    OwnColumn("voucher", later("Voucher")),
    OwnColumn("voucher_used_on", later("Voucher used on"), "date"),
)
_OF_COMPLAINTS = (
    OwnColumn("number", later("Number")),
    OwnColumn("received_at", later("Received on"), "instant"),
    OwnColumn("written_on", later("Written complaint of"), "date"),
    *_WHO,
    OwnColumn("subject", later("Subject")),
    OwnColumn("cause", later("Cause"), words=CAUSES),
    OwnColumn("severity", later("Severity"), words=dict(catalogue.SEVERITIES)),
    OwnColumn("state", later("State"), words=dict(catalogue.COMPLAINT_STATES)),
    OwnColumn("room", later("Room")),
    OwnColumn("channel", later("Came by"), words=CHANNELS),
    OwnColumn("owner", later("In charge")),
    OwnColumn("description", later("Description")),
    OwnColumn("remedy_sought", later("Remedy sought")),
    OwnColumn("reference", later("About the purchase")),
    OwnColumn("acknowledge_by", later("To acknowledge by"), "instant"),
    OwnColumn("acknowledged_at", later("Acknowledged on"), "instant"),
    OwnColumn("answer_by", later("To answer by"), "instant"),
    OwnColumn("answered_at", later("Answered on"), "instant"),
    OwnColumn("closed_at", later("Closed on"), "instant"),
    OwnColumn("compensation", later("Compensation"), "money"),
    OwnColumn("gesture", later("Gesture"), words=COMPENSATIONS, several=True),
    *_GIVEN,
    OwnColumn("satisfaction", later("Satisfaction"), "whole"),
    _WHOSE,
)
_OF_EXCHANGES = (
    OwnColumn("at", later("Date"), "instant"),
    OwnColumn("kind", later("Kind"), words=dict(catalogue.EXCHANGE_KINDS)),
    OwnColumn("direction", later("Direction"), words=dict(catalogue.DIRECTIONS)),
    *_WHO,
    OwnColumn("subject", later("Subject")),
    OwnColumn("body", later("Text")),
    OwnColumn("outcome", later("Outcome"), words=OUTCOME_WORDS),
    OwnColumn("recorded_by", later("Recorded by")),
    OwnColumn("complaint", later("About the complaint")),
    _WHOSE,
)
_OF_ADDRESSES = (
    *_WHO,
    OwnColumn("use", later("Use"), words=ADDRESS_KINDS),
    _PREFERRED,
    OwnColumn("address_1", later("Address, line 1")),
    OwnColumn("address_2", later("Address, line 2")),
    OwnColumn("address_3", later("Address, line 3")),
    OwnColumn("address_4", later("Address, line 4")),
    OwnColumn("postcode", later("Postcode")),
    OwnColumn("city", later("Town")),
    OwnColumn("region", later("Region")),
    OwnColumn("country", later("Country")),
    OwnColumn("returned_on", later("Mail came back on"), "date"),
    _WHOSE,
)
_OF_PHONES = (
    *_WHO,
    OwnColumn("number", later("Telephone")),
    OwnColumn("kind", later("Kind of telephone"), words=PHONE_KINDS),
    OwnColumn("use", later("Use"), words=USES),
    _PREFERRED,
    _WHOSE,
)
_OF_EMAILS = (
    *_WHO,
    OwnColumn("email", later("E-mail")),
    OwnColumn("use", later("Use"), words=USES),
    _PREFERRED,
    OwnColumn("state", later("State of the e-mail"), words=EMAIL_STATES),
    _WHOSE,
)
_OF_LINKS = (
    *_WHO,
    OwnColumn("role", later("Role"), words=ROLES),
    OwnColumn("other_number", later("Number of the other")),
    OwnColumn("other", later("Other customer")),
    OwnColumn("position", later("Position")),
    OwnColumn("since", later("Since"), "date"),
    OwnColumn("until", later("Until"), "date"),
    OwnColumn("notes", later("Notes")),
    OwnColumn(OTHER_RECORD, later("GRC record number of the other"), "whole"),
    _WHOSE,
)
_OF_CONSENTS = (
    *_WHO,
    OwnColumn("at", later("Date"), "instant"),
    OwnColumn("channel", later("Channel"), words=dict(catalogue.CHANNELS)),
    OwnColumn("given", later("Agreement"), "yes_no"),
    OwnColumn("means", later("Given by")),
    OwnColumn("words", later("Exact sentence")),
    OwnColumn("recorded_by", later("Recorded by")),
    OwnColumn("evidence", later("Evidence")),
    _WHOSE,
)
_OF_POINTS = (
    *_WHO,
    OwnColumn("date", later("Date"), "date"),
    OwnColumn("kind", later("Movement"), words=MOVEMENTS),
    OwnColumn("points", later("Points"), "whole"),
    OwnColumn("words", later("Reason")),
    OwnColumn("expires_on", later("Valid until"), "date"),
    OwnColumn("reference", later("For the purchase")),
    OwnColumn("recorded_by", later("Recorded by")),
    _WHOSE,
)
_OF_STEPS = (
    OwnColumn("complaint", later("Complaint number")),
    *_WHO,
    OwnColumn("at", later("Date"), "instant"),
    OwnColumn("state", later("Step"), words=dict(catalogue.COMPLAINT_STATES)),
    OwnColumn("words", later("What was done or said")),
    OwnColumn("recorded_by", later("Recorded by")),
    _WHOSE,
)
_OF_GESTURES = (
    OwnColumn("complaint", later("Complaint number")),
    *_WHO,
    OwnColumn("kind", later("Gesture"), words=COMPENSATIONS),
    OwnColumn("cost", later("Cost"), "money"),
    OwnColumn("currency", later("Currency")),
    *_GIVEN,
    OwnColumn("notes", later("Notes")),
    _WHOSE,
)
_OF_REMINDERS = (
    OwnColumn("due_at", later("Due on"), "instant"),
    OwnColumn("kind", later("To do"), words=REMINDERS),
    *_WHO,
    OwnColumn("words", later("Reminder")),
    OwnColumn("assigned_to", later("For whom")),
    OwnColumn("closed_at", later("Ended on"), "instant"),
    OwnColumn("outcome", later("Outcome"), words=REMINDERS_ENDED),
    OwnColumn("origin", later("Made by the rule")),
    _WHOSE,
)
LISTS: dict[Subject, ListOf] = {
    "customers": ListOf(
        title=later("Customers"),
        order="name",
        on_paper=("name", "postcode", "city", "phone", "mobile", "email", "last_purchase", "purchases_total"),
        in_files=_CUSTOMERS_IN_FILES,
    ),
    "purchases": ListOf(
        title=later("Purchases"),
        order="-date",
        on_paper=("date", "name", "reference", "label", "departure", "nights", "room", "amount", "status"),
        in_files=_PURCHASES_IN_FILES,
        own=_OF_PURCHASES,
    ),
    "complaints": ListOf(
        title=later("Complaints"),
        order="-received_at",
        on_paper=("number", "received_at", "customer", "subject", "severity", "state", "answer_by", "owner"),
        own=_OF_COMPLAINTS,
    ),
    "exchanges": ListOf(
        title=later("Exchanges"),
        order="-at",
        on_paper=("at", "kind", "direction", "customer", "subject", "outcome", "recorded_by"),
        own=_OF_EXCHANGES,
    ),
    "addresses": ListOf(
        title=later("Addresses"),
        on_paper=("customer", "use", "address_1", "address_2", "postcode", "city", "country", "returned_on"),
        own=_OF_ADDRESSES,
    ),
    "phones": ListOf(
        title=later("Telephones"),
        on_paper=("external_id", "customer", "number", "kind", "use", "preferred", RECORD),
        own=_OF_PHONES,
    ),
    "emails": ListOf(
        title=later("E-mails"),
        on_paper=("external_id", "customer", "email", "use", "preferred", "state", RECORD),
        own=_OF_EMAILS,
    ),
    "links": ListOf(
        title=later("Links between customers"),
        on_paper=("customer", "role", "other", "position", "since", "until", "notes"),
        own=_OF_LINKS,
    ),
    "consents": ListOf(
        title=later("Consents"),
        on_paper=("at", "customer", "channel", "given", "means", "words", "recorded_by"),
        own=_OF_CONSENTS,
    ),
    "points": ListOf(
        title=later("Loyalty points"),
        on_paper=("date", "customer", "kind", "points", "words", "expires_on", "recorded_by"),
        own=_OF_POINTS,
    ),
    "steps": ListOf(
        title=later("Steps of complaints"),
        order="complaint",
        on_paper=("complaint", "external_id", "customer", "at", "state", "words", "recorded_by"),
        own=_OF_STEPS,
    ),
    "gestures": ListOf(
        title=later("Goodwill gestures"),
        order="complaint",
        on_paper=("complaint", "customer", "kind", "cost", "given_on", "approved_by", "voucher", "voucher_used_on"),
        own=_OF_GESTURES,
    ),
    "reminders": ListOf(
        title=later("Reminders"),
        order="due_at",
        on_paper=("due_at", "kind", "customer", "words", "assigned_to", "closed_at", "outcome"),
        own=_OF_REMINDERS,
    ),
}
