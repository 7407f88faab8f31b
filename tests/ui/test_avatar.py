from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from grc_desktop.ui.avatar import Avatar, ground, initials
from grc_desktop.ui.theme import Theme


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Moreau Lucie", "ML"),
        ("Durand Jean-Baptiste", "DJ"),
        ("éric", "É"),
        ("大阪 太郎", "大"),
        ("", "?"),
        ("— ?", "?"),
        ("Comité d’entreprise", "CD"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_name_keeps_its_colour(theme: Theme) -> None:
    assert ground("Lucie Moreau") == ground("LUCIE MOREAU")
    assert len({ground(f"name {number}").name() for number in range(60)}) > 6


def test_a_photo_takes_the_place_of_the_initials(theme: Theme, qtbot: QtBot) -> None:
    made = Avatar("Lucie Moreau", size=40)
    qtbot.addWidget(made)
    photo = QPixmap(100, 60)
    photo.fill(QColor("#ff00ff"))

    made.show_name("Lucie Moreau", photo)

    assert made.grab().toImage().pixelColor(20, 20).name() == "#ff00ff"
    assert made.accessibleName() == "Lucie Moreau"
