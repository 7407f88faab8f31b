"""The house itself: its users, settings, saved views and the hand-over between shifts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from grc_desktop.database.schema.base import Recorded
from grc_desktop.database.schema.customers import OF_CUSTOMER


class User(Recorded):
    """Somebody who works at the desk. ``role``: desk, manager."""

    __tablename__ = "user"
    __table_args__ = (UniqueConstraint("name"), {"sqlite_autoincrement": True})
    customer_column = ""

    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="desk", server_default="desk")
    active: Mapped[bool] = mapped_column(default=True, server_default="1")


class Setting(Recorded):
    """A setting of the house (``establishment.name`` …), any JSON value under ``{"value": …}``."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("key"), {"sqlite_autoincrement": True})
    customer_column = ""

    key: Mapped[str]
    value: Mapped[dict[str, Any]]


class SavedView(Recorded):
    """A named way to see a list: filter, columns and sort, shared by all who open the base.

    One of customers is a segment. It is live (worked out whenever it is used) or, with ``frozen_at``, the list
    of customers that it was at that instant; ``SegmentMember`` adds and takes away single people.
    """

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("subject", "name"), {"sqlite_autoincrement": True})
    customer_column = ""

    subject: Mapped[str] = mapped_column(default="customers", server_default="customers")
    name: Mapped[str]
    expression: Mapped[str] = mapped_column(default="", server_default="")  # of the filter language
    columns: Mapped[list[str]]
    sort: Mapped[str | None]  # a field name, "-" before it for descending
    frozen_at: Mapped[datetime | None]


class SegmentMember(Recorded):
    """A customer added to a segment by hand or by freezing it (``included``), or taken away from it."""

    __tablename__ = "segment_member"
    __table_args__ = (
        UniqueConstraint("view_id", "customer_id"),
        Index("ix_segment_member_customer_id", "customer_id"),
        {"sqlite_autoincrement": True},
    )

    view_id: Mapped[int] = mapped_column(ForeignKey("saved_view.id", ondelete="CASCADE"))
    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    included: Mapped[bool] = mapped_column(default=True, server_default="1")


class HandoverNote(Recorded):
    """A note for the next shift, shown until somebody ticks it."""

    __tablename__ = "handover_note"
    __table_args__ = (Index("ix_handover_note_done_at", "done_at"), {"sqlite_autoincrement": True})

    customer_id: Mapped[int | None] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"), index=True)
    words: Mapped[str]
    written_at: Mapped[datetime]
    written_by: Mapped[str | None]
    done_at: Mapped[datetime | None]
    done_by: Mapped[str | None]


class Template(Recorded):
    """A text to begin from. ``kind``: letter, email, sms, call.

    ``body`` is HTML for letter and email, plain text for the others, both with the fields of the merge language.
    """

    __tablename__ = "template"
    __table_args__ = (UniqueConstraint("kind", "name", "language"), {"sqlite_autoincrement": True})
    customer_column = ""

    kind: Mapped[str]
    name: Mapped[str]
    language: Mapped[str]
    subject: Mapped[str | None]
    body: Mapped[str]


class LabelSheet(Recorded):
    """A sheet of labels that the house measured itself; millimetres from the upper left corner of the page."""

    __tablename__ = "label_sheet"
    __table_args__ = (UniqueConstraint("reference"), {"sqlite_autoincrement": True})
    customer_column = ""

    reference: Mapped[str]
    page_width: Mapped[float]
    page_height: Mapped[float]
    columns: Mapped[int]
    rows: Mapped[int]
    label_width: Mapped[float]
    label_height: Mapped[float]
    left: Mapped[float]
    top: Mapped[float]
    pitch_x: Mapped[float]
    pitch_y: Mapped[float]


class ImportMapping(Recorded):
    """How the columns of a kind of file were understood; files with the same header are recognised again.

    ``signature`` is made of the folded header; ``columns`` gives the field of each column by its place.
    """

    __tablename__ = "import_mapping"
    __table_args__ = (UniqueConstraint("signature"), {"sqlite_autoincrement": True})
    customer_column = ""

    name: Mapped[str]
    signature: Mapped[str]
    kind: Mapped[str]
    columns: Mapped[dict[str, Any]]
