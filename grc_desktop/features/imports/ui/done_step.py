"""Last step: what came in, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.features.imports.records import Report
from grc_desktop.ui.buttons import button, put_icon
from grc_desktop.ui.card import Card
from grc_desktop.ui.figures import Figure, FigureStrip
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row
from grc_desktop.ui.progress_strip import grouped
from grc_desktop.ui.theme import Theme


class DoneStep(QWidget):
    """``undo_wanted()``, ``list_wanted()``, ``refused_wanted()``, ``again_wanted()``: its four buttons."""

    undo_wanted = Signal()
    list_wanted = Signal()
    refused_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("success", "accent", size=44)
        self.title = label("", "title", wrap=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.figures = FigureStrip()
        self.undo = button(tr("Undo the import"), self.undo_wanted.emit, icon="undo")
        self.refused = button("", self.refused_wanted.emit, icon="file-table")
        self.again = button(tr("Import another file"), self.again_wanted.emit, icon="import")
        self.list = button(tr("See the customers"), self.list_wanted.emit, icon="customers", role="primary")
        card = Card()
        card.add(
            column(
                row(None, self.icon, None),
                self.title,
                self.words,
                self.figures,
                row(None, self.undo, self.refused, self.again, self.list, None, margin=(0, 2)),
                spacing=3,
                margin=(4, 4),
            )
        )
        card.setMaximumWidth(Theme.current().px(860))
        self.setLayout(column(row(None, card, None, margin=(5, 8)), None))

    def show_report(self, report: Report) -> None:
        """Show what an import did."""
        written = report.created + report.updated
        self.title.setText(report.words if written else tr("Nothing was imported"))
        self.words.setText(
            tr("It stands in the journal as one operation and can be undone there at any later time.")
            if written
            else tr("Everything in the file is already there, or was refused.")
        )
        self.icon.show_icon("success" if written else "info", "accent" if written else "info")
        self.figures.show_figures(
            [
                Figure(tr("New"), grouped(report.created)),
                Figure(tr("Completed"), grouped(report.updated)),
                Figure(tr("Already there"), grouped(report.skipped)),
                Figure(tr("Duplicates"), grouped(len(report.duplicates))),
                Figure(tr("Refused"), grouped(len(report.rejected))),
            ]
        )
        left_out = len(report.rejected) + len(report.duplicates)
        self.refused.setText(trn("Save the row left out…", "Save the {count} rows left out…", left_out))
        self.refused.setAccessibleName(self.refused.text())
        put_icon(self.refused, "file-table")
        self.refused.setVisible(left_out > 0)
        self.undo.setVisible(report.operation_id is not None)
        self.undo.setEnabled(True)
        self.list.setVisible(written > 0)

    def show_undone(self) -> None:
        """The import was taken back."""
        self.title.setText(tr("The import was undone"))
        self.words.setText(tr("The base is as it was before."))
        self.icon.show_icon("undo", "info")
        self.undo.setVisible(False)
        self.list.setVisible(False)
