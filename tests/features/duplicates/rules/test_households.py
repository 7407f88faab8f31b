from __future__ import annotations

from dataclasses import replace

import pytest

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules import LEAST, household_likeness

LUCIE = Person(
    first_name="lucie", last_name="moreau", street="3 rue de la paix", postcode="69002", title="Mme",
    phones=frozenset({"+33478000000"}), emails=frozenset({"les.moreau@exemple.fr"}),
)  # fmt: skip
PAUL = replace(LUCIE, first_name="paul", title="M.", phones=frozenset(), emails=frozenset())


def test_a_couple_at_one_address_is_proposed_as_a_household() -> None:
    score, reasons = household_likeness(LUCIE, PAUL)
    assert score >= 0.85
    assert set(reasons) == {"same_address", "same_last_name", "couple"}
    assert household_likeness(PAUL, LUCIE)[0] == score


@pytest.mark.parametrize(
    "other",
    [
        replace(PAUL, last_name="petit", phones=LUCIE.phones),
        replace(PAUL, street="", phones=LUCIE.phones),
        replace(PAUL, street="3, r. de la Paix".casefold()),
        replace(PAUL, last_name="moreau-petit"),
    ],
)
def test_other_names_and_other_spellings_do_not_hide_it(other: Person) -> None:
    assert household_likeness(LUCIE, other)[0] >= LEAST


@pytest.mark.parametrize(
    "other",
    [
        replace(PAUL, last_name="petit"),
        replace(PAUL, street="4 rue de la paix"),
        replace(PAUL, postcode="13001"),
        replace(PAUL, street="", postcode=""),
        replace(PAUL, kind="organisation"),
        replace(PAUL, first_name=""),
    ],
)
def test_neighbours_and_namesakes_are_none(other: Person) -> None:
    assert household_likeness(LUCIE, other)[0] < LEAST
