"""Numbers in two languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from grc_desktop.core.language import grouped, speak
from grc_desktop.core.numbers import format_count, format_share


@pytest.mark.parametrize("number", [0, 7, 999, 1000, 1234567, -45678])
@pytest.mark.parametrize("code", ["fr", "en"])
def test_counts_are_written_as_by_the_locale(number: int, code: str) -> None:
    speak(code)
    assert format_count(number) == QLocale(code).toString(number).replace("\N{MINUS SIGN}", "-")


def test_decimals_and_signs() -> None:
    speak("fr")
    assert (grouped("1,234.50"), format_count(1240, signed=True)) == ("1\u202f234,50", "+1\u202f240")
    speak("en")
    assert (grouped("1,234.50"), format_count(-3, signed=True)) == ("1,234.50", "-3")


def test_shares() -> None:
    assert (format_share(0.154, 1), format_share(0.06, 1), format_share(0.985), format_share(12.5)) == (
        "15.4%", "6.0%", "98%", "1,250%",
    )  # fmt: skip
    speak("fr")
    assert format_share(0.154, 1) == "15,4\u00a0%"
