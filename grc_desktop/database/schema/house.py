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
    """A named way to see a list: filter, columns and sort, shared by all who open the base."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("subject", "name"), {"sqlite_autoincrement": True})
    customer_column = ""

    subject: Mapped[str] = mapped_column(default="customers", server_default="customers")
    name: Mapped[str]
    expression: Mapped[str] = mapped_column(default="", server_default="")  # of the filter language
    columns: Mapped[list[str]]
    sort: Mapped[str | None]  # a field name, "-" before it for descending


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
