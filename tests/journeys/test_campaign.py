"""A campaign from the list of winter guests to what it brought, over a real mail server."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit

from grc_desktop.features.campaigns.ui.campaigns_page import CampaignsPage
from grc_desktop.features.customers.ui.page import ClientsPage
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import save_account
from grc_desktop.features.segments.actions import save_view
from tests.features.outbox.mail_server import Handler, serving
from tests.journeys.conftest import Receptionist

WINTER = "stays(month in (12, 1, 2, 3)) >= 1 and last_purchase < 8 months ago"


@pytest.fixture
def mail() -> Iterator[tuple[Handler, int]]:
    """A mail server and its port; its log is not the program's."""
    log, handler = logging.getLogger("mail.log"), Handler()
    before, log.disabled = log.disabled, True
    with serving(handler) as port:
        yield handler, port
    log.disabled = before


def open_sample_house(somebody: Receptionist, port: int) -> None:
    """A house with guests, an account to send by, and a segment."""
    somebody.presses("Try the sample house")
    somebody.sees(lambda: somebody.program.place is not None)
    options = {"host": "127.0.0.1", "port": port, "security": "none", "from_address": "accueil@hotel.exemple"}
    account = Account(key="house", name="House", kind="smtp", options=options, default=True)
    somebody.place.jobs.act(somebody.window, save_account, account=account)
    somebody.place.jobs.act(somebody.window, save_view, name="Winter guests", expression=WINTER)
    somebody.settle()


def choose_segment(somebody: Receptionist) -> None:
    """The list of the segment, all checked, and a campaign begun with them."""
    somebody.window.show_page("customers")
    somebody.settle()
    page = somebody.window.stack.currentWidget()
    assert isinstance(page, ClientsPage)
    menu = page.list.bar.view_button.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text().startswith("Winter guests")).trigger()
    somebody.settle()
    assert page.list.table.count > 10
    page.list.table.check_all(True)
    somebody.presses("Campaign")
    somebody.sees(lambda: isinstance(somebody.window.stack.currentWidget(), CampaignsPage))
    somebody.settle()


def test_from_the_winter_guests_to_what_the_campaign_brought(
    receptionist: Receptionist, mail: tuple[Handler, int]
) -> None:
    somebody, (server, port) = receptionist, mail
    open_sample_house(somebody, port)
    choose_segment(somebody)
    page = somebody.window.stack.currentWidget()
    assert isinstance(page, CampaignsPage)
    wizard = page.wizard
    name = wizard.goal.form.input("name")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    somebody.types("Snow", name)
    for step in ("audience", "message"):
        somebody.presses("Next")
        somebody.sees(lambda step=step: wizard.step == step)  # type: ignore[misc]
        somebody.settle()

    # One template gives every channel and language its words.
    template = next(one for one in wizard.message.models.button.menu().actions() if one.text() == "Seasonal offer")
    template.trigger()
    somebody.settle()
    somebody.presses("Next")
    somebody.sees(lambda: wizard.review.found is not None)
    somebody.settle()
    assert wizard.review.found is not None
    assert wizard.review.found.blocking == ()
    expected = len(wizard.review.found.order["email"])
    assert expected > 3
    wizard.review.tabs.buttons["email"].click()
    somebody.sees(lambda: wizard.review.preview.made is not None and wizard.review.preview.made.channel == "email")
    shown = wizard.review.preview.made
    assert shown is not None
    somebody.presses("Next")
    somebody.sees(lambda: wizard.step == "sending")
    somebody.settle()
    somebody.presses("Launch")

    # E-mails leave at once; letters wait to be printed.
    somebody.sees(lambda: len(server.arrived) == expected)
    somebody.settle()
    assert len({to for to, _ in server.arrived}) == expected
    view = page.under_way
    somebody.sees(lambda: view.campaign is not None and view.campaign.sent == expected)
    body = server.of(shown.address).get_body(("html",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == shown.html

    # A guest comes to the desk with the code of the offer: the results know.
    page.enter_code()
    somebody.types(shown.code or "", page.code.line)
    somebody.keys("Return", page.code.line)
    somebody.settle()
    somebody.presses("Record the answer")
    somebody.settle()
    assert view.campaign is not None
    page.open(view.campaign.id, results=True)
    somebody.sees(lambda: view.results.isVisible() and view.campaign is not None and view.campaign.answered == 1)
    somebody.settle()
