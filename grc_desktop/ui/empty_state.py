"""An empty page says what it is for, and offers the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.theme import Theme


class EmptyState(QWidget):
    """An icon, a title, a sentence and the buttons of the first steps, in the middle."""

    def __init__(self, icon: str, title: str, text: str = "", *buttons: QPushButton) -> None:
        super().__init__()
        picture = row(None, IconLabel(icon, "muted", size=40), None)
        self._title = label(title, "heading", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = label(text, "muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = column(picture, self._title, self._text, spacing=2)
        if buttons:
            inner.addLayout(row(None, *buttons, None, spacing=2, margin=(0, 2)))
        block = holding(inner)
        block.setMaximumWidth(Theme.current().px(420))
        middle = row(None, block, None)
        # A label that wraps asks for little width; the block takes what it may before the margins do.
        middle.setStretch(1, 100)
        self.setLayout(column(None, middle, None, margin=4))
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)

    def tell(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
