from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from grc_desktop.features.imports.ui.footer import Footer
from grc_desktop.ui.theme import Theme
from tests.features.imports.ui.reports import report


def test_what_leads_on(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    with qtbot.waitExposed(footer):
        footer.show()
    footer.show_state(None, checking=False, importing=False)
    assert footer.main is footer.forward
    assert (footer.forward.text(), footer.forward.isEnabled()) == ("Check", True)
    footer.show_state([report(tmp_path)], checking=False, importing=False)
    assert footer.main is footer.forward  # rows are left out: they are to be seen first
    footer.show_state([report(tmp_path)], checking=True, importing=True)
    assert (footer.forward.text(), footer.forward.isEnabled()) == ("Import", False)
    footer.show_state([report(tmp_path, created=0)], checking=True, importing=False)
    assert not footer.forward.isEnabled()
    footer.show_state([report(tmp_path)], checking=True, importing=False)
    with qtbot.waitSignal(footer.import_wanted):
        qtbot.keyClick(footer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_icon_is_seen_on_either_ground(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    with qtbot.waitExposed(footer):
        footer.show()
    drawn = []
    for found in (replace(report(tmp_path, rejected=0), duplicates=()), report(tmp_path)):
        footer.show_state([found], checking=False, importing=False)
        picture = footer.forward.icon().pixmap(16, 16).toImage()
        drawn.append(max((picture.pixelColor(x, y) for x in range(16) for y in range(16)), key=QColor.alpha).name())
    assert drawn == [theme.tokens.text, theme.tokens.on_accent]
