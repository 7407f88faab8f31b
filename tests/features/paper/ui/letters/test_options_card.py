"""How letters look, in the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from grc_desktop.core.language import speak
from grc_desktop.features.paper.queries.letters import letter_options
from grc_desktop.features.paper.ui.letters.options_card import LettersCard
from grc_desktop.features.templates.ui.pictures import keep_picture

if TYPE_CHECKING:
    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def card(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> LettersCard:
    speak("en")
    made = LettersCard(workplace)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    backstage.settle()
    return made


def test_answers_are_kept_at_once(card: LettersCard, backstage: Backstage) -> None:
    card.side.setCurrentIndex(2)
    card.side.activated.emit(2)
    card.fold_marks.click()
    card.type_size.setValue(11)
    card.type_size.editingFinished.emit()
    backstage.settle()
    kept = backstage.read(letter_options)
    assert (kept.side, kept.fold_marks, kept.size) == ("left", True, 11)


def test_a_logo_is_chosen_shown_and_removed(card: LettersCard, backstage: Backstage, tmp_path: Path) -> None:
    logo = QImage(200, 80, QImage.Format.Format_RGB32)
    logo.fill(QColor("#0b7a69"))
    assert logo.save(str(tmp_path / "logo.png"))
    kept = backstage.write(keep_picture, file=tmp_path / "logo.png")
    card._keep_picture("logo", kept)
    backstage.settle()
    assert backstage.read(letter_options).logo
    assert not card.logo.picture.pixmap().isNull()
    assert [one.accessibleDescription() for one in (card.logo.remove, card.signature.remove)] == ["Logo", "Signature"]
    card.logo.remove.click()
    backstage.settle()
    assert backstage.read(letter_options).logo == ""
    assert card.logo.picture.pixmap().isNull()
