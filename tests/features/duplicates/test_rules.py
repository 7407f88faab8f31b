from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules import LEAST, SURE, likeness, pairs_to_compare

LUCIE = Person(
    first_name="lucie", last_name="moreau", postcode="69002", city="lyon", birth_date=date(1975, 10, 14),
    phones=frozenset({"+33612487703"}), emails=frozenset({"l@exemple.fr"}), external_id="C-17",
)  # fmt: skip
ALONE = replace(LUCIE, phones=frozenset(), emails=frozenset(), external_id="", birth_date=None)


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (
            LUCIE,
            {"same customer number", "same mobile", "same e-mail", "same name", "same postcode", "same birth date"},
        ),
        (replace(ALONE), {"same name", "same postcode"}),
        (replace(LUCIE, first_name="l."), {"same last name, first names agree", "same mobile"}),
        (replace(ALONE, phones=LUCIE.phones, last_name="moraeu"), {"last names a letter apart", "same mobile"}),
        (replace(ALONE, first_name="moreau", last_name="lucie"), {"same name, first and last name swapped"}),
        (Person(emails=LUCIE.emails, first_name="lucie", last_name="moreau"), {"same e-mail", "same name"}),
    ],
)
def test_the_same_person_is_surely_found_with_the_reasons(other: Person, reasons: set[str]) -> None:
    score, said = likeness(LUCIE, other)
    assert score >= SURE
    assert reasons <= set(said)
    assert likeness(other, LUCIE)[0] == score


@pytest.mark.parametrize(
    "other",
    [
        replace(ALONE, postcode="", city=""),
        Person(phones=LUCIE.phones),
        Person(first_name="lucia", last_name="moreau", postcode="69002"),
    ],
)
def test_a_possible_duplicate_is_worth_showing_but_not_sure(other: Person) -> None:
    assert LEAST <= likeness(LUCIE, other)[0] < SURE


@pytest.mark.parametrize(
    "other",
    [
        replace(LUCIE, first_name="paul", external_id="", birth_date=None),  # Mr and Mrs share all but the first name
        replace(LUCIE, kind="household", first_name=""),
        replace(ALONE, postcode="13001", city="marseille", birth_date=date(1990, 1, 1)),
        Person(first_name="anke", last_name="schmidt", postcode="69002"),
        Person(last_name="moreau"),
        Person(),
    ],
)
def test_others_are_not(other: Person) -> None:
    assert likeness(LUCIE, other)[0] < LEAST


def test_organisations_are_told_by_name_and_siret() -> None:
    one = Person(kind="organisation", company="beal voyages", siret="73282932000074")
    assert likeness(one, replace(one, company="beal tourisme"))[0] >= SURE
    assert likeness(one, replace(one, siret="", company="beal voyage", postcode=""))[1] == ("nearly the same name",)
    assert likeness(one, replace(one, siret="40483304800022"))[0] == 0


def test_only_those_with_something_in_common_are_compared_and_each_pair_once() -> None:
    twins = [replace(LUCIE, id=1), replace(LUCIE, id=2), Person(id=3, last_name="schmidt")]
    assert [(one.id, other.id) for one, other in pairs_to_compare(twins)] == [(1, 2)]
    crowd = [Person(id=number, phones=frozenset({"+33400000000"})) for number in range(100)]
    assert list(pairs_to_compare(crowd)) == []
