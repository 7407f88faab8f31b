from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.paper.records import Household, LeftOut, Mailing, Place, Recipient
from grc_desktop.features.paper.rules import addressed, addresses, badges, by_household, obstacle, sender, summary

LILAS = Place("home", ("12 bis, rue des Lilas",), "69003", "Lyon", None, "FR", None)
LUCIE = Recipient(
    1, "person", "active", "Moreau Lucie", "moreau lucie", "Mme", "Lucie", "Moreau", None, "fr", False, LILAS
)
JEAN = replace(LUCIE, customer_id=2, name="Moreau Jean", name_key="moreau jean", title="M.", first_name="Jean")
BEAL = Recipient(
    3, "organisation", "active", "Béal Voyages SARL", "beal voyages sarl", None, None, None, "Béal Voyages SARL", None,
    False, replace(LILAS, kind="work"), contact="Claire Béal", contact_title="Mme",
)  # fmt: skip


def test_a_person_is_addressed_by_the_norm() -> None:
    assert addressed(LUCIE, "FR").lines == ("Mme Lucie Moreau", "12 B RUE DES LILAS", "69003 LYON")


def test_an_organisation_stands_above_its_interlocutor() -> None:
    lines = addressed(BEAL, "FR").lines
    assert lines == ("Béal Voyages SARL", "Mme Claire Béal", "12 B RUE DES LILAS", "69003 LYON")
    assert addressed(replace(BEAL, contact="", contact_title=""), "FR").lines[:2] == (
        "Béal Voyages SARL",
        "12 B RUE DES LILAS",
    )
    assert addressed(replace(BEAL, company=None), "FR").lines[0] == "Béal Voyages SARL"


def test_a_company_is_named_only_where_mail_goes_to_work() -> None:
    employed = replace(LUCIE, company="Béal Voyages SARL")
    assert addressed(employed, "FR").lines[0] == "Mme Lucie Moreau"
    at_work = replace(employed, address=replace(LILAS, kind="work"))
    assert addressed(at_work, "FR").lines[:2] == ("Béal Voyages SARL", "Mme Lucie Moreau")
    assert addressed(replace(LUCIE, organisation="Mairie"), "FR").lines[:2] == ("Mairie", "Mme Lucie Moreau")


def test_a_guest_from_abroad_has_country_and_civility_of_their_own() -> None:
    freiburg = Place("home", ("Kaiserstraße 14",), "79098", "Freiburg", None, "DE", None)
    anke = replace(LUCIE, first_name="Anke", last_name="Schmidt", language="de", address=freiburg)
    assert addressed(anke, "FR").lines == ("Frau Anke Schmidt", "Kaiserstraße 14", "79098 FREIBURG", "ALLEMAGNE")


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (replace(LILAS, postcode=None), "no_postcode"),
        (replace(LILAS, city=None), "no_city"),
        (replace(LILAS, lines=()), "no_street"),
        (replace(LILAS, country="Poldévie"), "unknown_country"),
        (replace(LILAS, lines=("12 rue " + "x" * 40,)), "too_long"),
        (replace(LILAS, postcode=None, city="Freiburg", country="DE"), "no_postcode"),
    ],
)
def test_what_the_post_could_not_deliver_is_left_out(place: Place, code: str) -> None:
    person = addressed(replace(LUCIE, address=place), "FR")
    assert person.code == code
    assert person.reason
    assert person.lines == ()


def test_a_country_without_postcodes_asks_for_none() -> None:
    dubai = replace(LILAS, postcode=None, city="Dubai", region="Dubai", country="AE")
    assert addressed(replace(LUCIE, address=dubai), "FR").code == ""


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"state": "deceased"}, "deceased"),
        ({"state": "moved"}, "moved"),
        ({"state": "closed"}, "closed"),
        ({"state": "blocked"}, "blocked"),
        ({"refuses_post": True}, "refuses"),
        ({"address": None}, "no_address"),
        ({"address": replace(LILAS, returned_on=date(2026, 3, 4))}, "returned"),
        ({}, ""),
    ],
)
def test_whom_no_mail_should_reach(change: dict[str, object], code: str) -> None:
    found, reason = obstacle(replace(LUCIE, **change), respect_refusals=True)  # type: ignore[arg-type]
    assert found == code
    assert bool(reason) == bool(code)


def test_a_refusal_of_advertising_does_not_hold_back_an_invoice() -> None:
    assert obstacle(replace(LUCIE, refuses_post=True), respect_refusals=False) == ("", "")


