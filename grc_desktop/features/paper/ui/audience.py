"""For whom: everybody, a saved view, or the selection that another page brought along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.segments.records import SavedViewRecord


@dataclass(frozen=True)
class Audience:
    """An entry of the choice. ``ids`` name the rows themselves, else ``view`` (empty: everybody) says which.

    ``columns`` and ``order`` are those of the list that they come from.
    """

    title: str
    view: str = ""
    ids: tuple[int, ...] | None = None
    columns: tuple[str, ...] = ()
    order: str = ""


class AudienceChoice(QComboBox):
    """The choice itself; ``changed()`` when the user chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("For whom"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(16)
        self._brought: Audience | None = None
        self._entries: list[Audience] = []
        self._counts: dict[str, int] = {}
        self.show_views(())
        self.activated.connect(lambda _index: self.changed.emit())

    @property
    def value(self) -> Audience:
        """Who is chosen."""
        return self._entries[max(self.currentIndex(), 0)]

    @property
    def views(self) -> tuple[str, ...]:
        """The names of the views offered, that of everybody being empty."""
        return tuple(entry.view for entry in self._entries if entry.ids is None)

    def add(self, audience: Audience) -> None:
        """Offer and choose a selection; it stands first, in place of the last one."""
        self._brought = audience
        views = [entry for entry in self._entries if entry.ids is None]
        self._fill([audience, *views], 0)

    def show_views(self, views: Sequence[SavedViewRecord]) -> None:
        """Offer the saved views; who was chosen stays chosen where it is still there."""
        before = self.value if self._entries else None
        entries = [Audience(tr("All customers"))]
        entries += [Audience(tr("View: {name}", name=view.name), view=view.name) for view in views]
        if self._brought is not None:
            entries.insert(0, self._brought)
        keys = [(entry.view, entry.ids) for entry in entries]
        kept = (before.view, before.ids) if before else None
        self._fill(entries, keys.index(kept) if kept in keys else 0)

    def show_count(self, view: str, count: int) -> None:
        """How many a view has (an empty name: everybody)."""
        self._counts[view] = count
        for index, entry in enumerate(self._entries):
            self.setItemText(index, self._words(entry))

    def _fill(self, entries: list[Audience], index: int) -> None:
        self._entries = entries
        with QSignalBlocker(self):
            self.clear()
            self.addItems([self._words(entry) for entry in entries])
            self.setCurrentIndex(index)

    def _words(self, entry: Audience) -> str:
        count = len(entry.ids) if entry.ids is not None else self._counts.get(entry.view)
        return entry.title if count is None else f"{entry.title} ({format_count(count)})"
