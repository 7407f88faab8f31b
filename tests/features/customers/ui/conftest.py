"""A small house behind the Clients page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.features.customers.ui.page import ClientsPage
    from grc_desktop.ui.workplace import Workplace

PEOPLE: tuple[dict[str, Any], ...] = (
    {"last_name": "Moreau", "first_name": "Lucie", "city": "Lyon", "postcode": "69003", "address_1": "12 rue Neuve",
     "mobile": "06 12 48 77 03", "tags": ("VIP",), "title": "Mme"},
    {"last_name": "Durand", "first_name": "Jean", "city": "Nantes", "tags": ("Fidèle", "ski")},
    {"last_name": "Schmidt", "first_name": "Anke", "city": "Freiburg", "country": "DE"},
    {"kind": "organisation", "company": "Béal Voyages", "city": "Grenoble", "phone": "04 76 11 22 33"},
)  # fmt: skip


@pytest.fixture
def people(backstage: Any) -> dict[str, int]:
    """Ids of a few customers, by last name or company."""
    from grc_desktop.features.customers.actions import add_customer

    return {
        str(values.get("company") or values["last_name"]): backstage.write(add_customer, values=values)
        for values in PEOPLE
    }


@pytest.fixture
def furnished(workplace: Workplace) -> Workplace:
    """The workplace with what customers and duplicates offer."""
    from grc_desktop.features.customers.feature import FEATURE as CUSTOMERS
    from grc_desktop.features.duplicates.feature import FEATURE as DUPLICATES

    workplace.features = (CUSTOMERS, DUPLICATES)
    return workplace


@pytest.fixture
def page(people: dict[str, int], furnished: Workplace, backstage: Any, qtbot: QtBot) -> Iterator[ClientsPage]:
    """The page, shown, with its list loaded."""
    from grc_desktop.features.customers.ui.page import ClientsPage

    page = ClientsPage(furnished)
    qtbot.addWidget(page)
    page.resize(1150, 660)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.list.table.count == len(people))
    qtbot.waitUntil(lambda: page.record.customer_id is not None)
    backstage.settle()
    yield page
    page.hide()
