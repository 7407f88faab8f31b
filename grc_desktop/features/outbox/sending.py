"""The sender: takes what waits in the ledger to its channels, one message at a time, and writes down each outcome.

Killed at any instant and started again it sends each message once: *claimed* is committed before the first byte
leaves, the outcome after. The message that was on the wire is *unknown*, and a person decides.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

from grc_desktop.core.clock import Clock
from grc_desktop.core.dates import format_instant
from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr, trn
from grc_desktop.database.database import Database
from grc_desktop.features.outbox.accounts import Account, password_of
from grc_desktop.features.outbox.actions import (
    cancel_rest,
    claim_next,
    enqueue,
    follow_schedules,
    record_refused_address,
    release_unknown,
    send_without_waiting,
    settle,
)
from grc_desktop.features.outbox.answers import take_in_texts
from grc_desktop.features.outbox.channels.channel import AskPassword, Channel, Opener, open_channel, surroundings
from grc_desktop.features.outbox.law import CHANNEL_WORDS, SendingRules
from grc_desktop.features.outbox.queries import (
    accounts,
    listed,
    messages_of,
    next_due,
    ready,
    sending_rules,
    sent_since,
)
from grc_desktop.features.outbox.records import NewMessage, Outcome, Report, Ticket

Progress = Callable[..., None]
"""``progress(count, total, text)``; raises ``Cancelled`` when the user stopped the sending."""

_BLOCK = 50
"""Messages looked at in one transaction before one of them may leave."""

_UNKNOWN = 2
"""Messages in a row whose fate is not known, after which no more are tried: a person has to look at each."""

_LOOK = 0.2
"""Seconds between two looks, while waiting, at whether the user stopped."""


def send(
    base: Database,
    *,
    campaign_id: int | None = None,
    message_ids: Collection[int] | None = None,
    limit: int | None = None,
    automatic: bool = False,
    progress: Progress | None = None,
    clock: Clock | None = None,
    ask_password: AskPassword | None = None,
    open_channel: Opener = open_channel,
    pause: Callable[[float], None] = time.sleep,
) -> Report:
    """Send what waits and may leave now: of one campaign, just ``message_ids``, or all; at most ``limit``.

    ``automatic``: nobody pressed a button. Then only messages with an hour of their own leave, and none whose
    hour was missed by more than the rules say: those ask first (``queries.missed``).
    ``ask_password`` is asked where the keyring does not know an account. Safe to run while another sends.
    """
    sender = _Sender(
        base=base,
        clock=clock or base.clock,
        progress=progress or (lambda *_: None),
        ask_password=ask_password or (lambda _account: None),
        open_channel=open_channel,
        pause=pause,
        limit=limit,
    )
    return sender.run(campaign_id, message_ids, automatic=automatic)


@dataclass
class _Sender:
    """One run. ``pending`` is an outcome that is known and not yet written."""

    base: Database
    clock: Clock
    progress: Progress
    ask_password: AskPassword
    open_channel: Opener
    pause: Callable[[float], None]
    limit: int | None
    token: str = field(default_factory=lambda: f"{os.getpid()}.{secrets.token_hex(6)}")
    pending: tuple[Ticket, Outcome] | None = None
    counts: dict[str, int] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)
    total: int = 0
    last_reason: str = ""

    def run(self, campaign_id: int | None, message_ids: Collection[int] | None, *, automatic: bool) -> Report:
        self.base.write(release_unknown, claimed_by=self.token)
        self.base.write(follow_schedules)
        rules = self.base.read(sending_rules)
        known = {account.key: account for account in self.base.read(accounts)}
        if not automatic and message_ids is None:
            self.base.write(send_without_waiting, campaign_id=campaign_id)
        since = self.clock.now() - timedelta(minutes=rules.missed_after_minutes) if automatic else None
        found = self.base.read(
            ready, at=self.clock.now(), campaign_id=campaign_id, message_ids=message_ids, only_since=since
        )
        lanes: dict[str, list[int]] = {}
        for one in found:
            account = known.get(one.account or "") or _usual(known, one.channel)
            if account is not None:
                lanes.setdefault(account.key, []).append(one.id)
                continue
            words = tr("There is no account for {channel}: add one in Settings, Sending.",
                       channel=tr(CHANNEL_WORDS[one.channel]))  # fmt: skip
            if words not in self.stopped:
                self.stopped.append(words)
        self.total = len(found) if self.limit is None else min(self.limit, len(found))
        for key, ids in lanes.items():
            if not self._is_full:
                self.send_by(known[key], ids, rules)
        due = self.base.read(next_due, at=self.clock.now(), campaign_id=campaign_id)
        return Report(
            sent=self.counts.get("sent", 0),
            failed=self.counts.get("failed", 0),
            unknown=self.counts.get("unknown", 0),
            postponed=self.counts.get("postponed", 0) + self.counts.get("queued", 0),
            cancelled=self.counts.get("cancelled", 0),
            stopped=" ".join(dict.fromkeys(self.stopped)),
            next_at=due,
        )

    @property
    def _tried(self) -> int:
        return sum(self.counts.get(state, 0) for state in ("sent", "failed", "unknown", "queued"))

    @property
    def _is_full(self) -> bool:
        return self.limit is not None and self._tried >= self.limit

    def send_by(self, account: Account, ids: list[int], rules: SendingRules) -> None:
        """Everything that leaves by one account, over one connection."""
        try:
            with self._channel(account) as channel:
                take_in_texts(self.base, channel)  # whoever wrote STOP gets nothing more
                self._send_all(account, channel, ids, rules)
                take_in_texts(self.base, channel)
        except Trouble as trouble:
            self.stopped.append(trouble.sentence)

    def _send_all(self, account: Account, channel: Channel, ids: list[int], rules: SendingRules) -> None:
        left_today = self._left_today(account)
        in_a_row, unknown, next_at, at = 0, 0, 0.0, 0
        try:
            while at < len(ids) and not self._is_full:
                if left_today is not None and left_today <= 0:
                    words = tr("“{name}” may send {count} a day: the others wait for tomorrow.",
                               name=account.name, count=account.per_day)  # fmt: skip
                    self.stopped.append(words)
                    return
                self._keep_pace(next_at, rules)
                at, ticket = self._claim(account.key, channel, ids[at : at + _BLOCK], at, rules)
                if ticket is None:
                    continue
                next_at = time.monotonic() + (60 / account.per_minute if account.per_minute else 0)
                state = self._pass_on(account, channel, ticket, rules)
                in_a_row = 0 if state == "sent" else in_a_row + 1
                unknown = unknown + 1 if state == "unknown" else 0
                left_today = None if left_today is None else left_today - 1
                self.progress(self._tried, self.total)
                if unknown >= _UNKNOWN:
                    words = tr("Stopped, for nobody knows whether the last messages left: {reason}",
                               reason=self.last_reason)  # fmt: skip
                    self.stopped.append(words)
                    return
                if in_a_row >= rules.stop_after_failures:
                    words = trn("Stopped after {count} failure in a row: {reason}",
                                "Stopped after {count} failures in a row: {reason}",
                                in_a_row, reason=self.last_reason)  # fmt: skip
                    self.stopped.append(words)
                    return
        finally:
            self._settle(rules)

    def _claim(
        self, key: str, channel: Channel, block: list[int], at: int, rules: SendingRules
    ) -> tuple[int, Ticket | None]:
        """Write the outcome before and claim the next, in one transaction; gives the place behind it."""
        ticket, passed = self.base.write_apart(
            claim_next,
            candidates=block,
            claimed_by=self.token,
            rules=rules,
            account=key,
            settled=self.pending,
            reference_of=channel.reference,
        )
        self.pending = None  # not before: what could not be written now may be a moment later
        for _, became in passed:
            self._note(became)
        return at + len(passed) + (ticket is not None), ticket

    def _pass_on(self, account: Account, channel: Channel, ticket: Ticket, rules: SendingRules) -> str:
        try:
            outcome = channel.send(ticket.message)
        except Trouble as trouble:
            self.pending = (ticket, Outcome(state="back", reason=trouble.sentence))
            raise
        if outcome.state == "sent" and account.cost_micros and not ticket.message.cost_micros:
            parts = outcome.parts or ticket.message.parts
            outcome = replace(outcome, cost_micros=parts * account.cost_micros)
        self.pending = (ticket, outcome)
        self.last_reason = outcome.reason or ""
        later_fails = outcome.state == "later" and ticket.message.attempts > len(rules.retry_after_minutes)
        if outcome.hard:
            self._settle(rules)
            self.base.write(record_refused_address, message_id=ticket.message.id)
        self._note("failed" if later_fails else "queued" if outcome.state == "later" else outcome.state)
        return outcome.state

    def _settle(self, rules: SendingRules) -> None:
        if self.pending is not None:
            ticket, outcome = self.pending
            self.base.write_apart(settle, ticket=ticket, outcome=outcome, rules=rules)
            self.pending = None

    def _keep_pace(self, until: float, rules: SendingRules) -> None:
        """Wait until the account may send again; what became of the message before is written first."""
        while (wait := until - time.monotonic()) > 0:
            self._settle(rules)
            self.pause(min(wait, _LOOK))
            self.progress(self._tried, self.total, tr("waiting for the pace of the provider"))

    def _left_today(self, account: Account) -> int | None:
        if not account.per_day:
            return None
        midnight = self.clock.now().astimezone().replace(hour=0, minute=0, second=0)
        return account.per_day - self.base.read(sent_since, account=account.key, since=midnight)

    def _note(self, became: str) -> None:
        self.counts[became] = self.counts.get(became, 0) + 1

    @contextmanager
    def _channel(self, account: Account) -> Iterator[Channel]:
        around = surroundings(self.base, account, ask_password=self.ask_password, clock=self.clock)
        channel = self.open_channel(account, around)
        try:
            yield channel
        finally:
            channel.close()


def _usual(known: dict[str, Account], channel: str) -> Account | None:
    of_channel = [account for account in known.values() if account.channel == channel]
    return next((account for account in of_channel if account.default), of_channel[0] if of_channel else None)


def try_account(
    base: Database, account: Account, *, to: str, ask_password: AskPassword, open_channel: Opener = open_channel
) -> Outcome:
    """Send one real message to oneself by an account, at any hour; it stands in the ledger like every other.

    ``Trouble`` where the account does not work; the test is then cancelled, not left waiting.
    """
    words = tr("This message shows that the account “{name}” works.", name=account.name)
    message = NewMessage(
        occasion=f"try:{account.key}", channel=account.channel, address=to, subject=tr("Test of GRC Desktop"),
        body=words, purpose="service", account=account.key,
    )  # fmt: skip
    base.write(enqueue, messages=[message])
    key = base.read(listed, limit=1)[0]
    sender = _Sender(
        base=base, clock=base.clock, progress=lambda *_: None, ask_password=ask_password, open_channel=open_channel,
        pause=time.sleep, limit=1,
    )  # fmt: skip
    sender.send_by(account, [key], base.read(sending_rules))
    base.write(cancel_rest, message_ids=[key])
    found = base.read(messages_of, ids=[key])[0]
    if found.state == "cancelled":
        raise Trouble(" ".join(sender.stopped) or found.reason or "")
    return Outcome(state="sent" if found.state == "sent" else "failed", reason=found.reason)


def passwords_wanted(
    base: Database,
    *,
    known: Collection[str],
    campaign_id: int | None = None,
    message_ids: Collection[int] | None = None,
) -> list[Account]:
    """The accounts that waiting messages need, whose password neither the keyring nor ``known`` (keys) has."""
    of_house = {account.key: account for account in base.read(accounts)}
    wanted: dict[str, Account] = {}
    for one in base.read(ready, at=base.clock.now(), campaign_id=campaign_id, message_ids=message_ids):
        account = of_house.get(one.account or "") or _usual(of_house, one.channel)
        if account is not None and account.needs_password and account.key not in wanted:
            wanted[account.key] = account
    return [one for one in wanted.values() if one.key not in known and password_of(one) is None]


def report_words(report: Report) -> str:
    """What a sending did, in one or two sentences."""
    parts = [trn("{count} message sent", "{count} messages sent", report.sent)]
    if report.failed:
        parts.append(trn("{count} failed", "{count} failed", report.failed))
    if report.unknown:
        parts.append(trn("{count} unknown: decide", "{count} unknown: decide", report.unknown))
    if report.postponed:
        parts.append(trn("{count} put off", "{count} put off", report.postponed))
    if report.cancelled:
        parts.append(trn("{count} cancelled", "{count} cancelled", report.cancelled))
    words = ", ".join(parts) + "."
    if report.next_at is not None and report.postponed:
        words += " " + tr("The next leave from {when}.", when=format_instant(report.next_at))
    return f"{words} {report.stopped}".strip()
