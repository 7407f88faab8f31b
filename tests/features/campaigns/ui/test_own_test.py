from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from grc_desktop.features.campaigns.queries import campaign
from grc_desktop.features.campaigns.ui.own_test import OwnTest
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import enqueue, save_account
from grc_desktop.features.outbox.queries import status
from tests.features.outbox.ledger import email
from tests.features.outbox.mail_server import Handler, serving

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def own_test(qtbot: QtBot, workplace: Workplace, make_draft: Callable[..., int], backstage: Backstage) -> OwnTest:
    made = OwnTest(workplace)
    qtbot.addWidget(made)
    made.show()
    made.show_campaign(backstage.read(campaign, campaign_id=make_draft("")))
    made.show_channel("email")
    return made


def test_the_test_leaves_and_nothing_else_that_waits(own_test: OwnTest, backstage: Backstage, qtbot: QtBot) -> None:
    mail = Handler()
    with serving(mail) as port:
        options = {"host": "127.0.0.1", "port": port, "security": "none", "from_address": "accueil@hotel.exemple"}
        backstage.write(save_account, account=Account(key="house", name="House", kind="smtp", options=options))
        backstage.write(enqueue, messages=[email(1)])  # somebody else's, queued before
        own_test._send({"address": "camille@hotel.exemple"})
        qtbot.waitUntil(lambda: bool(mail.arrived))
        qtbot.waitUntil(lambda: own_test.button.isEnabled())
    assert [to for to, _message in mail.arrived] == ["camille@hotel.exemple"]
    found = backstage.read(status)
    assert (found.sent, found.queued) == (1, 1)
