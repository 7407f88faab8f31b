"""A round through every page and every tab of the sample house."""

from __future__ import annotations

from grc_desktop.app.first_start import FirstStart
from grc_desktop.features.customers.ui.page import ClientsPage
from tests.journeys.conftest import Receptionist


def test_a_round_through_the_sample_house(receptionist: Receptionist) -> None:
    """No part flashes as a window of its own (a guard of the look), and the keyboard stays with the window."""
    somebody = receptionist
    first = somebody.program._alone
    assert isinstance(first, FirstStart)
    somebody.presses("Try the sample house")
    somebody.sees(lambda: somebody.program.place is not None)
    somebody.settle()
    keys = somebody.window.page_keys()
    assert len(keys) >= 7
    for key in keys:
        somebody.window.show_page(key)
        somebody.settle()
        assert somebody.window.isActiveWindow(), key

    somebody.window.show_page("customers", {"customer_id": 1})
    page = somebody.window.stack.currentWidget()
    assert isinstance(page, ClientsPage)
    somebody.settle()
    assert page.record.tabs.count() >= 6
    for tab in range(page.record.tabs.count()):
        page.record.tabs.setCurrentIndex(tab)
        somebody.settle()
        assert somebody.window.isActiveWindow(), page.record.tabs.tabText(tab)
