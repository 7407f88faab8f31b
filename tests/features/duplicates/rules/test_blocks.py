from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules import USUAL, pairs_to_compare, usual_first_names

LUCIE = Person(
    id=1, first_name="lucie", last_name="moreau", postcode="69002", city="lyon", birth_date=date(1975, 4, 7),
    phones=frozenset({"+33612487703"}), emails=frozenset({"l.moreau@exemple.fr"}), external_id="C-17",
    street="3 rue de la paix",
)  # fmt: skip
NOBODY = Person(id=2)


def test_each_pair_comes_once_whatever_the_two_share() -> None:
    twins = [LUCIE, replace(LUCIE, id=2), Person(id=3, last_name="schmidt")]
    assert [(one.id, other.id) for one, other in pairs_to_compare(twins)] == [(1, 2)]


@pytest.mark.parametrize(
    "other",
    [
        replace(NOBODY, phones=LUCIE.phones),
        replace(NOBODY, emails=LUCIE.emails),
        replace(NOBODY, emails=frozenset({"l.moreau@example.fr"})),
        replace(NOBODY, external_id="C-17"),
        replace(NOBODY, first_name="moreau", last_name="lucie"),
        replace(NOBODY, first_name="luci", last_name="morreau", postcode="69002"),
        replace(NOBODY, first_name="l.", last_name="noreau", postcode="69002"),
        replace(NOBODY, first_name="lucie", last_name="moraeu", city="lyon"),
        replace(NOBODY, first_name="lucie", last_name="martin", birth_date=date(1975, 7, 4)),
        replace(NOBODY, first_name="jean", last_name="blanc", street="3, r. de la paix", postcode="69002"),
    ],
)
def test_one_thing_in_common_is_enough_to_be_compared(other: Person) -> None:
    assert len(list(pairs_to_compare([LUCIE, other]))) == 1


def test_what_many_share_tells_nobody_apart() -> None:
    crowd = [Person(id=number, phones=frozenset({"+33400000000"})) for number in range(100)]
    assert list(pairs_to_compare(crowd)) == []


def test_companies_meet_by_their_words() -> None:
    names = ("beal voyages sarl", "sas beal voyages", "voyages beal", "beal voyage")
    companies = [Person(id=at, kind="organisation", company=name) for at, name in enumerate(names)]
    met = {(one.id, other.id) for one, other in pairs_to_compare(companies)}
    assert {(0, 1), (0, 2), (1, 2), (0, 3)} <= met


def test_a_first_name_that_many_bear_is_a_name_of_its_own() -> None:
    rare, often = [Person(first_name="luzie")] * 2, [Person(first_name="tuulikki")] * 6
    assert usual_first_names([*rare, *often]) - USUAL == {"tuulikki"}
