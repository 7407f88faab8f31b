from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from grc_desktop.core.clock import Clock
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import claim_next, enqueue, release_unknown, save_account
from grc_desktop.features.outbox.feature import FEATURE
from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.queries import status
from grc_desktop.features.outbox.records import Status
from grc_desktop.features.outbox.ui.outbox_page import OutboxPage
from grc_desktop.features.outbox.ui.sending import Sending
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.privacy.queries import current_consents
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage
from tests.features.outbox.ledger import add_campaign, email
from tests.features.outbox.mail_server import PASSWORD, USER, Handler, serving
from tests.features.outbox.test_incoming import reply


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> OutboxPage:
    made = OutboxPage(workplace)
    qtbot.addWidget(made)
    workplace.notices.setParent(made)
    made.resize(1100, 700)
    made.show()
    return made


def use(backstage: Backstage, port: int) -> None:
    options = {"host": "127.0.0.1", "port": port, "security": "none", "from_address": "a@hotel.exemple"}
    backstage.write(save_account, account=Account(key="a", name="Hôtel", kind="smtp", options=options))


def test_an_empty_outbox_says_what_it_is_for(page: OutboxPage, backstage: Backstage) -> None:
    backstage.settle()

    assert page.table.count == 0
    assert not page.send_button.isEnabled()
    assert page._banner.isHidden()


def test_mail_that_is_dropped_is_read(page: OutboxPage, backstage: Backstage, qtbot: QtBot, tmp_path: Path) -> None:
    assert FEATURE.pages[0].takes == (".eml",)
    who = backstage.write(add_customer, values={"last_name": "Moreau", "email": "moreau@exemple.fr"})
    backstage.write(record_consent, customer_id=who, channel="email", given=True)
    dropped = tmp_path / "reponse.eml"
    dropped.write_bytes(reply("STOP", "", headers=""))

    page.request(paths=[dropped])

    qtbot.waitUntil(lambda: page.place.notices.text == "Came in: 1 wants no more.")
    word = backstage.read(current_consents, customer_id=who)["email"]
    assert word is not None
    assert not word.given


def test_send_now(page: OutboxPage, backstage: Backstage, qtbot: QtBot, mail: Handler, port: int) -> None:
    use(backstage, port)
    backstage.write(enqueue, messages=[email(1), email(2)])
    backstage.settle()
    assert page.table.count == 2
    assert page.subtitle == "2 messages wait"

    qtbot.mouseClick(page.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(mail.arrived) == 2 and not page.sending.is_under_way)
    backstage.settle()

    assert page.table.count == 0
    assert page.place.notices.text == "2 messages sent."
    assert backstage.read(status) == Status(sent=2)


