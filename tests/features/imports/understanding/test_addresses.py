from __future__ import annotations

from pathlib import Path

import pytest

from tests.features.imports.understanding.rows import draft


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("12 rue des Lilas, 69003 Lyon", ("12 rue des Lilas", None, "69003", "Lyon", None)),
        ("12 rue des Lilas 69003 LYON", ("12 rue des Lilas", None, "69003", "LYON", None)),
        ("12, rue des Lilas - 69003 Lyon", ("12 rue des Lilas", None, "69003", "Lyon", None)),
        ("Résidence du Lac, 4 rue du Port, 74000 Annecy, France",
         ("Résidence du Lac", "4 rue du Port", "74000", "Annecy", "FR")),
        ("Hauptstr. 5, 10115 Berlin, Allemagne", ("Hauptstr. 5", None, "10115", "Berlin", "DE")),
        ("BP 40122 59650 VILLENEUVE D ASCQ CEDEX", ("BP 40122", None, "59650", "VILLENEUVE D ASCQ CEDEX", None)),
        ("12 rue des Lilas", ("12 rue des Lilas", None, None, None, None)),
        ("Apt 1234 rue Longue", ("Apt 1234 rue Longue", None, None, None, None)),
        ("Le Bourg", ("Le Bourg", None, None, None, None)),
    ],
)  # fmt: skip
def test_an_address_in_one_cell(tmp_path: Path, typed: str, wanted: tuple[str | None, ...]) -> None:
    (address,) = draft(tmp_path, "NOM;PRENOM;ADRESSE", f"Moreau;Lucie;{typed}").customer.addresses
    assert tuple(address.get(name) for name in ("line_1", "line_2", "postcode", "city", "country")) == wanted


def test_columns_of_their_own_prevail(tmp_path: Path) -> None:
    (address,) = draft(tmp_path, "NOM;ADRESSE;CP;VILLE", "Moreau;12 rue X, 01000 Bourg;69003;Lyon").customer.addresses
    assert (address["line_1"], address["postcode"], address["city"]) == ("12 rue X, 01000 Bourg", "69003", "Lyon")


@pytest.mark.parametrize(("company", "kind"), [("Béal SARL", "work"), ("", "home")])
def test_the_address_beside_a_company_is_where_one_works(tmp_path: Path, company: str, kind: str) -> None:
    header, row = "SOCIETE;NOM;PRENOM;ADRESSE;CP;VILLE", f"{company};Moreau;Lucie;3 rue X;69003;Lyon"
    (address,) = draft(tmp_path, header, row).customer.addresses
    assert address["kind"] == kind
