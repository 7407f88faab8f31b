"""Whole addresses, in France and abroad."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.countries import country_choices
from grc_desktop.core.postal import PostalAddress, postal_address, postal_lines

LONG_WAY = (
    "Haus am langen See\nHof und Garten am Ufer des Sees\nDritter Stock im Hinterhaus\n"
    "Zweite Treppe\nTor 5"
)  # fmt: skip


def moreau(**changes: str) -> PostalAddress:
    parts = {
        "title": "Mme",
        "first_name": "Lucie",
        "last_name": "Moreau",
        "street": "12 bis, rue de l'Église",
        "postcode": "42000",
        "city": "Saint-Étienne",
        "country": "FR",
    }
    return PostalAddress(**(parts | changes))


def codes(address: PostalAddress) -> list[str]:
    return [problem.code for problem in postal_lines(address).problems]


def test_a_person() -> None:
    address = moreau(inside="Appt 12, 3e étage", outside="Résidence des Pins", locality="Le Bourg")
    assert postal_lines(address).lines == (
        "Mme Lucie Moreau",
        "Appt 12, 3e étage",
        "Résidence des Pins",
        "12 B RUE DE L EGLISE",
        "LE BOURG",
        "42000 SAINT ETIENNE",
    )
    assert not postal_lines(address).problems


def test_empty_lines_are_never_printed() -> None:
    assert postal_lines(moreau()).lines == ("Mme Lucie Moreau", "12 B RUE DE L EGLISE", "42000 SAINT ETIENNE")


def test_a_company() -> None:
    address = PostalAddress(
        company="Béal Voyages SARL",
        title="M.",
        first_name="Paul",
        last_name="Béal",
        department="Service groupes",
        inside="2e étage",
        outside="Bâtiment B",
        street="12/14, bd. Saint-Michel",
        locality="BP 40122 Villeneuve-d'Ascq",
        postcode="59654",
        city="Lille Cedex",
        country="FR",
    )
    assert postal_lines(address).lines == (
        "Béal Voyages SARL",
        "M. Paul Béal, Service groupes",
        "2e étage Bâtiment B",
        "12 BD SAINT MICHEL",
        "BP 40122 VILLENEUVE D ASCQ",
        "59654 LILLE CEDEX",
    )


def test_cedex_and_tsa_need_no_street() -> None:
    assert codes(PostalAddress(company="CPAM", postcode="75380", city="Paris Cedex 08", country="FR")) == []
    assert codes(PostalAddress(company="EDF", locality="TSA 12345", postcode="92999", city="Paris", country="FR")) == []


@pytest.mark.parametrize(
    ("country", "postcode", "city"),
    [("RE", "97400", "Saint-Denis"), ("MC", "98000", "Monaco"), ("NC", "98800", "Nouméa"), ("", "75008", "Paris")],
)
def test_no_country_line_where_the_french_post_goes(country: str, postcode: str, city: str) -> None:
    lines = postal_lines(moreau(country=country, postcode=postcode, city=city))
    assert lines.lines[-1].startswith(postcode)
    assert not lines.problems


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        (
            {"country": "DE", "postcode": "79098", "city": "Freiburg im Breisgau", "street": "Kaiser-Joseph-Straße 12"},
            ("Kaiser-Joseph-Straße 12", "79098 FREIBURG IM BREISGAU", "ALLEMAGNE"),
        ),
        (
            {"country": "CH", "postcode": "1003", "city": "Lausanne", "street": "Rue du Bourg 5"},
            ("1003 LAUSANNE", "SUISSE"),
        ),
        (
            {"country": "LU", "postcode": "L-1611", "city": "Luxembourg", "street": "5 rue"},
            ("1611 LUXEMBOURG", "LUXEMBOURG"),
        ),
        (
            {"country": "GB", "postcode": "sw1a1aa", "city": "London", "street": "Flat 3\n12 High Street"},
            ("Flat 3", "12 High Street", "LONDON", "SW1A 1AA", "ROYAUME-UNI"),
        ),
        (
            {"country": "US", "postcode": "2101", "city": "Boston", "region": "MA", "street": "1 Main St"},
            ("1 Main St", "BOSTON, MA 02101", "ETATS-UNIS"),
        ),
        ({"country": "US", "postcode": "02101", "city": "Boston"}, ("BOSTON 02101", "ETATS-UNIS")),
        ({"country": "NL", "postcode": "1234ab", "city": "Utrecht"}, ("1234 AB UTRECHT", "PAYS-BAS")),
        (
            {"country": "GR", "postcode": "105 63", "city": "Αθήνα", "street": "Ερμού 12"},
            ("Ερμού 12", "105 63 ΑΘΗΝΑ", "GRECE"),
        ),
        (
            {"country": "RU", "postcode": "190000", "city": "Санкт-Петербург", "street": "Невский 1"},
            ("Невский 1", "САНКТ-ПЕТЕРБУРГ", "190000", "RUSSIE"),
        ),
        (
            {"country": "JP", "postcode": "100-0001", "city": "Chiyoda", "region": "Tokyo", "street": "1-1 Marunouchi"},
            ("1-1 Marunouchi, CHIYODA, TOKYO", "100-0001", "JAPON"),
        ),
    ],
)
def test_abroad(changes: dict[str, str], last: tuple[str, ...]) -> None:
    lines = postal_lines(moreau(**changes)).lines
    assert lines[-len(last) :] == last
    assert "Mme Lucie Moreau" in lines


def test_a_japanese_address_in_its_own_letters() -> None:
    address = PostalAddress(
        last_name="大西",
        first_name="健",
        street="丸の内1-1",
        city="千代田区",
        region="東京都",
        postcode="100-0001",
        country="JP",
    )
    assert postal_lines(address).lines == ("100-0001", "東京都千代田区", "丸の内1-1", "健 大西", "JAPON")


def test_posted_from_elsewhere() -> None:
    assert postal_lines(moreau(), sender_country="DE").lines[-1] == "FRANKREICH"
    german = moreau(country="DE", postcode="79098", city="Freiburg")
    assert postal_lines(german, sender_country="DE").lines[-1] == "79098 FREIBURG"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"first_name": "", "last_name": "", "title": ""}, "no_name"),
        ({"city": ""}, "no_city"),
        ({"postcode": ""}, "no_postcode"),
        ({"postcode": "4200A"}, "bad_postcode"),
        ({"street": ""}, "no_street"),
        ({"country": "Syldavie"}, "unknown_country"),
        ({"street": "125 rue des Anciens Combattants d'Afrique du Nord"}, "too_long"),
        (
            {
                "country": "DE",
                "street": LONG_WAY,
                "company": "X" * 30,
            },
            "too_many_lines",
        ),
    ],
)
def test_problems_are_named(changes: dict[str, str], code: str) -> None:
    problems = postal_lines(moreau(**changes)).problems
    assert code in [problem.code for problem in problems]
    assert all(problem.sentence for problem in problems)


def test_a_lost_zero_is_put_back() -> None:
    lines = postal_lines(moreau(postcode="1000", city="Bourg-en-Bresse"))
    assert lines.lines[-1] == "01000 BOURG EN BRESSE"
    assert not lines.problems


def test_nothing_is_cut() -> None:
    street = "125 rue des Anciens Combattants d'Afrique du Nord"
    lines = postal_lines(moreau(street=street))
    assert "125 RUE DES ANCIENS COMBATTANTS D AFRIQUE DU NORD" in lines.lines
    assert "too_long" in [problem.code for problem in lines.problems]


def test_too_many_lines_share_one() -> None:
    address = moreau(
        country="GB",
        postcode="SW1A 1AA",
        city="London",
        street="Flat 3\nRose House\n12 High St\nSoho",
        company="Béal Ltd",
    )
    lines = postal_lines(address).lines
    assert len(lines) == 7
    assert "Flat 3" in " ".join(lines)
    assert "Soho" in " ".join(lines)


def test_lines_of_the_street_share_one_first() -> None:
    address = moreau(
        country="IE", postcode="a65f4e2", city="Tullow", region="Co. Carlow", street="Rose House\n12 Main St",
        company="Béal Ltd",
    )  # fmt: skip
    assert postal_lines(address).lines[1:] == (
        "Béal Ltd", "Rose House, 12 Main St", "TULLOW", "Co. Carlow", "A65 F4E2", "IRLANDE",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("region", "postcode", "city", "country", "line"),
    [
        ("Massachusetts", "2101", "Boston", "US", "BOSTON, MA 02101"),
        ("New York", "10001", "New York", "US", "NEW YORK, NY 10001"),
        ("Québec", "g1r4s9", "Québec", "CA", "QUÉBEC QC G1R 4S9"),
        ("Australian Capital Territory", "2600", "Canberra", "AU", "CANBERRA ACT 2600"),
        ("Roma", "00144", "Roma", "IT", "00144 ROMA RM"),
        ("Madrid", "28001", "Madrid", "ES", "28001 MADRID"),
        ("Cabo Delgado", "1102", "Pemba", "MZ", "1102 PEMBA Cabo Delgado"),
    ],
)
def test_regions(region: str, postcode: str, city: str, country: str, line: str) -> None:
    assert line in postal_lines(moreau(region=region, postcode=postcode, city=city, country=country)).lines


PARTS = st.text(max_size=50)


@given(PARTS, PARTS, PARTS, PARTS, st.sampled_from([code for code, _ in country_choices("fr")]))
def test_no_address_makes_it_fail(name: str, street: str, city: str, postcode: str, country: str) -> None:
    address = postal_address(lines=[street, name], last_name=name, city=city, postcode=postcode, country=country)
    lines = postal_lines(address).lines
    assert all(line.strip() and "\n" not in line for line in lines)


@pytest.mark.parametrize(
    ("lines", "postcode", "city", "country", "last"),
    [
        (["BP 2551", "Papeete"], "98713", "Papeete", "PF", ("BP 2551", "98713 PAPEETE")),
        (
            ["Place Salvador Allende", "BP 80089", "Villeneuve-d'Ascq"], "59652", "VILLENEUVE D ASCQ CEDEX", "FR",
            ("PLACE SALVADOR ALLENDE", "BP 80089", "59652 VILLENEUVE D ASCQ CEDEX"),
        ),
        (
            ["2 rue X", "BP 40122", "Villeneuve-d'Ascq"], "59009", "Lille Cedex", "FR",
            ("2 RUE X", "BP 40122 VILLENEUVE D ASCQ", "59009 LILLE CEDEX"),
        ),
        (["SP 12345"], "00100", "Armées", "FR", ("SP 12345", "00100 ARMEES")),
        (["Roppongi 6-10-1"], "106-6108", "Tokyo", "JP", ("Roppongi 6-10-1, TOKYO", "106-6108", "JAPON")),
        (["10 Marina Blvd"], "018983", "Singapore", "SG", ("10 Marina Blvd", "SINGAPORE 018983", "SINGAPOUR")),
        (["PO Box 1"], None, "Dubai", "AE", ("PO Box 1", "DUBAI", "EMIRATS ARABES UNIS")),
        (["Chemin des Vignes 8"], "1009", "Pully", "CH", ("Chemin des Vignes 8", "1009 PULLY", "SUISSE")),
        (["The Mall 1"], "54000", "Lahore", "PK", ("The Mall 1", "LAHORE-54000", "PAKISTAN")),
        (["Rua do Cunha 3"], None, "Taipa", "MO", ("Rua do Cunha 3", "TAIPA", "MACAO")),
        (["1 Boon Lay Way"], "609959", "Jurong", "SG", ("1 Boon Lay Way", "JURONG", "SINGAPORE 609959", "SINGAPOUR")),
        (["1 Boon Lay Way"], "609959", "Singapour", "SG", ("1 Boon Lay Way", "SINGAPORE 609959", "SINGAPOUR")),
    ],
)  # fmt: skip
def test_the_town_is_written_once_and_never_lost(
    lines: list[str], postcode: str | None, city: str, country: str, last: tuple[str, ...]
) -> None:
    address = postal_address(
        lines=lines, postcode=postcode, city=city, country=country, title="M.", first_name="Teva", last_name="Temaru"
    )
    assert postal_lines(address).lines == ("M. Teva Temaru", *last)


def test_a_line_of_five_hundred_letters_is_quoted_in_part() -> None:
    (problem,) = postal_lines(moreau(first_name="A" * 500)).problems
    assert problem.code == "too_long"
    assert len(problem.sentence) < 150
    assert "511" in problem.sentence
