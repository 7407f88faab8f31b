"""`SearchLine`: the field above a list in which one types to narrow it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from grc_desktop.core.language import tr
from grc_desktop.ui.icons import icon

PAUSE = 200
"""Milliseconds of rest after which what was typed is looked for."""


def lead(line: QLineEdit, name: str) -> QAction:
    """Put an icon before the text of ``line``; a screen reader calls it by the name of the line."""
    made = QAction(icon(name, "muted"), line.accessibleName(), line)
    line.addAction(made, QLineEdit.ActionPosition.LeadingPosition)
    for inner in line.findChildren(QToolButton):
        if inner.defaultAction() is made:
            inner.setAccessibleName(line.accessibleName())
    return made


class SearchLine(QLineEdit):
    """``sought(text)`` when the typing rests, and at once when the field was emptied."""

    sought = Signal(str)

    def __init__(self, *, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        for inner in self.findChildren(QToolButton):
            inner.setAccessibleName(tr("Clear the search"))
        lead(self, "search")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._tell)
        self.textChanged.connect(self._on_typed)

    def _on_typed(self, text: str) -> None:
        if text:
            self._rest.start()
        else:
            self._rest.stop()
            self._tell()

    def _tell(self) -> None:
        self.sought.emit(self.text())
