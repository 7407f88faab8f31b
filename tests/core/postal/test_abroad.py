"""The parts of foreign addresses: forms of countries, the country line."""

from __future__ import annotations

import pytest

from grc_desktop.core.postal import PostalAddress
from grc_desktop.core.postal.abroad import country_line, foreign_lines, requires_postcode


@pytest.mark.parametrize(
    ("country", "sender", "line"),
    [
        ("DE", "FR", "ALLEMAGNE"),
        ("US", "FR", "ETATS-UNIS"),
        ("MM", "FR", "MYANMAR"),
        ("CI", "FR", "COTE D'IVOIRE"),
        ("FR", "DE", "FRANKREICH"),
        ("FR", "GB", "FRANCE"),
        ("HK", "FR", "HONG KONG"),
        ("SX", "FR", "SINT MAARTEN"),
        ("Syldavie", "FR", "SYLDAVIE"),
    ],
)
def test_the_country_in_the_language_of_dispatch(country: str, sender: str, line: str) -> None:
    assert country_line(country, sender) == line


def test_who_needs_a_postcode() -> None:
    assert requires_postcode("DE")
    assert not requires_postcode("AE")
    assert not requires_postcode("Syldavie")


def test_company_and_person_stand_as_the_country_wants() -> None:
    parts = {"company": "Béal GmbH", "last_name": "Béal", "street": "Ring 1", "postcode": "1010", "city": "Wien"}
    assert foreign_lines(PostalAddress(**parts, country="AT"))[:2] == ["Béal GmbH", "Béal"]
    assert foreign_lines(PostalAddress(**parts, country="DE"))[:2] == ["Béal", "Béal GmbH"]


def test_an_unknown_country_gets_the_usual_form() -> None:
    address = PostalAddress(
        last_name="Tapioca", street="Plaza 1", postcode="12", city="Tapiocapolis", country="San Theodoros"
    )
    assert foreign_lines(address) == ["Tapioca", "Plaza 1", "12 TAPIOCAPOLIS"]
