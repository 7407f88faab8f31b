"""The two steps around the wire: a message is claimed before its first byte leaves, its outcome written after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import BindParameter, Update, bindparam, update
from sqlalchemy.orm import Session

from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import now
from grc_desktop.database.schema import Campaign, Message
from grc_desktop.features.outbox.law import SendingRules, may_reach
from grc_desktop.features.outbox.queries.ledger import consent_at_sending
from grc_desktop.features.outbox.queries.ledger import message as message_of
from grc_desktop.features.outbox.records import Outcome, QueuedMessage, Ticket
from grc_desktop.features.outbox.schedules import Schedule, earliest, schedule_of

_CLAIMED = ("state", "claimed_at", "claimed_by", "attempts", "reason", "provider_reference", "account")
_SETTLED = (
    "state", "finished_at", "claimed_by", "attempts", "reason", "provider_reference", "not_before", "parts",
    "cost_micros",
)  # fmt: skip
_QUICK = {"synchronize_session": False}
"""No mapped object is held here that would have to be kept in step."""


def _statement(names: Sequence[str]) -> Update:
    """Made once, for it is used around each message: these columns of the row ``key``, as ``new_…`` say."""
    values: dict[str, BindParameter[object]] = {name: bindparam(f"new_{name}") for name in names}
    return update(Message).where(Message.id == bindparam("key")).values(**values)


_CLAIM = _statement(_CLAIMED)
_SETTLE = _statement(_SETTLED).where(
    Message.claimed_by == bindparam("owner"), Message.state.in_(("claimed", "unknown"))
)


def claim_next(
    session: Session,
    *,
    candidates: Sequence[int],
    claimed_by: str,
    rules: SendingRules,
    account: str | None = None,
    settled: tuple[Ticket, Outcome] | None = None,
    reference_of: Callable[[int], str | None] = lambda _key: None,
) -> tuple[Ticket | None, list[tuple[int, str]]]:
    """Write the outcome of the message before, and claim the first of ``candidates`` that may still leave now.

    One transaction, so one wait for the disk a message. Everything is looked at again here: whether the message
    still waits and its campaign still runs, whether the customer still agrees, whether its schedule and the law let
    it leave at this hour. ``reference_of``: what a message will be called, where that is known before. Gives the
    ticket, and what became of the candidates before it: ``cancelled``, ``postponed`` or ``gone``.
    """
    if settled is not None:
        settle(session, ticket=settled[0], outcome=settled[1], rules=rules)
    passed: list[tuple[int, str]] = []
    for key in candidates:
        found = message_of(session, message_id=key)
        if found is None or found.state != "queued":
            passed.append((key, "gone"))
            continue
        campaign = session.get(Campaign, found.campaign_id) if found.campaign_id is not None else None
        if found.campaign_id is not None and (campaign is None or campaign.state != "running"):
            passed.append((key, "gone"))
            continue
        hindrance = _hindrance(session, found, campaign, rules)
        if hindrance is not None:
            passed.append((key, hindrance))
            continue
        claimed = replace(
            found,
            state="claimed",
            claimed_at=now(session),
            attempts=found.attempts + 1,
            reason=None,
            provider_reference=reference_of(key),
            account=found.account or account,
        )
        values = {
            "claimed_by": claimed_by,
            **{name: getattr(claimed, name) for name in _CLAIMED if name != "claimed_by"},
        }
        session.execute(_CLAIM, {"key": key, **_new(values)}, execution_options=_QUICK)
        return Ticket(message=claimed, claimed_by=claimed_by), passed
    return None, passed


def _hindrance(session: Session, found: QueuedMessage, campaign: Campaign | None, rules: SendingRules) -> str | None:
    """Cancel or postpone what may not leave; None where nothing stands in the way."""
    if refusal := refusal_of(session, found, campaign, rules):
        _write(session, found.id, state="cancelled", reason=refusal, finished_at=now(session))
        return "cancelled"
    schedule = schedule_of(campaign.schedule) if campaign is not None else Schedule()
    # A message without a customer is a test to oneself: no law minds its hour.
    purpose = found.purpose if found.customer_id is not None else "service"
    at, reason = earliest(schedule, found.channel, purpose, now(session), rules=rules)
    if reason:
        _write(session, found.id, not_before=at, reason=reason)
        return "postponed"
    return None


def refusal_of(session: Session, found: QueuedMessage, campaign: Campaign | None, rules: SendingRules) -> str:
    """Why this message may not reach its customer any more, at this instant; empty where it may."""
    if found.customer_id is None:
        return ""
    standing = consent_at_sending(
        session,
        customer_id=found.customer_id,
        channel=found.channel,
        purpose=found.purpose,
        address=found.address,
        existing_customers=bool(campaign is not None and campaign.options.get("existing_customers")),
    )
    return may_reach(found.channel, found.purpose, standing, day=now(session).astimezone().date(), rules=rules)


def settle(session: Session, *, ticket: Ticket, outcome: Outcome, rules: SendingRules) -> str:
    """Write what became of a claimed message; gives the state it has now.

    Only whoever claimed it may say so; also when another start meanwhile took it for unknown.
    """
    at, message = now(session), ticket.message
    tried = message.attempts
    values: dict[str, object] = {
        "reason": outcome.reason,
        "finished_at": at,
        "state": outcome.state,
        "claimed_by": ticket.claimed_by,
        "attempts": tried,
        "not_before": message.not_before,
        "provider_reference": outcome.reference or message.provider_reference,
        "parts": message.parts if outcome.parts is None else outcome.parts,
        "cost_micros": message.cost_micros if outcome.cost_micros is None else outcome.cost_micros,
    }
    if outcome.state == "later":
        waits = rules.retry_after_minutes
        if tried <= len(waits):
            values |= {
                "state": "queued",
                "finished_at": None,
                "claimed_by": None,
                "not_before": at + timedelta(minutes=waits[tried - 1]),
            }
        else:
            reason = tr("Given up after {count} attempts: {reason}", count=tried, reason=outcome.reason or "")
            values |= {"state": "failed", "reason": reason}
    elif outcome.state == "back":
        values |= {"state": "queued", "finished_at": None, "claimed_by": None, "attempts": tried - 1}
    session.execute(_SETTLE, {"key": message.id, "owner": ticket.claimed_by, **_new(values)}, execution_options=_QUICK)
    return str(values["state"])


def _new(values: Mapping[str, object]) -> dict[str, object]:
    return {f"new_{name}": value for name, value in values.items()}


def release_unknown(session: Session, *, claimed_by: str = "") -> int:
    """What somebody else than ``claimed_by`` claimed was on the wire when they died: nobody knows. Gives how many."""
    reason = tr("The program ended while this message was leaving. Look whether it arrived, then decide.")
    done = session.execute(
        update(Message)
        .where(Message.state == "claimed", Message.claimed_by.is_distinct_from(claimed_by))
        .values(state="unknown", reason=reason, finished_at=now(session))
    )
    return int(done.rowcount)  # type: ignore[attr-defined]


def _write(session: Session, key: int, **values: object) -> None:
    session.execute(update(Message).where(Message.id == key, Message.state == "queued").values(**values))
