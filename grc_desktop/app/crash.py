"""When something unforeseen happens: nothing is lost, and there is a report to copy with nothing personal in it."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.buttons import button
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row, step


class CrashWatch(QObject):
    """Shows the first bug, and writes a report of each. ``watch()`` catches what nobody else caught."""

    _found = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: CrashDialog | None = None
        self._found.connect(self.show, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """From now on catch what would end the program, on any thread."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda failure: self._found.emit(failure.exc_value)

    def show(self, error: BaseException) -> None:
        """Write the report, and show it unless one is on the screen already."""
        from grc_desktop.app.report import describe_failure, write_report

        text = describe_failure(error)
        try:
            where = str(write_report(error))
        except OSError:
            where = ""  # the disk may be the very thing that failed; the text can still be copied
        if self._dialog is None or not self._dialog.isVisible():
            self._dialog = CrashDialog(self._window, text, where)
            self._dialog.open()

    def _on_exception(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
        else:
            self._found.emit(error)


class CrashDialog(QDialog):
    """Says that the data are safe, and offers the report."""

    def __init__(self, parent: QWidget, text: str, where: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        head = row(
            IconLabel("danger", "danger", size=28), label(tr("An unexpected error occurred"), "title"), None, spacing=3
        )
        said = label(
            tr(
                "What you saved is safe: a change is kept whole or not at all. You can go on working. The report "
                "below says where the program failed; it holds no name, address or message of your customers."
            ),
            wrap=True,
        )
        report = QPlainTextEdit(text)
        report.setReadOnly(True)
        report.setAccessibleName(tr("Report"))
        self._text = text
        self._copy = button(tr("Copy the report"), self._copy_text, icon="copy")
        done = button(tr("Go on"), self.accept, role="primary")
        done.setDefault(True)
        layout = column(head, said, report, spacing=3, margin=5)
        if where:
            layout.addWidget(label(tr("Also kept in {file}", file=where), "small", wrap=True, selectable=True))
        layout.addLayout(row(self._copy, None, done))
        self.setLayout(layout)
        self.resize(step(150), step(110))
        done.setFocus()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._copy.setText(tr("Copied"))
