"""Backups in the settings, with the real jobs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.database.backup import automatic_copies, inspect
from grc_desktop.database.database import Database
from grc_desktop.features.desk.ui.backups_card import BackupsCard
from grc_desktop.ui.workplace import Workplace
from tests.features.desk.ui.conftest import Showing
from tests.features.desk.ui.handling import press


@pytest.fixture
def card(show: Showing[BackupsCard]) -> BackupsCard:
    return show(BackupsCard)


def test_backups_are_made_listed_and_looked_into(
    card: BackupsCard, workplace: Workplace, base: Database, qtbot: QtBot
) -> None:
    press(card, qtbot, "Back up now")
    qtbot.waitUntil(lambda: card.table.count == 1)
    (copy,) = automatic_copies(base.path)
    assert inspect(copy).problems == ()

    card.table.select_id(0)
    press(card, qtbot, "Restore this copy")
    qtbot.waitUntil(card._banner.isVisible)
    assert "0 customers" in card._banner.text
    wanted: list[Path] = []
    workplace.restore_wanted.connect(wanted.append)
    press(card, qtbot, "Restore it")
    assert wanted == [copy]
