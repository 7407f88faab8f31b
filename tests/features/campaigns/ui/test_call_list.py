from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from grc_desktop.features.campaigns.actions import create_campaign, launch, save_draft_message
from grc_desktop.features.campaigns.queries import calls_of
from grc_desktop.features.campaigns.records import Options
from grc_desktop.features.campaigns.ui import call_list
from grc_desktop.features.campaigns.ui.call_list import CallList
from grc_desktop.features.customers.actions import edit_customer
from grc_desktop.features.outbox.queries import status

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def campaign_id(backstage: Backstage) -> int:
    """Calls about a stay, which need no consent."""
    options = Options(channels=("phone",), quiet_days=0)
    made = backstage.write(create_campaign, name="Calls", purpose="service", options=options)
    body = "How was your stay, {{full_name}}?"
    backstage.write(save_draft_message, campaign_id=made, channel="phone", language="fr", body=body)
    backstage.write(launch, campaign_id=made)
    return made


@pytest.fixture
def calls(qtbot: QtBot, workplace: Workplace, backstage: Backstage, campaign_id: int) -> CallList:
    made = CallList(workplace)
    qtbot.addWidget(made)
    made.resize(1100, 340)
    made.show()
    made.open(campaign_id)
    backstage.settle()
    return made


def test_the_first_call_is_there_with_its_script(calls: CallList, backstage: Backstage, campaign_id: int) -> None:
    waiting = backstage.read(calls_of, campaign_id=campaign_id)
    assert calls.table.count == len(waiting)
    assert calls.who.text() == waiting[0].name
    assert calls.script.text().startswith("How was your stay, ")


def test_one_key_writes_down_what_came_of_it(
    calls: CallList, backstage: Backstage, campaign_id: int, qtbot: QtBot
) -> None:
    before = calls.table.count
    calls.note.setPlainText("Very happy")
    calls.table.setFocus()
    qtbot.keyClick(calls.table, Qt.Key.Key_2)
    backstage.settle()
    assert backstage.read(status, campaign_id=campaign_id).sent == 1
    calls.open(campaign_id)
    backstage.settle()
    assert calls.table.count == before - 1
    assert calls.note.toPlainText() == ""


def test_nobody_there_stays_on_the_list_for_later(
    calls: CallList, backstage: Backstage, campaign_id: int, qtbot: QtBot
) -> None:
    before, first = calls.table.count, calls.table.current_id
    calls.outcomes["no_answer"].click()
    backstage.settle()
    calls.open(campaign_id)
    backstage.settle()
    assert calls.table.count == before
    assert backstage.read(calls_of, campaign_id=campaign_id)[-1].id == first
    assert calls.table.current_id == backstage.read(calls_of, campaign_id=campaign_id)[0].id  # on to the next


def test_the_list_is_printed_for_those_who_call_elsewhere(
    calls: CallList, backstage: Backstage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(call_list, "print_pdf", lambda _owner, data, _title, **_: printed.append(data))
    calls.print.click()
    qtbot.waitUntil(lambda: bool(printed))
    assert printed[0].startswith(b"%PDF")
    backstage.settle()


def test_why_a_call_may_not_be_made_now_is_said(calls: CallList, backstage: Backstage, campaign_id: int) -> None:
    assert calls.law.isHidden()
    first = backstage.read(calls_of, campaign_id=campaign_id)[0]
    assert first.customer_id is not None
    backstage.write(edit_customer, customer_id=first.customer_id, changes={"state": "deceased"})
    calls.open(campaign_id)
    backstage.settle()
    assert not calls.law.isHidden()
    assert calls.law.text.startswith("The customer has died.")
