"""What every channel can do, and how one is opened for an account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.database.attachments import file_path
from grc_desktop.database.database import Database
from grc_desktop.features.outbox.accounts import Account, password_of
from grc_desktop.features.outbox.records import Outcome, QueuedMessage


@dataclass(frozen=True)
class Arrived:
    """What came in: an answer (``text``), or the report that ``reference`` was ``delivered`` or not.

    ``number``: of whom it came; "" where the reference alone says which message is meant. ``at``: when it was sent, of
    what stays where it is and is given again the next time; None of what is removed by being given.
    """

    number: str
    text: str = ""
    reference: str | None = None
    delivered: bool | None = None
    at: datetime | None = None


class Channel(Protocol):
    """An open way out. ``send`` raises ``Trouble`` where nothing left and nothing else would: all wait as before."""

    def reference(self, message_id: int) -> str | None:
        """What the message will be called, where that is known before it leaves (a Message-ID)."""

    def send(self, message: QueuedMessage) -> Outcome:
        """Let one message leave; ``message.provider_reference`` is what ``reference`` gave."""

    def arrived(self, since: datetime) -> Iterable[Arrived]:
        """What came in by it since then: answers and delivery reports. ``Trouble`` where that cannot be known."""

    def close(self) -> None:
        """Hang up."""


@dataclass(frozen=True)
class Surroundings:
    """What a channel needs besides its account. ``file_of``: SHA-256 of a kept file -> where it lies."""

    password: str
    clock: Clock
    file_of: Callable[[str], Path]


AskPassword = Callable[[Account], str | None]
"""Asked for the password of an account that the keyring does not know; None where nobody gives it."""


def surroundings(
    base: Database, account: Account, *, ask_password: AskPassword, clock: Clock | None = None
) -> Surroundings:
    """What a channel of this account needs. ``Trouble`` where that is a password that nobody knows."""
    password = ""
    if account.needs_password:
        found = password_of(account) or ask_password(account)
        if not found:
            raise Trouble(tr("The password of “{name}” is needed to send.", name=account.name))
        password = found

    def file_of(sha256: str) -> Path:
        return base.read(file_path, sha256=sha256)

    return Surroundings(password, clock or base.clock, file_of)


Opener = Callable[[Account, Surroundings], Channel]


def open_channel(account: Account, around: Surroundings) -> Channel:
    """The channel of an account; nothing is connected before the first message."""
    if account.kind == "smtp":
        from grc_desktop.features.outbox.channels.smtp import SmtpChannel

        return SmtpChannel(account, around)
    if account.kind == "android":
        from grc_desktop.features.outbox.channels.android import AndroidChannel

        return AndroidChannel(account, around)
    if account.kind == "http":
        from grc_desktop.features.outbox.channels.provider import ProviderChannel

        return ProviderChannel(account, around)
    if account.kind == "modem":
        from grc_desktop.features.outbox.channels.modem import ModemChannel

        return ModemChannel(account, around)
    raise Trouble(
        tr("“{name}” sends by a file: write the file in the outbox and give it to the provider.", name=account.name)
    )
