from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.queries import sending_rules
from grc_desktop.features.outbox.ui.rules_card import RulesCard
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage


@pytest.fixture
def card(workplace: Workplace, qtbot: QtBot) -> RulesCard:
    made = RulesCard(workplace)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    return made


def test_the_law_is_said_with_its_source(card: RulesCard, backstage: Backstage) -> None:
    backstage.settle()
    said = [one.text() for one in card.findChildren(QLabel)]

    days = "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday"
    assert f"{days}; hours: 08:00-22:00. Not on public holidays. A warning from 20:00." in said
    assert "Source: Code de la consommation, art. L223-1 et D223-9" in said


def test_the_law_is_shown_and_changed(card: RulesCard, backstage: Backstage, qtbot: QtBot) -> None:
    backstage.settle()
    qtbot.mouseClick(card.edit_button, Qt.MouseButton.LeftButton)
    values = card.editor.form.values()
    card._save({**values, "sms": "09:00-12:00, 14:00-19:00", "alsace": True})
    backstage.settle()
    rules = backstage.read(sending_rules)
    assert [f"{begin:%H:%M}" for begin, _ in rules.channels["sms"].hours] == ["09:00", "14:00"]
    assert rules.alsace_moselle

    qtbot.mouseClick(card.edit_button, Qt.MouseButton.LeftButton)
    card._save({**values, "sms": "tard"})
    backstage.settle()
    assert card.editor.form.finding("sms") is not None
    card._restore()
    backstage.settle()
    assert backstage.read(sending_rules) == read_rules()


@pytest.mark.parametrize(
    ("field", "typed"), [("sms", "x"), ("sms_warn", "tard"), ("phone", "20:00-8:00"), ("calls", 0), ("stop_after", 0)]
)
def test_what_is_wrong_is_said_beside_its_field(
    card: RulesCard, backstage: Backstage, field: str, typed: object
) -> None:
    backstage.settle()
    card._edit()
    card._save({**card.editor.form.values(), field: typed})
    backstage.settle()
    assert card.editor.form.finding(field) is not None


def test_hours_are_read_as_people_write_them(card: RulesCard, backstage: Backstage) -> None:
    backstage.settle()
    card._edit()
    card._save({**card.editor.form.values(), "sms": "9h-12h30; 14:00 – 19 h", "sms_warn": "18h30"})
    backstage.settle()
    sms = backstage.read(sending_rules).channels["sms"]
    assert sms.hours == ((time(9), time(12, 30)), (time(14), time(19)))
    assert sms.warn_from == time(18, 30)
