from __future__ import annotations

import pytest

from grc_desktop.features.duplicates.records import Side
from grc_desktop.features.duplicates.rules import fields_to_keep, record_to_keep


def sides(one: dict[str, str], other: dict[str, str]) -> tuple[Side, Side]:
    return (
        Side(customer_id=1, name="Lucie", values=one, along={"purchases": 3}, changed=10),
        Side(customer_id=2, name="L.", values=other, along={"purchases": 1}, changed=20),
    )


@pytest.mark.parametrize(
    ("field", "one", "other", "kept_of"),
    [
        ("first_name", "Jean-Baptiste", "J.-B.", 1),
        ("first_name", "J.", "Jean", 2),
        ("last_name", "MOREAU", "Moreau", 2),
        ("last_name", "Weber", "Wber", 1),
        ("last_name", "Helene", "Hélène", 2),
        ("address", "12 rue X, 69003 Lyon", "12 rue X", 1),
        ("profession", "Architecte", "Retraitée", 2),
        ("birth_date", "4 févr. 1984", "2 avr. 1984", 2),
        ("email", "a@b.fr", "c@d.fr", 2),
        ("email", "a@b.fr", "", 1),
        ("external_id", "C-17", "D-204", 1),
    ],
)
def test_the_fuller_value_is_proposed_else_the_newer(field: str, one: str, other: str, kept_of: int) -> None:
    assert fields_to_keep(sides({field: one}, {field: other}), keep_id=1) == {field: kept_of}


def test_what_both_say_need_not_be_chosen() -> None:
    assert fields_to_keep(sides({"city": "Lyon"}, {"city": "Lyon"}), keep_id=1) == {}


def test_a_state_that_somebody_wrote_down_is_kept() -> None:
    one, other = sides({"state": "Bloqué"}, {"state": "Actif"})
    one = Side(customer_id=1, name="", values=one.values, raw_state="blocked", changed=1)
    assert fields_to_keep((one, other), keep_id=2) == {"state": 1}


def test_the_record_with_more_behind_it_stays() -> None:
    one, other = sides({}, {})
    assert record_to_keep((one, other)) == 1
    bare, fuller = Side(customer_id=3, name="", values={}), Side(customer_id=5, name="", values={"city": "Lyon"})
    assert record_to_keep((bare, fuller)) == 5
    assert record_to_keep((Side(customer_id=9, name="", values={}), Side(customer_id=4, name="", values={}))) == 4
