"""Writing down what came back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.dates import format_instant
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean
from grc_desktop.database.journal.notes import describe, now, user
from grc_desktop.database.schema import Campaign, LeftOut, Message, Response
from grc_desktop.features.campaigns.queries.codes import find_code
from grc_desktop.features.campaigns.queries.outcomes import heads_of_households
from grc_desktop.features.campaigns.records import CHANNELS
from grc_desktop.features.campaigns.wording import ANSWER_WORDS
from grc_desktop.features.customers.queries import names_of
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.privacy.queries import current_consents

_CREDITED = ("code", "reply", "call", "booking", "bounce")


@dataclass(frozen=True)
class _Answered:
    """The message that something is an answer to."""

    customer_id: int
    campaign_id: int | None
    message_id: int | None


def record_response(
    session: Session,
    *,
    kind: str,
    code: str = "",
    message_id: int | None = None,
    customer_id: int | None = None,
    campaign_id: int | None = None,
    purchase_id: int | None = None,
    words: str = "",
) -> int:
    """Credit a campaign with an answer (``kind``: code, reply, call, booking, bounce); gives its id.

    The message is named by its ``code``, by ``message_id``, or is the last one to ``customer_id`` (of
    ``campaign_id`` if given): their own, or the one that somebody of their household got for all.
    ``Refused`` (field ``code``) for a code with a slip, unknown, or given in before.
    """
    if kind not in _CREDITED:
        raise ValueError(f"no kind of answer: {kind}")
    answered = _by_code(session, code) if code else _by_message(session, message_id, customer_id, campaign_id)
    row = Response(
        customer_id=answered.customer_id,
        campaign_id=answered.campaign_id,
        message_id=answered.message_id,
        kind=kind,
        at=now(session),
        words=clean(words, keep_lines=True) or None,
        purchase_id=purchase_id,
        recorded_by=user(session) or None,
    )
    session.add(row)
    session.flush()
    name = names_of(session, ids=[answered.customer_id]).get(answered.customer_id, "")
    words = tr("{kind}: {name}", kind=tr(ANSWER_WORDS[kind]), name=name)
    campaign = session.get(Campaign, answered.campaign_id) if answered.campaign_id is not None else None
    if campaign is not None:
        words = tr("{answer}, to “{campaign}”", answer=words, campaign=campaign.name)
    describe(session, words)
    return row.id


def _by_code(session: Session, code: str) -> _Answered:
    found = find_code(session, code=code)
    if found.used_at is not None:
        raise Refused(
            tr(
                "{name} gave in this code before: {when}.",
                name=found.customer_name,
                when=format_instant(found.used_at),
            ),
            field="code",
        )
    return _Answered(found.customer_id, found.campaign_id, found.message_id)


def _by_message(
    session: Session, message_id: int | None, customer_id: int | None, campaign_id: int | None
) -> _Answered:
    if message_id is not None:
        which: list[ColumnElement[bool]] = [Message.id == message_id, Message.customer_id.is_not(None)]
    elif customer_id is not None:
        which = [_to_household_of(session, customer_id), Message.state.in_(("sent", "unknown"))]
        if campaign_id is not None:
            which.append(Message.campaign_id == campaign_id)
    else:
        raise ValueError("an answer needs a code, a message or a customer")
    question = select(Message.customer_id, Message.campaign_id, Message.id).where(*which)
    row = session.execute(question.order_by(Message.id.desc()).limit(1)).one_or_none()
    if row is None:
        raise Refused(tr("No message was sent to this customer that could be answered."))
    return _Answered(customer_id if customer_id is not None else row.customer_id, row.campaign_id, row.id)


def _to_household_of(session: Session, customer_id: int) -> ColumnElement[bool]:
    """Messages to a customer, and those of campaigns that left them out because somebody they live with got it."""
    spared = session.scalars(
        select(LeftOut.campaign_id).where(LeftOut.customer_id == customer_id, LeftOut.reason == "household")
    ).all()
    for_all = [
        and_(Message.campaign_id == key, Message.customer_id == head)
        for key in spared
        if (head := heads_of_households(session, campaign_id=key).get(customer_id)) is not None
    ]
    return or_(Message.customer_id == customer_id, *for_all)


def opt_out(
    session: Session, *, customer_id: int, channel: str, message_id: int | None = None, words: str = ""
) -> None:
    """The customer wants no more by ``channel``: consent is withdrawn, what waits is cancelled, the campaign told.

    Without ``message_id`` it is put down to the last message that the customer got by this channel.
    """
    record_consent(
        session, customer_id=customer_id, channel=channel, given=False, means=tr("answer to a message"), words=words
    )
    last = session.execute(
        select(Message.id, Message.campaign_id)
        .where(
            Message.customer_id == customer_id,
            Message.channel == channel,
            Message.id == message_id if message_id is not None else Message.state.in_(("sent", "unknown")),
        )
        .order_by(Message.id.desc())
        .limit(1)
    ).one_or_none()
    if last is not None:
        session.add(
            Response(
                customer_id=customer_id,
                campaign_id=last.campaign_id,
                message_id=last.id,
                kind="opt_out",
                at=now(session),
                words=clean(words, keep_lines=True) or None,
                recorded_by=user(session) or None,
            )
        )
    session.execute(
        update(Message)
        .where(
            Message.customer_id == customer_id,
            Message.channel == channel,
            Message.purpose == "marketing",
            Message.state == "queued",
        )
        .values(state="cancelled", reason=tr("The customer wants no more."), finished_at=now(session))
    )


def wants_no_more(session: Session, *, customer_id: int) -> None:
    """The customer wants no more offers by any channel: said at the desk or on the telephone, done in one click."""
    said = current_consents(session, customer_id=customer_id)
    for channel in CHANNELS:
        word = said.get(channel)
        if word is None or word.given:
            opt_out(session, customer_id=customer_id, channel=channel)
    name = names_of(session, ids=[customer_id]).get(customer_id, "")
    describe(session, tr("{name} wants no more offers", name=name))
