"""Questions about exchanges."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.schema import Campaign, Complaint, CustomerSummary, Exchange, Message
from grc_desktop.features.exchanges.records import ExchangeRecord
from grc_desktop.features.reminders.queries import reminders_of
from grc_desktop.features.reminders.records import ReminderRecord

_Rows = Select[Exchange, str | None, str | None]
"""Exchanges with the name of the customer and the number of the complaint."""

_KINDS_OF_LEDGER = {"email": "email", "sms": "sms", "post": "letter"}
"""The kind of exchange that a message of each channel is."""


def exchanges_of(
    session: Session, *, customer_id: int, kinds: frozenset[str] = frozenset(), limit: int = 500
) -> list[ExchangeRecord]:
    """Exchanges with a customer (of some ``kinds``; none: of all), newest first."""
    statement = _select().where(Exchange.customer_id == customer_id)
    if kinds:
        statement = statement.where(Exchange.kind.in_(sorted(kinds)))
    return _records(session, statement.order_by(Exchange.at.desc(), Exchange.id.desc()).limit(limit))


def latest_exchanges(session: Session, *, since: datetime | None = None, limit: int = 10) -> list[ExchangeRecord]:
    """The newest exchanges of the house, notes included."""
    statement = _select()
    if since is not None:
        statement = statement.where(Exchange.at >= since)
    return _records(session, statement.order_by(Exchange.at.desc(), Exchange.id.desc()).limit(limit))


def exchange(session: Session, *, exchange_id: int) -> ExchangeRecord:
    """One exchange. Refused where it is gone."""
    found = _records(session, _select().where(Exchange.id == exchange_id))
    if not found:
        raise Refused(tr("This exchange is no longer there."))
    return found[0]


def exchange_tab(session: Session, *, customer_id: int) -> tuple[list[ExchangeRecord], list[ReminderRecord]]:
    """What the tab of a customer shows: exchanges and messages in one line of time, and the open reminders."""
    both = [*exchanges_of(session, customer_id=customer_id), *messages_to(session, customer_id=customer_id)]
    both.sort(key=lambda one: one.at, reverse=True)
    return both, reminders_of(session, customer_id=customer_id)


def messages_to(session: Session, *, customer_id: int, limit: int = 500) -> list[ExchangeRecord]:
    """E-mails, SMS and letters of the ledger that left for a customer, or should have, newest first.

    Calls of a campaign are not among them: what was said is noted as an exchange.
    """
    rows = session.execute(
        select(Message, CustomerSummary.name, Campaign.name)
        .outerjoin(CustomerSummary, CustomerSummary.customer_id == Message.customer_id)
        .outerjoin(Campaign, Campaign.id == Message.campaign_id)
        .where(*_of_ledger(customer_id))
        .order_by(Message.finished_at.desc(), Message.id.desc())
        .limit(limit)
    )
    return [
        ExchangeRecord(
            id=row.id,
            customer_id=customer_id,
            customer_name=name or "",
            kind=_KINDS_OF_LEDGER[row.channel],
            direction="out",
            at=row.finished_at or row.queued_at,
            subject=row.subject or campaign,
            body=row.body,
            outcome=row.state,
            recorded_by=None,
            complaint_id=None,
            complaint_number=None,
            message_id=row.id,
            campaign=campaign,
        )
        for row, name, campaign in rows
    ]


def count_exchanges(session: Session, *, customer_id: int) -> int:
    """How many exchanges there were with a customer, messages of the ledger included."""
    noted = select(func.count()).select_from(Exchange).where(Exchange.customer_id == customer_id)
    sent = select(func.count()).select_from(Message).where(*_of_ledger(customer_id))
    return session.execute(noted).scalar_one() + session.execute(sent).scalar_one()


def _of_ledger(customer_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Message.customer_id == customer_id,
        Message.state.in_(("sent", "failed", "unknown")),
        Message.channel.in_(_KINDS_OF_LEDGER),
    )


def _select() -> _Rows:
    return (
        select(Exchange, CustomerSummary.name, Complaint.number)
        .outerjoin(CustomerSummary, CustomerSummary.customer_id == Exchange.customer_id)
        .outerjoin(Complaint, Complaint.id == Exchange.complaint_id)
    )


def _records(session: Session, statement: _Rows) -> list[ExchangeRecord]:
    return [
        ExchangeRecord(
            id=row.id,
            customer_id=row.customer_id,
            customer_name=name or "",
            kind=row.kind,
            direction="in" if row.direction == "in" else "out",
            at=row.at,
            subject=row.subject,
            body=row.body,
            outcome=row.outcome,
            recorded_by=row.recorded_by,
            complaint_id=row.complaint_id,
            complaint_number=number,
        )
        for row, name, number in session.execute(statement)
    ]
