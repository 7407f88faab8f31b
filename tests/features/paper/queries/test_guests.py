from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.paper.queries import arrivals, customer_file, present
from tests.features.exports import small_house as house
from tests.features.paper.guests import DAY, check_in


@pytest.fixture
def full(base: Database) -> Database:
    base.write(check_in)
    return base


def test_who_arrives_by_room_and_who_does_not_come(full: Database) -> None:
    guests = full.read(arrivals, day=DAY)
    assert [guest.customer.id for guest in guests] == [house.LUCIE, house.SARA]
    assert guests[0].complaint == "Bruit"
    assert guests[0].points == 120
    assert guests[1].complaint is None


def test_who_is_in_the_house_leaves_stays_and_arrives(full: Database) -> None:
    guests = full.read(present, day=DAY)
    assert [guest.customer.id for guest in guests] == [house.JEAN, house.BEAL, house.LUCIE, house.SARA]


def test_everything_on_one_customer(full: Database) -> None:
    whole = full.read(customer_file, customer_id=house.LUCIE)
    assert whole.customer.name == "Lucie Moreau"
    assert len(whole.purchases) == 2
    assert [complaint.record.subject for complaint in whole.complaints] == ["Bruit"]
    assert [exchange.subject for exchange in whole.exchanges] == ["Réservation"]
    assert [word.channel for word in whole.consents] == ["email"]
    assert whole.account.points == 120


def test_a_customer_who_is_gone_is_refused(full: Database) -> None:
    with pytest.raises(Refused):
        full.read(customer_file, customer_id=999)
