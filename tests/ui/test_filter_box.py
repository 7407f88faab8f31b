"""One choice that narrows a list."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.theme import Theme


def test_the_choice_outlives_other_choices_where_it_still_can(qtbot: QtBot, theme: Theme) -> None:
    box: FilterBox[int | None] = FilterBox([(None, "All"), (2025, "2025"), (2026, "2026")], name="Year")
    qtbot.addWidget(box)
    box.set_value(2025)
    box.set_choices([(None, "All"), (2024, "2024"), (2025, "2025")])
    assert (box.value, box.currentText()) == (2025, "2025")
    box.set_choices([(None, "All"), (2024, "2024")])
    assert (box.value, box.currentText()) == (None, "All")
    box.set_value(1999)
    assert box.value is None


def test_only_the_user_is_heard(qtbot: QtBot, theme: Theme) -> None:
    box: FilterBox[str | None] = FilterBox([(None, "All"), ("stay", "Stay")], name="Type")
    qtbot.addWidget(box)
    told: list[str | None] = []
    box.chosen.connect(told.append)
    box.set_value("stay")
    box.activated.emit(0)
    assert told == [None]


def test_an_empty_box_has_no_value(qtbot: QtBot, theme: Theme) -> None:
    box: FilterBox[int] = FilterBox(name="Year")
    qtbot.addWidget(box)
    assert box.value is None
