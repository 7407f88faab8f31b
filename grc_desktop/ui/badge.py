"""A word on a wash: what state something is in. Colour never stands alone, so there is always a word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.layout import restyle, row
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


class IconTile(QFrame):
    """An icon on the wash of a tone, at the head of a line of a list."""

    def __init__(self, icon: str, tone: Tone = "neutral") -> None:
        super().__init__()
        self.setObjectName("tile")
        self.setProperty("tone", tone)
        self._put_size()
        self._icon = IconLabel(icon, tone)
        self.setLayout(row(self._icon, margin=(1.75, 1.75)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._put_size()

    def _put_size(self) -> None:
        side = Theme.current().px(30)
        self.setFixedSize(side, side)

    def show_icon(self, icon: str, tone: Tone) -> None:
        """Show another icon."""
        self._icon.show_icon(icon, tone)
        restyle(self, "tone", tone)
