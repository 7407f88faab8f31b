"""What the pages are made of that stand alone in the window: a card in the middle, a line for each way on."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row, scrolled, step


class WayOn(QWidget):
    """What one may do here: its title, a sentence, and its buttons at the right."""

    def __init__(self, title: str, text: str, *acts: QWidget) -> None:
        super().__init__()
        for act in acts:
            act.setMinimumWidth(step(58))
        self._text: QLabel = label(text, "small", wrap=True)
        words = column(None, label(title, "strong"), self._text, None, spacing=0.5)
        line = row(words, column(*acts, spacing=1.5), spacing=3, margin=(0, 1))
        line.setStretch(0, 1)
        self.setLayout(line)

    def tell(self, text: str) -> None:
        """Another sentence."""
        self._text.setText(text)


def in_the_middle(card: Card) -> QWidget:
    """The card, as wide as it reads well; it scrolls where the window is low."""
    card.setMaximumWidth(step(160))
    card.setMinimumWidth(step(120))
    return scrolled(holding(column(None, row(None, card, None), None, margin=5)))
