from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

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


def test_measures_that_are_not_saved_do_not_go_by_themselves(card: EnvelopesCard, qtbot: QtBot) -> None:
    assert not card.is_changed
    card.spins["left"].setValue(90)
    assert card.is_changed
    card.which.setCurrentIndex(card.which.findData("C5"))
    card.which.activated.emit(card.which.currentIndex())
    assert (card.which.currentData(), card.spins["left"].value()) == ("DL", 90)
    assert "first" in card.problem.text()

    qtbot.keyClick(card.spins["left"], Qt.Key.Key_Escape)

    assert not card.is_changed
    assert card.problem.isHidden()
