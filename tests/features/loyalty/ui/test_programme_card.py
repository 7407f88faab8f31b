"""The loyalty programme in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Refused
from grc_desktop.features.loyalty.queries import programme
from grc_desktop.features.loyalty.records import Tier
from grc_desktop.features.loyalty.ui.programme_card import ProgrammeCard, read_tiers
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage


def test_tiers_are_read_line_by_line() -> None:
    assert read_tiers("Silver 500\n\n Or massif : 2000 ") == (Tier("Silver", 500), Tier("Or massif", 2000))
    with pytest.raises(Refused, match="“Gold”"):
        read_tiers("Gold")


def test_the_programme_is_saved(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> None:
    card = ProgrammeCard(workplace)
    qtbot.addWidget(card)
    card.reload()
    backstage.settle()
    tiers = card.form.input("tiers")
    assert isinstance(tiers, QPlainTextEdit)
    tiers.setPlainText("Silver")
    card.save_button.click()
    assert card.form.finding("tiers") is not None
    tiers.setPlainText("Silver 500")
    card.save_button.click()
    backstage.settle()
    assert backstage.read(programme).tiers == (Tier("Silver", 500),)
    assert not card.form.is_changed
