"""`Pressable`: a surface that shows whatever is laid out on it, and is pressed as one button."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy


class Pressable(QPushButton):
    """``clicked`` by mouse, Return and Space. Being a push button to Qt, it is one to a screen reader as well.

    ``card`` looks like a card, ``bare`` shows nothing of its own but the focus ring. Labels on it should not be
    selectable, for they would keep the click to themselves.
    """

    def __init__(self, inner: QLayout, *, look: Literal["card", "bare"] = "card") -> None:
        super().__init__()
        self.setProperty("role", look)
        self.setAutoDefault(True)  # Return presses it, too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # as high as its text wraps
        self.setLayout(inner)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()
