from __future__ import annotations

from datetime import date

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.duplicates.queries import likely_duplicates, pairs_of

TODAY = date(2026, 11, 22)
LUCIE = {"last_name": "Moreau", "first_name": "Lucie", "mobile": "06 12 48 77 03", "email": "L.Moreau@exemple.fr",
         "postcode": "69002", "city": "Lyon", "external_id": "C-17"}  # fmt: skip


@pytest.fixture
def house(base: Database) -> Database:
    base.write(add_customer, values=LUCIE)
    base.write(add_customer, values={**LUCIE, "first_name": "Paul", "external_id": ""})
    base.write(add_customer, values={"last_name": "Morel", "first_name": "Anne"})
    base.write(add_customer, values={"company": "Béal Voyages", "siret": "73282932000074"})
    return base


def found(house: Database, **values: object) -> list[int]:
    return [one.customer_id for one in house.read(likely_duplicates, values=values)]


@pytest.mark.parametrize(
    ("values", "ids"),
    [
        ({"last_name": "MOREAU", "first_name": "lucie"}, [1]),
        ({"last_name": "Moraeu", "first_name": "Lucie", "postcode": "69002"}, [1]),
        ({"last_name": "Moreau", "first_name": "L.", "postcode": "69002"}, [1]),
        ({"last_name": "Lucie", "first_name": "Moreau"}, [1]),
        ({"mobile": "+33 6 12 48 77 03"}, [1, 2]),
        ({"email": "l.moreau@exemple.fr"}, [1, 2]),
        ({"external_id": "C-17", "last_name": "Zzz"}, [1]),
        ({"company": "beal voyage"}, []),
        ({"company": "BÉAL VOYAGES"}, [4]),
        ({"company": "Autre", "siret": "732 829 320 00074"}, [4]),
        ({"last_name": "Mo"}, []),
        ({"city": "Lyon"}, []),
        ({"birth_date": "31/02/1970", "email": "x"}, []),
        ({}, []),
    ],
)
def test_whoever_is_typed_again_is_found(house: Database, values: dict[str, object], ids: list[int]) -> None:
    assert found(house, **values) == ids


def test_it_says_why(house: Database) -> None:
    (one,) = house.read(likely_duplicates, values={"last_name": "Moreau", "first_name": "Lucie", "city": "Lyon"})
    assert (one.name, one.city, one.phone, one.email) == ("Lucie Moreau", "Lyon", "+33612487703", "L.Moreau@exemple.fr")
    assert one.reasons == ("same name", "same town")
    assert 0.6 <= one.score < 1


def test_whom_one_is_editing_is_not_a_duplicate_of_oneself(house: Database) -> None:
    assert house.read(likely_duplicates, values=LUCIE, except_id=1) == []
    with pytest.raises(Refused):
        house.read(likely_duplicates, values={"citi": "Lyon"})


def test_whoever_changed_is_paired_with_those_who_are_like_them(house: Database) -> None:
    again = house.write(add_customer, values={"last_name": "MOREAU", "first_name": "L", "mobile": "0612487703"}).result
    (pair,) = house.read(pairs_of, ids=[again])
    assert (pair.customer_id, pair.other_id, pair.kind) == (1, again, "duplicate")
    assert "mobile" in pair.reasons
    (home,) = house.read(pairs_of, ids=[2])
    assert (home.customer_id, home.other_id, home.kind) == (1, 2, "household")
    assert house.read(pairs_of, ids=[3, 99]) == []
