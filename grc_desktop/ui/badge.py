"""A word on a wash: what state something is in. Colour never stands alone, so there is always a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from grc_desktop.ui.icons import icon as tinted
from grc_desktop.ui.layout import restyle
from grc_desktop.ui.theme import Theme, Tone


class Badge(QLabel):
    """``text`` on the wash of ``tone``."""

    def __init__(self, text: str = "", tone: Tone = "neutral") -> None:
        super().__init__(text)
        self.setObjectName("badge")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setProperty("tone", tone)

    def tell(self, text: str, tone: Tone = "neutral") -> None:
        """Say something else; nothing is shown for an empty text."""
        self.setText(text)
        self.setVisible(bool(text))
        restyle(self, "tone", tone)


class IconTile(QLabel):
    """An icon on the wash of a tone, at the head of a line of a list."""

    def __init__(self, icon: str, tone: Tone = "neutral") -> None:
        super().__init__()
        self._icon = icon
        self._tone: Tone = tone
        theme = Theme.current()
        self.setObjectName("tile")
        self.setProperty("tone", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(theme.px(30), theme.px(30))
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        side = Theme.current().px(16)
        self.setPixmap(tinted(self._icon, self._tone).pixmap(side, side))
