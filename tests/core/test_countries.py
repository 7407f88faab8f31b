"""Country names and postcodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.countries import country_choices, country_name, postcode_problem, read_country, restore_postcode


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Allemagne", "DE"),
        ("DE", "DE"),
        ("de", "DE"),
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("D", "DE"),
        ("FRANCE ", "FR"),
        ("Royaume Uni", "GB"),
        ("Royaume-Uni", "GB"),
        ("UK", "GB"),
        ("Angleterre", "GB"),
        ("U.S.A.", "US"),
        ("États-Unis", "US"),
        ("les Pays-Bas", "NL"),
        ("The Netherlands", "NL"),
        ("Österreich", "AT"),
        ("Suisse", "CH"),
        ("DEU", "DE"),
        ("FRA", "FR"),
        ("Espagne", "ES"),
        ("La Réunion", "RE"),
        ("Réunion", "RE"),
        ("République tchèque", "CZ"),
        ("Grèce", "GR"),
        ("ΕΛΛΑΔΑ", "GR"),
        ("Côte d'Ivoire", "CI"),
        ("Japon", "JP"),
    ],
)
def test_read_country(text: str, code: str) -> None:
    assert read_country(text) == code


@pytest.mark.parametrize("text", ["", " ", "Lyon", "XX", "ZZ", "-"])
def test_what_is_no_country(text: str) -> None:
    assert read_country(text) is None


@given(st.sampled_from(country_choices("fr")))
def test_every_french_name_is_read_back(choice: tuple[str, str]) -> None:
    code, name = choice
    assert read_country(name) == code
    assert read_country(code) == code


def test_names() -> None:
    assert country_name("GB") == "Royaume-Uni"
    assert country_name("GB", "en") == "United Kingdom"
    assert country_name("Syldavie") == "Syldavie"
    assert country_name(None) == ""


@pytest.mark.parametrize(
    ("postcode", "country", "restored"),
    [
        ("1000", "FR", "01000"),
        ("F-75008", "FR", "75008"),
        ("75 008", "FR", "75008"),
        ("1000.0", "FR", "01000"),
        ("'01000", "FR", "01000"),
        ("1067", "DE", "01067"),
        ("D-79098", "DE", "79098"),
        ("CH-1003", "CH", "1003"),
        ("1000", "BE", "1000"),
        ("sw1a1aa", "GB", "SW1A 1AA"),
        ("EC1Y8SY", "GB", "EC1Y 8SY"),
        ("1234ab", "NL", "1234 AB"),
        ("2101", "US", "02101"),
        ("02101-1234", "US", "02101-1234"),
        ("d02af30", "IE", "D02 AF30"),
        ("00950", "PL", "00-950"),
        ("H2X1Y4", "CA", "H2X 1Y4"),
        ("gy11aa", "GG", "GY1 1AA"),
        ("fiqq1zz", "FK", "FIQQ 1ZZ"),
        ("BFPO 61", "GB", "BFPO 61"),
        ("LIMA 23", "PE", "LIMA 23"),
        ("1073", "LV", "LV-1073"),
        ("LV-1073", "LV", "LV-1073"),
        ("20383054", "LB", "2038 3054"),
        ("VLT1117", "MT", "VLT 1117"),
        ("12", "FR", "12"),
        ("abc", None, "ABC"),
        ("97400", "RE", "97400"),
        ("97400", "FR", "97400"),
    ],
)
def test_restore_postcode(postcode: str, country: str | None, restored: str) -> None:
    assert restore_postcode(postcode, country) == restored


@given(st.text(max_size=12), st.sampled_from(["FR", "DE", "GB", "NL", "US", "PL", None]))
def test_restoring_twice_changes_nothing(postcode: str, country: str | None) -> None:
    once = restore_postcode(postcode, country)
    assert restore_postcode(once, country) == once


@pytest.mark.parametrize(
    ("country", "postcode", "wrong"),
    [
        ("FR", "75008", False),
        ("FR", "7500", True),
        ("GB", "SW1A 1AA", False),
        ("GB", "75008", True),
        ("MC", "98000", False),
        ("DE", "79098", False),
        ("AE", "anything", False),
        (None, "x", False),
        ("FR", None, False),
        ("Syldavie", "12", False),
    ],
)
def test_postcode_problem(country: str | None, postcode: str | None, wrong: bool) -> None:
    assert (postcode_problem(country, postcode) is not None) is wrong
