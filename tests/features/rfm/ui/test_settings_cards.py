from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grc_desktop.features.rfm.actions import keep_scores
from grc_desktop.features.rfm.queries import scores
from grc_desktop.features.rfm.ui.settings_cards import RfmCards

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.database.database import Database
    from grc_desktop.ui.workplace import Workplace


def test_the_tab_shows_how_customers_are_scored_and_what_came_of_it(
    house: Database, workplace: Workplace, qtbot: QtBot, backstage: Any
) -> None:
    backstage.write(keep_scores, found=backstage.read(scores), method="threshold")
    cards = RfmCards(workplace)
    qtbot.addWidget(cards)
    cards.reload()
    backstage.settle()
    assert cards.scoring.form.values()["method"] == "threshold"
    assert cards.moves.table.count == 11
