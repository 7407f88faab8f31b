from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.core.clock import Clock
from grc_desktop.features.rfm.actions import keep_scores
from grc_desktop.features.rfm.queries import score_of, scores
from grc_desktop.features.rfm.ui.moves_card import MovesCard
from tests.features.rfm.conftest import REGULAR

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.ui.workplace import Workplace


@pytest.fixture
def card(house: Database, workplace: Workplace, qtbot: QtBot, backstage: Any) -> MovesCard:
    card = MovesCard(workplace)
    qtbot.addWidget(card)
    card.show()
    card.reload()
    backstage.settle()
    return card


def _score(house: Database, backstage: Any, card: MovesCard, year: int, month: int, day: int) -> None:
    house.clock = Clock(fixed=datetime(year, month, day, 10, 0, tzinfo=UTC))
    backstage.write(keep_scores, found=backstage.read(scores), method="threshold")
    card.reload()
    backstage.settle()


def test_one_day_shows_the_sizes_and_a_second_the_moves(card: MovesCard, house: Database, backstage: Any) -> None:
    assert card.table.count == 0
    _score(house, backstage, card, 2026, 10, 31)
    assert card.since.isHidden()
    assert [key for key, _ in card.table.columns()] == ["segment", "after", "action"]
    assert card.table.count == 11
    _score(house, backstage, card, 2026, 12, 24)
    assert card.since.value == date(2026, 10, 31)
    assert [key for key, _ in card.table.columns()] == ["segment", "before", "after", "came", "went"]
    whence = {column.key: column for column in card.table.records.columns}["came"]
    assert "first purchase 1" in [whence.text(one) for one in card.table._given]


def test_a_segment_opens_the_list_of_its_customers(
    card: MovesCard, house: Database, workplace: Workplace, backstage: Any, qtbot: QtBot
) -> None:
    _score(house, backstage, card, 2026, 10, 31)
    kept = backstage.read(score_of, customer_id=REGULAR)
    assert kept is not None
    assert not card._show.isEnabled()
    card.table.select_id([one.segment for one in card.table._given].index(kept.score.segment))
    with qtbot.waitSignal(workplace.page_wanted) as told:
        card._show.click()
    assert told.args == ["customers", {"where": f"rfm = {kept.score.segment}"}]
