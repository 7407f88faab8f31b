"""What the tests of the desk's cards share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot


def line(form: QWidget) -> QLineEdit:
    found = form if isinstance(form, QLineEdit) else form.findChild(QLineEdit)
    assert found is not None
    return found


def press(page: QWidget, qtbot: QtBot, name: str) -> None:
    (found,) = [one for one in page.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
