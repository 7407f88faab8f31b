"""What the base keeps of itself: operations and changes (the journal), and what is worked out from the rest."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from grc_desktop.database.schema.base import Base, Key


class Operation(Base):
    """Something that somebody did: one line of the journal.

    ``finished_at`` is empty while an operation that commits in steps is under way. ``undoes`` names the
    operation that this one takes back; undoing an undo is an undo like any other.
    """

    __tablename__ = "operation"
    __table_args__ = (Index("ix_operation_undoes", "undoes"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    action: Mapped[str]  # customers.edit_customer
    words: Mapped[str]
    user: Mapped[str | None]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("operation.id"))


class Change(Base):
    """One row touched by an operation. ``kind``: I, U, D. ``before``: the row as it was, JSON; empty for I."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_operation_id", "operation_id"),
        Index("ix_change_customer_id", "customer_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    operation_id: Mapped[int] = mapped_column(ForeignKey("operation.id"))
    table_name: Mapped[str]
    row_id: Mapped[int]
    customer_id: Mapped[int | None]
    kind: Mapped[str]
    before: Mapped[str | None]


class JournalHead(Base):
    """One row: the operation that is being written. Empty between operations: the triggers then refuse writes."""

    __tablename__ = "journal_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    operation_id: Mapped[int | None]


class CustomerSummary(Base):
    """What lists show, sort and filter of a customer, worked out from the other tables after each write."""

    __tablename__ = "customer_summary"
    __table_args__ = (
        Index("ix_customer_summary_name_key", "name_key"),
        Index("ix_customer_summary_city_key", "city_key"),
        Index("ix_customer_summary_last_purchase", "last_purchase"),
        Index("ix_customer_summary_purchases_total_cents", "purchases_total_cents"),
        Index("ix_customer_summary_birthday", "birthday"),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str]  # as lists show it: "Moreau Lucie", "Béal Voyages SARL"
    name_key: Mapped[str]  # folded, for sorting and exact matches
    address_1: Mapped[str | None]
    postcode: Mapped[str | None]
    city: Mapped[str | None]
    city_key: Mapped[str | None]
    country: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]  # preferred landline, E.164 or as typed
    mobile: Mapped[str | None]
    purchases_count: Mapped[int] = mapped_column(default=0, server_default="0")
    purchases_total_cents: Mapped[int] = mapped_column(default=0, server_default="0")
    stays_count: Mapped[int] = mapped_column(default=0, server_default="0")
    nights: Mapped[int] = mapped_column(default=0, server_default="0")
    first_purchase: Mapped[date | None]
    last_purchase: Mapped[date | None]  # not in the future
    next_arrival: Mapped[date | None]
    last_contact: Mapped[date | None]  # the latest of what is typed, exchanges by the customer, purchases
    open_complaints: Mapped[int] = mapped_column(default=0, server_default="0")
    birthday: Mapped[int | None]  # month × 100 + day: whose birthday it is, without reading every customer


class SearchDocument(Base):
    """The folded words by which a customer is found; the full-text index is built on it."""

    __tablename__ = "search_document"

    customer_id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]


class RfmScore(Base):
    """What a customer's purchases were worth on a day (recency, frequency, monetary), kept to draw migrations.

    Worked out, never edited. The current scores are those of the latest ``day``. ``method``: rank, threshold.
    Without foreign key: what is counted of the past stays when a customer goes.
    """

    __tablename__ = "rfm_score"
    __table_args__ = (Index("ix_rfm_score_customer_id", "customer_id"),)

    day: Mapped[date] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    method: Mapped[str]
    recency_days: Mapped[int]
    frequency: Mapped[int]
    monetary_cents: Mapped[int]
    r: Mapped[int]
    f: Mapped[int]
    m: Mapped[int]
    segment: Mapped[str]  # a code of rfm_segments.csv


class DuplicatePair(Base):
    """Two customers who may be one (``duplicate``) or live together (``household``), as the last look found them.

    Worked out, never edited; ``customer_id`` is the smaller key.
    """

    __tablename__ = "duplicate_pair"
    __table_args__ = (Index("ix_duplicate_pair_other_id", "other_id"),)

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str]
    score: Mapped[float]
    reasons: Mapped[list[str]]


class DerivedState(Base):
    """One row: which rules, and which day, what is derived was last worked out for.

    ``duplicates_seen`` is the last change that the look for duplicates knew of; empty before the first look.
    """

    __tablename__ = "derived_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    day: Mapped[date]
    duplicates_seen: Mapped[int | None]
