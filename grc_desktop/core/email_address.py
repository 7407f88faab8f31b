"""E-mail addresses: spelling, and the relays of booking sites. Nothing here touches the network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from grc_desktop.core.language import later

_COMMON = re.compile(
    r"[a-z0-9](?:[a-z0-9_+-]|\.(?=[a-z0-9_+-])){0,62}@(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}[a-z]{2,10}",
    re.IGNORECASE,
)
"""Spellings that are surely right; everything else goes through email-validator."""

_SPECIAL_ENDINGS = ("local", "localhost", "invalid", "test", "arpa", "onion", "internal")
_RELAYS = (
    "@guest.booking.com",
    "@property.booking.com",
    ".airbnb.com",
    "expediapartnercentral.com",
    ".expedia.com",
    ".homeaway.com",
    ".vrbo.com",
    ".agoda.com",
    "agoda-messaging.com",
    "@guest.trip.com",
    ".hostelworld.com",
    "@guest.hrs.com",
)
"""Endings of addresses that belong to one booking and forward for a time only."""


@dataclass(frozen=True)
class EmailAddress:
    """An address as it is stored (domain in lower case), or as typed with its ``problem``.

    ``problem`` is an English sentence marked for translation; ``relay`` means that the address forwards for
    one booking only: never for marketing, never a sign that two customers are the same.
    """

    address: str
    relay: bool = False
    problem: str | None = None


@lru_cache(maxsize=10_000)
def read_email(typed: str) -> EmailAddress:
    """Read one address; ``mailto:``, angle brackets and spaces around it are taken off."""
    text = typed.strip().removeprefix("mailto:").strip("<>;, \u00a0\u200b\ufeff'")
    if not text:
        return EmailAddress("")
    if len(text) <= 100 and _COMMON.fullmatch(text):
        local, _, domain = text.rpartition("@")
        domain = domain.lower()
        if domain.rpartition(".")[2] not in _SPECIAL_ENDINGS and "--" not in domain:
            address = f"{local}@{domain}"
            return EmailAddress(address, is_relay(address))
    from email_validator import EmailNotValidError, validate_email

    try:
        address = validate_email(text, check_deliverability=False, test_environment=False).normalized
    except EmailNotValidError:
        return EmailAddress(text, False, _why_not(text))
    return EmailAddress(address, is_relay(address))


def _why_not(text: str) -> str:
    if "@" not in text:
        return later("An e-mail address needs an @")
    if text.count("@") > 1:
        return later("There are two addresses here: keep one, and add the other on its own line")
    if any(char.isspace() for char in text):
        return later("There is a space in this e-mail address")
    if "." not in text.rpartition("@")[2]:
        return later("The part after the @ is not complete")
    return later("This e-mail address is not written correctly")


def is_relay(address: str) -> bool:
    """Whether a booking site made this address for one booking."""
    return address.lower().endswith(_RELAYS)


def email_key(address: str) -> str:
    """What two spellings of one mailbox have in common (lower case throughout), for comparing."""
    return address.strip().lower()
