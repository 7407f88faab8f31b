"""What exports ask of the base: which rows a list has, and their values in blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import fold, sort_key
from grc_desktop.database.attachments import file_path
from grc_desktop.database.journal.triggers import recorded_classes
from grc_desktop.database.schema import (
    Address,
    Attachment,
    Base,
    Customer,
    CustomerSummary,
    Email,
    Message,
    Phone,
    SavedView,
)
from grc_desktop.features.exports.queries.own import Values, of_purchases, own_values
from grc_desktop.features.exports.records import Column, ColumnSet, Place, Portrait, Row, Subject, Ways
from grc_desktop.features.exports.rules import LISTS, known_columns, usual_columns
from grc_desktop.features.segments.queries import base_catalogue, customer_ids, purchase_ids, values_of

WAYS = "ways"
"""The column of cards that holds every way to reach a customer (``records.Ways``)."""

_AT_ONCE = 500
"""Ids in one question: SQLite takes some 32,000 parameters, and a block should stay small."""


def list_ids(session: Session, *, subject: Subject, where: str = "", sort: str = "") -> list[int]:
    """The ids of every row of a list, in order; ``Refused`` (field ``where``, ``sort``) for what is not understood."""
    sort = sort or LISTS[subject].order
    if subject == "customers":
        return customer_ids(session, where=where, sort=sort)
    if subject == "purchases":
        return purchase_ids(session, where=where, sort=sort)
    asked, table = own_values(subject)
    found = session.execute(
        select(table.id, table.customer_id)
        .outerjoin(CustomerSummary, CustomerSummary.customer_id == table.customer_id)
        .outerjoin(Customer, Customer.id == table.customer_id)
        .order_by(*_order(asked, sort), table.id)
    )  # fmt: skip
    if not where:
        return [row_id for row_id, _ in found]
    theirs = set(customer_ids(session, where=where))
    return [row_id for row_id, customer_id in found if customer_id in theirs]


def list_rows(session: Session, *, subject: Subject, ids: Sequence[int], columns: Sequence[str]) -> list[Row]:
    """The values of ``columns`` for ``ids``, in their order; rows that are gone are left out.

    Customers may have ``WAYS`` as their last column.
    """
    if columns[-1:] == [WAYS]:
        return _card_rows(session, ids, columns[:-1])
    if subject == "customers":
        return [row[1:] for row in values_of(session, ids=ids, fields=columns, subject=subject)]
    if subject == "purchases":
        return _purchase_rows(session, ids, columns)
    return _own_rows(session, subject, ids, columns)


def _purchase_rows(session: Session, ids: Sequence[int], columns: Sequence[str]) -> list[Row]:
    """What the catalogue of fields knows of purchases, and beside it the other parties to them."""
    beside = [name for name in columns if name in of_purchases()]
    fields = [name for name in columns if name not in beside]
    rows = values_of(session, ids=ids, fields=fields, subject="purchases")
    if not beside:
        return [row[1:] for row in rows]
    parties = _own_rows(session, "purchases", [cast("int", row[0]) for row in rows], beside)
    joined = (dict(zip((*fields, *beside), (*row[1:], *more), strict=True))
              for row, more in zip(rows, parties, strict=True))  # fmt: skip
    return [tuple(known[name] for name in columns) for known in joined]


def _own_rows(session: Session, subject: Subject, ids: Sequence[int], columns: Sequence[str]) -> list[Row]:
    asked, table = own_values(subject)
    wanted: list[Values] = [table.id, *(asked[name].label(name) for name in columns)]
    found: dict[int, Row] = {}
    for start in range(0, len(ids), _AT_ONCE):
        question = (
            select(*wanted)
            .outerjoin(Customer, Customer.id == table.customer_id)
            .outerjoin(CustomerSummary, CustomerSummary.customer_id == table.customer_id)
            .where(table.id.in_(ids[start : start + _AT_ONCE]))
        )
        found |= {int(row[0]): tuple(row[1:]) for row in session.execute(question)}
    return [found[row_id] for row_id in ids if row_id in found]


def _card_rows(session: Session, ids: Sequence[int], columns: Sequence[str]) -> list[Row]:
    rows = values_of(session, ids=ids, fields=columns, subject="customers")
    ways = _ways_of(session, [cast("int", row[0]) for row in rows])
    return [(*row[1:], way) for row, way in zip(rows, ways, strict=True)]


def _ways_of(session: Session, ids: Sequence[int]) -> list[Ways]:
    """Every telephone, e-mail and postal address of these customers, in their order; the preferred ones first."""
    phones: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    emails: dict[int, list[tuple[str, str]]] = defaultdict(list)
    places: dict[int, list[Place]] = defaultdict(list)
    for start in range(0, len(ids), _AT_ONCE):
        block = ids[start : start + _AT_ONCE]
        number = func.coalesce(Phone.e164, Phone.typed)
        for key, kind, use, called in session.execute(
            select(Phone.customer_id, Phone.kind, Phone.use, number).where(Phone.customer_id.in_(block))
            .order_by(Phone.preferred.desc(), Phone.id)
        ):  # fmt: skip
            phones[key].append((kind, use, called))
        for key, use, written in session.execute(
            select(Email.customer_id, Email.kind, Email.address).where(Email.customer_id.in_(block))
            .order_by(Email.preferred.desc(), Email.id)
        ):  # fmt: skip
            emails[key].append((use, written))
        for address in session.scalars(
            select(Address).where(Address.customer_id.in_(block)).order_by(Address.preferred.desc(), Address.id)
        ):
            places[address.customer_id].append(_place(address))
    portraits = _portraits_of(session, ids)
    return [Ways(tuple(phones[key]), tuple(emails[key]), tuple(places[key]), portraits.get(key)) for key in ids]


def _portraits_of(session: Session, ids: Sequence[int]) -> dict[int, Portrait]:
    question = select(Attachment.customer_id, Attachment.sha256, Attachment.media_type).where(
        Attachment.kind == "photo", Attachment.customer_id.in_(ids), Attachment.media_type.startswith("image/")
    )
    rows = session.execute(question.order_by(Attachment.id))
    return {key: Portrait(file_path(session, sha256=sha256), media_type) for key, sha256, media_type in rows}


def _place(address: Address) -> Place:
    lines = (address.line_1, address.line_2, address.line_3, address.line_4)
    return Place(
        kind=address.kind, lines=tuple(line for line in lines if line), postcode=address.postcode or "",
        city=address.city or "", region=address.region or "", country=address.country or "",
    )  # fmt: skip


def kept_under(subject: Subject) -> str:
    """The subject of saved views that are mere columns: they are no segments, and nobody else lists them."""
    return f"columns of {subject}"


def column_sets(session: Session, *, subject: Subject) -> list[ColumnSet]:
    """The sets of columns that were saved for lists of ``subject``, by name."""
    rows = session.scalars(select(SavedView).where(SavedView.subject == kept_under(subject)))
    found = [ColumnSet(row.id, subject, row.name, tuple(row.columns)) for row in rows]
    return sorted(found, key=lambda one: sort_key(one.name))


def column_set(session: Session, *, subject: Subject, name: str) -> ColumnSet:
    """The set of that name, case and accents folded. ``Refused`` names those that there are."""
    known = column_sets(session, subject=subject)
    for one in known:
        if fold(one.name) == fold(name.strip()):
            return one
    names = ", ".join(one.name for one in known) or tr("none")
    raise Refused(tr("There are no columns saved as “{name}”; there are: {names}.", name=name, names=names),
                  field="columns")  # fmt: skip


def column_choices(session: Session, *, subject: Subject) -> list[Column]:
    """Every column that a list of ``subject`` can have, the usual ones of a printed list first."""
    fields = None
    if subject == "customers" or subject == "purchases":  # noqa: PLR1714  a list would lose the type
        fields = base_catalogue(session, subject=subject)
    known = known_columns(subject, fields)
    usual = usual_columns(subject, ".pdf", known)
    return [*(known[key] for key in usual), *(column for key, column in known.items() if key not in usual)]


def tables() -> list[str]:
    """The names of all tables that hold what people entered, parents before children."""
    return [cls.__tablename__ for cls in recorded_classes()] + [Message.__tablename__]


def table_rows(session: Session, *, table: str, after: int, limit: int = 1000) -> list[dict[str, Any]]:
    """Rows of a table as they are stored, by key, those behind ``after``."""
    columns = Base.metadata.tables[table].columns
    question = select(*columns).where(columns["id"] > after).order_by(columns["id"]).limit(limit)
    return [dict(row) for row in session.execute(question).mappings()]


def _order(asked: dict[str, Values], sort: str) -> list[Values]:
    name = sort.removeprefix("-")
    if name not in asked:
        raise Refused(tr("This list cannot be sorted by “{field}”.", field=name), field="sort")
    value = CustomerSummary.name_key if name == "customer" else asked[name]
    return [value.is_(None), value.desc() if sort.startswith("-") else value.asc()]
