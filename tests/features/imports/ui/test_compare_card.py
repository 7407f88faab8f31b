from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.features.imports.comparing import ComparedField, RowComparison
from grc_desktop.features.imports.ui.compare_card import CompareCard
from grc_desktop.ui.theme import Theme

FIELDS = (ComparedField("Town", "<b>Lyon</b>", "Nantes"), ComparedField("Phones", "", "0612487703"))


def test_both_sides_in_words_and_the_decision(theme: Theme, qtbot: QtBot) -> None:
    card = CompareCard()
    qtbot.addWidget(card)
    said: list[tuple[int, object]] = []
    card.decided.connect(lambda row, policy: said.append((row, policy)))
    card.show_row(
        RowComparison(4, "Lucie", "Lucie Moreau", 7, None, 0.9, ("same mobile",), FIELDS), "same mobile", None
    )
    words = [one.text() for one in card.findChildren(QLabel) if not one.isHidden()]
    assert {"90% alike", "same mobile", "Already there: Lucie Moreau", "<b>Lyon</b>", "0612487703"} <= set(words)
    assert card.same.isHidden()
    card.buttons["skip"].click()
    assert said == [(4, "skip")]
    assert not card.buttons["fill"].isChecked()


def test_two_who_are_only_alike_can_be_said_to_be_one(theme: Theme, qtbot: QtBot) -> None:
    card = CompareCard()
    qtbot.addWidget(card)
    alike = RowComparison(4, "Lucie", "Lucie Moreau", 7, None, 0.7, (), FIELDS, repeats=False)
    card.show_row(alike, "", None)
    assert all(choice.isHidden() for choice in card.buttons.values())
    assert not card.open.isHidden()
    said: list[tuple[int, int]] = []
    card.recognised.connect(lambda row, customer: said.append((row, customer)))
    card.same.click()
    assert said == [(4, 7)]
    assert "Perhaps the same: Lucie Moreau" in [one.text() for one in card.findChildren(QLabel)]
