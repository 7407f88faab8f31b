"""A list narrowed by one choice: « Tous les types », « 2026 »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from grc_desktop.ui.theme import Theme

V = TypeVar("V")


class FilterBox(QComboBox, Generic[V]):
    """``chosen(value)`` when the user chooses; values are anything, the first choice is usually *all*."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[V, str]] = (), *, name: str) -> None:
        super().__init__()
        self._values: list[V] = []
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(20)
        self.set_choices(choices)
        self.activated.connect(lambda place: self.chosen.emit(self._values[place]))

    @property
    def value(self) -> V | None:
        """What is chosen; None while there is nothing to choose."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def set_choices(self, choices: Sequence[tuple[V, str]]) -> None:
        """Offer other choices; the chosen one stays where it is still among them, else the first is taken."""
        kept = self.value
        texts = [text for _, text in choices]
        if texts != [self.itemText(place) for place in range(self.count())]:
            self.clear()
            self.addItems(texts)
        self._values = [value for value, _ in choices]
        self.setCurrentIndex(self._values.index(kept) if kept in self._values else min(0, len(self._values) - 1))

    def set_value(self, value: V) -> None:
        """Choose without telling."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def sizeHint(self) -> QSize:
        # Qt counts the text of a styled box a little short.
        return super().sizeHint() + QSize(Theme.current().px(6), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling past must not filter
