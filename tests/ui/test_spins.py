from __future__ import annotations

from PySide6.QtWidgets import QDateEdit, QSpinBox, QTimeEdit
from pytestqt.qtbot import QtBot

from grc_desktop.ui.spins import indent
from grc_desktop.ui.theme import Theme


def test_numbers_and_hours_begin_where_the_text_of_a_line_does(theme: Theme, qtbot: QtBot) -> None:
    number, hour = QSpinBox(), QTimeEdit()
    qtbot.addWidget(number)
    qtbot.addWidget(hour)
    indent(number, hour)

    assert [one.lineEdit().textMargins().left() for one in (number, hour)] == [theme.px(8), theme.px(8)]


def test_a_day_that_opens_a_calendar_begins_there_too(theme: Theme, qtbot: QtBot) -> None:
    day = QDateEdit()
    day.setCalendarPopup(True)
    qtbot.addWidget(day)
    indent(day)
    day.show()

    line = day.lineEdit()
    assert line.x() + line.textMargins().left() == theme.px(8) + 2  # padding and edge; once, not twice
