"""What the customers feature hands out: frozen, complete, without a session behind it.

Dates are ``date``, instants aware ``datetime``, amounts cents, telephones E.164 (as typed where that is impossible),
countries ISO 3166-1 alpha-2, languages ISO 639-1; an absent value is ``None``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date, datetime

from grc_desktop.core.language import later

USES = {"home": later("Private"), "work": later("Work")}
"""Of telephones and e-mails."""

PHONE_KINDS = {
    "mobile": later("Mobile"),
    "landline": later("Landline"),
    "fax": later("Fax"),
    "other": later("Other"),
}
EMAIL_STATES = {
    "valid": later("Valid"),
    "doubtful": later("Doubtful"),
    "bounced": later("Came back"),
    "relay": later("Relay of a booking site"),
}
ADDRESS_KINDS = {
    "home": later("Home"),
    "work": later("Work"),
    "billing": later("Billing"),
    "other": later("Other"),
}
ROLES = {
    "contact": later("Interlocutor"),
    "employee": later("Employee"),
    "member": later("Member of the household"),
    "family": later("Family"),
    "booked_by": later("Booked by"),
    "paid_by": later("Paid by"),
}
"""What somebody is to somebody else."""


@dataclass(frozen=True)
class Found:
    """A line of what the search box finds. ``name`` is as people say it: "Lucie Moreau"."""

    id: int
    kind: str
    name: str
    company: str | None
    city: str | None
    phone: str | None  # the preferred mobile, or the landline
    email: str | None
    external_id: str | None
    last_contact: date | None
    open_complaints: int


@dataclass(frozen=True)
class CustomerRow:
    """A line of a list. ``name`` is as lists sort it: "Moreau Lucie".

    ``values`` holds the columns that were asked for, by field name (``segments.fields.Kind`` says of what type).
    """

    id: int
    kind: str
    name: str
    state: str
    open_complaints: int
    values: Mapping[str, object]


@dataclass(frozen=True)
class AddressRecord:
    """A postal address as typed."""

    id: int
    kind: str  # of ADDRESS_KINDS
    preferred: bool
    line_1: str | None
    line_2: str | None
    line_3: str | None
    line_4: str | None
    postcode: str | None
    city: str | None
    region: str | None
    country: str | None
    returned_on: date | None


@dataclass(frozen=True)
class PhoneRecord:
    """A telephone number."""

    id: int
    kind: str  # of PHONE_KINDS
    use: str  # of USES
    preferred: bool
    typed: str
    e164: str | None


@dataclass(frozen=True)
class EmailRecord:
    """An e-mail address."""

    id: int
    kind: str  # of USES
    preferred: bool
    address: str
    state: str  # of EMAIL_STATES


@dataclass(frozen=True)
class LinkRecord:
    """A link as seen from one of its ends.

    ``outgoing``: this customer is ``role`` of the other one; else the other one is ``role`` of this customer.
    """

    id: int
    outgoing: bool
    role: str  # of ROLES
    position: str | None
    since: date | None
    until: date | None
    notes: str | None
    other_id: int
    other_kind: str
    other_name: str
    other_phone: str | None
    other_email: str | None


@dataclass(frozen=True)
class TagRecord:
    """A tag, and how many customers bear it."""

    id: int
    name: str
    colour: str | None
    customers: int = 0


@dataclass(frozen=True)
class OwnFieldRecord:
    """A field that the house added; ``kind``: text, number, date, yes_no, choice."""

    id: int
    name: str
    kind: str
    choices: tuple[str, ...]
    position: int


@dataclass(frozen=True)
class AttachmentRecord:
    """A file kept with a customer; ``kind``: document, photo."""

    id: int
    kind: str
    name: str
    sha256: str
    size: int
    media_type: str
    added_at: datetime
    notes: str | None


@dataclass(frozen=True)
class Figures:
    """The figures of a customer; only confirmed and done purchases count."""

    purchases_count: int = 0
    purchases_total_cents: int = 0
    average_ticket_cents: int | None = None
    stays: int = 0
    nights: int = 0
    first_purchase: date | None = None
    last_purchase: date | None = None
    next_arrival: date | None = None
    last_contact: date | None = None
    open_complaints: int = 0


@dataclass(frozen=True)
class Said:
    """The last word of a customer on a channel: yes or no, when, and by which means it came (paper form, telephone)."""

    given: bool
    at: datetime
    means: str | None


@dataclass(frozen=True, kw_only=True)
class Customer:
    """A customer with all that belongs to the record itself; dealings are asked of their own features.

    ``said``: channel (email, sms, phone, post) → their last word on offers; None: never asked. ``own``: value of
    each field of the house, by its name, as stored. ``values`` holds the fields that can be edited under the names
    of ``edit_customer``: hand those that a form showed back as ``seen``.
    """

    id: int
    kind: str
    state: str
    external_id: str | None
    title: str | None
    first_name: str | None
    last_name: str | None
    company: str | None
    salutation: str | None
    birth_date: date | None
    language: str | None
    nationality: str | None
    profession: str | None
    sector: str | None
    siret: str | None
    vat_number: str | None
    website: str | None
    origin: str | None
    preferred_channel: str | None
    preferences: str | None
    notes: str | None
    customer_since: date | None
    last_contact: date | None  # as typed; Figures.last_contact is the latest of all
    created_at: datetime | None
    name: str  # "Lucie Moreau"
    list_name: str  # "Moreau Lucie"
    addresses: tuple[AddressRecord, ...] = ()
    phones: tuple[PhoneRecord, ...] = ()
    emails: tuple[EmailRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    tags: tuple[TagRecord, ...] = ()
    own: Mapping[str, str] = dataclass_field(default_factory=dict)
    attachments: tuple[AttachmentRecord, ...] = ()
    said: Mapping[str, Said | None] = dataclass_field(default_factory=dict)
    figures: Figures = Figures()
    values: Mapping[str, object] = dataclass_field(default_factory=dict)

    @property
    def consents(self) -> dict[str, bool | None]:
        """Channel → given or not; None: never asked."""
        return {channel: word.given if word else None for channel, word in self.said.items()}


@dataclass(frozen=True, kw_only=True)
class CustomerDraft:
    """A customer to be, values as they are stored (``rules.read_draft`` makes one of values as typed).

    ``columns``: columns of the table ``customer``; ``addresses``, ``phones`` and ``emails``: columns of theirs, the
    first of each is the preferred one; ``own``: name of a field of the house → value as text.
    """

    columns: Mapping[str, object]
    addresses: tuple[Mapping[str, object], ...] = ()
    phones: tuple[Mapping[str, object], ...] = ()
    emails: tuple[Mapping[str, object], ...] = ()
    tags: tuple[str, ...] = ()
    own: Mapping[str, str] = dataclass_field(default_factory=dict)
    consents: Mapping[str, bool] = dataclass_field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """A value that looks wrong and is kept as typed. ``words`` is a sentence in the user's language."""

    field: str
    value: str
    words: str


@dataclass(frozen=True)
class Merged:
    """What a merge did: the customer that stays, and how many others went into it."""

    id: int
    merged: int
