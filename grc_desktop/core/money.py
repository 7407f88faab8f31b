"""Amounts in whole cents, read from any spreadsheet, written as each language does.

A cent is a hundredth, also of currencies that have none.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from grc_desktop.core.language import language as current_language

_SPACES_AND_MARKS = re.compile(r"[\s'’\u00a0\u202f\u2009]")
_SIGN = r"(?:euros?|fr?s|fcfp|f|us\$|\$us|[€$£¥][a-z]{0,2}|[a-z]{3})\.?"
_CURRENCY = re.compile(rf"^{_SIGN}|{_SIGN}$", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*|\d+")
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "CHF": "CHF", "FCFP": "XPF", "F CFP": "XPF", "¥": "JPY"}
_MOST = 10**15
"""Cents; more is a mistake, and would not fit the database."""

_LONGEST = 100
"""Characters; reading a number takes time that grows with the square of its digits."""


def read_amount(value: str | float | Decimal) -> int | None:
    """The cents of an amount as typed or as a spreadsheet holds it; None when it is not one.

    Understood: ``1 234,56`` with any kind of space, ``1.234,56 €``, ``1,234.56``, ``1'234.50 CHF``, ``12,00-``,
    ``(12,00)``. The last point or comma is the decimal one when one or two digits follow it.
    """
    if isinstance(value, str):
        number = _read_text(value) if len(value) <= _LONGEST else None
    else:
        number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if number is None or not number.is_finite():
        return None
    cents = int((number * 100).to_integral_value(ROUND_HALF_UP))
    return cents if abs(cents) < _MOST else None


def _read_text(typed: str) -> Decimal | None:
    text = _SPACES_AND_MARKS.sub("", typed.replace("\u2212", "-"))
    text = _CURRENCY.sub("", text)  # outside the sign as in "-12 €" and inside it as in "(12 €)"
    negative = text.startswith(("-", "(")) or text.endswith("-")
    text = _CURRENCY.sub("", text.strip("()+-"))
    whole, decimals = _part(text)
    if not whole and not decimals:
        return None
    if whole and not _GROUPED.fullmatch(whole):
        return None
    digits = re.sub("[.,]", "", whole) or "0"
    if not (digits + decimals).isascii() or not (digits + decimals).isdigit():
        return None
    try:
        number = Decimal(f"{digits}.{decimals or '0'}")
    except InvalidOperation:
        return None
    return -number if negative else number


def _part(text: str) -> tuple[str, str]:
    """The digits before and after the decimal sign."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text, ""
    whole, decimals = text[:last], text[last + 1 :]
    if len(decimals) in (1, 2):
        return whole, decimals
    grouped = text[last] in whole  # 1.234.567
    if not re.search("[.,]", whole):
        grouped = len(decimals) == 3 and whole not in ("", "0")  # 1,234 but 0,125 and 12.3456
    return (text, "") if grouped else (whole, decimals)


def read_currency(typed: str) -> str | None:
    """The ISO 4217 code that an amount names, by sign or by letters; None where it names none."""
    for symbol, code in _SYMBOLS.items():
        if symbol in typed:
            return code
    match = re.search(r"\b(EUR|USD|GBP|CHF|XPF|JPY|CAD|AUD|SEK|NOK|DKK|PLN|CZK|HUF|MAD|TND)\b", typed.upper())
    return match[1] if match else None


def format_amount(cents: int, currency: str = "EUR", language: str | None = None, *, whole: bool = False) -> str:
    """``1 234,50 €`` in French (narrow no-break spaces between groups, no-break space before the sign).

    ``whole`` rounds to units, for figures read at a glance: ``1 235 €``.
    """
    return _format_amount(cents, currency, language or current_language(), whole=whole)


@lru_cache(maxsize=20_000)
def _format_amount(cents: int, currency: str, language: str, *, whole: bool) -> str:
    from babel import Locale
    from babel.numbers import format_currency

    locale = Locale.parse({"fr": "fr_FR", "en": "en_GB"}.get(language, language))
    if not whole:
        return format_currency(Decimal(cents) / 100, currency, locale=locale)
    pattern = locale.currency_formats["standard"].pattern.replace("0.00", "0")
    return format_currency(round(Decimal(cents) / 100), currency, pattern, locale=locale, currency_digits=False)


def as_decimal(cents: int) -> Decimal:
    """The amount as the decimal number that JSON and spreadsheets carry."""
    return Decimal(cents).scaleb(-2)
