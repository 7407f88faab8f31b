"""What is going to happen, in figures: the card at the right of the second and third step."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.imports.recognition import Kind
from grc_desktop.features.imports.records import Report
from grc_desktop.features.imports.ui.verdict_list import Which, counts
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, step
from grc_desktop.ui.theme import Tone

_ORDER: tuple[Which, ...] = ("created", "updated", "skipped", "duplicate", "rejected", "warnings")
_TONES: dict[Which, Tone] = {"skipped": "neutral", "duplicate": "warning", "warnings": "warning", "rejected": "danger"}


class Summary(QWidget):
    """Counts of a dry run; dashes while it is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Card(tr("What is going to happen"))
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(step(1.5))
        self._grid.setColumnStretch(0, 1)
        self.figures: dict[Which, Badge] = {}
        self._names: dict[Which, QLabel] = {}
        for which in _ORDER:
            name, figure = label(wrap=True), Badge()
            line = self._grid.rowCount()
            self._grid.addWidget(name, line, 0)
            self._grid.addWidget(figure, line, 1, Qt.AlignmentFlag.AlignRight)
            self._names[which], self.figures[which] = name, figure
        self.card.add(self._grid)
        self.promise = promise = Card(tr("Nothing is written before “Import”"))
        promise.add(
            label(
                tr(
                    "The import can be undone with one click afterwards. Refused rows are given back in an "
                    "Excel file with the reason, to be corrected."
                ),
                "muted",
                wrap=True,
            )
        )
        self.setLayout(column(self.card, promise, None, spacing=3))
        self.wait(())

    def wait(self, kinds: Collection[Kind]) -> None:
        """A new dry run has begun, of files of these kinds."""
        new, completed = tr("New entries"), tr("Entries completed")
        if len(set(kinds)) == 1:
            new, completed = {
                "customers": (tr("New customers"), tr("Records completed")),
                "purchases": (tr("New purchases"), tr("Purchases completed")),
                "complaints": (tr("New complaints"), tr("Complaints completed")),
                "consents": (tr("New consents"), tr("Consents completed")),
                "points": (tr("New entries of points"), tr("Entries completed")),
            }.get(next(iter(kinds)), (new, completed))
        for which, words in zip(
            _ORDER,
            (
                new,
                completed,
                tr("Unchanged"),
                tr("Duplicates to compare"),
                tr("Rows refused"),
                tr("Values to look at"),
            ),
            strict=True,
        ):
            self._names[which].setText(words)
            self._put(which, None)

    def show_reports(self, reports: Sequence[Report]) -> None:
        """The figures of a dry run that has ended."""
        for which, count in counts(reports).items():
            self._put(which, count)

    def _put(self, which: Which, count: int | None) -> None:
        figure = self.figures[which]
        figure.tell("—" if count is None else format_count(count), _TONES.get(which, "accent") if count else "neutral")
        figure.setAccessibleName(f"{self._names[which].text()} : {figure.text()}")
