from __future__ import annotations

from typing import Any

import pytest

from grc_desktop.features.imports.completing import Standing, add_ways, complete, knows_all, new_values
from grc_desktop.features.imports.understanding.drafts import CustomerDraft


def phone(e164: str, kind: str = "mobile", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "preferred": True, "typed": e164, "e164": e164, **more}


def test_only_what_is_empty_is_filled() -> None:
    known, new = {"title": None, "language": "fr"}, {"title": "Mme", "language": "de", "company": ""}
    assert new_values(known, new, overwrite=False) == {"title": "Mme"}
    assert new_values(known, new, overwrite=True) == {"title": "Mme", "language": "de"}


@pytest.mark.parametrize(("overwrite", "e164"), [(False, "+33612487703"), (True, "+33700000000")])
def test_a_second_mobile(overwrite: bool, e164: str) -> None:
    standing = Standing(customer={"id": 1}, phones=[phone("+33612487703", id=5)], id=1)
    changed = complete(standing, CustomerDraft(phones=[phone("+33700000000")]), overwrite=overwrite)
    assert changed is overwrite
    assert standing.phones[0]["e164"] == e164
    assert standing.changed == ({("phone", 5): {"typed": e164, "e164": e164}} if overwrite else {})


def test_a_number_of_another_kind_is_added() -> None:
    standing = Standing(phones=[phone("+33612487703", id=5)])
    assert complete(standing, CustomerDraft(phones=[phone("+33472000000", "landline")]), overwrite=False)
    assert [(row["e164"], row["preferred"]) for row in standing.phones] == [
        ("+33612487703", True),
        ("+33472000000", False),
    ]


def test_a_number_that_cannot_be_dialled_is_the_same_however_it_is_grouped() -> None:
    standing = Standing(phones=[phone("", id=5, typed="+41 79 2")])
    assert not complete(standing, CustomerDraft(phones=[phone("", typed="+41 792")]), overwrite=True)


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_line_that_the_address_has_elsewhere_is_not_written_twice(overwrite: bool) -> None:
    known = {"id": 3, "preferred": True, "line_1": None, "line_2": "Flat 12B", "postcode": "W2 1HB", "city": "London"}
    said = {"preferred": True, "line_1": "FLAT 12B", "postcode": "W2 1HB", "city": "London"}
    assert not complete(Standing(addresses=[known]), CustomerDraft(addresses=[said]), overwrite=overwrite)


def test_half_of_two_addresses_is_never_mixed() -> None:
    known = {"id": 3, "preferred": True, "line_1": None, "postcode": "69003", "city": "LYON", "country": None}
    elsewhere = {"preferred": True, "line_1": "3 rue X", "postcode": "01000", "city": "BOURG"}
    standing = Standing(addresses=[dict(known)])
    assert not complete(standing, CustomerDraft(addresses=[elsewhere]), overwrite=False)
    there = {"preferred": True, "line_1": "12 rue des Lilas", "postcode": "69003", "city": "Lyon"}
    assert complete(standing, CustomerDraft(addresses=[there]), overwrite=False)
    assert standing.changed == {("address", 3): {"line_1": "12 rue des Lilas"}}
    moved = Standing(addresses=[{**known, "line_1": "12 rue des Lilas", "line_2": "Bât. B"}])
    assert complete(moved, CustomerDraft(addresses=[elsewhere]), overwrite=True)
    assert moved.addresses[0]["line_2"] is None  # nothing of the old street stays behind


def test_consents_keep_the_strictest_word() -> None:
    def said(given: bool) -> list[dict[str, Any]]:
        return [{"channel": "sms", "given": given, "typed": "?"}]

    refused = Standing(consents=said(False), consents_in_base=1)
    assert not complete(refused, CustomerDraft(consents=said(True)), overwrite=True)
    agreed = Standing(consents=said(True), consents_in_base=1)
    assert complete(agreed, CustomerDraft(consents=said(False)), overwrite=False)
    assert [one["given"] for one in agreed.consents] == [True, False]


def test_tags_are_added_once() -> None:
    standing = Standing(tags=["VIP"], tags_in_base=1)
    assert complete(standing, CustomerDraft(tags=["vip", "presse"]), overwrite=False)
    assert standing.tags == ["VIP", "presse"]


def test_whether_a_row_says_anything_new() -> None:
    standing = Standing(
        customer={"last_name": "Moreau"},
        phones=[phone("+33612487703")],
        addresses=[{"preferred": True, "postcode": "69003", "city": "Lyon"}],
    )
    assert knows_all(standing, CustomerDraft(phones=[phone("+33612487703")], addresses=[{"city": "LYON"}]))
    assert not knows_all(standing, CustomerDraft(phones=[phone("+33700000000")]))
    assert not knows_all(standing, CustomerDraft(addresses=[{"city": "Paris"}]))


WHOLE = {"kind": "home", "preferred": True, "line_1": "12 rue des Lilas", "postcode": "69003", "city": "Lyon",
         "country": "FR"}  # fmt: skip


@pytest.mark.parametrize("kind", ["home", "work"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_an_address_without_a_street_becomes_the_whole_one(overwrite: bool, kind: str) -> None:
    """As a list of purchases tells of it, before the lists of addresses and of customers come in."""
    begun = {"kind": kind, "preferred": True, "line_1": None, "postcode": "69003", "city": None, "country": "FR"}
    standing = Standing(addresses=[{**begun, "id": 3}])
    assert add_ways(standing, CustomerDraft(addresses=[dict(WHOLE)]), overwrite=overwrite) == (False, True)
    assert standing.addresses == [{**WHOLE, "id": 3}]
    rest = {} if kind == "home" else {"kind": "home"}
    assert standing.changed == {("address", 3): {"line_1": "12 rue des Lilas", "city": "Lyon"} | rest}


@pytest.mark.parametrize(
    "other", [{"postcode": "69004"}, {"kind": "billing", "city": "Lyon"}, {"preferred": False}, {"line_1": "3 rue X"}]
)
def test_another_address_stays_beside_it(other: dict[str, Any]) -> None:
    begun = {"kind": "home", "preferred": True, "line_1": None, "postcode": "69003", "country": "FR"} | other
    standing = Standing(addresses=[dict(begun)])
    assert add_ways(standing, CustomerDraft(addresses=[dict(WHOLE)]), overwrite=False) == (True, True)
    assert [row["line_1"] for row in standing.addresses] == [begun["line_1"], "12 rue des Lilas"]
