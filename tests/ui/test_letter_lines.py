from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.ui.letter_lines import LetterLines

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.theme import Theme


def test_the_lines_are_read_aloud_and_make_room_for_each(theme: Theme, qtbot: QtBot) -> None:
    lines = LetterLines(38, name="As it will print")
    qtbot.addWidget(lines)
    lines.show_lines(["Mme Lucie Moreau"])
    low = lines.sizeHint().height()
    lines.show_lines(["Mme Lucie Moreau", "69003 LYON"])
    assert lines.sizeHint().height() > low
    assert lines.accessibleName() == "As it will print: Mme Lucie Moreau, 69003 LYON"


def test_what_goes_beyond_the_ruler_is_drawn_in_another_colour(theme: Theme, qtbot: QtBot) -> None:
    lines = LetterLines(5, name="As it will print")
    qtbot.addWidget(lines)
    lines.resize(200, 60)

    def colours(text: str) -> set[str]:
        lines.show_lines([text])
        image = lines.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(16, image.height())}

    assert theme.tokens.danger.text not in colours("█████")
    assert theme.tokens.danger.text in colours("██████")
