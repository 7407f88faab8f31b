from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from grc_desktop.features.rfm.queries import latest_day, settings_of_house
from grc_desktop.features.rfm.records import Settings
from grc_desktop.features.rfm.ui.scoring_card import ScoringCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.database.database import Database
    from grc_desktop.ui.workplace import Workplace


@pytest.fixture
def card(house: Database, workplace: Workplace, qtbot: QtBot, backstage: Any) -> ScoringCard:
    card = ScoringCard(workplace)
    qtbot.addWidget(card)
    card.reload()
    backstage.settle()
    return card


def test_the_settings_are_shown_changed_and_the_scores_worked_out(
    card: ScoringCard, workplace: Workplace, backstage: Any, qtbot: QtBot
) -> None:
    assert card.form.values()["method"] == "threshold"
    assert card._state.text() == "No customer has been scored yet."
    for key, typed in (
        ("months", "36"),
        ("recency_days", "90; 180;365; 730"),
        ("monetary_cents", "200; 500; 1000; 2500,50"),
    ):
        line: Any = card.form.input(key)
        target = getattr(line, "target", line)
        target.clear()
        qtbot.keyClicks(target, typed)
    card._button.click()
    qtbot.waitUntil(lambda: "customers scored on" in card._state.text())
    assert backstage.read(settings_of_house) == Settings(
        "threshold", 36, (90, 180, 365, 730), (), (20_000, 50_000, 100_000, 250_050)
    )
    assert backstage.read(latest_day) is not None
    workplace.notices.hide()


def test_bounds_that_do_not_rise_are_not_saved(card: ScoringCard, backstage: Any, qtbot: QtBot) -> None:
    line: Any = card.form.input("frequency")
    target = getattr(line, "target", line)
    qtbot.keyClicks(target, "5; 3; 2; 1")
    card._button.click()
    backstage.settle()
    assert backstage.read(settings_of_house) == Settings()
