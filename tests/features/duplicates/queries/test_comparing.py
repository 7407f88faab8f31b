from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.schema import LoyaltyEntry, Purchase
from grc_desktop.features.customers.actions import add_customer, make_household
from grc_desktop.features.duplicates.looking import look_for_duplicates
from grc_desktop.features.duplicates.queries import compare, household_proposal

HOME = {"last_name": "Le Goff", "address_1": "4 quai de la Loire", "postcode": "22100", "city": "Dinan"}


def test_two_are_compared_field_by_field_with_what_hangs_on_them(base: Database) -> None:
    lucie = base.write(add_customer, values={
        "last_name": "Moreau", "first_name": "Lucie", "mobile": "0612487703", "birth_date": "1984-02-04",
        "tags": "VIP", "notes": "Calme", "consent.sms": "oui",
    }).result  # fmt: skip
    double = base.write(add_customer, values={
        "last_name": "MOREAU", "first_name": "L.", "mobile": "0612487703", "birth_date": "1984-04-02",
        "address_1": "3 rue X", "city": "Lyon", "consent.sms": "non",
    }).result  # fmt: skip

    def deal(session: Session) -> None:
        session.add(Purchase(customer_id=lucie, amount_cents=1000, date=date(2026, 1, 5)))
        session.add(LoyaltyEntry(customer_id=double, date=date(2026, 1, 1), kind="earned", points=25))
        session.flush()

    base.write(deal)
    pair = base.read(compare, one_id=lucie, other_id=double)
    one, other = pair.sides
    assert (one.values["mobile"], other.values["address"]) == ("06 12 48 77 03", "3 rue X, Lyon")
    assert (one.along, other.along) == ({"purchases": 1}, {"points": 25})
    assert one.together == {"tags": "VIP", "notes": "Calme"}
    assert (one.consents["sms"], other.consents["sms"]) == (True, False)
    assert pair.chosen["first_name"] == pair.chosen["last_name"] == lucie
    assert pair.chosen["address"] == double
    assert "mobile" not in pair.chosen, "both say the same"
    assert "birth date with day and month exchanged" in pair.reasons
    assert pair.score > 0.9
    with pytest.raises(Refused):
        base.read(compare, one_id=lucie, other_id=99)


def test_a_household_is_proposed_with_all_who_live_there(base: Database) -> None:
    ids = [
        base.write(add_customer, values={**HOME, "first_name": name, "title": title}).result
        for name, title in (("Yann", "M."), ("Soazig", "Mme"), ("Maëlle", ""))
    ]
    look_for_duplicates(base)
    home = base.read(household_proposal, one_id=ids[0], other_id=ids[1])
    assert [member.customer_id for member in home.members] == ids
    assert (home.title, home.name, home.address) == ("M. et Mme", "Le Goff", ("4 quai de la Loire", "22100 Dinan"))
    assert "same address" in home.reasons

    made = base.write(make_household, member_ids=ids[:2], name="Le Goff", title="M. et Mme").result
    home = base.read(household_proposal, one_id=ids[1], other_id=ids[2])
    assert {member.household_id for member in home.members} == {made, None}
    assert home.members[0].household == "M. et Mme Le Goff"
