"""First step: which file. Dropped, chosen, or one of those imported before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, holding, restyle, row, step
from grc_desktop.ui.theme import Theme

PATTERNS = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xlsb *.xls *.ods *.vcf"

KINDS = ((later("Lists and address cards"), PATTERNS), (later("All files"), "*"))


class FileStep(QWidget):
    """``chosen(Path)`` when the user has decided; ``asked()`` for the dialog."""

    chosen = Signal(object)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.area = DropArea()
        self.area.dropped.connect(self.chosen)
        self.area.choose.clicked.connect(self.asked)
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self.recent_card = Card(tr("Imported before"))
        self.recent_card.add(self._recent)
        what = Card(tr("What can be imported"))
        for icon, words in (
            ("customers", tr("Customers: from a booking program, Outlook, Google, a spreadsheet, a telephone")),
            ("bed", tr("Stays and sales: from Booking.com, Airbnb, Cloudbeds, an invoicing program")),
            ("complaint", tr("Complaints that were kept in a list")),
        ):
            what.add(row(IconLabel(icon, "accent"), label(words, "muted", wrap=True), spacing=2.5))
        what.add(
            label(tr("CSV, Excel (XLSX, XLS), OpenDocument and vCard; any separator and encoding."), "small", wrap=True)
        )
        side = holding(column(what, self.recent_card, None, spacing=3))
        side.setFixedWidth(Theme.current().px(340))
        left = column(self.trouble, self.area, spacing=3)
        outer = row(spacing=4, margin=5)
        outer.addLayout(left, 1)
        outer.addWidget(side)
        self.setLayout(outer)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer these files again."""
        clear(self._recent)
        for path in paths:
            again = button(path.name, partial(self.chosen.emit, path), icon="file-table", role="link", tip=str(path))
            self._recent.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.recent_card.setVisible(bool(paths))

    def show_trouble(self, sentence: str) -> None:
        """Say why a file could not be used; "" takes it away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


class DropArea(QFrame):
    """Takes one file from the desktop. ``dropped(Path)``."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Drop a file here"))
        self.choose = button(tr("Choose a file…"), icon="folder", role="primary", shortcut="Ctrl+O")
        title = label(tr("Drop a file here"), "title")
        words = label(
            tr("The first rows are shown before anything is written, and the import can be undone."), "muted", wrap=True
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setFixedWidth(step(90))
        self.setLayout(
            column(
                None,
                row(None, IconLabel("import", "accent", size=44), None),
                row(None, title, None),
                row(None, words, None),
                row(None, self.choose, None, margin=(0, 2)),
                None,
                spacing=3,
                margin=6,
            )
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._path(event) is not None:
            event.acceptProposedAction()
            restyle(self, "tone", "accent")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        restyle(self, "tone", "")

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self, "tone", "")
        path = self._path(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    @staticmethod
    def _path(event: QDropEvent) -> Path | None:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
