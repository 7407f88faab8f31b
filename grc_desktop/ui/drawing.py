"""`Drawing`: a widget that paints itself and is a picture to a screen reader."""

from __future__ import annotations

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel


class Drawing(QLabel):
    """Override ``paintEvent`` and ``sizeHint``; say in ``setAccessibleName`` what is to be seen.

    To a screen reader a plain widget that paints itself is nothing at all. Qt calls a label with a picture a
    graphic, so this one has a picture that is never painted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setPixmap(QPixmap(1, 1))
