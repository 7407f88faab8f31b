"""Who the customers are: identity, ways to reach them, links between them, tags, own fields."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from grc_desktop.database.schema.base import Recorded

OF_CUSTOMER = "customer.id"


class Customer(Recorded):
    """One row is a person, an organisation or a household that the house knows.

    ``kind``: person, organisation, household. ``state``: active, moved, deceased, closed (an organisation),
    blocked (no longer welcome). ``birth_date`` is kept only when real; a doubtful one stays in ``notes``.
    ``customer_since`` and ``last_contact`` count contacts *by the customer* (retention under the GDPR).
    ``preferred_channel``: post, email, sms, phone.
    """

    __tablename__ = "customer"
    __table_args__ = (
        Index("ix_customer_external_id", "external_id"),
        Index("ix_customer_siret", "siret"),
        {"sqlite_autoincrement": True},
    )
    customer_column = "id"

    kind: Mapped[str] = mapped_column(default="person", server_default="person")
    state: Mapped[str] = mapped_column(default="active", server_default="active")
    external_id: Mapped[str | None]
    title: Mapped[str | None]
    first_name: Mapped[str | None]
    last_name: Mapped[str | None]
    company: Mapped[str | None]
    salutation: Mapped[str | None]  # of letters, where the usual one does not fit
    birth_date: Mapped[date | None]
    language: Mapped[str | None]  # ISO 639-1
    nationality: Mapped[str | None]  # ISO 3166-1 alpha-2
    profession: Mapped[str | None]
    sector: Mapped[str | None]
    siret: Mapped[str | None]
    vat_number: Mapped[str | None]
    website: Mapped[str | None]
    origin: Mapped[str | None]
    preferred_channel: Mapped[str | None]
    preferences: Mapped[str | None]  # room, pillow, diet: one per line
    notes: Mapped[str | None]
    customer_since: Mapped[date | None]
    last_contact: Mapped[date | None]
    created_at: Mapped[datetime | None]


class Address(Recorded):
    """A postal address as it was typed: ``line_1`` the street, ``line_2`` to ``line_4`` what completes it."""

    __tablename__ = "address"
    __table_args__ = (Index("ix_address_customer_id", "customer_id"), {"sqlite_autoincrement": True})

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(default="home", server_default="home")  # home, work, billing, other
    preferred: Mapped[bool] = mapped_column(default=False, server_default="0")
    line_1: Mapped[str | None]
    line_2: Mapped[str | None]
    line_3: Mapped[str | None]
    line_4: Mapped[str | None]
    postcode: Mapped[str | None]
    city: Mapped[str | None]
    region: Mapped[str | None]
    country: Mapped[str | None]  # ISO 3166-1 alpha-2, or as typed where unknown
    returned_on: Mapped[date | None]  # mail came back (« NPAI »)


class Phone(Recorded):
    """A telephone number, as typed and in E.164 where it is a valid one."""

    __tablename__ = "phone"
    __table_args__ = (
        Index("ix_phone_customer_id", "customer_id"),
        Index("ix_phone_e164", "e164"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(default="mobile", server_default="mobile")  # mobile, landline, fax, other
    use: Mapped[str] = mapped_column(default="home", server_default="home")  # home, work
    preferred: Mapped[bool] = mapped_column(default=False, server_default="0")
    typed: Mapped[str]
    e164: Mapped[str | None]


class Email(Recorded):
    """An e-mail address. ``state``: valid, doubtful (as typed, not well-formed), bounced, relay (booking site)."""

    __tablename__ = "email"
    __table_args__ = (
        Index("ix_email_customer_id", "customer_id"),
        Index("ix_email_address", "address"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(default="home", server_default="home")  # home, work
    preferred: Mapped[bool] = mapped_column(default=False, server_default="0")
    address: Mapped[str]  # domain in lower case; compared in lower case
    state: Mapped[str] = mapped_column(default="valid", server_default="valid")


class Link(Recorded):
    """``customer_id`` is *role* of ``other_id``, from one date to another; both ends show it.

    ``role``: contact (interlocutor of an organisation), employee, member (of a household), family,
    booked_by, paid_by. ``position`` is the job title or the place in the family.
    """

    __tablename__ = "link"
    __table_args__ = (
        Index("ix_link_customer_id", "customer_id"),
        Index("ix_link_other_id", "other_id"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    role: Mapped[str]
    position: Mapped[str | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    notes: Mapped[str | None]


class NotSame(Recorded):
    """Somebody decided that these two, who look alike, are two customers (``customer_id`` the smaller key).

    ``kind``: duplicate (not the same), household (do not live together, or need no common record).
    """

    __tablename__ = "not_same"
    __table_args__ = (
        UniqueConstraint("customer_id", "other_id", "kind"),
        Index("ix_not_same_other_id", "other_id"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(default="duplicate", server_default="duplicate")


class Tag(Recorded):
    """A word that customers can be marked with."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("name"), {"sqlite_autoincrement": True})
    customer_column = ""

    name: Mapped[str]
    colour: Mapped[str | None]  # a token of the theme


class CustomerTag(Recorded):
    """This customer bears this tag."""

    __tablename__ = "customer_tag"
    __table_args__ = (
        UniqueConstraint("customer_id", "tag_id"),
        Index("ix_customer_tag_tag_id", "tag_id"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"))


class CustomField(Recorded):
    """A field that the house added. ``kind``: text, number, date, yes_no, choice."""

    __tablename__ = "custom_field"
    __table_args__ = (UniqueConstraint("name"), {"sqlite_autoincrement": True})
    customer_column = ""

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="text", server_default="text")
    choices: Mapped[list[str] | None]
    position: Mapped[int] = mapped_column(default=0, server_default="0")


class CustomValue(Recorded):
    """What a customer has in a field of the house: text, ISO date, number or 0/1, always as text."""

    __tablename__ = "custom_value"
    __table_args__ = (
        UniqueConstraint("customer_id", "field_id"),
        Index("ix_custom_value_field_id", "field_id"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    field_id: Mapped[int] = mapped_column(ForeignKey("custom_field.id", ondelete="CASCADE"))
    value: Mapped[str]


class Attachment(Recorded):
    """A file kept with a customer; its bytes lie beside the base under their SHA-256 (``attachments.py``)."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_customer_id", "customer_id"), {"sqlite_autoincrement": True})

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(default="document", server_default="document")  # document, photo (or logo)
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    media_type: Mapped[str]
    added_at: Mapped[datetime]
    notes: Mapped[str | None]


class Consent(Recorded):
    """One word of a customer on being addressed; append-only, the latest per channel and purpose counts.

    ``channel``: email, sms, phone, post. ``purpose``: marketing. ``given`` false is a refusal or withdrawal.
    """

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_customer_id", "customer_id", "channel"), {"sqlite_autoincrement": True})

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    channel: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="marketing", server_default="marketing")
    given: Mapped[bool]
    at: Mapped[datetime]
    means: Mapped[str | None]  # paper form, telephone, web, import
    words: Mapped[str | None]  # the exact sentence agreed to
    recorded_by: Mapped[str | None]
    evidence: Mapped[dict[str, Any] | None]
