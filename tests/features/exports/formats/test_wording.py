from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from grc_desktop.core.language import speak
from grc_desktop.features.exports.formats.wording import decimal, words_for
from grc_desktop.features.exports.records import Column, Kind


@pytest.mark.parametrize(
    ("kind", "value", "in_french", "in_english"),
    [
        ("text", "Béal", "Béal", "Béal"),
        ("text", None, "", ""),
        ("whole", 1234567, "1\u202f234\u202f567", "1,234,567"),
        ("money", 123450, "1\u202f234,50", "1,234.50"),
        ("money", -5, "-0,05", "-0.05"),
        ("number", Decimal("2.50"), "2,5", "2.5"),
        ("date", date(2026, 3, 4), "04/03/2026", "04/03/2026"),
        ("instant", datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "02/07/2026 00:30", "02/07/2026 00:30"),
        ("yes_no", False, "non", "no"),
        ("set", ("a", "b"), "a, b", "a, b"),
    ],
)
def test_values_are_written_as_the_language_does(kind: Kind, value: object, in_french: str, in_english: str) -> None:
    column = Column("c", "C", kind)
    assert words_for(column)(value) == in_english
    speak("fr")
    assert words_for(column)(value) == in_french


def test_codes_are_put_into_words_once() -> None:
    asked: list[str] = []

    def words(code: str) -> str:
        asked.append(code)
        return code.upper()

    write = words_for(Column("c", "C", words=words))
    assert [write(value) for value in ("a", "a", None, "b", "a")] == ["A", "A", "", "B", "A"]
    assert asked == ["a", "b"]


def test_measures_have_no_needless_digits() -> None:
    assert (decimal(63.5), decimal(70.0)) == ("63.5", "70")
    speak("fr")
    assert decimal(63.5) == "63,5"
