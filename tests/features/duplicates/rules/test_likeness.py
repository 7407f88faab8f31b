from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules import LEAST, SURE, likeness

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
            {"number", "mobile", "email", "name", "postcode", "birth_date"},
        ),
        (replace(ALONE), {"name", "postcode"}),
        (replace(LUCIE, first_name="l."), {"initials", "mobile"}),
        (replace(ALONE, phones=LUCIE.phones, last_name="moraeu"), {"last_name_near", "mobile"}),
        (replace(ALONE, first_name="moreau", last_name="lucie"), {"swapped"}),
        (Person(emails=LUCIE.emails, first_name="lucie", last_name="moreau"), {"email", "name"}),
        (Person(emails=LUCIE.emails, phones=LUCIE.phones, first_name="luci", last_name="moreau"), {"email", "mobile"}),
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


def test_a_first_name_cut_short_is_one_where_it_is_no_name_of_its_own() -> None:
    laetitia = replace(ALONE, first_name="laetitia", phones=LUCIE.phones)
    score, reasons = likeness(laetitia, replace(laetitia, first_name="laeti"))
    assert (score >= SURE, "nickname" in reasons) == (True, True)
    assert "nickname" in likeness(replace(laetitia, first_name="ambroisine"), replace(laetitia, first_name="ambroi"))[1]
    assert likeness(replace(laetitia, first_name="marina"), replace(laetitia, first_name="mari"))[0] == 0.0


@pytest.mark.parametrize(("one", "other"), [("jean", "j.b."), ("jean-baptiste", "jb"), ("jean", "jb"), ("j b", "jean")])
def test_letters_stand_for_a_first_name(one: str, other: str) -> None:
    jean = replace(ALONE, first_name=one, emails=LUCIE.emails)
    score, reasons = likeness(jean, replace(jean, first_name=other))
    assert (score >= SURE, "initials" in reasons) == (True, True)
    assert likeness(jean, replace(jean, first_name="p.b."))[0] == 0.0


def test_organisations_are_told_by_name_and_siret() -> None:
    one = Person(kind="organisation", company="beal voyages", siret="73282932000074")
    assert likeness(one, replace(one, company="beal tourisme"))[0] >= SURE
    assert likeness(one, replace(one, siret="", company="beal voyage", postcode=""))[1] == ("company_near",)
    assert likeness(one, replace(one, siret="40483304800022"))[0] == 0
