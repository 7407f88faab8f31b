"""The tab *RFM segments* of the settings: how customers are scored, and how the segments change."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from grc_desktop.features.rfm.ui.moves_card import MovesCard
from grc_desktop.features.rfm.ui.scoring_card import ScoringCard
from grc_desktop.ui.layout import column
from grc_desktop.ui.workplace import Workplace


class RfmCards(QWidget):
    """Scoring above, the segments beneath."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.scoring = ScoringCard(place)
        self.moves = MovesCard(place)
        self.setLayout(column(self.scoring, self.moves, spacing=3))

    @property
    def is_changed(self) -> bool:
        """Whether the scoring is; the segments have nothing to save."""
        return self.scoring.is_changed

    def reload(self) -> None:
        """Ask for both."""
        self.scoring.reload()
        self.moves.reload()
