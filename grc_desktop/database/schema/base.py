"""What every table shares."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, Date, Dialect, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

INSTANT_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, stored as ISO 8601 text to the second (``2026-11-22T10:00:00Z``): sorts as text."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).strftime(INSTANT_FORMAT)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy's signature
        if value is None:
            return None
        return datetime.strptime(value, INSTANT_FORMAT).replace(tzinfo=UTC)


Key = Annotated[int, mapped_column(Integer, primary_key=True, autoincrement=True, sort_order=-1)]
"""Keys are never used twice (AUTOINCREMENT): an undone deletion must find its place free."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Parent of all mapped classes. Relationships are not mapped: queries join what they need."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant,
        date: Date,
        dict[str, Any]: JSON,
        list[str]: JSON,
    }


class Recorded(Base):
    """A table whose every change the journal keeps.

    ``customer_column`` names the column that holds the customer a row belongs to; it makes the history of
    a customer one index look-up. Empty: the row belongs to none.
    """

    __abstract__ = True
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 -- SQLAlchemy's own form
    customer_column: ClassVar[str] = "customer_id"

    id: Mapped[Key]
