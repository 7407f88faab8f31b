"""What the outbox hands out and takes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from grc_desktop.core.language import later

State = Literal["queued", "claimed", "sent", "failed", "unknown", "cancelled"]

STATES: dict[str, str] = {
    "queued": later("Waiting"),
    "claimed": later("Being sent"),
    "sent": later("Sent"),
    "failed": later("Failed"),
    "unknown": later("Unknown"),
    "cancelled": later("Cancelled"),
}

WIRED = ("email", "sms")
"""The channels that the program itself sends by; letters are printed and calls are made by people."""

Decision = Literal["sent", "again", "give_up"]


@dataclass(frozen=True, kw_only=True)
class NewMessage:
    """A message to put into the ledger, as it will leave.

    ``occasion`` (``campaign:12``, ``birthday:2026``), ``customer_id`` and ``channel`` together are unique: a second
    one is not added. ``attachments`` are ``SHA-256`` or ``SHA-256/name.pdf`` of files kept beside the base, or a QR
    code ``qr:words`` (``templates.mail``); one that ``html`` names as ``cid:`` is shown inside it. ``cost_micros``:
    millionths of the house's currency.
    """

    occasion: str
    channel: str
    address: str
    body: str
    customer_id: int | None = None
    campaign_id: int | None = None
    purpose: str = "marketing"
    language: str | None = None
    name: str | None = None
    subject: str | None = None
    html: str | None = None
    attachments: tuple[str, ...] = ()
    account: str | None = None
    not_before: datetime | None = None
    parts: int = 1
    cost_micros: int = 0
    code: str | None = None


@dataclass(frozen=True, kw_only=True)
class QueuedMessage:
    """A row of the ledger as it stands."""

    id: int
    occasion: str
    channel: str
    address: str
    body: str
    state: State
    queued_at: datetime
    customer_id: int | None
    campaign_id: int | None
    purpose: str
    language: str | None
    name: str | None
    subject: str | None
    html: str | None
    attachments: tuple[str, ...]
    account: str | None
    not_before: datetime | None
    attempts: int
    claimed_at: datetime | None
    finished_at: datetime | None
    delivered_at: datetime | None
    reason: str | None
    provider_reference: str | None
    parts: int
    cost_micros: int
    code: str | None
    run: int | None
    outcome: str | None


@dataclass(frozen=True)
class Queued:
    """What ``enqueue`` did: so many rows are new, so many were in the ledger before."""

    added: int
    already: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a message that was claimed.

    ``sent``: whoever carries it has taken it. ``failed``: refused for good. ``unknown``: it was on the wire and no
    answer came. ``later``: refused for now, try again after a while. ``back``: nothing left the house, the message
    waits as before. ``reason`` is a sentence for the user; ``reference`` what the carrier calls it. ``hard``: refused
    because there is no such address.
    """

    state: Literal["sent", "failed", "unknown", "later", "back"]
    reason: str | None = None
    reference: str | None = None
    parts: int | None = None
    cost_micros: int | None = None
    hard: bool = False


@dataclass(frozen=True, kw_only=True)
class Status:
    """How many messages are in each state; ``sending`` are claimed."""

    queued: int = 0
    sending: int = 0
    sent: int = 0
    failed: int = 0
    unknown: int = 0
    cancelled: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.queued + self.sending + self.sent + self.failed + self.unknown + self.cancelled


@dataclass(frozen=True)
class Ready:
    """A message whose time has come, and which way it goes."""

    id: int
    channel: str
    account: str | None


@dataclass(frozen=True, kw_only=True)
class OutboxLine:
    """A message as the outbox lists it; ``words`` are its subject or its first line."""

    id: int
    customer_id: int | None
    campaign: str | None
    channel: str
    name: str | None
    address: str
    words: str
    state: str
    at: datetime
    not_before: datetime | None
    reason: str | None
    run: int | None


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What the outbox says at a glance.

    ``wired``: how many e-mails and SMS may leave. ``without_account``: channels of waiting messages that no account
    carries. ``campaigns``: key and name of those that have messages.
    """

    status: Status
    wired: int
    missed: Missed | None
    campaigns: tuple[tuple[int, str], ...]
    without_account: tuple[str, ...]
    next_at: datetime | None


@dataclass(frozen=True)
class Missed:
    """Messages whose hour passed while the program was not there: they leave only when somebody says so."""

    count: int
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """The right to send a message now: claimed by ``claimed_by``, committed before the first byte leaves."""

    message: QueuedMessage
    claimed_by: str


@dataclass(frozen=True)
class Run:
    """A printing of letters: ``printed`` of them, ``left`` of which were taken to the post."""

    number: int
    campaign_id: int | None
    printed: int
    left: int


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """An e-mail that came in. ``references``: Message-IDs that it speaks of; ``message_id``: of the ledger.

    Of a return, ``final``: the message will not arrive; ``hard``: because the address is no good.
    """

    kind: Literal["bounce", "stop", "reply", "other"]
    address: str
    references: tuple[str, ...] = ()
    hard: bool = False
    final: bool = False
    words: str = ""
    message_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class IncomingReport:
    """What a reading of the mailbox found."""

    returned: int = 0
    delayed: int = 0
    stopped: int = 0
    answered: int = 0
    others: int = 0


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a sending did; ``stopped`` says in a sentence why it ended before its end, ``next_at`` when more is due."""

    sent: int = 0
    failed: int = 0
    unknown: int = 0
    postponed: int = 0
    cancelled: int = 0
    stopped: str = ""
    next_at: datetime | None = None
