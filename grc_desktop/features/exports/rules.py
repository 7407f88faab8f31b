"""Which columns a list has, and what they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.telephone import display
from grc_desktop.features.exports.formats.cards import FIELDS as OF_CARDS
from grc_desktop.features.exports.records import Column, Kind, Subject
from grc_desktop.features.segments import fields as catalogue
from grc_desktop.features.segments.fields import Catalogue, Choices, Field
from grc_desktop.features.segments.wording import field_label, value_label

TITLES: dict[Subject, str] = {
    "customers": later("Customers"),
    "purchases": later("Purchases"),
    "complaints": later("Complaints"),
    "exchanges": later("Exchanges"),
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
"""The column that says whose a purchase, complaint or exchange is; of customers it is ``id``."""

_ALL_OF_CUSTOMERS = (
    "external_id", "kind", "title", "first_name", "last_name", "company", "birth_date", "language", "email", "phone",
    "mobile", "address_1", "address_2", "postcode", "city", "country", "website", "profession", "tags", "notes",
    "origin", "preferred_channel", "consent.email", "consent.sms", "consent.phone", "consent.post", "siret",
    "vat_number", "customer_since", "last_contact", "last_purchase", "purchases_count", "purchases_total",
    "average_ticket", "open_complaints", "loyalty_points", "nationality", "sector", "preferences", "id",
)  # fmt: skip
_OF_PURCHASES = (
    "date", "external_id", "name", "postcode", "country", "email", "kind", "reference", "label", "arrival", "departure",
    "nights", "room", "adults", "children", "quantity", "amount", "currency", "payment_method", "channel", "status",
    RECORD,
)  # fmt: skip
"""The number of the record ties each to its customer when the file is imported; postcode (read by its country) and
e-mail where that number says nothing."""
_SUMMED = frozenset(
    ("purchases_count", "purchases_total", "stays_count", "nights", "adults", "children", "quantity", "amount",
     "compensation", "open_complaints", "loyalty_points")
)  # fmt: skip
_ON_PAPER: dict[Subject, tuple[str, ...]] = {
    "customers": ("name", "postcode", "city", "phone", "mobile", "email", "last_purchase", "purchases_total"),
    "purchases": ("date", "name", "reference", "label", "departure", "nights", "room", "amount", "status"),
    "complaints": ("number", "received_at", "customer", "subject", "severity", "state", "answer_by", "owner"),
    "exchanges": ("at", "kind", "direction", "customer", "subject", "outcome", "recorded_by"),
}
"""Columns that fit a sheet of A4; files for spreadsheets and programs have them all."""


def _label_in(choices: Choices) -> Callable[[str], str]:
    known = dict(choices)
    return lambda code: tr(known.get(code, code))


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
    _own("cause", later("Cause")),
    _own("severity", later("Severity"), choices=catalogue.SEVERITIES),
    _own("state", later("State"), choices=catalogue.COMPLAINT_STATES),
    _own("room", later("Room")),
    _own("channel", later("Came by")),
    _own("owner", later("In charge")),
    _own("description", later("Description")),
    _own("remedy_sought", later("Remedy sought")),
    _own("acknowledge_by", later("To acknowledge by"), "instant"),
    _own("acknowledged_at", later("Acknowledged on"), "instant"),
    _own("answer_by", later("To answer by"), "instant"),
    _own("answered_at", later("Answered on"), "instant"),
    _own("closed_at", later("Closed on"), "instant"),
    _own("compensation", later("Compensation"), "money"),
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
    _own("outcome", later("Outcome")),
    _own("recorded_by", later("Recorded by")),
    _own(RECORD, _RECORD_NUMBER, "whole"),
)


def known_columns(subject: Subject, fields: Catalogue | None) -> dict[str, Column]:
    """Every column that a list of ``subject`` can have; ``fields`` is the catalogue of customers and purchases."""
    if fields is not None:
        return {field.name: _of_field(field) for field in fields if field.listed}
    own = _OF_COMPLAINTS if subject == "complaints" else _OF_EXCHANGES
    return {
        key: Column(key, tr(title), kind, _label_in(choices) if choices else None, summed=key in _SUMMED)
        for key, title, kind, choices in own
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
