"""Made-up people have numbers, addresses and keys that are right."""

from __future__ import annotations

from random import Random

from grc_desktop.core.countries import postcode_problem
from grc_desktop.core.email_address import read_email
from grc_desktop.core.identifiers import siret_problem
from grc_desktop.core.postal import postal_address, postal_lines
from grc_desktop.core.telephone import read_telephone
from grc_desktop.features.samples.rules.people import People, siret_of, typed_number
from grc_desktop.features.samples.rules.tables import COUNTRIES, country_tables


def test_people_of_every_country_can_be_reached() -> None:
    people = People(Random(1), ["courriel.example"])
    for country in COUNTRIES.things:
        for _ in range(60):
            person = people.person(country=country)
            for kind, number in (("mobile", person.mobile), ("landline", person.landline)):
                if number:
                    read = read_telephone(typed_number(number))
                    assert (read.e164, read.kind) == (number, kind)
            if person.email:
                assert read_email(person.email).problem is None
            lines = [person.address["line_1"], person.address["line_2"]]
            address = postal_address(
                lines=lines,
                last_name=person.columns["last_name"],
                **{name: person.address[name] for name in ("postcode", "city", "region", "country")},
            )
            assert [problem for problem in postal_lines(address).problems if problem.serious] == []


def test_every_town_has_a_postcode_of_its_country() -> None:
    for country, table in country_tables().items():
        assert table.places
        for place in table.places:
            assert postcode_problem(country, place.postcode) is None


def test_no_address_comes_twice() -> None:
    people = People(Random(2), ["courriel.example"])
    emails = [people.email("Jean", "Martin") for _ in range(300)]
    assert len(set(emails)) == len(emails)
    domains = [people.domain("Garage Petit") for _ in range(20)]
    assert len(set(domains)) == len(domains)


def test_sirets_have_their_key() -> None:
    die = Random(3)
    assert [siret_problem(siret_of(die)) for _ in range(200)] == [None] * 200
