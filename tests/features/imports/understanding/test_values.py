from __future__ import annotations

import pytest

from grc_desktop.features.imports.understanding.values import (
    is_no_day,
    problem_of,
    read_whole,
    read_yes_no,
    tidy,
    word_code,
)


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        ("  Moreau ", "Moreau"),
        ("FranÃ§ois", "François"),
        ("Lu\u200bcie\ufeff", "Lucie"),
        ("Bât. B\r\nÉtage 3", "Bât. B\nÉtage 3"),
        ("-", ""),
        ("#N/A", ""),
        ("Null", "Null"),  # there are people of that name
        ("<b>x</b>", "<b>x</b>"),
        ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
        ("محمد علي", "محمد علي"),
        ("🎉 Zoé", "🎉 Zoé"),
    ],
)
def test_a_cell_as_it_is_stored(cell: str, stored: str) -> None:
    assert tidy(cell) == stored


@pytest.mark.parametrize(
    ("word", "said"),
    [("O", True), ("Oui", True), ("VRAI", True), ("1", True), ("x", True), ("abonné", True),
     ("N", False), ("non", False), ("0", False), ("Refusé", False), ("peut-être", None), ("", None)],
)  # fmt: skip
def test_yes_and_no(word: str, said: bool | None) -> None:
    assert read_yes_no(word) is said


@pytest.mark.parametrize(("text", "number"), [("2", 2), ("2 adultes", 2), ("3.0", 3), ("3,5", None), ("deux", None)])
def test_whole_numbers(text: str, number: int | None) -> None:
    assert read_whole(text) == number


def test_empty_dates_of_old_programs() -> None:
    assert is_no_day("0/0/00")
    assert is_no_day("00/00/0000 00:00")
    assert not is_no_day("01/01/2000")


def test_words_have_codes() -> None:
    codes = {"cancelled": ("annule", "cancel"), "done": ("ok",)}
    assert word_code("Annulée", codes) == "cancelled"
    assert word_code("cancelled_by_guest", codes) == "cancelled"
    assert word_code("OK", codes) == "done"
    assert word_code("okidoki", codes) is None


@pytest.mark.parametrize(
    ("field", "value", "sound"),
    [
        ("email", "l.moreau@example.com", True),
        ("email", "anke@", False),
        ("mobile", "0692 12 34 56", True),
        ("phone", "1234", False),
        ("birth_date", "0/0/00", True),
        ("birth_date", "31/02/1984", False),
        ("amount", "1.234,50 €", True),
        ("amount", "offert", False),
        ("siret", "73282932000074", True),
        ("siret", "73282932000075", False),
        ("siret", "732829320", True),  # a SIREN stands in many of these columns
        ("vat_number", "FR83404833048", True),
        ("country", "Allemagne", True),
        ("country", "Groland", False),
        ("language", "néerlandais", True),
        ("consent.sms", "peut-être", False),
        ("last_name", "anything", True),
        ("email", "", True),
    ],
)
def test_what_suits_a_field(field: str, value: str, sound: bool) -> None:
    assert (problem_of(field, value) is None) is sound
