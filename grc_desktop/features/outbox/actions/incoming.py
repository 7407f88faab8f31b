"""Writing down what came back: returned mail, answers, and those who want no more."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.database.journal.notes import describe, now
from grc_desktop.database.schema import Email, Message, Phone, Response
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.outbox.queries.ledger import read_key
from grc_desktop.features.outbox.records import Incoming
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.privacy.queries import current_consents

Became = Literal["bounce", "soft", "stop", "reply", "other"]

_STOP = re.compile(r"\W*(?:s\W*t\W*o\W*p(?:pe[rz]?|sms)?|arret(?:e[rsz]?)?)(?!\W?over|[a-z])")
"""Of a folded text: the word alone or first, however it is spaced ("S.T.O.P", "STOP36180"), but no "Stop-over"."""


def record_incoming(session: Session, *, incoming: Incoming) -> Became:
    """Write down what follows from an e-mail that came in; the same one twice changes nothing.

    A return for good makes the message failed, and a hard one marks the address; of one that is tried again only the
    reason is noted. A wish to hear no more
    withdraws the consent. ``other``: it concerns no message and no customer of ours.
    """
    found = _message_of(session, incoming)
    customer_id = found.customer_id if found is not None else _customer_by_email(session, incoming.address)
    if incoming.kind == "bounce":
        return _note_return(session, incoming, found, customer_id)
    if customer_id is None:
        return "other"
    if incoming.kind == "stop":
        return _withdraw(session, customer_id, "email", found, incoming.words)
    if found is None or _has_response(session, found.id, "reply"):
        return "other"
    session.add(_response(session, customer_id, found, "reply", incoming.words))
    describe(session, tr("Noted an answer of {name}", name=found.name or incoming.address))
    return "reply"


def record_refused_address(session: Session, *, message_id: int) -> None:
    """Mark the address of a message that a server refused because there is none such, as returned mail does."""
    found = session.get_one(Message, message_id)
    if found.customer_id is not None:
        _mark_address(session, found.customer_id, found.address)
        describe(session, tr("The address of {name} does not exist", name=found.name or found.address))


def record_sms_answer(session: Session, *, number: str, text: str, at: datetime | None = None) -> Became:
    """Write down a text message that came in from ``number`` (E.164): STOP withdraws the consent, else an answer.

    ``at``: when it was sent, where it may be read again; the same one twice changes nothing, nor does a STOP that is
    older than what the customer said since.
    """
    question = select(Message).where(Message.channel == "sms", Message.address == number, Message.state == "sent")
    found = session.scalars(question.order_by(Message.id.desc()).limit(1)).first()
    customer_id = found.customer_id if found is not None else None
    if customer_id is None:
        customer_id = session.scalars(select(Phone.customer_id).where(Phone.e164 == number).limit(1)).first()
    if customer_id is None or (at is not None and _is_known(session, customer_id, at)):
        return "other"
    if _STOP.match(fold(text)):
        return _withdraw(session, customer_id, "sms", found, text, at)
    if found is None:
        return "other"
    session.add(_response(session, customer_id, found, "reply", text, at))
    describe(session, tr("Noted an answer of {name}", name=found.name or number))
    return "reply"


def record_delivery(session: Session, *, number: str, reference: str, delivered: bool) -> int:
    """Write down a delivery report of the network; gives how many messages it concerned.

    ``number`` "": the reference alone says which (a modem's is used again after 256 messages).
    """
    values: dict[str, object] = {"delivered_at": now(session)} if delivered else {
        "state": "failed", "reason": tr("The network could not deliver it."), "finished_at": now(session),
    }  # fmt: skip
    newest = (
        select(func.max(Message.id))
        .where(
            Message.channel == "sms", Message.state == "sent", Message.provider_reference == reference,
            *([Message.address == number] if number else []), *([Message.delivered_at.is_(None)] if delivered else []),
        )
        .scalar_subquery()
    )  # fmt: skip
    return int(session.execute(update(Message).where(Message.id == newest).values(**values)).rowcount)  # type: ignore[attr-defined]


def remember_read(session: Session, *, account: str, validity: str, uid: int) -> None:
    """Remember how far a mailbox was read (RFC 3501: a number counts as long as its UIDVALIDITY)."""
    if setting(session, key=read_key(account), default=None) != {"validity": validity, "uid": uid}:
        save_setting(session, key=read_key(account), value={"validity": validity, "uid": uid})
        describe(session, tr("Read the incoming mail"))


def _message_of(session: Session, incoming: Incoming) -> Message | None:
    if incoming.message_id is not None:
        named = session.get(Message, incoming.message_id)
        if named is not None and named.address.lower() == incoming.address.lower():
            return named
    if incoming.references:
        question = select(Message).where(Message.provider_reference.in_(incoming.references[:20]))
        found = session.scalars(question.order_by(Message.id.desc()).limit(1)).first()
        if found is not None:
            return found
    if incoming.kind == "reply" or not incoming.address:
        return None
    question = select(Message).where(
        Message.channel == "email", Message.state == "sent", func.lower(Message.address) == incoming.address.lower()
    )
    return session.scalars(question.order_by(Message.id.desc()).limit(1)).first()


def _customer_by_email(session: Session, address: str) -> int | None:
    question = select(Email.customer_id).where(func.lower(Email.address) == address.lower()).limit(1)
    return session.scalars(question).first() if address else None


def _note_return(session: Session, incoming: Incoming, found: Message | None, customer_id: int | None) -> Became:
    if found is None:
        return "other"
    reason = tr("Came back: {words}", words=incoming.words)
    if not incoming.final:
        session.execute(update(Message).where(Message.id == found.id).values(reason=reason))
        return "soft"
    if found.state == "failed":
        return "other"
    session.execute(
        update(Message).where(Message.id == found.id).values(state="failed", reason=reason, finished_at=now(session))
    )
    if customer_id is not None:
        if incoming.hard:
            _mark_address(session, customer_id, found.address)
        session.add(_response(session, customer_id, found, "bounce", incoming.words))
        describe(session, tr("Mail to {name} came back", name=found.name or found.address))
    return "bounce"


def _mark_address(session: Session, customer_id: int, address: str) -> None:
    of_customer = select(Email).where(Email.customer_id == customer_id, func.lower(Email.address) == address.lower())
    for row in session.scalars(of_customer):
        row.state = "bounced"


def _withdraw(
    session: Session, customer_id: int, channel: str, found: Message | None, words: str, at: datetime | None = None
) -> Became:
    word = current_consents(session, customer_id=customer_id)[channel]
    if word is not None and (not word.given or (at is not None and word.at > at)):
        return "other"
    means = tr("e-mail") if channel == "email" else tr("SMS")
    record_consent(session, customer_id=customer_id, channel=channel, given=False, means=means, words=words)
    session.add(_response(session, customer_id, found, "opt_out", words, at))
    return "stop"


def _response(
    session: Session, customer_id: int, found: Message | None, kind: str, words: str, at: datetime | None = None
) -> Response:
    return Response(
        customer_id=customer_id,
        campaign_id=found.campaign_id if found is not None else None,
        message_id=found.id if found is not None else None,
        kind=kind,
        at=at or now(session),
        words=words or None,
    )


def _is_known(session: Session, customer_id: int, at: datetime) -> bool:
    """Whether what this customer sent at that instant was read before."""
    question = select(Response.id).where(Response.customer_id == customer_id, Response.at == at)
    return session.execute(question.limit(1)).first() is not None


def _has_response(session: Session, message_id: int, kind: str) -> bool:
    question = select(Response.id).where(Response.message_id == message_id, Response.kind == kind)
    return session.execute(question.limit(1)).first() is not None
