"""SIREN, SIRET and VAT numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.identifiers import (
    business_number_problem,
    french_vat,
    siren_problem,
    siret_problem,
    tidy_identifier,
    vat_problem,
)


@pytest.mark.parametrize("siret", ["73282932000074", "732 829 320 00074", "35600000049837"])
def test_right_siret(siret: str) -> None:
    assert siret_problem(siret) is None


@pytest.mark.parametrize("siret", ["73282932000075", "7328293200007", "", "ABCDEFGHIJKLMN", "35600000049838"])
def test_wrong_siret(siret: str) -> None:
    assert siret_problem(siret)


def test_siren() -> None:
    assert siren_problem("404 833 048") is None
    assert siren_problem("404833049")
    assert siren_problem("40483304")


def test_a_siren_may_stand_where_a_siret_is_asked() -> None:
    assert business_number_problem("732 829 320") is None
    assert business_number_problem("73282932000074") is None
    assert business_number_problem("732829321") == siren_problem("732829321")
    assert business_number_problem("7328") == siret_problem("7328")


@given(st.integers(0, 13), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(place: int, shift: int) -> None:
    right = "73282932000074"
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1 :]
    assert siret_problem(wrong)


def test_french_vat() -> None:
    assert french_vat("404833048") == "FR83404833048"


@pytest.mark.parametrize(
    "number", ["FR83404833048", "fr 83 404 833 048", "DE123456789", "NL123456789B01", "EL123456789", "CHE123"]
)
def test_right_vat(number: str) -> None:
    assert vat_problem(number) is None


@pytest.mark.parametrize("number", ["FR84404833048", "FR404833048", "DE12345678", "123456789", ""])
def test_wrong_vat(number: str) -> None:
    assert vat_problem(number)


def test_tidy_identifier() -> None:
    assert tidy_identifier(" 732.829-320 00074 ") == "73282932000074"
