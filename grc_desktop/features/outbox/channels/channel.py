"""What every channel can do, and how one is opened for an account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.records import Outcome, QueuedMessage


@dataclass(frozen=True)
class Arrived:
    """What came in: an answer (``text``), or the report that ``reference`` was ``delivered`` or not."""

    number: str
    text: str = ""
    reference: str | None = None
    delivered: bool | None = None


class Channel(Protocol):
    """An open way out. ``send`` raises ``Trouble`` where nothing left and nothing else would: all wait as before."""

    def reference(self, message_id: int) -> str | None:
        """What the message will be called, where that is known before it leaves (a Message-ID)."""

    def send(self, message: QueuedMessage) -> Outcome:
        """Let one message leave; ``message.provider_reference`` is what ``reference`` gave."""

    def arrived(self) -> Iterable[Arrived]:
        """What came in by it since the last time: answers and delivery reports; each is given once."""

    def close(self) -> None:
        """Hang up."""


@dataclass(frozen=True)
class Surroundings:
    """What a channel needs besides its account. ``file_of``: SHA-256 of a kept file -> where it lies."""

    password: str
    clock: Clock
    file_of: Callable[[str], Path]


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
