"""What the program is, in which version, and under which licence: what a user reads to who helps on the telephone."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from grc_desktop import __version__
from grc_desktop.core.language import tr
from grc_desktop.database.engine import SQLITE_VERSION
from grc_desktop.ui.buttons import button
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, divider, row, step


class AboutDialog(QDialog):
    """Name, version, licence, and what it is made with; ``Copy`` takes the versions along."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About GRC Desktop"))
        name = column(
            label("GRC Desktop", "title"),
            label(tr("Customers of small hotels and travel agencies, on one computer"), "muted", wrap=True),
            spacing=0.5,
        )
        head = row(IconLabel("bell-service", "accent", size=32), name, spacing=3)
        head.setStretch(1, 1)
        licence = label(
            tr(
                "Free software under the GNU General Public License, version 3 or later: you may use, study, share "
                "and change it. It comes without any warranty; the file LICENSE has the whole text."
            ),
            wrap=True,
        )
        others = label(tr("Icons by Lucide (ISC licence), typeface Inter (SIL Open Font License)."), "small", wrap=True)
        versions = label(versions_in_use(), "small", wrap=True, selectable=True)
        self._copy = button(tr("Copy the versions"), self._copy_versions, icon="copy")
        done = button(tr("Close"), self.accept, role="primary")
        done.setDefault(True)
        self.setLayout(
            column(head, divider(), licence, others, versions, None, row(self._copy, None, done), spacing=3, margin=5)
        )
        self.setFixedWidth(step(120))
        done.setFocus()

    def _copy_versions(self) -> None:
        QGuiApplication.clipboard().setText(versions_in_use())
        self._copy.setText(tr("Copied"))


def versions_in_use() -> str:
    """``GRC Desktop 1.0.0 · Python 3.11.2 · Qt 6.7.2 · SQLite 3.40.1 · Linux``."""
    parts = (
        f"GRC Desktop {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}",
        f"SQLite {SQLITE_VERSION}", platform.system(),
    )  # fmt: skip
    return " · ".join(parts)
