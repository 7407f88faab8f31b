from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from grc_desktop.ui.completing import Completer
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.theme import Theme


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> Form:
    form = Form([Field(key="origin", label="Origin", suggestions=("Website", "Word of mouth"))])
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def test_return_takes_a_word_and_saves_nothing_yet(form: Form, qtbot: QtBot) -> None:
    line = form.input("origin")
    assert isinstance(line, QLineEdit)
    completer = line.completer()
    assert isinstance(completer, Completer)
    popup = completer.popup()
    assert popup is not None
    saved: list[bool] = []
    form.submitted.connect(lambda: saved.append(True))
    line.setFocus()
    qtbot.keyClicks(line, "wo")
    qtbot.waitUntil(popup.isVisible)
    assert not completer.is_choosing
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    assert completer.is_choosing
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert form.values() == {"origin": "Word of mouth"}
    assert not saved
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert saved == [True]
