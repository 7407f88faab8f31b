"""Parts of settings, shown as the settings show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.features.desk.ui.backups_card import BackupsCard
from grc_desktop.features.desk.ui.establishment_card import EstablishmentCard
from grc_desktop.features.desk.ui.users_card import UsersCard
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage

C = TypeVar("C", BackupsCard, EstablishmentCard, UsersCard)

Showing = Callable[[type[C]], C]


@pytest.fixture
def show(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> Showing[C]:
    """Make a card of settings, show it, and wait until it has what it asked for."""

    def made(kind: type[C]) -> C:
        card = kind(workplace)
        qtbot.addWidget(card)
        card.resize(900, 600)
        card.show()
        card.reload()
        backstage.settle()
        qtbot.waitUntil(lambda: not workplace.jobs.works)
        return card

    return made
