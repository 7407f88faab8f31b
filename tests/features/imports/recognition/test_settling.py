from __future__ import annotations

from grc_desktop.features.imports.recognition.headers import UNUSED
from grc_desktop.features.imports.recognition.settling import (
    adults_alone,
    against_values,
    bare_numbers,
    name_order,
    of_the_guest,
    once_each,
    one_kind_of_name,
    second_address,
    state_or_consent,
    there_and_back,
)


def test_a_journey_that_ends_begins_with_the_departure() -> None:
    assert there_and_back(["departure", "departure"], ["Dep date", "Ret date"]) == ["arrival", "departure"]
    assert there_and_back(["arrival", "departure"], ["Arrivée", "Date retour"]) == ["arrival", "departure"]
    assert there_and_back(["departure"], ["Départ"]) == ["departure"]


def test_the_town_behind_the_name_of_the_house_is_the_house_s() -> None:
    fields: list[str | None] = ["full_name", None, "city", "country", "amount", "city"]
    names = ["Guest", "Property name", "City", "Country", "Total", "Ville"]
    assert of_the_guest(fields, names) == ["full_name", None, UNUSED, UNUSED, "amount", "city"]


def test_a_state_is_one_of_ours_or_says_who_left_a_list() -> None:
    assert state_or_consent(["state"], [["Actif", "Décédé"]]) == ["state"]
    assert state_or_consent(["state"], [["Actif", "Désinscrit"]]) == ["consent.email"]
    assert state_or_consent(["state"], [["Prospect", "Chaud"]]) == [None]
    assert state_or_consent(["consent.email", "state"], [["1"], ["Désinscrit"]]) == ["consent.email", None]


def test_first_names_say_which_name_stands_first() -> None:
    assert name_order(["full_name"], [["Moreau Lucie", "Durand Paul", "Zwyx Abcd"]]) == ["listed_name"]
    assert name_order(["listed_name"], [["Lucie Moreau", "Paul Durand", "Moreau Anne", "Léa Roux"]]) == ["full_name"]
    assert name_order(["listed_name"], [["Martin Bernard", "Durand, Paul"]]) == ["listed_name"]


def test_a_bare_number_counts_purchases_unless_another_column_does() -> None:
    assert bare_numbers(["reference", "arrival"], ["ID", "Check-in"], "purchases") == ["reference", "arrival"]
    assert bare_numbers(["reference", "reference"], ["N°", "N° facture"], "purchases") == ["external_id", "reference"]
    found = bare_numbers(["reference", "reference", "external_id"], ["N°", "N° facture", "Code client"], "purchases")
    assert found == [UNUSED, "reference", "external_id"]


def test_parts_of_an_address_that_come_again_are_another_address() -> None:
    fields: list[str | None] = ["address_1", "postcode", "city", "address_1", "postcode", "city"]
    assert second_address(fields)[3:] == ["work.address_1", "work.postcode", "work.city"]
    assert second_address(["address_1", "address_1", "postcode", "city"]).count("work.address_1") == 0
    at_work: list[str | None] = ["city", "postcode", "work.address_1", "city", "postcode"]
    assert second_address(at_work)[3:] == ["work.city", "work.postcode"]


def test_everybody_says_nothing_beside_the_adults() -> None:
    assert adults_alone(["adults", "adults"], ["Personnes", "Adultes"]) == [None, "adults"]
    assert adults_alone(["adults"], ["Personnes"]) == ["adults"]


def test_names_that_are_numbers_count_guests() -> None:
    found = against_values(["full_name", "arrival"], ["text", "date"], [["2", "3"], ["", ""]], set())
    assert found == ["adults", "arrival"]
    assert against_values(["full_name"], ["text"], [["2", "Moreau"]], set()) == ["full_name"]


def test_a_contact_is_a_name_only_where_no_other_is() -> None:
    values = [["Lucie Moreau"], ["Béal SARL"]]
    assert one_kind_of_name(["contact_name", None], values) == ["full_name", None]
    assert one_kind_of_name(["contact_name", "company"], values) == ["contact_name", "company"]


def test_a_field_of_one_value_belongs_to_one_column() -> None:
    assert once_each(["city", "city", "phone", "phone"], "customers") == ["city", None, "phone", "phone"]
