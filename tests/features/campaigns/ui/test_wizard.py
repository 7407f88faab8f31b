from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from grc_desktop.core.errors import Trouble
from grc_desktop.features.campaigns.actions import create_campaign
from grc_desktop.features.campaigns.queries import campaign
from grc_desktop.features.campaigns.ui.wizard import Wizard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def wizard(qtbot: QtBot, workplace: Workplace) -> Wizard:
    made = Wizard(workplace)
    qtbot.addWidget(made)
    made.resize(1158, 660)
    made.show()
    return made


def _open(wizard: Wizard, campaign_id: int, qtbot: QtBot, step: str = "") -> None:
    wizard.open(campaign_id, step)
    qtbot.waitUntil(lambda: wizard.campaign_id == campaign_id)


def test_what_is_typed_is_saved_without_a_notice(
    wizard: Wizard, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_draft("")
    _open(wizard, campaign_id, qtbot)
    name = wizard.goal.form.input("name")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    qtbot.keyClicks(name, "Snow 2027")
    qtbot.waitUntil(lambda: "Draft saved at" in wizard.said.text())
    backstage.settle()
    assert backstage.read(campaign, campaign_id=campaign_id).name == "Snow 2027"
    assert not wizard.place.notices.isVisible()


def test_a_name_that_is_taken_is_refused_beside_its_field(
    wizard: Wizard, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    backstage.write(create_campaign, name="Taken")
    _open(wizard, make_draft(""), qtbot)
    name = wizard.goal.form.input("name")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    qtbot.keyClicks(name, "Taken")
    qtbot.waitUntil(lambda: wizard.goal.form.finding("name") is not None)


def test_forward_and_back_by_the_buttons(wizard: Wizard, make_draft: Callable[..., int], qtbot: QtBot) -> None:
    _open(wizard, make_draft(""), qtbot)
    assert not wizard.back.isEnabled()
    for step in ("audience", "message", "preview", "sending"):
        wizard.forward.click()
        qtbot.waitUntil(lambda step=step: wizard.step == step)  # type: ignore[misc]
        qtbot.waitUntil(lambda: not wizard.jobs.works)
    assert wizard.forward.isHidden()
    assert not wizard.sending.launch_button.isHidden()
    wizard.back.click()
    qtbot.waitUntil(lambda: wizard.step == "preview")
    qtbot.waitUntil(lambda: not wizard.jobs.works)


def test_no_channel_keeps_the_first_step(wizard: Wizard, make_draft: Callable[..., int], qtbot: QtBot) -> None:
    _open(wizard, make_draft("", channels=("email",)), qtbot)

    wizard.goal.channels["email"].setChecked(False)
    wizard.forward.click()
    assert wizard.step == "goal"
    assert "at least one channel" in wizard.place.notices.text


def test_the_launch_tells_the_page(wizard: Wizard, make_draft: Callable[..., int], qtbot: QtBot) -> None:
    campaign_id = make_draft("", channels=("post",))
    _open(wizard, campaign_id, qtbot, "sending")
    qtbot.waitUntil(lambda: wizard.sending.launch_button.isEnabled() and bool(wizard.sending.ways.count))
    with qtbot.waitSignal(wizard.launched) as told:
        wizard.sending.launch_button.click()
    assert told.args == [campaign_id]
    qtbot.waitUntil(lambda: not wizard.jobs.works)


def test_a_launch_can_be_stopped_and_tried_again(
    wizard: Wizard, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_draft("", channels=("post",))
    _open(wizard, campaign_id, qtbot, "sending")
    qtbot.waitUntil(lambda: wizard.sending.launch_button.isEnabled() and bool(wizard.sending.ways.count))
    wizard.sending.launch_button.click()
    assert not wizard.sending.launch_button.isEnabled()
    (work,) = wizard.jobs.works
    wizard.jobs.cancel(work.number)
    qtbot.waitUntil(lambda: not wizard.jobs.works and wizard.sending.launch_button.isEnabled())
    assert backstage.read(campaign, campaign_id=campaign_id).state == "draft"
    with qtbot.waitSignal(wizard.launched):
        wizard.sending.launch_button.click()
    qtbot.waitUntil(lambda: not wizard.jobs.works)


def test_a_launch_that_the_disk_stopped_is_tried_again(
    wizard: Wizard, make_draft: Callable[..., int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Trouble("The disk is full.")

    _open(wizard, make_draft("", channels=("post",)), qtbot, "sending")
    qtbot.waitUntil(lambda: wizard.sending.launch_button.isEnabled() and bool(wizard.sending.ways.count))
    with monkeypatch.context() as patched, qtbot.waitSignal(wizard.jobs.troubled):
        patched.setattr(wizard.jobs._base, "write", full)
        wizard.sending.launch_button.click()
    with qtbot.waitSignal(wizard.launched):
        wizard.sending.launch_button.click()
    qtbot.waitUntil(lambda: not wizard.jobs.works)
