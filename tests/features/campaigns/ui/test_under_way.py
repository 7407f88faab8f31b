from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import update
from sqlalchemy.orm import Session

from grc_desktop.database.journal.reading import last_operation
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Message
from grc_desktop.features.campaigns.actions import launch, pause, reschedule, save_campaign
from grc_desktop.features.campaigns.queries import campaign
from grc_desktop.features.campaigns.ui.under_way import UnderWay
from grc_desktop.features.customers.actions import edit_customer
from grc_desktop.features.outbox.queries import listed, messages_of, runs, status
from grc_desktop.features.outbox.schedules import Schedule

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def view(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> UnderWay:
    made = UnderWay(workplace)
    qtbot.addWidget(made)
    made.resize(1158, 660)
    made.show()
    return made


def _open(view: UnderWay, campaign_id: int, backstage: Backstage, qtbot: QtBot) -> None:
    view.open(campaign_id)
    qtbot.waitUntil(lambda: view.campaign is not None)
    qtbot.waitUntil(lambda: not view.jobs.works)
    backstage.settle()


def _launch_in_two_days(view: UnderWay, make_draft: Callable[..., int], backstage: Backstage) -> int:
    campaign_id = make_draft("", channels=("email",))
    at = view.place.clock.now() + timedelta(days=2)
    changes = {"schedule": Schedule(kind="at", at=at)}
    backstage.write(save_campaign, campaign_id=campaign_id, changes=changes)
    backstage.write(launch, campaign_id=campaign_id)
    return campaign_id


def test_each_channel_says_how_far_it_is(
    view: UnderWay, make_launched: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_launched("", channels=("post",))
    _open(view, campaign_id, backstage, qtbot)
    waiting = backstage.read(status, campaign_id=campaign_id).queued
    assert view.cards["post"].meter.words == f"0 of {waiting}"
    assert view.send_button.isHidden()  # letters are carried, not sent
    assert view.letters.print.text() == f"Print {waiting} letters"


def test_letters_are_printed_and_have_left(
    view: UnderWay, make_launched: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []
    view.place.page_wanted.connect(lambda key, request: asked.append((key, request)))
    campaign_id = make_launched("", channels=("post",))
    _open(view, campaign_id, backstage, qtbot)
    count = backstage.read(status, campaign_id=campaign_id).queued
    view.letters.print.click()
    qtbot.waitUntil(lambda: bool(asked))
    key, request = asked[0]
    assert (key, request["what"], len(request["messages"])) == ("print", "letters", count)
    assert backstage.read(runs, campaign_id=campaign_id) == []  # nothing is printed yet
    first, *others = request["ids"]
    request["printed"](tuple(others))  # the printer ran out of paper before the last
    backstage.settle()
    view.reload()
    backstage.settle()
    assert [one.printed for one in backstage.read(runs, campaign_id=campaign_id)] == [count - 1]
    assert view.letters.print.text() == "Print 1 letter"
    request["printed"]((first,))
    backstage.settle()
    view.reload()
    backstage.settle()
    assert view.letters.print.isHidden()
    for _ in range(2):
        left = next(one for one in view.letters.findChildren(QPushButton) if one.text() == "The letters have left")
        left.click()
        backstage.settle()
        view.reload()
        backstage.settle()
    assert backstage.read(status, campaign_id=campaign_id).sent == count


def test_who_refused_since_the_launch_gets_no_letter(
    view: UnderWay, make_launched: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []
    view.place.page_wanted.connect(lambda key, request: asked.append((key, request)))
    campaign_id = make_launched("", channels=("post",))
    waiting = backstage.read(messages_of, ids=backstage.read(listed, campaign_id=campaign_id))
    refuses = waiting[0].customer_id
    backstage.write(edit_customer, customer_id=refuses, changes={"state": "deceased"})
    _open(view, campaign_id, backstage, qtbot)
    view.letters.print.click()
    qtbot.waitUntil(lambda: bool(asked))
    assert waiting[0].id not in asked[0][1]["messages"]
    assert len(asked[0][1]["messages"]) == len(waiting) - 1
    view.pause_button.click()
    backstage.settle()
    view.reload()
    backstage.settle()
    assert view.letters.isHidden()


def test_pause_resume_and_cancel(
    view: UnderWay, make_launched: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_launched("", channels=("post",))
    _open(view, campaign_id, backstage, qtbot)

    def state() -> str:
        view.reload()
        backstage.settle()
        return backstage.read(campaign, campaign_id=campaign_id).state

    view.pause_button.click()
    assert state() == "paused"
    assert not view.resume_button.isHidden()
    view.resume_button.click()
    assert state() == "running"
    view.cancel_button.click()
    assert state() == "cancelled"
    assert backstage.read(status, campaign_id=campaign_id).sent == 0
    assert view.cancel_button.isHidden()


def test_resuming_sends_what_waits(
    view: UnderWay,
    make_launched: Callable[..., int],
    backstage: Backstage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[int | None] = []
    monkeypatch.setattr(view.sending, "start", lambda _anchor, campaign_id: sent.append(campaign_id))
    campaign_id = make_launched("", channels=("email",))
    backstage.write(pause, campaign_id=campaign_id)
    _open(view, campaign_id, backstage, qtbot)
    assert sent == []

    view.resume_button.click()

    qtbot.waitUntil(lambda: sent == [campaign_id])


def test_what_nobody_knows_waits_for_a_decision(
    view: UnderWay, make_launched: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    def crash(session: Session, *, campaign_id: int) -> None:
        session.execute(update(Message).where(Message.campaign_id == campaign_id).values(state="unknown"))

    campaign_id = make_launched("", channels=("email",))
    backstage.write(crash, campaign_id=campaign_id)
    _open(view, campaign_id, backstage, qtbot)
    count = backstage.read(status, campaign_id=campaign_id).unknown
    assert count
    assert not view.troubled.isHidden()
    view.troubled.arrived.click()
    backstage.settle()
    view.reload()
    backstage.settle()
    assert backstage.read(status, campaign_id=campaign_id).sent == count
    assert view.troubled.isHidden()


def test_without_an_account_a_sentence_says_so_and_all_waits(
    view: UnderWay, make_launched: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_launched("", channels=("email",))
    _open(view, campaign_id, backstage, qtbot)
    qtbot.waitUntil(lambda: "account" in view.place.notices.text)
    found = backstage.read(status, campaign_id=campaign_id)
    assert (found.sent, found.failed) == (0, 0)
    assert found.queued


def test_what_waits_may_leave_at_other_hours(
    view: UnderWay, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = _launch_in_two_days(view, make_draft, backstage)
    _open(view, campaign_id, backstage, qtbot)
    assert view.place.notices.text.startswith("The messages leave from ")  # nothing is tried before its hour
    assert view.when.words.text().startswith("From ")
    view.when.change.click()
    view.when.form.window_.click()
    view.when.apply.click()
    backstage.settle()
    view.reload()
    backstage.settle()
    assert backstage.read(campaign, campaign_id=campaign_id).schedule.kind == "window"
    assert view.when.words.text() == "09:00 – 19:00"
    assert view.when.form.choices.isHidden()


@pytest.mark.parametrize("other", [Schedule(), Schedule(kind="at", at=datetime(2026, 12, 20, 9, tzinfo=UTC))])
def test_undoing_other_hours_gives_what_waits_its_own_again(
    view: UnderWay, make_draft: Callable[..., int], backstage: Backstage, other: Schedule
) -> None:
    campaign_id = _launch_in_two_days(view, make_draft, backstage)

    def hours() -> set[datetime | None]:
        backstage.settle()
        ids = backstage.read(listed, campaign_id=campaign_id)
        return {one.not_before for one in backstage.read(messages_of, ids=ids)}

    before = hours()
    backstage.write(reschedule, campaign_id=campaign_id, schedule=other)
    assert hours() == {other.at}
    backstage.write(undo, operation_id=backstage.read(last_operation))
    assert hours() == before


def test_sending_now_lifts_the_hours_that_hold_the_messages_back(
    view: UnderWay, make_draft: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = _launch_in_two_days(view, make_draft, backstage)
    _open(view, campaign_id, backstage, qtbot)
    view.send_button.click()
    qtbot.waitUntil(lambda: "account" in view.place.notices.text)  # it was tried, and there is none
    assert backstage.read(campaign, campaign_id=campaign_id).schedule.kind == "now"
