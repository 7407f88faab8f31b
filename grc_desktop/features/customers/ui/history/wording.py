"""The journal's tables, fields and values in the words of the house."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from grc_desktop.core.countries import country_name
from grc_desktop.core.dates import format_date, format_instant
from grc_desktop.core.language import language, later, tr
from grc_desktop.core.languages import language_name
from grc_desktop.core.money import format_amount
from grc_desktop.core.telephone import display
from grc_desktop.database.journal.reading import FieldChange
from grc_desktop.features.customers.records import ADDRESS_KINDS, EMAIL_STATES, PHONE_KINDS, ROLES, USES
from grc_desktop.features.segments.fields import (
    CHANNELS,
    COMPLAINT_STATES,
    CUSTOMER_FIELDS,
    DIRECTIONS,
    EXCHANGE_KINDS,
    KINDS,
    PURCHASE_KINDS,
    PURCHASE_STATUSES,
    SEVERITIES,
    STATES,
    Choices,
)

TABLES = {
    "customer": later("Record"),
    "address": later("Address"),
    "phone": later("Telephone"),
    "email": later("E-mail"),
    "link": later("Contact"),
    "customer_tag": later("Tags"),
    "custom_value": later("Fields of the house"),
    "attachment": later("File"),
    "consent": later("Consent"),
    "purchase": later("Purchase"),
    "complaint": later("Complaint"),
    "complaint_step": later("Step of a complaint"),
    "compensation": later("Gesture"),
    "exchange": later("Exchange"),
    "reminder": later("Reminder"),
    "handover_note": later("Note for the next shift"),
}

_COMMON = {
    "kind": later("Kind"),
    "use": later("Use"),
    "preferred": later("Used first"),
    "typed": later("Number"),
    "address": later("E-mail address"),
    "state": later("State"),
    "line_1": later("Number and street"),
    "line_2": later("Building, residence"),
    "line_3": later("Floor, door"),
    "line_4": later("Hamlet, P.O. box"),
    "postcode": later("Postcode"),
    "city": later("Town"),
    "region": later("Region"),
    "country": later("Country"),
    "returned_on": later("Mail came back on"),
    "role": later("Role"),
    "position": later("Position"),
    "since": later("Since"),
    "until": later("Until"),
    "notes": later("Notes"),
    "value": later("Value"),
    "name": later("Name"),
    "channel": later("Channel"),
    "given": later("Agrees"),
    "date": later("Date"),
    "reference": later("Reference"),
    "label": later("What was bought"),
    "arrival": later("Arrival"),
    "departure": later("Departure"),
    "nights": later("Nights of a stay"),
    "room": later("Room"),
    "adults": later("Adults"),
    "children": later("Children"),
    "amount_cents": later("Amount"),
    "cost_cents": later("Cost"),
    "payment_method": later("Payment method"),
    "status": later("Status of a purchase"),
    "number": later("Number"),
    "subject": later("Subject"),
    "description": later("What happened"),
    "severity": later("Severity"),
    "owner": later("Handled by"),
    "remedy_sought": later("Remedy sought"),
    "received_at": later("Received on"),
    "written_on": later("Written complaint of"),
    "answer_by": later("Answer due"),
    "answered_at": later("Answered on"),
    "closed_at": later("Closed on"),
    "satisfaction": later("Satisfaction"),
    "words": later("Words"),
    "voucher": later("Voucher"),
    "approved_by": later("Approved by"),
    "direction": later("Direction"),
    "at": later("On"),
    "body": later("Text"),
    "outcome": later("Outcome"),
    "due_at": later("Due on"),
    "due_on": later("Due on"),
    "done_at": later("Done on"),
}
_OF_CUSTOMER = {field.name: field.label for field in CUSTOMER_FIELDS}

_CHOICES: Mapping[tuple[str, str], Choices] = {
    ("customer", "kind"): KINDS,
    ("customer", "state"): STATES,
    ("customer", "preferred_channel"): CHANNELS,
    ("consent", "channel"): CHANNELS,
    ("purchase", "kind"): PURCHASE_KINDS,
    ("purchase", "status"): PURCHASE_STATUSES,
    ("complaint", "state"): COMPLAINT_STATES,
    ("complaint_step", "state"): COMPLAINT_STATES,
    ("complaint", "severity"): SEVERITIES,
    ("exchange", "kind"): EXCHANGE_KINDS,
    ("exchange", "direction"): DIRECTIONS,
    ("phone", "kind"): tuple(PHONE_KINDS.items()),
    ("phone", "use"): tuple(USES.items()),
    ("email", "kind"): tuple(USES.items()),
    ("email", "state"): tuple(EMAIL_STATES.items()),
    ("address", "kind"): tuple(ADDRESS_KINDS.items()),
    ("link", "role"): tuple(ROLES.items()),
    ("attachment", "kind"): (("document", later("Document")), ("photo", later("Photo or logo"))),
}
_YES_NO = frozenset({"preferred", "given"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def table_words(table: str) -> str:
    """What a table is called; its own name where the house has no word for it."""
    return tr(TABLES[table]) if table in TABLES else table


def field_words(change: FieldChange) -> str | None:
    """What the field is called; None for what only the program needs to know."""
    words = _OF_CUSTOMER.get(change.field) if change.table == "customer" else None
    words = words or _COMMON.get(change.field)
    return tr(words) if words else None


def value_words(change: FieldChange, value: object) -> str:
    """A value as people write it; "" for an absent one."""
    if value is None or value == "":
        return ""
    chosen = _CHOICES.get((change.table, change.field))
    if chosen is not None:
        known = dict(chosen)
        return tr(known[str(value)]) if value in known else str(value)
    if change.field in _YES_NO:
        return tr("Yes") if value else tr("No")
    if change.field.endswith("_cents") and isinstance(value, int):
        return format_amount(value)
    return _coded(change.field, str(value))


def _coded(field: str, words: str) -> str:
    """A country, a language, a number, an instant or a day in words; anything else as it stands."""
    if field in ("country", "nationality"):
        words = country_name(words, language()) or words
    elif field == "language":
        words = language_name(words, language())
    elif field == "e164":
        words = display(words)
    elif _INSTANT.fullmatch(words):
        words = format_instant(datetime.fromisoformat(words))
    elif _DAY.fullmatch(words):
        words = format_date(date.fromisoformat(words))
    return words
