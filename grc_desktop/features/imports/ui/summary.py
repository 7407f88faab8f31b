"""What is going to happen, in figures: the card at the right of the second and third step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.imports.records import Report
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, step
from grc_desktop.ui.progress_strip import grouped
from grc_desktop.ui.theme import Theme, Tone

_TONES: dict[str, Tone] = {"skipped": "neutral", "duplicates": "warning", "warnings": "warning", "rejected": "danger"}


class Summary(QWidget):
    """Counts of a dry run; dashes while it is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Card(tr("What is going to happen"))
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(step(1.5))
        self._grid.setColumnStretch(0, 1)
        self.figures: dict[str, Badge] = {}
        self._names: dict[str, QLabel] = {}
        for key in ("created", "updated", "skipped", "duplicates", "rejected", "warnings"):
            name, figure = label(), Badge()
            line = self._grid.rowCount()
            self._grid.addWidget(name, line, 0)
            self._grid.addWidget(figure, line, 1, Qt.AlignmentFlag.AlignRight)
            self._names[key], self.figures[key] = name, figure
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
        self.setFixedWidth(Theme.current().px(310))
        self.setLayout(column(self.card, promise, None, spacing=3))
        self.wait("customers")

    def wait(self, kind: str) -> None:
        """A new dry run has begun."""
        new, completed = {
            "purchases": (tr("New purchases"), tr("Purchases completed")),
            "complaints": (tr("New complaints"), tr("Complaints completed")),
        }.get(kind, (tr("New customers"), tr("Records completed")))
        for key, words in (
            ("created", new),
            ("updated", completed),
            ("skipped", tr("Already there")),
            ("duplicates", tr("Duplicates to compare")),
            ("rejected", tr("Rows refused")),
            ("warnings", tr("Values to look at")),
        ):
            self._names[key].setText(words)
            self._put(key, None)

    def show_report(self, report: Report) -> None:
        """The figures of a dry run that has ended."""
        for key, count in (
            ("created", report.created),
            ("updated", report.updated),
            ("skipped", report.skipped),
            ("duplicates", len(report.duplicates)),
            ("rejected", len(report.rejected)),
            ("warnings", len(report.warnings)),
        ):
            self._put(key, count)

    def _put(self, key: str, count: int | None) -> None:
        figure = self.figures[key]
        figure.tell("—" if count is None else grouped(count), _TONES.get(key, "accent") if count else "neutral")
        figure.setAccessibleName(f"{self._names[key].text()} : {figure.text()}")
