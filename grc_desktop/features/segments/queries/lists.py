"""Ordered ids of what fulfils an expression, how many there are, and the values of their fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.database.journal.notes import today
from grc_desktop.database.one_of import one_of
from grc_desktop.database.schema import (
    Customer,
    CustomerSummary,
    CustomerTag,
    CustomField,
    Purchase,
    RfmScore,
    SavedView,
    Tag,
)
from grc_desktop.database.search import found_ids, search_expression
from grc_desktop.features.segments.fields import Catalogue, Field, Subject, catalogue, own_field
from grc_desktop.features.segments.language import Node, parse
from grc_desktop.features.segments.language.nearest import nearest_field
from grc_desktop.features.segments.queries.conditions import Conditions
from grc_desktop.features.segments.queries.figures import rows_of
from grc_desktop.features.segments.queries.membership import Membership
from grc_desktop.features.segments.queries.places import Places, in_passing, of_latest_scores

_KEYS: dict[Subject, InstrumentedAttribute[int]] = {"customers": CustomerSummary.customer_id, "purchases": Purchase.id}

_OFTEN_EQUAL = ("text", "choice", "yes_no")
"""Kinds whose equal values are sorted by name among themselves; of the others the index alone gives the order."""


def base_catalogue(session: Session, *, subject: Subject = "customers") -> Catalogue:
    """The catalogue with the fields of the house in it, and the names of its segments."""
    rows = session.execute(
        select(CustomField.name, CustomField.kind, CustomField.choices).order_by(CustomField.position, CustomField.id)
    )
    segments = session.execute(select(SavedView.name).where(SavedView.subject == "customers").order_by(SavedView.name))
    own = [own_field(row.name, row.kind, row.choices) for row in rows]
    return catalogue(subject, own, segments.scalars().all())


def customer_ids(
    session: Session, *, where: str | Node | None = "", text: str = "", sort: str = "name", limit: int | None = None
) -> list[int]:
    """Ids of the customers that fulfil ``where`` and are found by ``text``, in order.

    ``sort`` is a field that may be a column, "-" before it for descending; rows without a value come last.
    Raises ``Refused`` (field ``where`` or ``sort``) for what is not understood.
    """
    return _Listed(session, "customers").ids(where, text, sort, limit)


def purchase_ids(
    session: Session, *, where: str | Node | None = "", sort: str = "-date", limit: int | None = None
) -> list[int]:
    """Ids of the purchases that fulfil ``where`` (fields of the subject ``purchases``), in order."""
    return _Listed(session, "purchases").ids(where, "", sort, limit)


def counts(session: Session, *, nodes: Sequence[Node | None]) -> list[int]:
    """How many customers fulfil each of ``nodes``: what is left after every condition of a builder."""
    return [_Listed(session, "customers").count(node, "") for node in nodes]


def count(session: Session, *, where: str | Node | None = "", text: str = "", subject: Subject = "customers") -> int:
    """How many rows fulfil ``where`` (and, customers, are found by ``text``)."""
    return _Listed(session, subject).count(where, text)


def values_of(
    session: Session, *, ids: Sequence[int], fields: Sequence[str], subject: Subject = "customers"
) -> list[tuple[object, ...]]:
    """The values of ``fields`` (``fields.Kind`` says their types), one tuple per id and in the order of ``ids``.

    The first item of each tuple is the id; ids that no longer exist are left out. Ask in blocks of some hundred.
    """
    return _Listed(session, subject).values(ids, fields)


def field_values(session: Session, *, field: str, prefix: str = "", limit: int = 20) -> list[str]:
    """Values of a field of customers that begin like ``prefix`` (accents and case folded), the most frequent first.

    ``purchase.channel``, ``complaint.cause``: of all purchases, of all complaints.
    """
    return _Listed(session, "customers").suggestions(field, prefix, limit)


class _Listed:
    """Builds the statements for lists of one subject."""

    def __init__(self, session: Session, subject: Subject) -> None:
        self._session = session
        self._key = _KEYS[subject]
        self._fields = base_catalogue(session, subject=subject)
        self._places = Places(subject, today(session))

    def ids(self, where: str | Node | None, text: str, sort: str, limit: int | None) -> list[int]:
        statement = self._selected(select(self._key), where, text)
        if statement is None:
            return []
        descending, field = sort.startswith("-"), self._column(sort.removeprefix("-"), "sort")
        place = self._places.folded(field) if field.kind == "text" else self._places.expression(field)
        then_by_name = field.kind in _OFTEN_EQUAL and field.name != "name"
        if where or text or then_by_name:  # only all rows in the order of one index are not sorted quicker than found
            place = in_passing(place)
        order = [(place.desc() if descending else place.asc()).nulls_last()]
        if then_by_name:
            order.append(CustomerSummary.name_key.asc())
        return self._fetched(self._joined(statement).order_by(*order, self._key).limit(limit))

    def count(self, where: str | Node | None, text: str) -> int:
        statement = self._selected(select(func.count()), where, text)
        return 0 if statement is None else self._session.execute(self._joined(statement)).scalar_one()

    def _fetched(self, statement: Select[int]) -> list[int]:
        """The ids straight from the driver: a row object for each of 100,000 would cost five times the query."""
        with self._session.connection().execute(statement) as result:
            return [id_ for (id_,) in iter(result.cursor.fetchone, None)]

    def values(self, ids: Sequence[int], names: Sequence[str]) -> list[tuple[object, ...]]:
        fields = [self._column(name, "columns") for name in names]
        asked = [field for field in fields if field.kind != "set"]
        places = [self._places.expression(field) for field in asked]
        statement = self._joined(select(*[self._key, *places])).where(self._key.in_(one_of(ids)))
        with self._session.connection().execute(statement) as result:  # straight from the driver: days are texts
            found = {row[0]: row for row in result.cursor.fetchall()}
        tags = self._tags(ids) if any(field.kind == "set" for field in fields) else {}
        rows = [found[id_] for id_ in ids if id_ in found]
        if not rows:
            return []
        keys, *stored = zip(*rows, strict=True)
        read = (_values(field, column) for field, column in zip(asked, stored, strict=True))
        columns = [[tags.get(key, ()) for key in keys] if field.kind == "set" else next(read) for field in fields]
        return list(zip(keys, *columns, strict=True))

    def suggestions(self, name: str, prefix: str, limit: int) -> list[str]:
        field = self._fields.get(name) or self._column(name, "field")
        if field.kind == "set":
            every = select(Tag.name).join(CustomerTag).group_by(Tag.name).order_by(func.count().desc(), Tag.name)
            return [value for value in self._session.execute(every).scalars() if fold(value).startswith(fold(prefix))]
        place = self._places.expression(field)
        dealing = self._places.dealing(field)
        if dealing is not None:
            rows = rows_of(dealing).with_only_columns(place, maintain_column_froms=True)
        else:
            rows = self._joined(select(place))
        statement = rows.where(place.is_not(None), place != "")
        if prefix:
            statement = statement.where(func.substr(self._places.folded(field), 1, len(fold(prefix))) == fold(prefix))
        statement = statement.group_by(place).order_by(func.count().desc(), place).limit(limit)
        return [str(value) for value in self._session.execute(statement).scalars()]

    def _column(self, name: str, asked_as: str) -> Field:
        field = self._fields.get(name)
        if field is None or not field.listed:
            raise Refused(
                tr("“{name}” is not a column. The nearest is “{nearest}”.",
                   name=name, nearest=nearest_field(name, self._fields)),
                field=asked_as,
            )  # fmt: skip
        if asked_as == "sort" and field.kind == "set":
            raise Refused(tr("A list cannot be sorted by “{name}”.", name=name), field=asked_as)
        return field

    def _selected(self, statement: Select[int], where: str | Node | None, text: str) -> Select[int] | None:
        """``statement`` with what is asked; None where ``text`` holds nothing that could be found."""
        node = parse(where, self._fields) if isinstance(where, str) else where
        if node is not None:
            membership = Membership(self._session, self._places)
            statement = statement.where(Conditions(self._fields, self._places, membership.clause).clause(node))
        if text.strip():
            expression = search_expression(text)
            if not expression:
                return None
            statement = statement.where(CustomerSummary.customer_id.in_(found_ids(expression)))
        return statement

    def _joined(self, statement: Select[Any]) -> Select[Any]:
        """``statement`` from the tables that it needs by now."""
        if self._places.subject == "purchases":
            statement = (
                statement.select_from(Purchase)
                .join(CustomerSummary, CustomerSummary.customer_id == Purchase.customer_id)
                .join(Customer, Customer.id == Purchase.customer_id)
            )
        else:
            statement = statement.select_from(CustomerSummary)
            if self._places.needs_customer:
                statement = statement.join(Customer, Customer.id == CustomerSummary.customer_id)
        if self._places.needs_scores:
            statement = statement.join(RfmScore, of_latest_scores(), isouter=True)
        return statement

    def _tags(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        statement = select(self._key, Tag.name).select_from(Tag).join(CustomerTag, CustomerTag.tag_id == Tag.id)
        if self._places.subject == "purchases":
            statement = statement.join(Purchase, Purchase.customer_id == CustomerTag.customer_id)
        else:
            statement = statement.join(CustomerSummary, CustomerSummary.customer_id == CustomerTag.customer_id)
        statement = statement.where(self._key.in_(one_of(ids))).order_by(Tag.name)
        found: dict[int, tuple[str, ...]] = {}
        for id_, name in self._session.execute(statement):
            found[id_] = (*found.get(id_, ()), name)
        return found


def _values(field: Field, stored: Sequence[Any]) -> list[object]:
    """The values of one column as records carry them: a call for each value would double the work of an export."""
    match field.kind:
        case "date":
            return _days(stored)
        case "yes_no":
            return [None if value is None or value == "" else value in (True, "1") for value in stored]
        case "number":
            return [None if value is None or value == "" else _number(value) for value in stored]
    return [None if value == "" else value for value in stored] if "" in stored else list(stored)


def _days(stored: Sequence[Any]) -> list[object]:
    try:
        return [date.fromisoformat(value) if value else None for value in stored]
    except (TypeError, ValueError):  # what a house wrote into a field of its own
        return [_day(value) if value else None for value in stored]


def _number(stored: Any) -> Decimal | None:
    try:
        return Decimal(str(stored))
    except InvalidOperation:
        return None


def _day(stored: Any) -> date | None:
    if type(stored) is date:
        return stored
    if isinstance(stored, datetime):
        return stored.date()
    try:
        return date.fromisoformat(stored)
    except ValueError:
        return None
