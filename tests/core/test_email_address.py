"""E-mail addresses, against email-validator where we are quicker than it."""

from __future__ import annotations

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.email_address import email_key, is_relay, read_email


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Lucie.Moreau@Example.FR", "Lucie.Moreau@example.fr"),
        (" mailto:a.schmidt@web.de ", "a.schmidt@web.de"),
        ("<jo@gîte-du-lac.fr>", "jo@gîte-du-lac.fr"),
        ("o'neill+hotel@example.ie", "o'neill+hotel@example.ie"),
    ],
)
def test_right(typed: str, address: str) -> None:
    assert read_email(typed).address == address
    assert read_email(typed).problem is None


@pytest.mark.parametrize(
    "typed", ["lucie.moreau", "a@b@c.fr", "lucie moreau@example.fr", "lucie@example", "lucie@.fr", "a..b@example.fr"]
)
def test_wrong_is_kept_with_a_reason(typed: str) -> None:
    assert read_email(typed).address == typed
    assert read_email(typed).problem


def test_nothing_is_no_problem() -> None:
    assert read_email(" ").problem is None


@pytest.mark.parametrize(
    ("address", "relay"),
    [
        ("mmoreau.123456@guest.booking.com", True),
        ("u-abc@guest.airbnb.com", True),
        ("x@m.expediapartnercentral.com", True),
        ("camille@booking.com", False),
        ("lucie@example.fr", False),
        ("guest.booking.com@example.fr", False),
    ],
)
def test_relays(address: str, relay: bool) -> None:
    assert is_relay(address) is relay
    assert read_email(address).relay is relay


PART = st.from_regex(r"[A-Za-z0-9_+.-]{1,8}", fullmatch=True)


@given(PART, st.from_regex(r"[A-Za-z0-9.-]{1,12}\.(fr|com|test|invalid|c)", fullmatch=True))
def test_the_quick_way_says_what_the_validator_says(local: str, domain: str) -> None:
    typed = f"{local}@{domain}"
    try:
        expected = validate_email(typed, check_deliverability=False).normalized
    except EmailNotValidError:
        assert read_email(typed).problem
    else:
        assert read_email(typed).address == expected


def test_email_key() -> None:
    assert email_key(" Lucie@Example.fr") == "lucie@example.fr"
