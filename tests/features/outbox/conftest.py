"""What tests of the outbox stand on: a mail server, and no keyring but one in memory."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from tests.features.outbox.mail_server import Handler, serving


class MemoryKeyring(KeyringBackend):
    """Passwords for as long as a test lasts."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError(username)
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def no_system_keyring() -> Iterator[MemoryKeyring]:
    """No test reaches the keyring of whoever runs it."""
    before = keyring.get_keyring()
    ours = MemoryKeyring()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def quiet_server() -> Iterator[None]:
    """The log of the mail server is not the program's."""
    log = logging.getLogger("mail.log")
    before, log.disabled = log.disabled, True
    yield
    log.disabled = before


@pytest.fixture
def mail() -> Handler:
    """What the server of ``port`` does and has received."""
    return Handler()


@pytest.fixture
def port(mail: Handler) -> Iterator[int]:
    """A mail server without security, on this machine."""
    with serving(mail) as port:
        yield port
