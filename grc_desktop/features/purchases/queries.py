"""Questions about purchases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Select, extract, func, or_, select
from sqlalchemy.orm import Session, aliased

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.schema import COUNTED, CustomerSummary, Purchase
from grc_desktop.features.customers.queries import names_of
from grc_desktop.features.purchases.records import KINDS, PurchaseDraft, PurchaseRecord, YearTotal
from grc_desktop.features.purchases.rules import next_reference

_LATEST = 200
"""Among how many of the newest references the highest is looked for."""

_COLUMNS = tuple(PurchaseDraft.__dataclass_fields__)

_Rows = Select[Purchase, str | None, str | None, str | None]
"""Purchases with the names of the customer, the payer and the agency."""


def purchases_of(session: Session, *, customer_id: int, own_only: bool = False) -> list[PurchaseRecord]:
    """Purchases of a customer, newest first: made, and (unless ``own_only``) paid for or brought by them."""
    concerned = Purchase.customer_id == customer_id
    if not own_only:
        concerned = or_(concerned, Purchase.payer_id == customer_id, Purchase.agency_id == customer_id)
    return _records(session, _select().where(concerned).order_by(Purchase.date.desc(), Purchase.id.desc()))


def purchase(session: Session, *, purchase_id: int) -> PurchaseRecord:
    """One purchase. Refused where it is gone."""
    found = _records(session, _select().where(Purchase.id == purchase_id))
    if not found:
        raise Refused(tr("This purchase is no longer there."))
    return found[0]


def purchases_by_id(session: Session, *, ids: Sequence[int]) -> list[PurchaseRecord]:
    """Some purchases, in any order."""
    return _records(session, _select().where(Purchase.id.in_(ids)))


def stays_around(session: Session, *, customer_id: int, day: dt.date, limit: int = 12) -> list[PurchaseRecord]:
    """The stays that something said on ``day`` may be about: nearest arrival first, cancelled ones left out."""
    stays = _records(
        session,
        _select()
        .where(
            or_(Purchase.customer_id == customer_id, Purchase.payer_id == customer_id),
            Purchase.kind == "stay",
            Purchase.status.not_in(("cancelled", "quote")),
        )
        .order_by(Purchase.date.desc())
        .limit(50),
    )
    return sorted(stays, key=lambda stay: abs(((stay.arrival or dt.date.min) - day).days))[:limit]


def year_totals(session: Session, *, customer_id: int) -> list[YearTotal]:
    """What the customer's counted purchases of each year amount to, by currency, oldest first."""
    year = extract("year", Purchase.date)
    rows = session.execute(
        select(
            year,
            func.count(),
            func.sum(Purchase.nights),
            func.sum(Purchase.amount_cents),
            Purchase.currency,
        )
        .where(Purchase.customer_id == customer_id, Purchase.status.in_(COUNTED), Purchase.date.is_not(None))
        .group_by(year, Purchase.currency)
        .order_by(year)
    )
    return [YearTotal(int(row[0]), row[1], row[2] or 0, row[3] or 0, row[4]) for row in rows]


def count_purchases(session: Session, *, customer_id: int) -> int:
    """How many purchases a customer made, those that do not count included."""
    return session.execute(
        select(func.count()).select_from(Purchase).where(Purchase.customer_id == customer_id)
    ).scalar_one()


def suggested_reference(session: Session, *, kind: str) -> str:
    """A reference that no purchase has yet, one after the highest of the newest ones."""
    latest = session.execute(
        select(Purchase.reference)
        .where(Purchase.kind == kind, Purchase.reference.is_not(None))
        .order_by(Purchase.id.desc())
        .limit(_LATEST)
    ).scalars()
    candidate = next_reference(kind, [reference for reference in latest if reference])
    while session.execute(select(Purchase.id).where(Purchase.reference == candidate).limit(1)).scalar_one_or_none():
        candidate = next_reference(kind, [candidate])
    return candidate


def customer_name(session: Session, *, customer_id: int) -> str:
    """A customer as people say the name. Refused where the customer is gone."""
    name = names_of(session, ids=[customer_id]).get(customer_id)
    if name is None:
        raise Refused(tr("This customer is no longer there."))
    return name


def known_words(session: Session, *, field: str) -> list[str]:
    """The house's own words of a field (``channel``, ``payment_method``, ``room``, ``label``), most used first."""
    column = {
        "channel": Purchase.channel, "payment_method": Purchase.payment_method,
        "room": Purchase.room, "label": Purchase.label,
    }[field]  # fmt: skip
    newest = select(column.label("word")).order_by(Purchase.id.desc()).limit(5_000).subquery()
    rows = session.execute(
        select(newest.c.word).where(newest.c.word.is_not(None)).group_by(newest.c.word).order_by(func.count().desc())
    )
    return [word for word in rows.scalars().fetchmany(40) if word]


def writing_words(session: Session) -> tuple[dict[str, list[str]], dict[str, str]]:
    """What the form of a purchase offers: the house's own words by field, and a free reference by kind."""
    words = {field: known_words(session, field=field) for field in ("channel", "payment_method", "room", "label")}
    return words, {kind: suggested_reference(session, kind=kind) for kind in KINDS}


def purchase_tab(session: Session, *, customer_id: int) -> tuple[list[PurchaseRecord], list[YearTotal]]:
    """What the tab of a customer shows: the purchases and the totals of each year."""
    return purchases_of(session, customer_id=customer_id), year_totals(session, customer_id=customer_id)


def _select() -> _Rows:
    customer, payer, agency = aliased(CustomerSummary), aliased(CustomerSummary), aliased(CustomerSummary)
    return (
        select(Purchase, customer.name, payer.name, agency.name)
        .outerjoin(customer, customer.customer_id == Purchase.customer_id)
        .outerjoin(payer, payer.customer_id == Purchase.payer_id)
        .outerjoin(agency, agency.customer_id == Purchase.agency_id)
    )


def _records(session: Session, statement: _Rows) -> list[PurchaseRecord]:
    return [
        PurchaseRecord(
            id=row.id,
            customer_id=row.customer_id,
            customer_name=name or "",
            payer_name=payer,
            agency_name=agency,
            counted=row.status in COUNTED,
            **{column: getattr(row, column) for column in _COLUMNS},
        )
        for row, name, payer, agency in session.execute(statement)
    ]
