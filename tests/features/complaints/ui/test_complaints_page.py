"""The page of complaints with the real jobs: list, board, one complaint moved on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Customer
from grc_desktop.features.complaints.actions import delete_complaint, open_complaint, take_step
from grc_desktop.features.complaints.queries import complaint_file, complaints_of
from grc_desktop.features.complaints.records import ComplaintDraft, ComplaintFile
from grc_desktop.features.complaints.ui.complaints_page import ComplaintsPage
from grc_desktop.features.exchanges.queries import exchanges_of
from grc_desktop.features.purchases.actions import add_purchase
from grc_desktop.features.purchases.records import PurchaseDraft
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def add_customer(session: Session, *, last_name: str) -> int:
    row = Customer(last_name=last_name)
    session.add(row)
    session.flush()
    return row.id


class Scene:
    """The page on the screen, with two customers."""

    def __init__(self, qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> None:
        self.qtbot, self.place, self.backstage = qtbot, workplace, backstage
        self.lucie = backstage.write(add_customer, last_name="Moreau")
        self.anke = backstage.write(add_customer, last_name="Schmidt")
        self.page = ComplaintsPage(workplace)
        qtbot.addWidget(self.page)
        self.page.resize(1177, 650)
        self.page.show()
        backstage.settle()

    def complain(self, subject: str, *, days: int = 0, customer: int | None = None) -> int:
        draft = ComplaintDraft(subject=subject, received_at=NOW - timedelta(days=days), channel="desk")
        key = self.backstage.write(open_complaint, customer_id=customer or self.lucie, draft=draft)
        self.backstage.settle()
        return key

    def move(self, complaint: int, *states: str) -> None:
        for seen, to in pairwise(states):
            self.backstage.write(take_step, complaint_id=complaint, state=to, seen=seen)
        self.backstage.settle()

    def file(self, complaint: int) -> ComplaintFile:
        return self.backstage.read(complaint_file, complaint_id=complaint)

    def press(self, words: str) -> None:
        """Press a button of the complaint shown."""
        made = [one for one in self.page.detail.view.findChildren(QPushButton) if one.text() == words]
        assert made, f"no button {words}"
        self.qtbot.mouseClick(made[-1], Qt.MouseButton.LeftButton)
        self.backstage.settle()

    def type_in(self, key: str, text: str) -> None:
        field = self.page.detail.editor.form.input(key)
        assert isinstance(field, (QLineEdit, QPlainTextEdit))
        field.clear()
        self.qtbot.keyClicks(field, text)

    def choose(self, key: str, words: str) -> None:
        box = self.page.detail.editor.form.input(key)
        assert isinstance(box, QComboBox)
        box.setCurrentText(words)
        assert box.currentText() == words
        box.activated.emit(box.currentIndex())

    def save(self) -> None:
        self.qtbot.mouseClick(self.page.detail.editor.save_button, Qt.MouseButton.LeftButton)
        self.backstage.settle()

    def listed(self) -> list[str]:
        rows = [self.page.table.records.row_at(line) for line in range(self.page.table.count)]
        self.backstage.settle()
        rows = [self.page.table.records.row_at(line) for line in range(self.page.table.count)]
        return [row.subject for row in rows if row is not None]


@pytest.fixture
def scene(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> Scene:
    return Scene(qtbot, workplace, backstage)


def test_the_list_begins_with_the_most_overdue_and_shows_it(scene: Scene) -> None:
    scene.complain("Noise", customer=scene.anke)
    late = scene.complain("Air conditioning", days=20)
    assert scene.listed() == ["Air conditioning", "Noise"]
    scene.page.table.select_id(late)
    scene.backstage.settle()
    assert scene.page.detail.complaint_id == late
    assert scene.page.subtitle == "2 open · 1 overdue or due today"
    due = next(one for one in scene.page.table.records.columns if one.key == "due")
    row = scene.page.table.records.row_at(0)
    assert row is not None
    assert due.text(row) == "19 days late"
    assert due.badge is not None
    assert due.badge(row) == "danger"


def test_a_complaint_is_taken_down_for_a_customer_and_its_stay(scene: Scene) -> None:
    stay = PurchaseDraft(arrival=date(2026, 11, 20), nights=2, room="12", label="Double", reference="S-1893")
    purchase = scene.backstage.write(add_purchase, customer_id=scene.lucie, draft=stay)
    scene.page.request(new_for=scene.lucie)
    scene.backstage.settle()
    scene.type_in("subject", "Air conditioning broken")
    scene.choose("cause", "Comfort and equipment")
    scene.choose("purchase_id", "S-1893 · 20 Nov 2026 to 22 Nov 2026 · Room 12 Double")
    scene.save()
    (record,) = scene.backstage.read(complaints_of, customer_id=scene.lucie)
    assert (record.number, record.cause, record.purchase_id, record.room) == ("R-2026-001", "comfort", purchase, "12")
    assert scene.page.detail.complaint_id == record.id
    assert scene.listed() == ["Air conditioning broken"]


def test_a_guest_in_the_house_complains_about_this_stay(scene: Scene) -> None:
    today = scene.place.clock.today()
    here, _soon, _past = (
        scene.backstage.write(
            add_purchase, customer_id=scene.lucie, draft=PurchaseDraft(arrival=today + timedelta(days=away), nights=2)
        )
        for away in (-1, 1, -9)
    )
    scene.page.request(new_for=scene.lucie)
    scene.backstage.settle()
    assert not scene.page.detail.editor.is_changed
    scene.type_in("subject", "Cold shower")
    scene.save()
    (record,) = scene.backstage.read(complaints_of, customer_id=scene.lucie)
    assert record.purchase_id == here

    scene.page.request(new_for=scene.anke)
    scene.backstage.settle()
    assert scene.page.detail.editor.form.values()["purchase_id"] is None


def test_what_was_noted_already_comes_along(scene: Scene) -> None:
    scene.page.request(new_for=scene.lucie, words="No hot water\nSince this morning, room 12")
    scene.backstage.settle()
    scene.save()
    (record,) = scene.backstage.read(complaints_of, customer_id=scene.lucie)
    assert (record.subject, record.description) == ("No hot water", "Since this morning, room 12")


def test_without_a_customer_the_form_asks_for_one(scene: Scene) -> None:
    scene.qtbot.mouseClick(scene.page.add_button, Qt.MouseButton.LeftButton)
    scene.backstage.settle()
    scene.type_in("subject", "Noise")
    scene.type_in("customer", "nobody")
    scene.save()
    assert scene.page.detail.editor.form.finding("customer") is not None
    scene.type_in("customer", "schmidt")
    scene.backstage.settle()
    line = scene.page.detail.editor.form.input("customer")
    assert isinstance(line, QLineEdit)
    line.setText("Schmidt")
    scene.save()
    assert len(scene.backstage.read(complaints_of, customer_id=scene.anke)) == 1


def test_the_next_step_is_one_button_away(scene: Scene) -> None:
    complaint = scene.complain("Noise")
    scene.page.open(complaint)
    scene.backstage.settle()
    scene.press("Acknowledge receipt")
    words = scene.page.detail.editor.form.values()["words"]
    assert words.startswith("We have received your complaint of 22 November 2026")
    scene.choose("told_by", "By letter")
    scene.save()
    whole = scene.file(complaint)
    assert (whole.record.state, whole.record.acknowledged_at, whole.steps[-1].words) == ("acknowledged", NOW, words)
    sent = scene.backstage.read(exchanges_of, customer_id=scene.lucie)[0]
    assert (sent.kind, sent.direction) == ("letter", "out")
    scene.press("Assess the complaint")
    scene.save()
    assert scene.file(complaint).record.state == "assessed"


def test_one_that_is_closed_leaves_the_list_and_stays_at_the_side(scene: Scene) -> None:
    closed, other = scene.complain("Noise", days=3), scene.complain("Sheets")
    scene.page.open(closed)
    scene.backstage.settle()
    scene.page.detail.write_step("closed")
    scene.save()
    assert scene.listed() == ["Sheets"]
    assert scene.page.detail.complaint_id == closed
    assert scene.page.table.current_id is None
    scene.page.table.select_id(other)
    scene.backstage.settle()
    assert scene.page.detail.complaint_id == other


def test_a_step_that_somebody_else_took_is_not_taken_twice(scene: Scene) -> None:
    complaint = scene.complain("Noise")
    scene.page.open(complaint)
    scene.backstage.settle()
    scene.press("Acknowledge receipt")
    scene.move(complaint, "received", "acknowledged")
    scene.save()
    assert scene.page.detail.is_writing
    assert len(scene.file(complaint).steps) == 2
    scene.page.detail.editor.cancel()


def test_gestures_add_up_and_vouchers_are_used(scene: Scene) -> None:
    complaint = scene.complain("Noise")
    scene.page.open(complaint)
    scene.backstage.settle()
    scene.press("Gesture")
    scene.choose("kind", "Free night")
    scene.type_in("cost_cents", "149")
    scene.type_in("voucher", "R-2026-001-B1")
    scene.save()
    (gesture,) = scene.file(complaint).compensations
    assert (gesture.kind, gesture.cost_cents, gesture.given_on) == ("free_night", 149_00, date(2026, 11, 22))
    scene.page.detail.view.voucher_used.emit(gesture.id)
    scene.backstage.settle()
    (gesture,) = scene.file(complaint).compensations
    assert gesture.voucher_used_on == date(2026, 11, 22)
    scene.page.detail.write_gesture(gesture)
    scene.type_in("cost_cents", "120")
    scene.save()
    assert scene.file(complaint).record.cost_cents == 120_00
    scene.page.detail.view.gesture_deleted.emit(gesture.id)
    scene.backstage.settle()
    assert scene.file(complaint).compensations == ()


def test_notes_more_time_and_satisfaction(scene: Scene) -> None:
    complaint = scene.complain("Noise")
    scene.page.open(complaint)
    scene.backstage.settle()
    scene.press("Note")
    scene.type_in("words", "The neighbour was asked to be quiet.")
    scene.save()
    scene.page.detail.write_extension()
    scene.type_in("answer_by", "20/12/2026")
    scene.save()
    whole = scene.file(complaint)
    assert [step.words for step in whole.steps[1:]] == [
        "The neighbour was asked to be quiet.", "Answer now due on 20 Dec 2026",
    ]  # fmt: skip
    scene.move(complaint, "received", "closed")
    scene.page.detail.view.rated.emit(4)
    scene.backstage.settle()
    assert scene.file(complaint).record.satisfaction == 4


def test_the_form_of_a_complaint_changes_it(scene: Scene) -> None:
    complaint = scene.complain("Noise")
    scene.page.open(complaint)
    scene.backstage.settle()
    scene.press("Edit")
    scene.choose("severity", "High")
    scene.type_in("owner", "Yann")
    scene.save()
    record = scene.file(complaint).record
    assert (record.severity, record.owner, record.received_at) == ("high", "Yann", NOW)


def test_repeated_complaints_and_the_mediator_are_named(scene: Scene) -> None:
    first = scene.complain("Sheets", days=100)
    scene.move(first, "received", "closed")
    second = scene.complain("Noise")
    scene.move(second, "received", "acknowledged", "proposal", "refused")
    scene.page.open(second)
    scene.backstage.settle()
    told = [banner.text for banner in scene.page.detail.view.findChildren(Banner) if banner.isVisible()]
    assert told == [
        "Another complaint in the twelve months before: R-2026-001.",
        "No agreement: the mediator has to be named to the customer.",
    ]
    scene.page.detail.view.complaint_wanted.emit(first)
    scene.backstage.settle()
    assert scene.page.detail.complaint_id == first


def test_lists_narrow_by_state_cause_and_words(scene: Scene) -> None:
    closed = scene.complain("Sheets")
    scene.move(closed, "received", "closed")
    scene.complain("Noise", customer=scene.anke)
    assert scene.listed() == ["Noise"]
    scene.page.which_box.set_value("all")
    scene.page.which_box.chosen.emit("all")
    scene.backstage.settle()
    assert sorted(scene.listed()) == ["Noise", "Sheets"]
    scene.qtbot.keyClicks(scene.page.search, "schmi")
    scene.qtbot.waitUntil(lambda: scene.page.table.count == 1)
    assert scene.listed() == ["Noise"]


def test_columns_sort(scene: Scene) -> None:
    for subject, customer in (("Noise", scene.anke), ("Sheets", scene.lucie)):
        scene.complain(subject, customer=customer)
    scene.page.table.sort_wanted.emit("customer", False)
    scene.backstage.settle()
    assert scene.listed() == ["Sheets", "Noise"]
    scene.page.table.sort_wanted.emit("customer", True)
    scene.backstage.settle()
    assert scene.listed() == ["Noise", "Sheets"]


def test_the_board_has_a_card_for_each_and_opens_it_by_keyboard(scene: Scene) -> None:
    late = scene.complain("Air conditioning", days=20)
    closed = scene.complain("Sheets")
    scene.move(closed, "received", "closed")
    scene.page.view_box.chosen.emit("board")
    scene.backstage.settle()
    cards = scene.page.board.cards()
    assert [card.record.id for card in cards] == [late, closed]
    assert cards[0].property("danger") == "true"
    assert "19 days late" in cards[0].accessibleName()
    assert cards[1].property("danger") == "false"
    scene.qtbot.keyClick(cards[0], Qt.Key.Key_Return)
    scene.backstage.settle()
    assert scene.page.detail.isVisible()
    assert scene.page.detail.complaint_id == late


def test_the_arrow_keys_go_through_the_board_and_escape_comes_back_to_the_card(scene: Scene) -> None:
    late, second = scene.complain("Air conditioning", days=20), scene.complain("Noise")
    closed = scene.complain("Sheets")
    scene.move(closed, "received", "closed")
    next(one for one in scene.page.view_box.findChildren(QPushButton) if one.text() == "Board").click()
    scene.backstage.settle()
    scene.page.activateWindow()
    scene.qtbot.waitUntil(scene.page.isActiveWindow)

    def focused() -> int | None:
        return next((card.record.id for card in scene.page.board.cards() if card.hasFocus()), None)

    def press(key: Qt.Key) -> int | None:
        scene.qtbot.keyClick(scene.page.focusWidget(), key)
        scene.backstage.settle()
        return focused()

    scene.page.take_focus()
    assert focused() == late
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down)
    assert [press(key) for key in keys] == [second, second, closed, closed, late, second]
    press(Qt.Key.Key_Return)
    assert scene.page.detail.complaint_id == second
    assert press(Qt.Key.Key_Escape) == second
    assert scene.page.detail.complaint_id is None


def test_the_widths_of_the_columns_are_remembered(scene: Scene) -> None:
    section = next(at for at, column in enumerate(scene.page.table.records.columns) if column.key == "customer")
    scene.page.table.header.resizeSection(section, 171)
    again = ComplaintsPage(scene.place)
    scene.qtbot.addWidget(again)
    assert dict(again.table.columns())["customer"] == 171


def test_a_long_column_of_the_board_is_cut_with_a_word(scene: Scene) -> None:
    for number in range(43):
        draft = ComplaintDraft(subject=f"Noise {number}", received_at=NOW, channel="desk")
        scene.backstage.write(open_complaint, customer_id=scene.lucie, draft=draft)
    scene.page.view_box.chosen.emit("board")
    scene.backstage.settle()
    assert len(scene.page.board.cards()) == 40
    assert "and 3 more in the list" in [told.text() for told in scene.page.board.findChildren(QLabel)]


def test_the_page_goes_to_what_it_is_asked_for(scene: Scene) -> None:
    first = scene.complain("Noise", days=1)
    late = scene.complain("Air conditioning", days=20)
    scene.page.request(complaint_id=first)
    scene.backstage.settle()
    assert scene.page.detail.complaint_id == first
    scene.page.request(first_of=scene.lucie)
    scene.backstage.settle()
    assert scene.page.detail.complaint_id == late


def test_a_complaint_deleted_elsewhere_leaves_the_pane(scene: Scene) -> None:
    complaint = scene.complain("Noise")
    scene.page.open(complaint)
    scene.backstage.settle()
    scene.backstage.write(delete_complaint, complaint_id=complaint)
    scene.backstage.settle()
    assert scene.page.detail.complaint_id is None
    assert scene.page.table.count == 0


def test_what_is_being_written_is_not_lost(scene: Scene) -> None:
    first, second = scene.complain("Noise"), scene.complain("Sheets")
    scene.page.open(first)
    scene.backstage.settle()
    scene.press("Note")
    scene.type_in("words", "Half a sen")
    scene.page.open(second)
    scene.backstage.settle()
    assert scene.page.detail.complaint_id == first
    assert not scene.page.may_leave()
    scene.place.notices.hide()
    scene.page.detail.editor.cancel()
    assert scene.page.may_leave()


def test_exporting_asks_for_the_list_as_it_stands(scene: Scene) -> None:
    first, late = scene.complain("Noise"), scene.complain("Air conditioning", days=20)
    with scene.qtbot.waitSignal(scene.place.page_wanted) as wanted:
        scene.page.export_button.menu().actions()[1].trigger()
    asked = {"subject": "complaints", "ids": (late, first), "ending": "pdf", "title": "Complaints"}
    assert wanted.args == ["print", asked]


def test_the_answer_is_written_on_the_paper_of_the_house(scene: Scene) -> None:
    key = scene.complain("Noise")
    scene.page.table.select_id(key)
    scene.backstage.settle()
    with scene.qtbot.waitSignal(scene.place.page_wanted) as wanted:
        scene.press("Answer by letter")
    assert wanted.args is not None
    page, asked = wanted.args
    assert (page, asked["what"], asked["ids"]) == ("print", "letters", [scene.lucie])
    assert (asked["template"], asked["complaint_id"]) == ("complaint", key)
