"""Last step: what came in, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.features.imports.records import Report
from grc_desktop.features.imports.ui.verdict_list import counts
from grc_desktop.ui.buttons import button, put_icon
from grc_desktop.ui.card import Card
from grc_desktop.ui.figures import Figure, FigureStrip
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, column, holding, row, scrolled
from grc_desktop.ui.theme import Theme


class DoneStep(QWidget):
    """``labels_wanted()``, ``list_wanted()``, ``refused_wanted()``, ``again_wanted()``, ``undo_wanted()``: its
    buttons.
    """

    labels_wanted = Signal()
    list_wanted = Signal()
    refused_wanted = Signal()
    again_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("success", "accent", size=44)
        self.title = label("", "title", wrap=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.figures = FigureStrip()
        self.labels = button(tr("Print their labels"), self.labels_wanted.emit, icon="print", role="primary")
        self.list = button(tr("See the customers"), self.list_wanted.emit, icon="customers")
        self.refused = button("", self.refused_wanted.emit, icon="file-table")
        self.again = button(tr("Import another file"), self.again_wanted.emit, icon="import")
        self.undo = button(tr("Undo the import"), self.undo_wanted.emit, icon="undo")
        self._buttons = FlowLayout(spacing=2)
        for one in (self.labels, self.list, self.refused, self.again, self.undo):
            self._buttons.addWidget(one)
        card = Card()
        card.add(
            column(
                row(None, self.icon, None),
                self.title,
                self.words,
                self.figures,
                holding(self._buttons),
                spacing=3,
                margin=(4, 4),
            )
        )
        card.setMaximumWidth(Theme.current().px(860))
        inside = row(None, margin=(5, 8))
        inside.addWidget(card, 20)
        inside.addStretch(1)
        self.setLayout(column(scrolled(holding(column(inside, None))), spacing=0))

    def show_reports(self, reports: Sequence[Report], words: str) -> None:
        """Show what an import did; ``words`` are those of its operation."""
        found = counts(reports)
        written = found["created"] + found["updated"]
        operation = any(report.operation_id is not None for report in reports)
        self.title.setText(words if written else tr("Nothing was imported"))
        self.words.setText(
            tr("It stands in the journal as one operation and can be undone there at any later time.")
            if written
            else tr("Everything in the file is already there, or was refused.")
        )
        self.icon.show_icon("success" if written else "info", "accent" if written else "info")
        self.figures.show_figures(
            [
                Figure(tr("New"), format_count(found["created"])),
                Figure(tr("Completed"), format_count(found["updated"])),
                Figure(tr("Unchanged"), format_count(found["skipped"])),
                Figure(tr("Duplicates"), format_count(found["duplicate"])),
                Figure(tr("Refused"), format_count(found["rejected"])),
            ]
        )
        left_out = found["rejected"] + found["duplicate"]
        self.refused.setText(trn("Save the row left out…", "Save the {count} rows left out…", left_out))
        self.refused.setAccessibleName(self.refused.text())
        put_icon(self.refused, "file-table")
        self.refused.setVisible(left_out > 0)
        self.undo.setVisible(operation)
        self.undo.setEnabled(True)
        about = any(report.customers for report in reports)
        self.list.setVisible(about)
        self.labels.setVisible(about)

    def show_undone(self) -> None:
        """The import was taken back."""
        self.title.setText(tr("The import was undone"))
        self.words.setText(tr("The base is as it was before."))
        self.icon.show_icon("undo", "info")
        for one in (self.undo, self.list, self.labels):
            one.setVisible(False)
