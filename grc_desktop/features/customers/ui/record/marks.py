"""Badges beside the name of a customer that other features know of: their segment, their tier."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.features.offers import Mark, MarkWords
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.theme import Tone
from grc_desktop.ui.tips import plain_tip
from grc_desktop.ui.workplace import Workplace


class Marks(QObject):
    """What every feature has to say of one customer in a word; ``changed()`` when one of them says something else."""

    changed = Signal()

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._customer_id: int | None = None
        self._marks: list[Mark] = sorted(
            (mark for feature in place.features for mark in feature.marks), key=lambda mark: mark.order
        )
        self._words: dict[int, MarkWords] = {}
        place.jobs.touched.connect(self._on_touched)

    def show_customer(self, customer_id: int | None) -> None:
        """Ask every feature about another customer."""
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            self._words.clear()
        for at, mark in enumerate(self._marks):
            self._ask(at, mark)

    def badges(self) -> list[QWidget]:
        """A badge for each that has something to say."""
        made: list[QWidget] = []
        for _, words in sorted(self._words.items()):
            badge = Badge(words.text, cast("Tone", words.tone))
            badge.setToolTip(plain_tip(words.tip))
            badge.setAccessibleDescription(words.tip)
            made.append(badge)
        return made

    def _on_touched(self, tables: frozenset[str]) -> None:
        for at, mark in enumerate(self._marks):
            if mark.tables & tables:
                self._ask(at, mark)

    def _ask(self, at: int, mark: Mark) -> None:
        if self._customer_id is not None:
            told = partial(self._tell, at, self._customer_id)
            self._place.jobs.ask(self, mark.ask, told, only_last=f"mark {at}", customer_id=self._customer_id)

    def _tell(self, at: int, customer_id: int, words: MarkWords | None) -> None:
        if customer_id != self._customer_id or words == self._words.get(at):
            return
        if words is None:
            del self._words[at]
        else:
            self._words[at] = words
        self.changed.emit()
