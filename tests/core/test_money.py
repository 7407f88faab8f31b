"""Reading and writing amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.language import speak
from grc_desktop.core.money import as_decimal, format_amount, read_amount, read_currency

CENTS = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1 234,56", 123456),
        ("1\u00a0234,56", 123456),
        ("1\u202f234,56 €", 123456),
        ("1.234,56 €", 123456),
        ("1,234.56", 123456),
        ("1'234.50 CHF", 123450),
        ("450.00 EUR", 45000),
        ("EUR 450", 45000),
        ("€12,5", 1250),
        ("12 000 XPF", 1200000),
        ("180 euros", 18000),
        ("180 F", 18000),
        ("(12 €)", -1200),
        ("(12,00)", -1200),
        ("12,00-", -1200),
        ("-12,00 €", -1200),
        ("\u221212,00", -1200),
        ("1.234", 123400),
        ("1,234", 123400),
        ("1.234.567", 123456700),
        ("1.234.567,8", 123456780),
        ("0,125", 13),
        ("12.3456", 1235),
        ("12,", 1200),
        (",50", 50),
        ("0", 0),
        ("180", 18000),
    ],
)
def test_read_amount(text: str, cents: int) -> None:
    assert read_amount(text) == cents


@pytest.mark.parametrize(
    "text", ["", "abc", "12.34.5.6", "1.23.456", "€", "-", "12 rues", "12 rue Neuve", "1e5", "9" * 30]
)
def test_what_is_no_amount(text: str) -> None:
    assert read_amount(text) is None


def test_numbers_of_a_spreadsheet() -> None:
    assert read_amount(12.345) == 1235
    assert read_amount(0.1 + 0.2) == 30
    assert read_amount(Decimal("180.5")) == 18050
    assert read_amount(7) == 700
    assert read_amount(float("nan")) is None
    assert read_amount(float("inf")) is None


@given(CENTS, st.sampled_from(["fr", "en", "de", "it", "es"]), st.sampled_from(["EUR", "USD", "CHF", "GBP"]))
def test_what_we_write_we_can_read(cents: int, language: str, currency: str) -> None:
    assert read_amount(format_amount(cents, currency, language)) == cents


@given(st.text(max_size=20))
def test_no_text_makes_it_fail(text: str) -> None:
    assert read_amount(text) is None or isinstance(read_amount(text), int)


def test_french_form() -> None:
    assert format_amount(123450, "EUR", "fr") == "1\u202f234,50\u00a0€"
    assert format_amount(123450, "EUR", "en") == "€1,234.50"


def test_currency() -> None:
    assert read_currency("450.00 EUR") == "EUR"
    assert read_currency("12 €") == "EUR"
    assert read_currency("1 000 FCFP") == "XPF"
    assert read_currency("450") is None


def test_a_decimal_is_exact() -> None:
    assert as_decimal(18005) == Decimal("180.05")


def test_endless_digits_are_no_amount() -> None:
    assert read_amount("9" * 1_000_000) is None


def test_an_amount_written_before_follows_another_language() -> None:
    speak("en")
    assert format_amount(123_450) == "€1,234.50"
    speak("fr")
    assert format_amount(123_450).startswith("1\u202f234,50")
