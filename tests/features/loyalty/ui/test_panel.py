"""The tab *Loyalty*, with the real jobs."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from grc_desktop.database.schema import Customer, Purchase
from grc_desktop.features.loyalty.actions import give_points
from grc_desktop.features.loyalty.queries import entries
from grc_desktop.features.loyalty.ui.panel import LoyaltyPanel
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage
from tests.database.deeds import run


@pytest.fixture
def panel(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> LoyaltyPanel:
    backstage.write(run, statement=insert(Customer).values(last_name="Moreau", first_name="Lucie"))
    panel = LoyaltyPanel(workplace)
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show_customer(1)
    panel.show()
    backstage.settle()
    return panel


def type_in(panel: LoyaltyPanel, key: str, typed: str) -> None:
    field = panel.editor.form.input(key)
    assert isinstance(field, QLineEdit)
    field.setText(typed)


def test_points_are_given_and_used(panel: LoyaltyPanel, backstage: Backstage) -> None:
    assert panel.table.count == 0
    assert not panel.spend_button.isEnabled()
    panel.give_button.click()
    type_in(panel, "points", "1 200")
    type_in(panel, "words", "Welcome")
    panel.editor.save_button.click()
    backstage.settle()
    assert panel.table.count == 1
    assert panel.spend_button.isEnabled()

    panel.spend_button.click()
    type_in(panel, "points", "1300")
    panel.editor.save_button.click()
    backstage.settle()
    finding = panel.editor.form.finding("points")
    assert finding is not None
    assert "1200" in finding.sentence
    type_in(panel, "points", "200")
    panel.editor.save_button.click()
    backstage.settle()
    assert [one.points for one in backstage.read(entries, customer_id=1)] == [-200, 1200]


def test_what_is_being_typed_keeps_the_tab(panel: LoyaltyPanel) -> None:
    panel.write_new()
    type_in(panel, "points", "5")
    assert not panel.may_leave()


def test_points_given_elsewhere_appear(panel: LoyaltyPanel, backstage: Backstage) -> None:
    backstage.write(give_points, customer_id=1, points=10)
    backstage.settle()
    assert panel.table.count == 1


def test_a_stay_that_is_over_is_counted_with_one_button(panel: LoyaltyPanel, backstage: Backstage) -> None:
    assert not panel.stays_button.isVisible()
    stay = {"customer_id": 1, "amount_cents": 12050, "date": date(2026, 11, 10), "departure": date(2026, 11, 12)}
    backstage.write(run, statement=insert(Purchase).values(**stay))
    backstage.settle()
    assert panel.stays_button.isVisible()
    panel.stays_button.click()
    backstage.settle()
    assert [one.points for one in backstage.read(entries, customer_id=1)] == [120]
    assert not panel.stays_button.isVisible()
