from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from grc_desktop.features.imports.matching import Directory, contradicts, keys_of
from grc_desktop.features.imports.understanding.drafts import CustomerDraft


def person(**values: Any) -> CustomerDraft:
    own = {"kind": "person", "first_name": "Lucie", "last_name": "Moreau"}
    given = {name: value for name, value in values.items() if name not in ("email", "mobile", "phone", "postcode")}
    draft = CustomerDraft(customer={name: value for name, value in (own | given).items() if value})
    if "email" in values:
        draft.emails = [{"address": values["email"], "state": "relay" if "booking" in values["email"] else "valid"}]
    for kind in ("mobile", "phone"):
        if kind in values:
            draft.phones.append({"kind": "mobile" if kind == "mobile" else "landline", "e164": values[kind]})
    if "postcode" in values:
        draft.addresses = [{"postcode": values["postcode"]}]
    return draft


def test_the_strongest_key_comes_first() -> None:
    draft = person(external_id="C-1", email="L@example.com", mobile="+33612487703", postcode="69003")
    assert keys_of(draft) == ["nc-1", "el@example.com", "m+33612487703", "pmoreau|lucie|69003"]


@pytest.mark.parametrize(
    ("known", "new", "found"),
    [
        ({"email": "l@example.com"}, {"email": "L@Example.com"}, True),
        ({"email": "x@guest.booking.com"}, {"email": "x@guest.booking.com"}, False),
        ({"mobile": "+33612487703"}, {"mobile": "+33612487703"}, True),
        ({"phone": "+33472000000"}, {"phone": "+33472000000"}, False),  # shared by whole houses
        ({"postcode": "69003"}, {"postcode": "69003"}, True),
        ({"last_name": "Élodie", "postcode": "69003"}, {"last_name": "ELODIE", "postcode": "69003"}, True),
        ({"postcode": "69003"}, {"postcode": "01000"}, False),
        ({"external_id": "C-1"}, {"external_id": "c-1", "last_name": "Roux"}, True),
    ],
)
def test_who_shares_a_key(known: dict[str, Any], new: dict[str, Any], found: bool) -> None:
    directory = Directory()
    directory.add_draft(person(**known), 7)
    assert bool(list(directory.candidates(person(**new)))) is found


def test_a_purchase_is_tied_by_a_landline_too() -> None:
    directory = Directory()
    directory.add_draft(person(phone="+33472000000"), 7)
    assert [who for _, who in directory.candidates(person(phone="+33472000000"), loosely=True)] == [7]


def test_namesakes_only_help_rows_that_say_nothing_else() -> None:
    directory = Directory()
    directory.add_draft(person(), 7)
    directory.add_draft(person(), 8)
    assert directory.namesakes(person()) == [7, 8]
    assert directory.namesakes(person(email="l@example.com")) == []


@pytest.mark.parametrize(
    ("key", "known", "new", "different"),
    [
        ("e…", {"first_name": "Lucie"}, {"first_name": "Jean"}, True),  # a couple's one address
        ("e…", {"first_name": "Jean"}, {"first_name": "J."}, False),
        ("e…", {"first_name": "Jean"}, {"first_name": "Jean-Pierre"}, False),
        ("m…", {"first_name": "Moreau", "last_name": "Lucie"}, {"first_name": "Lucie", "last_name": "Moreau"}, False),
        ("e…", {"first_name": "Lucie"}, {}, False),
        ("e…", {"kind": "organisation", "company": "Béal"}, {"kind": "organisation", "company": "Roux"}, True),
        ("p…", {"external_id": "C-1"}, {"external_id": "C-2"}, True),
        ("p…", {"birth_date": date(1984, 2, 4)}, {"birth_date": date(1950, 1, 1)}, True),
        ("n…", {"first_name": "Lucie"}, {"first_name": "Jean"}, False),
    ],
)
def test_what_contradicts_a_shared_key(key: str, known: dict[str, Any], new: dict[str, Any], different: bool) -> None:
    assert contradicts(key, known, new) is different


def test_two_numbers_and_two_last_names_are_two_people_whatever_else_they_share() -> None:
    known = person(external_id="C-1", last_name="Garçon", mobile="+33612487703").customer
    assert contradicts("m+33612487703", known, person(external_id="C-2", last_name="Roux").customer)
    assert not contradicts("m+33612487703", known, person(last_name="Roux").customer)  # she married
    assert not contradicts("m+33612487703", known, person(external_id="C-2", last_name="Garcon").customer)
