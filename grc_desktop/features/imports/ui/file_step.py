"""First step: which files. Dropped, chosen, pasted, or one of those imported before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QVBoxLayout, QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.features.imports.endings import ENDINGS
from grc_desktop.ui.beside import Beside
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.dropping import dropped_files
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, clear, column, holding, restyle, row, step

PATTERNS = " ".join(f"*{ending}" for ending in ENDINGS)

KINDS = ((later("Lists and address cards"), PATTERNS), (later("All files"), "*"))


class FileStep(QWidget):
    """``chosen(list[Path])`` when the user has decided, ``pasted(str)`` for a text; ``asked()`` and
    ``folder_asked()`` for the dialogs.
    """

    chosen = Signal(object)
    pasted = Signal(str)
    asked = Signal()
    folder_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.area = DropArea()
        self.area.dropped.connect(self.chosen)
        self.area.choose.clicked.connect(self.asked)
        self.area.folder.clicked.connect(self.folder_asked)
        self.area.paste.clicked.connect(self._paste)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        keys.setContext(Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self._paste)
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self.recent_card = Card(tr("Recent files"))
        self.recent_card.add(self._recent)
        what = Card(tr("What can be imported"))
        for icon, words in (
            ("customers", tr("Customers: from a booking program, Outlook, Google, a spreadsheet, a telephone")),
            ("bed", tr("Stays and sales: from Booking.com, Airbnb, Cloudbeds, an invoicing program")),
            ("complaint", tr("Complaints, consents and loyalty points that were kept in a list")),
        ):
            what.add(row(IconLabel(icon, "accent"), label(words, "muted", wrap=True), spacing=2.5))
        what.add(
            label(tr("CSV, Excel (XLSX, XLS), OpenDocument and vCard; any separator and encoding."), "small", wrap=True)
        )
        left = column(self.trouble, spacing=3)
        left.addWidget(self.area, 1)
        side = holding(column(what, self.recent_card, None, spacing=3))
        self.setLayout(column(Beside(holding(left), side, width=340), spacing=0))

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer these files again."""
        clear(self._recent)
        for path in paths:
            again = button(path.name, partial(self.chosen.emit, [path]), icon="file-table", role="link", tip=str(path))
            self._recent.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.recent_card.setVisible(bool(paths))

    def show_trouble(self, sentence: str) -> None:
        """Say why a file could not be used; "" takes it away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def show_waiting(self, waiting: bool) -> None:
        """Files are being read: nothing else can be chosen meanwhile."""
        for one in (self.area.choose, self.area.folder, self.area.paste):
            one.setEnabled(not waiting)
        self.area.title.setText(tr("Reading…") if waiting else tr("Drop files or a folder here"))

    def _paste(self) -> None:
        """What was copied: files in the file manager, or cells in a spreadsheet."""
        copied = QGuiApplication.clipboard().mimeData()
        if paths := dropped_files(copied):
            self.chosen.emit(paths)
        else:
            self.pasted.emit(copied.text())


class DropArea(QFrame):
    """Takes files and folders from the desktop. ``dropped(list[Path])``."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        _tell_screen_readers()
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Files to import"))
        self.setAccessibleDescription(tr("Drop files or a folder here"))
        self.choose = button(tr("Choose files…"), icon="folder", role="primary", shortcut="Ctrl+O")
        self.folder = button(tr("A whole folder…"), icon="folder")
        self.paste = button(
            tr("Paste"), icon="copy", tip=tr("Cells copied from a spreadsheet, with their header (Ctrl+V)")
        )
        self.paste.setAccessibleName(tr("Paste"))
        self.title = label(tr("Drop files or a folder here"), "title", wrap=True)
        words = label(
            tr("The first rows are shown before anything is written, and the import can be undone."), "muted", wrap=True
        )
        for one in (self.title, words):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMaximumWidth(step(90))
        ways = FlowLayout(spacing=2)
        for way in (self.choose, self.folder, self.paste):
            ways.addWidget(way)
        bar = holding(ways)
        bar.setMaximumWidth(ways.sizeHint().width())
        self.setLayout(
            column(
                None,
                row(None, IconLabel("import", "accent", size=44), None),
                self.title,
                row(words),
                row(bar, margin=(0, 2)),
                None,
                spacing=3,
                margin=6,
            )
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            restyle(self, "tone", "accent")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        restyle(self, "tone", "")

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self, "tone", "")
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)


@cache
def _tell_screen_readers() -> None:
    """Give the area the role of a group of buttons: Qt takes it for the border of something."""

    def role(_class: str, made: QObject) -> QAccessibleWidget | None:
        return QAccessibleWidget(made, QAccessible.Role.Grouping) if isinstance(made, DropArea) else None

    QAccessible.installFactory(role)
