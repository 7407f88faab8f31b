"""Readings of the ledger of messages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, not_, or_, select
from sqlalchemy.orm import Session

from grc_desktop.database.one_of import one_of
from grc_desktop.database.schema import Campaign, Consent, Customer, CustomerSummary, Email, Exchange, Message
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.outbox.law import Standing
from grc_desktop.features.outbox.records import WIRED, Missed, QueuedMessage, Ready, Run, Status

_COLUMNS = [getattr(Message, field.name) for field in fields(QueuedMessage)]
_ONE = select(*_COLUMNS).where(Message.id == bindparam("key"))
_NAMES = {"claimed": "sending"}

_ALIVE = select(Campaign.id).where(Campaign.state.in_(("running", "paused"))).scalar_subquery()
_DROPPED = and_(Message.state == "queued", Message.campaign_id.is_not(None), Message.campaign_id.not_in(_ALIVE))
"""What the ledger keeps waiting although it never leaves, unless a cancellation is undone or a launch done anew."""


def status(session: Session, *, campaign_id: int | None = None) -> Status:
    """How many messages are in each state, of one campaign or of all; what will never leave counts as cancelled."""
    state = case((_DROPPED, "cancelled"), else_=Message.state)
    question = select(state, func.count()).group_by(state)
    if campaign_id is not None:
        question = question.where(Message.campaign_id == campaign_id)
    return Status(**{_NAMES.get(state, state): count for state, count in session.execute(question)})


def waiting(session: Session) -> int:
    """How many e-mails and SMS wait to leave: of running campaigns and of none."""
    return session.execute(select(func.count()).select_from(Message).where(*_sendable(None))).scalar_one()


def waiting_channels(session: Session) -> set[str]:
    """The channels of those."""
    return set(session.scalars(select(Message.channel).where(*_sendable(None)).distinct()))


def ready(
    session: Session,
    *,
    at: datetime,
    campaign_id: int | None = None,
    message_ids: Collection[int] | None = None,
    only_since: datetime | None = None,
) -> list[Ready]:
    """The messages whose time has come, oldest first: of one campaign, just ``message_ids``, or all.

    ``only_since`` leaves out those without an hour or with an earlier one: they leave when somebody says so.
    """
    question = select(Message.id, Message.channel, Message.account).where(*_sendable(campaign_id))
    question = question.where(or_(Message.not_before.is_(None), Message.not_before <= at))
    if message_ids is not None:
        question = question.where(Message.id.in_(one_of(message_ids)))
    if only_since is not None:
        question = question.where(Message.not_before >= only_since)
    return [Ready(*row) for row in session.execute(question.order_by(Message.id))]


def next_due(session: Session, *, at: datetime, campaign_id: int | None = None) -> datetime | None:
    """When the next message that has an hour is due, after ``at``."""
    question = select(func.min(Message.not_before)).where(*_sendable(campaign_id), Message.not_before > at)
    return session.execute(question).scalar_one()


def missed(session: Session, *, before: datetime) -> Missed | None:
    """The messages whose hour passed before ``before`` without anybody sending them."""
    question = select(func.count(), func.min(Message.not_before)).where(*_sendable(None), Message.not_before < before)
    count, since = session.execute(question).one()
    return Missed(count, since) if count and since else None


def _sendable(campaign_id: int | None) -> list[ColumnElement[bool]]:
    """Queued, by wire, and of a campaign that runs (or of none)."""
    running = select(Campaign.id).where(Campaign.state == "running").scalar_subquery()
    conditions: list[ColumnElement[bool]] = [
        Message.state == "queued",
        Message.channel.in_(WIRED),
        Message.run.is_(None),  # SMS that were written to a file wait for its results
    ]
    if campaign_id is not None:
        conditions += [Message.campaign_id == campaign_id]
    return [*conditions, or_(Message.campaign_id.is_(None), Message.campaign_id.in_(running))]


def message(session: Session, *, message_id: int) -> QueuedMessage | None:
    """A row of the ledger; None where there is none."""
    return next(iter(_records(session, _ONE, {"key": message_id})), None)


def messages_of(session: Session, *, ids: Sequence[int]) -> list[QueuedMessage]:
    """Rows of the ledger by their keys, oldest first."""
    return _records(session, select(*_COLUMNS).where(Message.id.in_(one_of(ids))).order_by(Message.id))


def _records(
    session: Session, question: Select[Any], values: Mapping[str, object] | None = None
) -> list[QueuedMessage]:
    return [_record(row) for row in session.execute(question, values).mappings()]


def _record(row: Mapping[Any, Any]) -> QueuedMessage:
    values = dict(row)
    values["attachments"] = tuple(values["attachments"] or ())
    return QueuedMessage(**values)


def listed(
    session: Session,
    *,
    states: Iterable[str] = (),
    campaign_id: int | None = None,
    customer_id: int | None = None,
    channels: Iterable[str] = (),
    run: int | None = None,
    limit: int | None = None,
) -> list[int]:
    """Keys of the messages asked for, newest first; ``states`` as ``status`` counts them."""
    question = select(Message.id).order_by(Message.id.desc())
    if wanted := list(states):
        in_state: ColumnElement[bool] = Message.state.in_(wanted)
        if "cancelled" in wanted:
            in_state = or_(in_state, _DROPPED)
        elif "queued" in wanted:
            in_state = and_(in_state, not_(_DROPPED))
        question = question.where(in_state)
    if of_channels := list(channels):
        question = question.where(Message.channel.in_(of_channels))
    for column, value in (
        (Message.campaign_id, campaign_id), (Message.customer_id, customer_id), (Message.run, run)
    ):  # fmt: skip
        if value is not None:
            question = question.where(column == value)
    return list(session.scalars(question.limit(limit) if limit else question))


def consent_at_sending(
    session: Session, *, customer_id: int, channel: str, purpose: str, address: str, existing_customers: bool = False
) -> Standing:
    """What is known of a customer that decides whether a message may reach them, at this instant.

    ``existing_customers``: what was bought counts, as the campaign says (L34-5 CPCE).
    """
    who = session.execute(select(Customer.kind, Customer.state).where(Customer.id == customer_id)).one_or_none()
    if who is None:
        return Standing(known=False)
    word = session.execute(
        select(Consent.given)
        .where(Consent.customer_id == customer_id, Consent.channel == channel, Consent.purpose == purpose)
        .order_by(Consent.at.desc(), Consent.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    bought = existing_customers and session.scalar(
        select(CustomerSummary.purchases_count > 0).where(CustomerSummary.customer_id == customer_id)
    )
    bounced = (
        channel == "email"
        and session.execute(
            select(Email.id).where(
                Email.customer_id == customer_id,
                func.lower(Email.address) == address.lower(),
                Email.state == "bounced",
            )
        ).first()
    )
    return Standing(
        kind=who.kind,
        state=who.state,
        given=word,
        bought=bool(bought),
        bounced=bool(bounced),
    )


def calls_made(session: Session, *, customer_id: int, since: datetime) -> list[datetime]:
    """When the house called this customer, or tried to, since an instant: every attempt, of whichever campaign."""
    question = select(Exchange.at).where(
        Exchange.customer_id == customer_id, Exchange.kind == "call", Exchange.direction == "out", Exchange.at >= since
    )
    return list(session.scalars(question.order_by(Exchange.at)))


def sent_since(session: Session, *, account: str, since: datetime) -> int:
    """How many messages left by an account since an instant."""
    question = select(func.count()).select_from(Message)
    taken = Message.state.in_(("sent", "unknown"))
    return session.execute(question.where(Message.account == account, taken, Message.finished_at >= since)).scalar_one()


def runs(session: Session, *, campaign_id: int | None = None) -> list[Run]:
    """The printings of letters, newest first."""
    left = func.sum(func.iif(Message.state == "sent", 1, 0))
    question = (
        select(Message.run, func.max(Message.campaign_id), func.count(), left)
        .where(Message.run.is_not(None))
        .group_by(Message.run)
        .order_by(Message.run.desc())
    )
    if campaign_id is not None:
        question = question.where(Message.campaign_id == campaign_id)
    return [Run(*row) for row in session.execute(question)]


def read_key(account: str) -> str:
    """The setting that remembers how far the mailbox of an account was read."""
    return f"sending.read.{account}"


def read_so_far(session: Session, *, account: str, validity: str) -> int:
    """The number of the last message that was read of a mailbox; 0 where it was never read, or was made anew."""
    known = setting(session, key=read_key(account), default={})
    return int(known["uid"]) if known.get("validity") == validity else 0
