from __future__ import annotations

from typing import Any

from grc_desktop.database.journal.undo import undo
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.customers.actions.introducing import introduce
from grc_desktop.features.customers.queries import find_customers, links

NOTHING: dict[str, object] = {"position": None, "since": None, "until": None, "notes": None}


def test_somebody_new_and_the_link_are_one_operation(base: Any) -> None:
    company = base.write(add_customer, values={"company": "Altéa"}).result
    done = base.write(
        introduce, customer_id=company, values={"last_name": "Blanc", "first_name": "Rose"}, role="contact",
        outgoing=False, link={**NOTHING, "position": "Buyer"},
    )  # fmt: skip
    (link,) = base.read(links, customer_id=company)
    assert (link.other_id, link.outgoing, link.position) == (done.result, False, "Buyer")
    assert "Rose Blanc" in done.words
    base.write(undo, operation_id=done.operation_id)
    assert base.read(links, customer_id=company) == []
    assert base.read(find_customers, text="blanc") == []


def test_two_can_become_a_household(base: Any) -> None:
    lucie = base.write(add_customer, values={"last_name": "Moreau", "first_name": "Lucie"}).result
    base.write(
        introduce, customer_id=lucie, values={"last_name": "Moreau", "first_name": "Paul"}, role="household",
        outgoing=True, link=NOTHING,
    )  # fmt: skip
    (link,) = base.read(links, customer_id=lucie)
    assert (link.role, link.other_kind) == ("member", "household")
