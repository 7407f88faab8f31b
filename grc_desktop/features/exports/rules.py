"""Which columns a list has, and what they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from grc_desktop.core.countries import country_name
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language, later, tr
from grc_desktop.core.telephone import display
from grc_desktop.features.complaints.records import CAUSES, CHANNELS, COMPENSATIONS
from grc_desktop.features.customers.records import ADDRESS_KINDS, EMAIL_STATES, PHONE_KINDS, ROLES, USES
from grc_desktop.features.exchanges.records import OUTCOME_WORDS
from grc_desktop.features.exports.formats.cards import FIELDS as OF_CARDS
from grc_desktop.features.exports.records import Column, Kind, Subject
from grc_desktop.features.loyalty.records import KINDS as MOVEMENTS
from grc_desktop.features.segments import fields as catalogue
from grc_desktop.features.segments.fields import Catalogue, Choices, Field
from grc_desktop.features.segments.wording import field_label, value_label

TITLES: dict[Subject, str] = {
    "customers": later("Customers"),
    "purchases": later("Purchases"),
    "complaints": later("Complaints"),
    "exchanges": later("Exchanges"),
    "addresses": later("Addresses"),
    "phones": later("Telephones"),
    "emails": later("E-mails"),
    "links": later("Links between customers"),
    "consents": later("Consents"),
    "points": later("Loyalty points"),
}

_KINDS: dict[catalogue.Kind, Kind] = {
    "date": "date",
    "birthday": "date",
    "integer": "whole",
    "number": "number",
    "money": "money",
    "yes_no": "yes_no",
    "set": "set",
}

RECORD = "customer.id"
"""The column that says whose a row is; of customers themselves it is ``id``."""

OTHER_RECORD = "other.id"
"""The column that says to whom a link leads."""

_ALL_OF_CUSTOMERS = (
    "external_id", "kind", "state", "title", "first_name", "last_name", "company", "salutation", "birth_date",
    "language", "email", "phone", "mobile", "address_1", "address_2", "postcode", "city", "country", "website",
    "profession", "tags", "notes", "origin", "preferred_channel", "consent.email", "consent.sms", "consent.phone",
    "consent.post", "siret", "vat_number", "customer_since", "last_contact", "last_purchase", "purchases_count",
    "purchases_total", "average_ticket", "open_complaints", "loyalty_points", "nationality", "sector", "preferences",
    "id",
)  # fmt: skip
_OF_PURCHASES = (
    "date", "external_id", "name", "postcode", "country", "email", "kind", "reference", "label", "arrival", "departure",
    "nights", "room", "adults", "children", "quantity", "amount", "currency", "payment_method", "channel", "status",
    "payer", "payer.id", "agency", "agency.id", RECORD,
)  # fmt: skip
"""The number of the record ties each to its customer when the file is imported; postcode (read by its country) and
e-mail where that number says nothing."""
_SUMMED = frozenset(
    ("purchases_count", "purchases_total", "stays_count", "nights", "adults", "children", "quantity", "amount",
     "compensation", "open_complaints", "loyalty_points", "points")
)  # fmt: skip
_ON_PAPER: dict[Subject, tuple[str, ...]] = {
    "customers": ("name", "postcode", "city", "phone", "mobile", "email", "last_purchase", "purchases_total"),
    "purchases": ("date", "name", "reference", "label", "departure", "nights", "room", "amount", "status"),
    "complaints": ("number", "received_at", "customer", "subject", "severity", "state", "answer_by", "owner"),
    "exchanges": ("at", "kind", "direction", "customer", "subject", "outcome", "recorded_by"),
    "addresses": ("customer", "use", "address_1", "address_2", "postcode", "city", "country", "returned_on"),
    "phones": ("external_id", "customer", "number", "kind", "use", "preferred", RECORD),
    "emails": ("external_id", "customer", "email", "use", "preferred", "state", RECORD),
    "links": ("customer", "role", "other", "position", "since", "until", "notes"),
    "consents": ("at", "customer", "channel", "given", "means", "words", "recorded_by"),
    "points": ("date", "customer", "kind", "points", "words", "expires_on", "recorded_by"),
}
"""Columns that fit a sheet of A4; files for spreadsheets and programs have them all."""


def _words_of(key: str, choices: Choices) -> Callable[[str], str] | None:
    if key == "country":
        return lambda code: country_name(code, language())
    known = dict(choices)
    return (lambda code: tr(known.get(code, code))) if known else None


_RECORD_NUMBER = later("GRC record number")
"""What imports know it by: no other program calls its own numbers so."""


def _own(key: str, title: str, kind: Kind = "text", choices: Choices = ()) -> tuple[str, str, Kind, Choices]:
    return key, title, kind, choices


_OF_COMPLAINTS = (
    _own("number", later("Number")),
    _own("received_at", later("Received on"), "instant"),
    _own("external_id", later("Customer number")),
    _own("customer", later("Customer")),
    _own("subject", later("Subject")),
    _own("cause", later("Cause"), choices=tuple(CAUSES.items())),
    _own("severity", later("Severity"), choices=catalogue.SEVERITIES),
    _own("state", later("State"), choices=catalogue.COMPLAINT_STATES),
    _own("room", later("Room")),
    _own("channel", later("Came by"), choices=tuple(CHANNELS.items())),
    _own("owner", later("In charge")),
    _own("description", later("Description")),
    _own("remedy_sought", later("Remedy sought")),
    _own("reference", later("About the purchase")),
    _own("acknowledge_by", later("To acknowledge by"), "instant"),
    _own("acknowledged_at", later("Acknowledged on"), "instant"),
    _own("answer_by", later("To answer by"), "instant"),
    _own("answered_at", later("Answered on"), "instant"),
    _own("closed_at", later("Closed on"), "instant"),
    _own("compensation", later("Compensation"), "money"),
    _own("gesture", later("Gesture"), choices=tuple(COMPENSATIONS.items())),
    _own("approved_by", later("Approved by")),
    _own("given_on", later("Given on"), "date"),
    _own("voucher", later("Voucher")),
    _own("voucher_used_on", later("Voucher used on"), "date"),
    _own("satisfaction", later("Satisfaction"), "whole"),
    _own(RECORD, _RECORD_NUMBER, "whole"),
)
_OF_EXCHANGES = (
    _own("at", later("Date"), "instant"),
    _own("kind", later("Kind"), choices=catalogue.EXCHANGE_KINDS),
    _own("direction", later("Direction"), choices=catalogue.DIRECTIONS),
    _own("external_id", later("Customer number")),
    _own("customer", later("Customer")),
    _own("subject", later("Subject")),
    _own("body", later("Text")),
    _own("outcome", later("Outcome"), choices=tuple(OUTCOME_WORDS.items())),
    _own("recorded_by", later("Recorded by")),
    _own(RECORD, _RECORD_NUMBER, "whole"),
)
_WHO = (_own("external_id", later("Customer number")), _own("customer", later("Customer")))
_WHOSE = _own(RECORD, _RECORD_NUMBER, "whole")
_PREFERRED = _own("preferred", later("Preferred"), "yes_no")
_OF: dict[Subject, tuple[tuple[str, str, Kind, Choices], ...]] = {
    "purchases": (
        _own("payer", later("Paid by")),
        _own("payer.id", later("GRC record number of who paid"), "whole"),
        _own("agency", later("Brought by")),
        _own("agency.id", later("GRC record number of who brought"), "whole"),
    ),
    "complaints": _OF_COMPLAINTS,
    "exchanges": _OF_EXCHANGES,
    "addresses": (
        *_WHO,
        _own("use", later("Use"), choices=tuple(ADDRESS_KINDS.items())),
        _PREFERRED,
        _own("address_1", later("Address, line 1")),
        _own("address_2", later("Address, line 2")),
        _own("address_3", later("Address, line 3")),
        _own("address_4", later("Address, line 4")),
        _own("postcode", later("Postcode")),
        _own("city", later("Town")),
        _own("region", later("Region")),
        _own("country", later("Country")),
        _own("returned_on", later("Mail came back on"), "date"),
        _WHOSE,
    ),
    "phones": (
        *_WHO,
        _own("number", later("Telephone")),
        _own("kind", later("Kind of telephone"), choices=tuple(PHONE_KINDS.items())),
        _own("use", later("Use"), choices=tuple(USES.items())),
        _PREFERRED,
        _WHOSE,
    ),
    "emails": (
        *_WHO,
        _own("email", later("E-mail")),
        _own("use", later("Use"), choices=tuple(USES.items())),
        _PREFERRED,
        _own("state", later("State of the e-mail"), choices=tuple(EMAIL_STATES.items())),
        _WHOSE,
    ),
    "links": (
        *_WHO,
        _own("role", later("Role"), choices=tuple(ROLES.items())),
        _own("other_number", later("Number of the other")),
        _own("other", later("Other customer")),
        _own("position", later("Position")),
        _own("since", later("Since"), "date"),
        _own("until", later("Until"), "date"),
        _own("notes", later("Notes")),
        _own(OTHER_RECORD, later("GRC record number of the other"), "whole"),
        _WHOSE,
    ),
    "consents": (
        *_WHO,
        _own("at", later("Date"), "instant"),
        _own("channel", later("Channel"), choices=catalogue.CHANNELS),
        _own("given", later("Agreement"), "yes_no"),
        _own("means", later("Given by")),
        _own("words", later("Exact sentence")),
        _own("recorded_by", later("Recorded by")),
        _WHOSE,
    ),
    "points": (
        *_WHO,
        _own("date", later("Date"), "date"),
        _own("kind", later("Movement"), choices=tuple(MOVEMENTS.items())),
        _own("points", later("Points"), "whole"),
        _own("words", later("Reason")),
        _own("expires_on", later("Valid until"), "date"),
        _own("reference", later("For the purchase")),
        _own("recorded_by", later("Recorded by")),
        _WHOSE,
    ),
}


def known_columns(subject: Subject, fields: Catalogue | None) -> dict[str, Column]:
    """Every column that a list of ``subject`` can have; ``fields`` is the catalogue of customers and purchases.

    What it does not know, ``queries`` has columns of its own for.
    """
    known = {field.name: _of_field(field) for field in fields if field.listed} if fields is not None else {}
    return known | {
        key: Column(key, tr(title), kind, _words_of(key, choices), summed=key in _SUMMED)
        for key, title, kind, choices in _OF.get(subject, ())
    }


def usual_columns(subject: Subject, ending: str, known: Iterable[str]) -> tuple[str, ...]:
    """The columns of a file whose name ends in ``ending``, where none were asked for."""
    if ending == ".vcf":
        if subject != "customers":
            raise Refused(tr("Only customers can be written as cards (.vcf)."), field="to")
        return OF_CARDS
    if ending == ".pdf":
        return _ON_PAPER[subject]
    if subject == "customers":
        own = tuple(key for key in known if key.startswith("custom."))
        return (*_ALL_OF_CUSTOMERS, *own)
    return _OF_PURCHASES if subject == "purchases" else tuple(known)


def chosen_columns(known: dict[str, Column], names: Iterable[str]) -> tuple[Column, ...]:
    """The columns of those names, each once. ``Refused`` names the nearest one to a name that is unknown."""
    chosen: dict[str, Column] = {}
    for name in names:
        column = known.get(name) or known.get(name.casefold())
        if column is None:
            raise Refused(
                tr(
                    "There is no column “{name}”; the nearest is “{nearest}”.", name=name, nearest=_nearest(name, known)
                ),
                field="columns",
            )
        chosen[column.key] = column
    return tuple(chosen.values())


def _nearest(name: str, known: Iterable[str]) -> str:
    from rapidfuzz import process

    return str(process.extractOne(name.casefold(), list(known))[0])


def _of_field(field: Field) -> Column:
    words: Callable[[str], str] | None = None
    if field.kind == "phone":
        words = display
    elif field.kind == "choice":
        words = partial(value_label, field)
    title = tr(_RECORD_NUMBER) if field.name in ("id", RECORD) else field_label(field)
    return Column(field.name, title, _KINDS.get(field.kind, "text"), words, field.name in _SUMMED)
