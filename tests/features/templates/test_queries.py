"""What fills the fields of a text, in the language of the text."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer, LoyaltyEntry, Purchase
from grc_desktop.features.templates.fields import FIELDS
from grc_desktop.features.templates.queries import example_values, merge_values
from tests.features.exports import small_house as house


def _more(session: Session) -> None:
    session.execute(insert(LoyaltyEntry).values(
        [{"customer_id": house.LUCIE, "date": date(2026, 1, 5), "kind": "earned", "points": 120, "words": "Séjour",
          "expires_on": date(2027, 1, 31)},
         {"customer_id": house.LUCIE, "date": date(2026, 3, 1), "kind": "spent", "points": -20, "words": None,
          "expires_on": None}]
    ))  # fmt: skip
    session.execute(insert(Purchase).values(
        [{"customer_id": house.JEAN, "kind": "stay", "date": day, "arrival": day, "nights": nights, "room": room,
          "status": status}
         for day, nights, room, status in (
             (date(2025, 2, 14), 2, "101", "done"),
             (date(2026, 2, 1), 3, "204", "done"),
             (date(2026, 5, 1), 9, "9", "cancelled"),
             (date(2027, 1, 1), 4, "12", "confirmed"),
         )]
    ))  # fmt: skip
    session.execute(insert(Customer).values(id=99, kind="person", last_name="Roy", salutation="Cher Maurice,"))


@pytest.fixture
def furnished(base: Database) -> Database:
    base.write(house.furnish)
    base.write(_more)
    return base


def test_every_field_has_a_value(furnished: Database) -> None:
    values = furnished.read(merge_values, customer_ids=[house.LUCIE], language="fr")[house.LUCIE]
    assert set(values) <= {field.key for field in FIELDS}
    for field in FIELDS:
        if field.sure:
            assert values[field.key], field.key
    assert set(example_values("fr", date(2026, 11, 22))) == {field.key for field in FIELDS}


def test_a_guest_in_french(furnished: Database) -> None:
    values = furnished.read(merge_values, customer_ids=[house.LUCIE], language="fr")[house.LUCIE]
    assert values["salutation"] == "Chère Madame Moreau"
    assert values["formal_salutation"] == "Madame Moreau"
    assert values["title"] == "Madame"
    assert values["address"] == "12 bis, rue des Lilas\n69003 Lyon"
    assert values["birthday"] == "29 février"
    assert values["points"] == "100"
    assert (values["points_expiring"], values["points_expiry"]) == ("100", "31 janvier 2027")
    assert values["points_entries"] == "01/03/2026 : -20\n05/01/2026 : +120 (Séjour)"
    assert values["mobile"] == "06 12 48 77 03"
    assert values["date"] == "22 novembre 2026"
    assert values["house_name"] == "Hôtel des Remparts"
    assert values["house_address"] == "12 avenue Vauban, 05100 Briançon"
    assert values["user"] == "Camille"


def test_the_same_guest_in_a_letter_of_another_language(furnished: Database) -> None:
    values = furnished.read(merge_values, customer_ids=[house.LUCIE], language="en")[house.LUCIE]
    assert values["salutation"] == "Dear Ms Moreau"
    assert values["birthday"] == "29 February"
    assert values["date"] == "22 November 2026"
    assert values["language"] == "fr"


def test_the_last_stay_is_the_last_that_was(furnished: Database) -> None:
    values = furnished.read(merge_values, customer_ids=[house.JEAN], language="fr")[house.JEAN]
    assert (values["last_stay"], values["last_nights"], values["last_room"]) == ("1er février 2026", "3", "204")
    assert values["next_arrival"] == "1er janvier 2027"
    assert values["stays"] == "3"


def test_a_salutation_of_their_own_goes_before(furnished: Database) -> None:
    values = furnished.read(merge_values, customer_ids=[99], language="en")[99]
    assert values["salutation"] == "Cher Maurice"


def test_companies_are_not_greeted_by_a_title(furnished: Database) -> None:
    values = furnished.read(merge_values, customer_ids=[house.BEAL], language="fr")[house.BEAL]
    assert values["salutation"] == "Madame, Monsieur"
    assert values["full_name"] == values["company"] == "Béal Voyages SARL"


def test_more_values_and_only_those_asked_for(furnished: Database) -> None:
    found = furnished.read(
        merge_values,
        customer_ids=[house.JEAN, 12345, house.LUCIE],
        language="fr",
        fields={"last_name"},
        extra={house.LUCIE: {"code": "NEIGE-1"}, 12345: {"code": "x"}},
    )
    assert list(found) == [house.JEAN, house.LUCIE]
    assert found[house.LUCIE]["code"] == "NEIGE-1"
    assert "code" not in found[house.JEAN]
    assert "last_stay" not in found[house.JEAN]


def test_a_complaint_is_the_open_one_unless_it_is_named(demo_base: Database) -> None:
    from grc_desktop.database.schema import OPEN_STATES, Complaint

    with demo_base.transaction() as session:
        rows = [(one.id, one.customer_id, one.number, one.state) for one in session.query(Complaint)]
    opened = next(row for row in rows if row[3] in OPEN_STATES)
    closed = next(row for row in rows if row[3] not in OPEN_STATES)
    values = demo_base.read(merge_values, customer_ids=[opened[1], closed[1]], language="fr")
    assert values[opened[1]]["complaint_number"] == opened[2]
    named = demo_base.read(merge_values, customer_ids=[closed[1]], language="fr", complaint_id=closed[0])
    assert named[closed[1]]["complaint_number"] == closed[2]
