"""Questions about complaints."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import (
    OPEN_STATES,
    Compensation,
    Complaint,
    ComplaintStep,
    CustomerSummary,
)
from grc_desktop.features.complaints.records import (
    CompensationDraft,
    CompensationRecord,
    ComplaintDraft,
    ComplaintFile,
    ComplaintRecord,
    Earlier,
    Progress,
    StayOffer,
    Step,
)
from grc_desktop.features.complaints.rules import REPEAT_WITHIN
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.purchases.queries import purchases_by_id, stays_around
from grc_desktop.features.purchases.records import PurchaseRecord
from grc_desktop.features.purchases.rules import description
from grc_desktop.features.reminders.rules import at_desk

Which = Literal["open", "overdue", "closed", "all"]
Sort = Literal["due", "number", "customer", "severity", "state", "received"]

DEFAULT_MEDIATOR = "Médiation Tourisme et Voyage, www.mtv.travel"
"""The mediator of the French travel trade, unless the house names another in its settings."""

_CLOSED_SHOWN = 30
"""Days for which the board still shows what was closed."""

_SEVERITY = case({"high": 0, "medium": 1}, value=Complaint.severity, else_=2)

_DUE = case(
    (Complaint.state.in_(("accepted", "closed")), None),
    (Complaint.acknowledged_at.is_(None), Complaint.acknowledge_by),
    (Complaint.answered_at.is_(None), Complaint.answer_by),
    else_=None,
)
"""What ``rules.next_deadline`` says, for sorting: the answer is never due after the two months."""

_COLUMNS = tuple({field.name for kind in (ComplaintDraft, Progress) for field in fields(kind)})

_Rows = Select[Complaint, str | None, int | None]
"""Complaints with the name of the customer and what gestures cost."""


@dataclass(frozen=True, kw_only=True)
class ComplaintFilter:
    """Which complaints a list shows. ``text`` is looked for in number, subject, room and customer."""

    which: Which = "open"
    text: str = ""
    cause: str | None = None


def complaint_ids(
    session: Session, *, wanted: ComplaintFilter, sort: Sort = "due", descending: bool = False
) -> array[int]:
    """The ids of a list, in order. ``due`` puts the most overdue first and what is not due last."""
    statement = select(Complaint.id).outerjoin(CustomerSummary, CustomerSummary.customer_id == Complaint.customer_id)
    for condition in _conditions(session, wanted):
        statement = statement.where(condition)
    key: Any = {
        "due": _DUE,
        "number": Complaint.number,
        "customer": CustomerSummary.name_key,
        "severity": _SEVERITY,
        "state": Complaint.state,
        "received": Complaint.received_at,
    }[sort]
    order = key.desc() if descending else key.asc()
    rows = session.execute(
        statement.order_by(order.nulls_last(), Complaint.received_at.desc(), Complaint.id.desc())
    ).scalars()
    return array("q", rows)


def complaints_by_id(session: Session, *, ids: Sequence[int]) -> list[ComplaintRecord]:
    """Some complaints, in any order."""
    return _records(session, _select().where(Complaint.id.in_(ids)))


def complaints_of(session: Session, *, customer_id: int) -> list[ComplaintRecord]:
    """Complaints of a customer, newest first."""
    statement = _select().where(Complaint.customer_id == customer_id)
    return _records(session, statement.order_by(Complaint.received_at.desc(), Complaint.id.desc()))


def board(session: Session, *, wanted: ComplaintFilter) -> list[ComplaintRecord]:
    """What the board shows: the open ones, and those accepted or closed in the last month; most urgent first."""
    since = at_desk(today(session) - timedelta(days=_CLOSED_SHOWN), time.min)
    statement = _select().where(
        or_(Complaint.state != "closed", Complaint.closed_at >= since),
        *_conditions(session, wanted),
    )
    return _records(session, statement.order_by(_DUE.asc().nulls_last(), _SEVERITY, Complaint.received_at))


def due_complaints(session: Session, *, limit: int = 50) -> list[ComplaintRecord]:
    """Open complaints that are overdue or due today, the most overdue first."""
    return _records(session, _select().where(_is_due(today(session))).order_by(_DUE, _SEVERITY).limit(limit))


def count_due(session: Session) -> int:
    """How many open complaints are overdue or due today: the badge of the page."""
    return session.execute(select(func.count()).select_from(Complaint).where(_is_due(today(session)))).scalar_one()


def count_by_which(session: Session) -> dict[Which, int]:
    """How many complaints each choice of the list shows."""
    is_open = Complaint.state.in_(OPEN_STATES)
    row = session.execute(
        select(
            func.count(),
            func.sum(case((is_open, 1), else_=0)),
            func.sum(case((_is_due(today(session)), 1), else_=0)),
        ).select_from(Complaint)
    ).one()
    total, still_open, due = row[0], row[1] or 0, row[2] or 0
    return {"open": still_open, "overdue": due, "closed": total - still_open, "all": total}


def count_open(session: Session, *, customer_id: int) -> int:
    """How many complaints of a customer still need somebody."""
    return session.execute(
        select(func.count())
        .select_from(Complaint)
        .where(Complaint.customer_id == customer_id, Complaint.state.in_(OPEN_STATES))
    ).scalar_one()


def complaint_file(session: Session, *, complaint_id: int) -> ComplaintFile:
    """One complaint whole. Refused where it is gone."""
    found = _records(session, _select().where(Complaint.id == complaint_id))
    if not found:
        raise Refused(tr("This complaint is no longer there."))
    record = found[0]
    stays = purchases_by_id(session, ids=[record.purchase_id]) if record.purchase_id else []
    summary = session.get(CustomerSummary, record.customer_id)
    return ComplaintFile(
        record=record,
        steps=_steps(session, complaint_id),
        compensations=_compensations(session, complaint_id),
        earlier=_earlier(session, record),
        stay=" · ".join(filter(None, (stays[0].reference, description(stays[0])))) if stays else None,
        phone=(summary.mobile or summary.phone) if summary else None,
        email=summary.email if summary else None,
        mediator=mediator(session),
    )


def stays_for(session: Session, *, customer_id: int, day: date) -> list[StayOffer]:
    """The stays that a complaint received on ``day`` may be about, the nearest first."""
    return [
        StayOffer(
            stay.id,
            " · ".join(filter(None, (stay.reference, _days(stay), description(stay)))),
            stay.status != "no_show"
            and stay.arrival is not None
            and stay.arrival <= day <= (stay.departure or stay.arrival),
        )
        for stay in stays_around(session, customer_id=customer_id, day=day)
    ]


def first_open(session: Session, *, customer_id: int) -> ComplaintRecord | None:
    """The most urgent open complaint of a customer."""
    statement = _select().where(Complaint.customer_id == customer_id, Complaint.state.in_(OPEN_STATES))
    found = _records(session, statement.order_by(_DUE.asc().nulls_last(), _SEVERITY, Complaint.id).limit(1))
    return found[0] if found else None


def mediator(session: Session) -> str:
    """The consumer mediator of the house, as it is named to customers."""
    return establishment(session).mediator or DEFAULT_MEDIATOR


def _conditions(session: Session, wanted: ComplaintFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.which == "open":
        conditions.append(Complaint.state.in_(OPEN_STATES))
    elif wanted.which == "closed":
        conditions.append(Complaint.state.not_in(OPEN_STATES))
    elif wanted.which == "overdue":
        conditions.append(_is_due(today(session)))
    if wanted.cause:
        conditions.append(Complaint.cause == wanted.cause)
    for word in fold(wanted.text).split():
        places = (Complaint.number, Complaint.subject, Complaint.room, CustomerSummary.name)
        conditions.append(or_(*(func.fold(place).contains(word, autoescape=True) for place in places)))
    return conditions


def _is_due(day: date) -> ColumnElement[bool]:
    end = at_desk(day + timedelta(days=1), time.min)
    return Complaint.state.in_(OPEN_STATES) & (end > _DUE)


def _costs() -> Any:
    return (
        select(func.sum(Compensation.cost_cents))
        .where(Compensation.complaint_id == Complaint.id)
        .correlate(Complaint)
        .scalar_subquery()
    )


def _select() -> _Rows:
    return select(Complaint, CustomerSummary.name, _costs()).outerjoin(
        CustomerSummary, CustomerSummary.customer_id == Complaint.customer_id
    )


def _records(session: Session, statement: _Rows) -> list[ComplaintRecord]:
    return [
        ComplaintRecord(
            id=row.id,
            number=row.number,
            customer_id=row.customer_id,
            customer_name=name or "",
            satisfaction=row.satisfaction,
            open=row.state in OPEN_STATES,
            cost_cents=cost or 0,
            **{column: getattr(row, column) for column in _COLUMNS},
        )
        for row, name, cost in session.execute(statement)
    ]


def _days(stay: PurchaseRecord) -> str:
    if stay.arrival is None:
        return ""
    if stay.departure is None:
        return format_date(stay.arrival)
    return tr("{first} to {last}", first=format_date(stay.arrival), last=format_date(stay.departure))


def _steps(session: Session, complaint_id: int) -> tuple[Step, ...]:
    rows = session.execute(
        select(ComplaintStep)
        .where(ComplaintStep.complaint_id == complaint_id)
        .order_by(ComplaintStep.at, ComplaintStep.id)
    ).scalars()
    return tuple(Step(row.id, row.state, row.at, row.words, row.recorded_by) for row in rows)


def _compensations(session: Session, complaint_id: int) -> tuple[CompensationRecord, ...]:
    rows = session.execute(
        select(Compensation).where(Compensation.complaint_id == complaint_id).order_by(Compensation.id)
    ).scalars()
    names = [field.name for field in fields(CompensationDraft)]
    return tuple(CompensationRecord(id=row.id, **{name: getattr(row, name) for name in names}) for row in rows)


def _earlier(session: Session, record: ComplaintRecord) -> tuple[Earlier, ...]:
    rows = session.execute(
        select(Complaint.id, Complaint.number, Complaint.subject)
        .where(
            Complaint.customer_id == record.customer_id,
            Complaint.id != record.id,
            Complaint.received_at <= record.received_at,
            Complaint.received_at >= record.received_at - REPEAT_WITHIN,
        )
        .order_by(Complaint.received_at.desc())
    )
    return tuple(Earlier(key, number, subject) for key, number, subject in rows)
