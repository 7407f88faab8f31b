from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core.clock import Clock
from grc_desktop.features.campaigns.records import Channel
from grc_desktop.features.campaigns.ui.schedule_form import ScheduleForm
from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.schedules import Schedule
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.theme import Theme


@pytest.fixture
def form(theme: Theme, qtbot: QtBot, clock: Clock) -> ScheduleForm:
    made = ScheduleForm(clock)
    qtbot.addWidget(made)
    return made


def test_now_until_something_else_is_chosen(form: ScheduleForm, qtbot: QtBot) -> None:
    assert form.schedule == Schedule()
    assert not form.day.isEnabled()
    with qtbot.waitSignal(form.changed):
        form.window_.click()
    form.first.setTime(QTime(10, 0))
    assert form.schedule == Schedule(kind="window", from_time=time(10), to_time=time(19))


def test_what_was_chosen_comes_back(form: ScheduleForm) -> None:
    for schedule in (
        Schedule(kind="at", at=datetime(2026, 12, 1, 8, 30, tzinfo=UTC)),
        Schedule(kind="window", from_time=time(9, 30), to_time=time(18), working_days=True),
        Schedule(),
    ):
        form.show_schedule(schedule)
        assert form.schedule == schedule


def test_a_sunday_is_refused_to_sms_with_its_reason(form: ScheduleForm) -> None:
    form.show_law({"sms": 3, "email": 2}, "marketing", read_rules())
    said = [banner.text for banner in form.findChildren(Banner)]
    assert len(said) == 1
    assert said[0].startswith("SMS: Not allowed on this day")
    assert "23 November 2026" in said[0]


def test_news_about_a_stay_may_leave_on_a_sunday(form: ScheduleForm) -> None:
    form.show_law({"sms": 3}, "service", read_rules())
    assert not form.findChildren(Banner)


def _said(form: ScheduleForm, channel: Channel) -> list[str]:
    form.show_law({channel: 3}, "marketing", read_rules())
    return [banner.text for banner in form.findChildren(Banner) if not banner.isHidden()]


def test_hours_of_the_evening_are_warned_of(form: ScheduleForm) -> None:
    form.show_schedule(Schedule(kind="window", from_time=time(18), to_time=time(21), working_days=True))
    assert len(said := _said(form, "sms")) == 1
    assert "intrusive" in said[0]


def test_hours_that_the_law_never_allows_are_said(form: ScheduleForm) -> None:
    form.show_schedule(Schedule(kind="window", from_time=time(22), to_time=time(23)))
    assert len(said := _said(form, "sms")) == 1
    assert "could never leave" in said[0]


def test_hours_that_find_no_room_go_on_beneath(form: ScheduleForm, qtbot: QtBot) -> None:
    assert form.minimumSizeHint().width() < 400
    form.resize(400, 300)
    with qtbot.waitExposed(form):
        form.show()

    def right_edge(part: QWidget) -> int:
        return part.mapTo(form, part.rect().topRight()).x()

    assert max(map(right_edge, (form.window_, form.first, form.last, form.working))) < form.width()
