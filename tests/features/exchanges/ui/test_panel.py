"""The tab of exchanges and reminders with the real jobs: type, click, see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Customer
from grc_desktop.features.exchanges.actions import edit_exchange, record_exchange
from grc_desktop.features.exchanges.queries import exchanges_of
from grc_desktop.features.exchanges.records import ExchangeDraft
from grc_desktop.features.exchanges.ui.panel import ExchangesPanel
from grc_desktop.features.reminders.actions import add_reminder
from grc_desktop.features.reminders.queries import reminders_of
from grc_desktop.features.reminders.records import ReminderDraft
from grc_desktop.ui.timeline import TimelineLine
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def add_customer(session: Session, *, last_name: str) -> int:
    row = Customer(last_name=last_name)
    session.add(row)
    session.flush()
    return row.id


class Scene:
    """The tab of one customer, on the screen."""

    def __init__(self, qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> None:
        self.qtbot, self.place, self.backstage = qtbot, workplace, backstage
        self.customer = backstage.write(add_customer, last_name="Moreau")
        self.panel = ExchangesPanel(workplace)
        qtbot.addWidget(self.panel)
        self.panel.resize(612, 560)
        self.panel.show()
        self.panel.show_customer(self.customer)
        backstage.settle()

    def note(self, subject: str, *, kind: str = "call", days: int = 0) -> int:
        draft = ExchangeDraft(kind=kind, at=NOW - timedelta(days=days), subject=subject)
        key = self.backstage.write(record_exchange, customer_id=self.customer, draft=draft)
        self.backstage.settle()
        return key

    def remind(self, words: str, *, hours: int) -> int:
        draft = ReminderDraft(words=words, due_at=NOW + timedelta(hours=hours))
        key = self.backstage.write(add_reminder, customer_id=self.customer, draft=draft)
        self.backstage.settle()
        return key

    def type_in(self, key: str, text: str) -> None:
        line = self.panel.editor.form.input(key)
        assert isinstance(line, QLineEdit)
        line.clear()
        self.qtbot.keyClicks(line, text)

    def choose(self, key: str, words: str) -> None:
        box = self.panel.editor.form.input(key)
        assert isinstance(box, QComboBox)
        box.setCurrentText(words)
        box.activated.emit(box.currentIndex())

    def save(self) -> None:
        self.qtbot.mouseClick(self.panel.editor.save_button, Qt.MouseButton.LeftButton)
        self.backstage.settle()

    def titles(self) -> list[str]:
        self.backstage.settle()
        lines = [line for line in self.panel.timeline.findChildren(TimelineLine) if line.isVisible()]
        return [line.accessibleName().split(",")[0] for line in lines]


@pytest.fixture
def scene(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> Scene:
    return Scene(qtbot, workplace, backstage)


def test_an_empty_tab_says_what_it_is_for(scene: Scene) -> None:
    assert scene.panel._nothing.isVisible()
    assert not scene.panel.reminders.isVisible()


def test_a_call_is_noted_with_its_follow_up(scene: Scene) -> None:
    scene.qtbot.mouseClick(scene.panel.add_button, Qt.MouseButton.LeftButton)
    scene.type_in("subject", "Asks for a quiet room")
    scene.choose("outcome", "To be called back")
    scene.choose("follow_up", "Tomorrow morning")
    scene.save()
    assert not scene.panel.editor.is_open
    (call,) = scene.backstage.read(exchanges_of, customer_id=scene.customer)
    assert (call.kind, call.direction, call.at, call.outcome) == ("call", "in", NOW, "to_call_back")
    (reminder,) = scene.backstage.read(reminders_of, customer_id=scene.customer)
    assert reminder.words == "Follow up: Asks for a quiet room"
    assert reminder.due_at == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert scene.titles() == ["Asks for a quiet room"]
    assert scene.panel.reminders.isVisible()


def test_what_is_still_to_come_is_refused_beside_the_day(scene: Scene) -> None:
    scene.panel.write_new()
    scene.type_in("subject", "Visit")
    scene.type_in("at", "24/12/2026")
    scene.save()
    finding = scene.panel.editor.form.finding("at")
    assert finding is not None
    assert "reminder" in finding.sentence
    scene.type_in("at", "21/11/2026")
    scene.type_in("hour", "14h30")
    scene.save()
    (visit,) = scene.backstage.read(exchanges_of, customer_id=scene.customer)
    assert visit.at == datetime(2026, 11, 21, 13, 30, tzinfo=UTC)


def test_outcomes_fit_the_kind_and_a_note_has_no_direction(scene: Scene) -> None:
    scene.panel.write_new()
    scene.choose("kind", "Letter")
    outcomes = scene.panel.editor.form.input("outcome")
    assert isinstance(outcomes, QComboBox)
    assert [outcomes.itemText(at) for at in range(outcomes.count())] == [
        "Nothing special", "Sent", "Answered", "Came back undelivered",
    ]  # fmt: skip
    scene.choose("kind", "Note")
    assert not scene.panel.editor.form.input("direction").isVisible()
    scene.type_in("subject", "Prefers the morning")
    scene.save()
    (note,) = scene.backstage.read(exchanges_of, customer_id=scene.customer)
    assert note.direction == "out"


def test_the_timeline_is_newest_first_and_narrows_by_kind(scene: Scene) -> None:
    scene.note("Old", days=40)
    scene.note("New", kind="email")
    assert scene.titles() == ["New", "Old"]
    scene.panel.kind_box.set_value("call")
    scene.panel.kind_box.chosen.emit("call")
    assert scene.titles() == ["Old"]


def test_old_ones_wait_until_they_are_asked_for(scene: Scene) -> None:
    for number in range(43):
        draft = ExchangeDraft(kind="call", at=NOW - timedelta(days=number), subject=f"Call {number}")
        scene.backstage.write(record_exchange, customer_id=scene.customer, draft=draft)
    scene.backstage.settle()
    assert scene.panel.timeline.count == 40
    assert scene.panel._more.text() == "Show 3 older exchanges"
    scene.qtbot.mouseClick(scene.panel._more, Qt.MouseButton.LeftButton)
    assert scene.panel.timeline.count == 43
    assert not scene.panel._more.isVisible()


def test_an_exchange_is_edited_and_deleted(scene: Scene) -> None:
    key = scene.note("Quiet room")
    (record,) = scene.backstage.read(exchanges_of, customer_id=scene.customer)
    scene.panel.edit(record)
    scene.type_in("subject", "Quiet room, top floor")
    scene.save()
    (record,) = scene.backstage.read(exchanges_of, customer_id=scene.customer)
    assert (record.id, record.subject, record.at) == (key, "Quiet room, top floor", NOW)
    scene.panel._remove(key)
    scene.backstage.settle()
    assert scene.panel._nothing.isVisible()


def test_somebody_elses_change_is_not_overwritten(scene: Scene) -> None:
    key = scene.note("Quiet room")
    (record,) = scene.backstage.read(exchanges_of, customer_id=scene.customer)
    scene.panel.edit(record)
    changed = ExchangeDraft(kind="call", at=NOW, subject="Room with a bath")
    scene.backstage.write(edit_exchange, exchange_id=key, was=record.draft(), draft=changed)
    scene.type_in("subject", "Room with a view")
    scene.save()
    finding = scene.panel.editor.form.finding("subject")
    assert finding is not None
    assert "somebody else" in finding.sentence


def test_a_reminder_is_written_and_edited(scene: Scene) -> None:
    scene.qtbot.mouseClick(scene.panel.remind_button, Qt.MouseButton.LeftButton)
    scene.qtbot.keyClicks(scene.panel.editor.form.input("words"), "Call about the group")
    scene.type_in("due_at", "01/12/2026")
    scene.type_in("hour", "half past two")
    scene.save()
    assert scene.panel.editor.form.finding("hour") is not None
    scene.type_in("hour", "14:30")
    scene.save()
    (record,) = scene.backstage.read(reminders_of, customer_id=scene.customer)
    assert (record.words, record.due_at) == ("Call about the group", datetime(2026, 12, 1, 13, 30, tzinfo=UTC))
    scene.panel.reminders.edit_wanted.emit(record)
    scene.type_in("assigned_to", "Yann")
    scene.save()
    (record,) = scene.backstage.read(reminders_of, customer_id=scene.customer)
    assert record.assigned_to == "Yann"


def test_exporting_asks_for_the_rows_as_they_stand(scene: Scene) -> None:
    assert not scene.panel.export_button.isEnabled()
    scene.note("Call", days=1)
    mail = scene.note("Mail", kind="email")
    scene.panel.kind_box.set_value("email")
    scene.panel.kind_box.chosen.emit("email")
    with scene.qtbot.waitSignal(scene.place.page_wanted) as wanted:
        scene.panel.export_button.menu().actions()[0].trigger()
    asked = {"subject": "exchanges", "ids": (mail,), "ending": "xlsx", "title": "Exchanges with Moreau"}
    assert wanted.args == ["print", asked]
