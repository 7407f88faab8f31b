from __future__ import annotations

from pytestqt.qtbot import QtBot

from grc_desktop.ui.steps import StepHeader
from grc_desktop.ui.theme import Theme


def test_it_tells_where_one_is(theme: Theme, qtbot: QtBot) -> None:
    made = StepHeader(["File", "Columns", "Check", "Done"])
    qtbot.addWidget(made)
    made.resize(1000, 52)
    first = made.grab().toImage()

    made.set_current(2)

    assert made.current == 2
    assert made.accessibleName() == "Step 3 of 4: Check"
    assert made.grab().toImage() != first
    assert made.sizeHint().height() == 52
