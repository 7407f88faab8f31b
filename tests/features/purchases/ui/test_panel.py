"""The tab of purchases with the real jobs: type, click, see."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Customer
from grc_desktop.features.purchases.actions import add_purchase, edit_purchase
from grc_desktop.features.purchases.queries import purchases_of
from grc_desktop.features.purchases.records import PurchaseDraft
from grc_desktop.features.purchases.ui.panel import PurchasesPanel
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage

STAY = PurchaseDraft(
    reference="S-1893", arrival=date(2026, 10, 14), nights=2, room="12", label="Double", amount_cents=298_00
)


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
        self.panel = PurchasesPanel(workplace)
        qtbot.addWidget(self.panel)
        self.panel.resize(612, 520)
        self.panel.show()
        self.panel.show_customer(self.customer)
        backstage.settle()

    def add(self, draft: PurchaseDraft, customer: int | None = None) -> int:
        key = self.backstage.write(add_purchase, customer_id=customer or self.customer, draft=draft)
        self.backstage.settle()
        return key

    def line(self, key: str) -> QLineEdit:
        found = self.panel.editor.form.input(key)
        assert isinstance(found, QLineEdit)
        return found

    def type_in(self, key: str, text: str) -> None:
        self.line(key).clear()
        self.qtbot.keyClicks(self.line(key), text)

    def save(self) -> None:
        self.qtbot.mouseClick(self.panel.editor.save_button, Qt.MouseButton.LeftButton)
        self.backstage.settle()

    def texts(self, key: str) -> list[str]:
        column = next(one for one in self.panel.table.records.columns if one.key == key)
        rows = [self.panel.table.records.row_at(line) for line in range(self.panel.table.count)]
        return [column.text(row) for row in rows if row is not None]

    def do(self, purchase: int, words: str) -> None:
        """Choose an entry of a row's menu."""
        record = next(one for one in self.panel._rows if one.id == purchase)
        entry = next(one for one in self.panel._entries(record) if one is not None and one.text() == words)
        entry.trigger()
        self.backstage.settle()


