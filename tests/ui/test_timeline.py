"""Lines of what happened."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.ui.theme import Theme
from grc_desktop.ui.timeline import Timeline, TimelineLine


def test_lines_and_headings_are_replaced(qtbot: QtBot, theme: Theme) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.show_lines(["November", TimelineLine("phone", "Called"), TimelineLine("note", "Noted")])
    assert timeline.count == 2
    timeline.show_lines([TimelineLine("phone", "Called again")])
    assert timeline.count == 1


def test_a_line_reads_as_a_sentence_and_shows_markup_as_text(qtbot: QtBot, theme: Theme) -> None:
    line = TimelineLine("phone", "<b>x</b>", "yesterday", body="<i>y</i>", badge=("Sent", "neutral"))
    qtbot.addWidget(line)
    assert line.accessibleName() == "<b>x</b>, yesterday, Sent"
    formats = {found.textFormat().name for found in line.findChildren(QLabel)}
    assert formats == {"PlainText"}
