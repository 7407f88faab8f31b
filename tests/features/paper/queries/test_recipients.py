from __future__ import annotations

from datetime import date

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.paper.queries import recipients
from grc_desktop.features.paper.records import Recipient
from tests.features.exports import small_house as house

TODAY = date(2026, 11, 22)


@pytest.fixture
def found(base: Database) -> dict[int, Recipient]:
    base.write(house.furnish)
    return {one.customer_id: one for one in base.read(recipients, ids=range(1, 12), today=TODAY)}


def test_they_come_in_the_order_asked_for_without_those_gone(base: Database) -> None:
    base.write(house.furnish)
    ids = [house.ANKE, 99, house.LUCIE]
    assert [one.customer_id for one in base.read(recipients, ids=ids, today=TODAY)] == [house.ANKE, house.LUCIE]


def test_an_address_that_mail_came_back_from_gives_way_to_another(found: dict[int, Recipient]) -> None:
    address = found[house.LUCIE].address
    assert address is not None
    assert address.lines == ("12 bis, rue des Lilas",)
    assert address.returned_on is None


def test_a_member_without_an_address_is_reached_at_home(found: dict[int, Recipient]) -> None:
    jean = found[house.JEAN]
    assert jean.address is not None
    assert jean.address.postcode == "69003"
    assert jean.household is not None
    assert (jean.household.customer_id, jean.household.name) == (house.HOME, "M. et Mme Moreau")
    assert jean.organisation == ""


def test_an_interlocutor_without_an_address_is_reached_at_work(found: dict[int, Recipient]) -> None:
    claire = found[house.CLAIRE]
    assert claire.address is not None
    assert (claire.organisation, claire.address.city) == ("Béal Voyages SARL", "Grenoble")
    assert (found[house.BEAL].contact_title, found[house.BEAL].contact) == ("Mme", "Claire Béal")


def test_a_link_that_has_ended_reaches_nobody(found: dict[int, Recipient]) -> None:
    assert found[house.NOBODY].address is None
    assert found[house.NOBODY].household is None


def test_the_last_word_on_post_counts(found: dict[int, Recipient]) -> None:
    assert {one.customer_id for one in found.values() if one.refuses_post} == {house.REFUSES}


def test_a_thousand_are_asked_for_in_few_questions(base: Database) -> None:
    base.write(house.furnish)
    assert len(base.read(recipients, ids=list(range(1, 1200)), today=TODAY)) == 11