@pytest.fixture
def scene(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> Scene:
    return Scene(qtbot, workplace, backstage)


def test_a_stay_is_typed_and_listed(scene: Scene) -> None:
    scene.qtbot.mouseClick(scene.panel.add_button, Qt.MouseButton.LeftButton)
    scene.backstage.settle()
    assert scene.line("reference").text() == "S-0001"
    scene.type_in("arrival", "14/10/2026")
    scene.type_in("nights", "2")
    assert scene.line("departure").text() == "16/10/2026"
    scene.type_in("room", "12")
    scene.type_in("amount_cents", "298")
    scene.save()
    assert not scene.panel.editor.is_open
    (stay,) = scene.backstage.read(purchases_of, customer_id=scene.customer)
    assert (stay.nights, stay.amount_cents, stay.status) == (2, 298_00, "done")
    assert scene.texts("label") == ["Room 12"]
    assert scene.texts("amount") == ["€298.00"]


def test_what_was_just_written_is_the_current_row(scene: Scene) -> None:
    scene.add(PurchaseDraft(kind="stay", arrival=date(2026, 11, 20), nights=1, reference="S-0009"))
    scene.panel.write_new()
    scene.backstage.settle()
    scene.type_in("arrival", "14/10/2026")
    scene.type_in("reference", "S-0010")
    scene.save()
    written = next(one for one in scene.panel._rows if one.reference == "S-0010")
    assert scene.panel.table.current_id == written.id


def test_what_makes_a_file_wraps_together(scene: Scene) -> None:
    for width in range(320, 700, 20):
        scene.panel.resize(width, 520)
        scene.backstage.settle()
        lines = {one.mapTo(scene.panel, one.rect().topLeft()).y() for one in (
            scene.panel.excel_button, scene.panel.pdf_button
        )}  # fmt: skip
        assert len(lines) == 1


def test_nights_and_days_follow_each_other(scene: Scene) -> None:
    scene.panel.write_new()
    scene.backstage.settle()
    scene.type_in("arrival", "24/12/2026")
    scene.type_in("departure", "27/12/2026")
    assert scene.line("nights").text() == "3"
    scene.type_in("nights", "7")
    assert scene.line("departure").text() == "31/12/2026"
    scene.save()
    (stay,) = scene.backstage.read(purchases_of, customer_id=scene.customer)
    assert (stay.departure, stay.status) == (date(2026, 12, 31), "confirmed")  # it lies ahead


def test_a_departure_before_the_arrival_is_said_beside_the_field(scene: Scene) -> None:
    scene.panel.write_new()
    scene.backstage.settle()
    scene.type_in("arrival", "14/10/2026")
    scene.type_in("departure", "12/10/2026")
    scene.save()
    finding = scene.panel.editor.form.finding("departure")
    assert finding is not None
    assert finding.sentence == "The departure must come after the arrival."
    assert scene.backstage.read(purchases_of, customer_id=scene.customer) == []


def test_a_payer_must_be_a_customer(scene: Scene) -> None:
    company = scene.backstage.write(add_customer, last_name="Altéa")
    scene.panel.write_new()
    scene.backstage.settle()
    scene.type_in("arrival", "14/10/2026")
    scene.type_in("payer_id", "nobody at all")
    scene.save()
    assert scene.panel.editor.form.finding("payer_id") is not None
    scene.type_in("payer_id", "altea")
    scene.backstage.settle()
    scene.line("payer_id").setText("Altéa")
    scene.save()
    (stay,) = scene.backstage.read(purchases_of, customer_id=scene.customer)
    assert stay.payer_id == company


def test_a_sale_asks_for_other_things(scene: Scene) -> None:
    scene.panel.kind_box.set_value("sale")
    scene.panel.write_new()
    scene.backstage.settle()
    assert scene.line("reference").text() == "V-0001"
    assert not scene.line("arrival").isVisible()
    assert scene.line("date").text() == "22/11/2026"
    scene.type_in("label", "Dinner")
    scene.save()
    (sale,) = scene.backstage.read(purchases_of, customer_id=scene.customer)
    assert (sale.kind, sale.date, sale.label) == ("sale", date(2026, 11, 22), "Dinner")


def test_cancelled_ones_stay_with_a_word_and_leave_the_total(scene: Scene) -> None:
    stay = scene.add(STAY)
    assert "status" not in dict(scene.panel.table.columns())
    scene.do(stay, "Cancel the purchase (kept, not counted)")
    assert scene.texts("status") == ["Cancelled"]
    assert "status" in dict(scene.panel.table.columns())
    assert not scene.panel._years_card.isVisible()
    scene.do(stay, "Count it again")
    assert scene.texts("status") == [""]
    assert scene.panel._years_card.isVisible()


def test_a_part_is_refunded_in_place(scene: Scene) -> None:
    stay = scene.add(STAY)
    scene.do(stay, "Refund a part…")
    scene.type_in("amount_cents", "400")
    scene.save()
    assert scene.panel.editor.form.finding("amount_cents") is not None  # more than was paid
    scene.type_in("amount_cents", "98")
    scene.save()
    assert scene.texts("amount") == ["-€98.00", "€298.00"]


def test_filters_narrow_the_list_and_a_bar_chooses_its_year(scene: Scene) -> None:
    scene.add(STAY)
    scene.add(PurchaseDraft(kind="sale", date=date(2025, 12, 28), label="Dinner", amount_cents=170_00))
    assert scene.texts("label") == ["Room 12 Double", "Dinner"]
    scene.panel.kind_box.set_value("sale")
    scene.panel.kind_box.chosen.emit("sale")
    assert scene.texts("label") == ["Dinner"]
    scene.panel.kind_box.set_value(None)
    scene.panel._years_card.year_chosen.emit(2026)
    assert scene.texts("label") == ["Room 12 Double"]
    scene.panel._years_card.year_chosen.emit(2026)
    assert len(scene.texts("label")) == 2


def test_who_paid_for_others_sees_it_as_such(scene: Scene) -> None:
    other = scene.backstage.write(add_customer, last_name="Schmidt")
    scene.add(PurchaseDraft(arrival=date(2026, 5, 1), nights=1, payer_id=scene.customer), customer=other)
    assert scene.texts("customer") == ["Schmidt"]
    assert scene.panel.role_box.isVisible()
    assert not scene.panel._years_card.isVisible()


def test_somebody_elses_change_is_not_overwritten(scene: Scene) -> None:
    stay = scene.add(STAY)
    scene.panel.edit(stay)
    scene.backstage.settle()
    was = scene.backstage.read(purchases_of, customer_id=scene.customer)[0].draft()
    scene.backstage.write(edit_purchase, purchase_id=stay, was=was, draft=PurchaseDraft(**{**vars(was), "room": "7"}))
    scene.type_in("room", "4")
    scene.save()
    finding = scene.panel.editor.form.finding("room")
    assert finding is not None
    assert "somebody else" in finding.sentence


def test_unsaved_words_are_not_left_behind(scene: Scene) -> None:
    scene.panel.write_new()
    scene.backstage.settle()
    assert scene.panel.may_leave()
    scene.type_in("room", "12")
    assert not scene.panel.may_leave()
    assert scene.place.notices.text == "Save or cancel the purchase first."
    scene.place.notices.hide()
    scene.panel.editor.cancel()
    assert scene.panel.may_leave()


def test_deleting_is_in_the_form(scene: Scene) -> None:
    stay = scene.add(STAY)
    scene.panel.edit(stay)
    scene.backstage.settle()
    scene.panel.editor._on_remove()
    scene.backstage.settle()
    assert scene.panel.table.count == 0
    assert not scene.panel.editor.is_open


def test_exporting_asks_for_the_rows_as_they_stand(scene: Scene) -> None:
    stay = scene.add(STAY)
    with scene.qtbot.waitSignal(scene.place.page_wanted) as wanted:
        scene.qtbot.mouseClick(scene.panel.excel_button, Qt.MouseButton.LeftButton)
    asked = {"subject": "purchases", "ids": (stay,), "ending": "xlsx", "title": "Purchases of Moreau"}
    assert wanted.args == ["print", asked]
