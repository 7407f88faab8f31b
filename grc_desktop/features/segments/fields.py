"""The catalogue: every field by which lists are shown, sorted, filtered and exported, as data.

The names are those of the command line (``docs``: ``grc-desktop segment fields``); a field of the house is
``custom.NAME``. What a field stands for in the base is said in ``queries/places.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from grc_desktop.core.language import later

Kind = Literal["text", "phone", "choice", "date", "birthday", "integer", "number", "money", "yes_no", "set"]
"""What the values of a field are, as records carry them.

text, phone (E.164 or as typed), choice (one of ``Field.choices``): ``str``; date: ``date``; birthday: the ``date``
of birth, compared by month and day; integer: ``int``; number: ``Decimal``; money: ``int`` cents; yes_no: ``bool``;
set: ``tuple[str, ...]``. An absent value is ``None`` (an empty tuple for a set).
"""

Subject = Literal["customers", "purchases"]
"""What a list is of. Fields of the other tables can be asked of both."""

Operator = Literal[
    "=", "!=", "<", "<=", ">", ">=", "contains", "does not contain", "starts with", "in", "not in", "between",
    "in the last", "in the next", "is empty", "is not empty", "yes", "no",
]  # fmt: skip

EMPTINESS: tuple[Operator, ...] = ("is empty", "is not empty")
_EQUALITY: tuple[Operator, ...] = ("=", "!=", "in", "not in")
_ORDER: tuple[Operator, ...] = ("<", "<=", ">", ">=", "between")
_PARTS: tuple[Operator, ...] = ("contains", "does not contain", "starts with")
_TIMES: tuple[Operator, ...] = ("in the last", "in the next")

OPERATORS: dict[Kind, tuple[Operator, ...]] = {
    "text": (*_EQUALITY, *_PARTS, *_ORDER, *EMPTINESS),
    "phone": (*_EQUALITY, *_PARTS, *EMPTINESS),
    "choice": (*_EQUALITY, *EMPTINESS),
    "date": ("=", "!=", *_ORDER, *_TIMES, *EMPTINESS),
    "birthday": ("=", *_TIMES, *EMPTINESS),
    "integer": (*_EQUALITY, *_ORDER, *EMPTINESS),
    "number": (*_EQUALITY, *_ORDER, *EMPTINESS),
    "money": (*_EQUALITY, *_ORDER, *EMPTINESS),
    "yes_no": ("yes", "no", *EMPTINESS),
    "set": (*_EQUALITY, "contains", "does not contain", *EMPTINESS),
}
"""The operators that make sense for each kind, in the order in which a builder offers them."""

Choices = tuple[tuple[str, str], ...]
"""Stored value and its label (``later``)."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One entry of the catalogue.

    ``choices`` are the values that can be stored; ``coded`` names a long list instead (``country``, ``language``).
    ``listed``: may be a column. ``many``: a customer has several, and a condition asks whether any fulfils it.
    """

    name: str
    label: str  # later(...), but the user's own words where group is "custom"
    kind: Kind
    group: str
    choices: Choices = ()
    coded: Literal["", "country", "language"] = ""
    listed: bool = True
    many: bool = False

    @property
    def operators(self) -> tuple[Operator, ...]:
        """The operators that a condition on this field may have."""
        return OPERATORS[self.kind]


GROUPS: dict[str, str] = {
    "identity": later("Identity"),
    "contact": later("Contact details"),
    "figures": later("Figures"),
    "profile": later("Profile"),
    "consent": later("Consents"),
    "purchase": later("Purchases"),
    "complaint": later("Complaints"),
    "exchange": later("Exchanges"),
    "custom": later("Own fields"),
}

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


def _field(
    name: str,
    label: str,
    kind: Kind,
    group: str,
    choices: Choices = (),
    *,
    coded: Literal["", "country", "language"] = "",
    listed: bool = True,
    many: bool = False,
) -> Field:
    return Field(name=name, label=label, kind=kind, group=group, choices=choices, coded=coded, listed=listed, many=many)


CUSTOMER_FIELDS: tuple[Field, ...] = (
    _field("name", later("Name"), "text", "identity"),
    _field("id", later("Record number"), "integer", "identity", listed=False),
    _field("external_id", later("Customer number"), "text", "identity"),
    _field("kind", later("Type"), "choice", "identity", KINDS),
    _field("state", later("State"), "choice", "identity", STATES),
    _field("title", later("Title"), "text", "identity"),
    _field("first_name", later("First name"), "text", "identity"),
    _field("last_name", later("Family name"), "text", "identity"),
    _field("company", later("Company"), "text", "identity"),
    _field("email", later("E-mail"), "text", "contact"),
    _field("phone", later("Telephone"), "phone", "contact"),
    _field("mobile", later("Mobile"), "phone", "contact"),
    _field("address_1", later("Street"), "text", "contact"),
    _field("address_2", later("Address, continued"), "text", "contact"),
    _field("postcode", later("Postcode"), "text", "contact"),
    _field("city", later("Town"), "text", "contact"),
    _field("country", later("Country"), "choice", "contact", coded="country"),
    _field("website", later("Website"), "text", "contact"),
    _field("preferred_channel", later("Preferred channel"), "choice", "contact", CHANNELS),
    _field("last_contact", later("Last contact"), "date", "figures"),
    _field("first_purchase", later("First purchase"), "date", "figures"),
    _field("last_purchase", later("Last purchase"), "date", "figures"),
    _field("next_arrival", later("Next arrival"), "date", "figures"),
    _field("purchases_count", later("Number of purchases"), "integer", "figures"),
    _field("purchases_total", later("Total of purchases"), "money", "figures"),
    _field("average_ticket", later("Average ticket"), "money", "figures"),
    _field("stays", later("Number of stays"), "integer", "figures"),
    _field("nights", later("Nights"), "integer", "figures"),
    _field("open_complaints", later("Open complaints"), "integer", "figures"),
    _field("customer_since", later("Customer since"), "date", "figures"),
    _field("created_at", later("Entered on"), "date", "figures"),
    _field("birth_date", later("Birth date"), "date", "profile"),
    _field("birthday", later("Birthday"), "birthday", "profile", listed=False),
    _field("birth_month", later("Month of birth"), "choice", "profile", MONTHS, listed=False),
    _field("age", later("Age"), "integer", "profile"),
    _field("language", later("Language"), "choice", "profile", coded="language"),
    _field("nationality", later("Nationality"), "choice", "profile", coded="country"),
    _field("profession", later("Profession"), "text", "profile"),
    _field("sector", later("Sector"), "text", "profile"),
    _field("siret", later("SIRET"), "text", "profile"),
    _field("vat_number", later("VAT number"), "text", "profile"),
    _field("origin", later("Origin"), "text", "profile"),
    _field("salutation", later("Salutation"), "text", "profile"),
    _field("preferences", later("Preferences"), "text", "profile"),
    _field("notes", later("Notes"), "text", "profile"),
    _field("tags", later("Tags"), "set", "profile"),
    _field("consent.email", later("Consent to e-mail"), "yes_no", "consent"),
    _field("consent.sms", later("Consent to SMS"), "yes_no", "consent"),
    _field("consent.phone", later("Consent to calls"), "yes_no", "consent"),
    _field("consent.post", later("Consent to post"), "yes_no", "consent"),
    _field("complaint.state", later("State of a complaint"), "choice", "complaint", COMPLAINT_STATES, many=True),
    _field("complaint.cause", later("Cause of a complaint"), "text", "complaint", many=True),
    _field("complaint.severity", later("Severity of a complaint"), "choice", "complaint", SEVERITIES, many=True),
    _field("complaint.received", later("Complaint received on"), "date", "complaint", many=True),
    _field("exchange.kind", later("Kind of exchange"), "choice", "exchange", EXCHANGE_KINDS, many=True),
    _field("exchange.direction", later("Direction of an exchange"), "choice", "exchange", DIRECTIONS, many=True),
    _field("exchange.date", later("Date of an exchange"), "date", "exchange", many=True),
)

PURCHASE_FIELDS: tuple[Field, ...] = (
    _field("date", later("Date"), "date", "purchase"),
    _field("kind", later("Kind of purchase"), "choice", "purchase", PURCHASE_KINDS),
    _field("reference", later("Reference"), "text", "purchase"),
    _field("label", later("What was bought"), "text", "purchase"),
    _field("arrival", later("Arrival"), "date", "purchase"),
    _field("departure", later("Departure"), "date", "purchase"),
    _field("nights", later("Nights of a stay"), "integer", "purchase"),
    _field("room", later("Room"), "text", "purchase"),
    _field("adults", later("Adults"), "integer", "purchase"),
    _field("children", later("Children"), "integer", "purchase"),
    _field("quantity", later("Quantity"), "integer", "purchase"),
    _field("amount", later("Amount"), "money", "purchase"),
    _field("currency", later("Currency"), "text", "purchase"),
    _field("payment_method", later("Payment method"), "text", "purchase"),
    _field("channel", later("Booking channel"), "text", "purchase"),
    _field("status", later("Status of a purchase"), "choice", "purchase", PURCHASE_STATUSES),
)


class Catalogue:
    """The fields that a list of one subject knows, by name and in order."""

    def __init__(self, subject: Subject, fields: Iterable[Field]) -> None:
        self.subject = subject
        self._fields = {field.name: field for field in fields}

    def __iter__(self) -> Iterator[Field]:
        return iter(self._fields.values())

    def get(self, name: str) -> Field | None:
        """The field of that name, without regard to case; None for an unknown one."""
        return self._fields.get(name) or next(
            (field for field in self if field.name.casefold() == name.casefold()), None
        )

    def names(self) -> list[str]:
        """All names, in order."""
        return list(self._fields)


def catalogue(subject: Subject = "customers", own_fields: Iterable[Field] = ()) -> Catalogue:
    """What can be asked of ``subject``; ``own_fields`` are those of the house (``queries.base_catalogue`` adds them).

    Of customers: their own fields, and ``purchase.channel`` … meaning "any of the customer's purchases".
    Of purchases: their own fields, and those of the customer, ``customer.kind`` where the bare name is taken.
    """
    if subject == "customers":
        bought = (_renamed(field, f"purchase.{field.name}", many=True, listed=False) for field in PURCHASE_FIELDS)
        return Catalogue(subject, (*CUSTOMER_FIELDS, *own_fields, *bought))
    taken = {field.name for field in PURCHASE_FIELDS}
    theirs = (
        _renamed(field, f"customer.{field.name}") if field.name in taken else field
        for field in (*CUSTOMER_FIELDS, *own_fields)
    )
    return Catalogue(subject, (*PURCHASE_FIELDS, *theirs))


def _renamed(field: Field, name: str, *, many: bool | None = None, listed: bool | None = None) -> Field:
    return Field(
        name=name, label=field.label, kind=field.kind, group=field.group, choices=field.choices, coded=field.coded,
        listed=field.listed if listed is None else listed, many=field.many if many is None else many,
    )  # fmt: skip


def own_field(name: str, kind: str, choices: Iterable[str] | None = None) -> Field:
    """The catalogue's entry of a field that the house added (``custom_field``)."""
    kinds: dict[str, Kind] = {"number": "number", "date": "date", "yes_no": "yes_no", "choice": "choice"}
    return Field(
        name=f"custom.{name}", label=name, kind=kinds.get(kind, "text"), group="custom",
        choices=tuple((choice, choice) for choice in choices or ()),
    )  # fmt: skip