def test_the_order_is_that_of_the_bundles() -> None:
    def at(number: int, postcode: str, country: str = "FR") -> Recipient:
        return replace(LUCIE, customer_id=number, address=replace(LILAS, postcode=postcode, country=country))

    people = [at(1, "79098", "DE"), at(2, "75008"), at(3, "01000"), at(4, "20137"), at(5, "6400")]
    assert [one.customer_id for one in addresses(people, Mailing(), "FR")] == [3, 5, 4, 2, 1]
    by_name = [JEAN, LUCIE, BEAL]
    assert [one.customer_id for one in addresses(by_name, Mailing(sort="name"), "FR")] == [3, 2, 1]


def test_those_who_live_together_get_one_letter() -> None:
    home = Household(9, "M. et Mme Moreau")
    group = [replace(LUCIE, household=home), replace(JEAN, household=home), BEAL]
    merged = by_household(group)
    assert [one.customer_id for one in merged] == [1, 3]
    assert addressed(merged[0], "FR").lines[0] == "M. et Mme Moreau"


def test_a_household_that_is_itself_in_the_list_stands_for_its_members() -> None:
    home = replace(LUCIE, customer_id=9, kind="household", title="M. et Mme", first_name=None, household=None)
    merged = by_household([replace(LUCIE, household=Household(9, "x")), home])
    assert [one.customer_id for one in merged] == [9]
    assert addressed(merged[0], "FR").lines[0] == "M. et Mme Moreau"


def test_same_name_and_door_is_a_household_too() -> None:
    assert addressed(by_household([LUCIE, JEAN])[0], "FR").lines[0] == "M. et Mme Moreau"
    child = replace(LUCIE, customer_id=4, title=None, first_name="Zoé")
    assert addressed(by_household([LUCIE, JEAN, child])[0], "FR").lines[0] == "Moreau family"
    neighbour = replace(JEAN, address=replace(LILAS, lines=("14 rue des Lilas",)))
    assert len(by_household([LUCIE, neighbour, replace(JEAN, last_name="Petit")])) == 3


def test_one_of_a_household_alone_keeps_their_own_name() -> None:
    alone = replace(LUCIE, household=Household(9, "M. et Mme Moreau"))
    assert addressed(by_household([alone])[0], "FR").lines[0] == "Mme Lucie Moreau"


def test_who_refuses_is_no_part_of_the_household_letter() -> None:
    people = addresses([LUCIE, replace(JEAN, refuses_post=True)], Mailing(per_household=True), "FR")
    assert [(one.customer_id, one.code) for one in people if one.code] == [(2, "refuses")]
    assert [one.lines[0] for one in people if one.lines] == ["Mme Lucie Moreau"]


def test_lines_can_be_printed_as_they_were_typed() -> None:
    people = addresses([LUCIE], Mailing(as_norm=False), "BE")
    assert people[0].lines == ("Mme Lucie Moreau", "12 bis, rue des Lilas", "69003 Lyon", "France")


def test_a_piece_knows_everyone_it_is_for_and_its_bundle() -> None:
    people = addresses([LUCIE, JEAN, BEAL], Mailing(per_household=True), "FR")
    assert [one.customer_ids for one in people] == [(3,), (1, 2)]
    assert {one.bundle for one in people} == {("", "69")}
    freiburg = replace(LUCIE, address=replace(LILAS, postcode="79098", country="DE"))
    assert addresses([freiburg], Mailing(), "FR")[0].bundle == ("DE", "")


def test_a_badge_bears_the_name_and_the_company_or_the_town() -> None:
    worn = badges([LUCIE, replace(JEAN, company="Mairie"), BEAL, replace(LUCIE, state="deceased")])
    assert [one.lines for one in worn] == [
        ("Claire Béal", "Béal Voyages SARL"),
        ("Jean Moreau", "Mairie"),
        ("Lucie Moreau", "Lyon"),
        (),
    ]
    assert worn[-1].code == "deceased"


def test_the_house_has_an_address_like_any_other() -> None:
    house = Establishment(name="Hôtel du Lac", address_1="3, quai Vauban", postcode="74000", city="Annecy")
    assert sender(house).lines == ("Hôtel du Lac", "3 QUAI VAUBAN", "74000 ANNECY")
    with pytest.raises(Refused, match="establishment"):
        sender(Establishment())


def test_those_left_out_are_counted_by_reason() -> None:
    left_out = [
        LeftOut(n, "", code, "") for n, code in enumerate(["too_long", "no_postcode", "no_postcode", "deceased"])
    ]
    assert summary(left_out) == "2 without a right postcode, 1 too long, 1 deceased, closed or blocked"
    assert summary([]) == ""


def test_the_household_line_speaks_french() -> None:
    speak("fr")
    assert addressed(by_household([LUCIE, JEAN])[0], "FR").lines[0] == "M. et Mme Moreau"
