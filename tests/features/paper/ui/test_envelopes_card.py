from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grc_desktop.features.paper.envelope_sizes import known_envelope
from grc_desktop.features.paper.queries import envelopes
from grc_desktop.features.paper.ui.envelopes_card import EnvelopesCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def card(qtbot: QtBot, workplace: Workplace) -> EnvelopesCard:
    made = EnvelopesCard(workplace)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    return made


def test_the_address_is_moved_and_put_back(card: EnvelopesCard, qtbot: QtBot, backstage: Backstage) -> None:
    card.which.setCurrentIndex(card.which.findData("C5"))
    card.which.activated.emit(card.which.currentIndex())
    assert not card.save.isEnabled()
    before = card.picture.grab().toImage()
    card.spins["left"].setValue(20)
    assert card.picture.grab().toImage() != before
    card.save.click()
    qtbot.waitUntil(lambda: known_envelope(backstage.read(envelopes), "C5").left == 20)
    qtbot.waitUntil(lambda: card.reset.isEnabled() and not card.save.isEnabled())
    card.reset.click()
    qtbot.waitUntil(lambda: known_envelope(backstage.read(envelopes), "C5").left == 113)
    qtbot.waitUntil(lambda: card.spins["left"].value() == 113)


def test_a_box_beyond_the_envelope_is_refused_while_it_is_typed(card: EnvelopesCard) -> None:
    card.spins["left"].setValue(200)
    assert card.problem.isVisible()
    assert not card.save.isEnabled()