def test_no_account_offers_to_add_one(page: OutboxPage, backstage: Backstage, qtbot: QtBot) -> None:
    backstage.write(enqueue, messages=[email(1)])
    backstage.settle()

    assert page._banner.text == "No account carries what waits by e-mail."
    with qtbot.waitSignal(page.place.page_wanted) as wanted:
        qtbot.mouseClick(page._banner.action_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["settings", {"tab": "sending"}]


def test_a_wrong_password_is_asked_for_again(
    page: OutboxPage, backstage: Backstage, qtbot: QtBot, mail: Handler, tmp_path: Path
) -> None:
    def type_password(words: str) -> None:
        qtbot.mouseClick(page.send_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.sending._asking is not None and page.sending._asking.isVisible())
        assert page.sending._asking is not None
        entry = cast("QLineEdit", page.sending._asking.form.input("password"))
        assert entry.echoMode() is QLineEdit.EchoMode.Password
        qtbot.keyClicks(entry, words)
        qtbot.keyClick(entry, Qt.Key.Key_Return)

    with serving(mail, security="tls", folder=tmp_path) as port:
        options = {"host": "127.0.0.1", "port": port, "security": "tls", "from_address": USER, "user": USER,
                   "ca_file": str(tmp_path / "certificate.pem")}  # fmt: skip
        backstage.write(save_account, account=Account(key="a", name="Hôtel", kind="smtp", options=options))
        backstage.write(enqueue, messages=[email(1)])
        backstage.settle()

        type_password("faux")
        qtbot.waitUntil(lambda: "does not accept the user name or the password" in page.place.notices.text)
        qtbot.waitUntil(lambda: not page.sending.is_under_way)
        assert backstage.read(status) == Status(queued=1)

        type_password(PASSWORD)
        qtbot.waitUntil(lambda: page.place.notices.text == "1 message sent.")
    assert backstage.read(status) == Status(sent=1)


def test_words_that_the_header_took_away_are_not_put_back(page: OutboxPage, backstage: Backstage) -> None:
    page.send_button.setText("")  # its icon alone, where there is little room
    page.reload()
    backstage.settle()

    assert page.send_button.text() == ""
    assert page.send_button.accessibleName() == "Send now"


@pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal")
def test_a_modem_pulled_out_leaves_the_window_usable(page: OutboxPage, backstage: Backstage, qtbot: QtBot) -> None:
    from tests.features.outbox.at_modem import AtModem, plugged_in

    with plugged_in(AtModem(unplug_after=1)) as device:
        options = {"device": device, "connection": "at115200"}
        backstage.write(save_account, account=Account(key="m", name="Modem", kind="modem", options=options))
        texts = [email(number, channel="sms", address=f"+3361234567{number}") for number in range(3)]
        backstage.write(enqueue, messages=texts)
        backstage.settle()
        qtbot.mouseClick(page.send_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.sending.is_under_way)
        assert page.send_button.text() == "Suspend"
        backstage.settle()  # questions are answered while the modem is spoken to
        qtbot.waitUntil(lambda: not page.sending.is_under_way)
        backstage.settle()

    assert backstage.read(status) == Status(sent=1, unknown=1, queued=1)
    assert "1 unknown: decide" in page.place.notices.text
    assert "does not answer any more. Plug it in again" in page.place.notices.text


def test_what_is_unknown_is_decided(page: OutboxPage, backstage: Backstage, qtbot: QtBot) -> None:
    backstage.write(enqueue, messages=[email(1), email(2)])
    for key in (1, 2):
        backstage.write(claim_next, candidates=[key], claimed_by="dead", rules=read_rules())
    backstage.write(release_unknown)
    backstage.settle()
    assert "Nobody knows whether 2 messages arrived" in page._banner.text
    qtbot.mouseClick(page._banner.action_button, Qt.MouseButton.LeftButton)
    backstage.settle()
    assert page.table.count == 2
    assert page._banner.isHidden()  # they are there to be seen

    page.table.select_id(1)
    backstage.settle()
    assert page._reason.text().startswith("The program ended while this message was leaving.")
    qtbot.mouseClick(page._arrived, Qt.MouseButton.LeftButton)
    backstage.settle()
    page.table.select_id(2)
    qtbot.mouseClick(page._again, Qt.MouseButton.LeftButton)
    backstage.settle()

    assert backstage.read(status) == Status(sent=1, queued=1)
    assert page.table.count == 0


def test_cancelled_and_put_back(page: OutboxPage, backstage: Backstage, qtbot: QtBot) -> None:
    backstage.write(enqueue, messages=[email(1), email(2), email(3)])
    backstage.settle()
    page.table.check_all()
    qtbot.mouseClick(page._cancel, Qt.MouseButton.LeftButton)
    backstage.settle()
    assert backstage.read(status) == Status(cancelled=3)

    notices = page.place.notices
    assert notices.text == "3 messages will not leave."
    notices.action_button.click()
    backstage.settle()
    assert backstage.read(status) == Status(queued=3)


def test_only_one_campaign(page: OutboxPage, backstage: Backstage) -> None:
    campaign_id = backstage.write(add_campaign)
    backstage.write(enqueue, messages=[email(1, campaign_id=campaign_id), email(2)])
    page.request(campaign_id=campaign_id)
    backstage.settle()

    assert page.table.count == 1
    assert page._campaign.currentText() == "Hiver"


def test_a_missed_hour_is_said_and_never_fires_by_itself(
    page: OutboxPage, backstage: Backstage, clock: Clock, mail: Handler, port: int, qtbot: QtBot
) -> None:
    use(backstage, port)
    backstage.write(enqueue, messages=[email(1, not_before=clock.now() - timedelta(hours=5))])
    backstage.settle()
    sending = Sending.of(page.place)
    sending.look()
    backstage.settle()

    assert "while the program was not there" in page.place.notices.text
    with qtbot.waitSignal(page.place.page_wanted) as wanted:
        page.place.notices.action_button.click()
    assert wanted.args == ["outbox", {"state": "queued"}]
    page.place.notices.say("")
    sending.look()
    backstage.settle()
    assert page.place.notices.text == ""  # said once
    assert not sending.is_under_way
    assert mail.arrived == []
    assert "while the program was not there" in page._banner.text
    qtbot.mouseClick(page._banner.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(mail.arrived) == 1 and not sending.is_under_way)


def test_an_hour_that_comes_sends(
    page: OutboxPage, backstage: Backstage, clock: Clock, mail: Handler, port: int, qtbot: QtBot
) -> None:
    use(backstage, port)
    backstage.write(enqueue, messages=[email(1, not_before=clock.now() - timedelta(minutes=1)), email(2)])
    Sending.of(page.place).look()

    qtbot.waitUntil(lambda: len(mail.arrived) == 1 and not page.sending.is_under_way)
    assert backstage.read(status) == Status(sent=1, queued=1)  # the other has no hour: it waits for a word


def test_an_hour_that_comes_sends_before_the_page_was_ever_shown(
    workplace: Workplace, backstage: Backstage, clock: Clock, mail: Handler, port: int, qtbot: QtBot
) -> None:
    use(backstage, port)
    backstage.write(enqueue, messages=[email(1, not_before=clock.now() - timedelta(minutes=1))])
    assert FEATURE.begin is not None
    FEATURE.begin(workplace)

    qtbot.waitUntil(lambda: len(mail.arrived) == 1 and not Sending.of(workplace).is_under_way)


def test_returned_mail_from_files(page: OutboxPage, backstage: Backstage, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "a.eml").write_bytes(b"From: x@exemple.com\nSubject: Bonjour\n\n")
    page.exchanging.take_files([tmp_path / "a.eml"])

    qtbot.waitUntil(lambda: page.place.notices.text == "Nothing came in that concerns a message.")
