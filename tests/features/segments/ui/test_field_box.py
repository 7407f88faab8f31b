from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from grc_desktop.features.segments.fields import catalogue
from grc_desktop.features.segments.ui.field_box import FieldBox
from grc_desktop.ui.theme import Theme


def _typed(box: FieldBox, words: str, qtbot: QtBot) -> str:
    line = box.lineEdit()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, words)
    completer = box.completer()
    popup = completer.popup() if completer is not None else None
    assert popup is not None
    popup.hide()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return box.currentText()


def test_a_part_that_only_one_field_has_chooses_it(theme: Theme, qtbot: QtBot) -> None:
    box = FieldBox(catalogue("customers"))
    qtbot.addWidget(box)
    box.put("city")
    box.show()
    said: list[object] = []
    box.chosen.connect(lambda field: said.append(field.name))

    assert _typed(box, "last purc", qtbot) == "Last purchase"
    assert said == ["last_purchase"]
    assert _typed(box, "purch", qtbot) == "Last purchase"  # several have it: the one in force stays
    assert _typed(box, "town", qtbot) == "Town"
    assert _typed(box, "no such", qtbot) == "Town"
    assert said == ["last_purchase", "city"]
