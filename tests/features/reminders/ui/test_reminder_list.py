"""The reminders of a customer with the real jobs: done, later, never."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.features.reminders.actions import add_reminder
from grc_desktop.features.reminders.queries import due_reminders
from grc_desktop.features.reminders.records import ReminderDraft, ReminderRecord
from grc_desktop.features.reminders.ui.reminder_list import ReminderList
from grc_desktop.ui.timeline import TimelineLine
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class Scene:
    """A list on the screen, and what stands in the base."""

    def __init__(self, qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> None:
        self.qtbot, self.backstage = qtbot, backstage
        self.list = ReminderList(workplace)
        qtbot.addWidget(self.list)

    def remind(self, words: str, *, hours: int) -> ReminderRecord:
        draft = ReminderDraft(words=words, due_at=NOW + timedelta(hours=hours), assigned_to="Yann")
        self.backstage.write(add_reminder, customer_id=None, draft=draft)
        self.list.show_reminders(self.due())
        return self.due()[0]

    def due(self) -> list[ReminderRecord]:
        self.backstage.settle()
        return self.backstage.read(due_reminders)

    def choose(self, record: ReminderRecord, words: str) -> None:
        entries = {entry.text(): entry for entry in self.list._entries(record) if entry is not None}
        entries[words].trigger()


@pytest.fixture
def scene(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> Scene:
    return Scene(qtbot, workplace, backstage)


def test_nothing_is_shown_for_nothing(scene: Scene) -> None:
    scene.list.show_reminders([])
    assert not scene.list.isVisible()


def test_what_is_overdue_says_so_and_is_ticked(scene: Scene) -> None:
    scene.remind("Call back", hours=-2)
    (line,) = scene.list.findChildren(TimelineLine)
    assert line.accessibleName() == "Call back, Call back · for Yann, Overdue: 09:00"
    done = next(made for made in line.findChildren(QPushButton) if made.text() == "Done")
    scene.qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    assert scene.due() == []


def test_later_never_and_delete(scene: Scene) -> None:
    record = scene.remind("Send the brochure", hours=1)
    scene.choose(record, "Next week")
    assert [one.due_at for one in scene.due()] == [datetime(2026, 11, 23, 8, tzinfo=UTC)]
    scene.choose(record, "Never")
    assert scene.due() == []
    scene.choose(scene.remind("Order towels", hours=1), "Delete")
    assert scene.due() == []


def test_editing_is_told_to_the_owner(scene: Scene) -> None:
    record = scene.remind("Send the brochure", hours=1)
    with scene.qtbot.waitSignal(scene.list.edit_wanted) as wanted:
        scene.choose(record, "Edit…")
    assert wanted.args == [record]
