"""The buttons beneath the steps: back, on, and import."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.imports.records import Report
from grc_desktop.features.imports.ui.verdict_list import counts
from grc_desktop.ui.buttons import button, put_icon
from grc_desktop.ui.layout import column, divider, holding, restyle, row


class Footer(QWidget):
    """``back_wanted()``, ``forward_wanted()``, ``import_wanted()``. Control and Enter press the one that leads on."""

    back_wanted = Signal()
    forward_wanted = Signal()
    import_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._checking = False
        self.back = button(tr("Back"), self.back_wanted.emit, icon="arrow-left")
        self.forward = button(tr("Check"), self._on_forward, role="primary", icon="arrow-right")
        self.at_once = button(tr("Import"), self.import_wanted.emit, role="primary", icon="import")
        bar = holding(row(None, self.back, self.forward, self.at_once, margin=(5, 3)), name="footer")
        self.setLayout(column(divider(), bar, spacing=0))
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self._press_main)

    @property
    def main(self) -> QWidget:
        """The button that leads on."""
        return self.forward if self.at_once.isHidden() else self.at_once

    def show_state(self, reports: Sequence[Report] | None, *, checking: bool, importing: bool) -> None:
        """What can be done at the second step (at the third: ``checking``), with what the dry run found, if it ended.

        Where no row is left out the file can be imported from the second step at once.
        """
        self._checking = checking
        ready = reports is not None and not importing
        found = counts(reports or ())
        nothing = reports is not None and found["created"] + found["updated"] == 0
        clean = reports is not None and not nothing and not found["rejected"] and not found["duplicate"]
        self.forward.setText(tr("Import") if checking else tr("Check"))
        self.forward.setAccessibleName(self.forward.text())
        self.forward.setToolTip(tr("Everything in the file is already there, or was refused.") if nothing else "")
        self.forward.setEnabled(not importing and (not checking or (ready and not nothing)))
        self.at_once.setVisible(clean and not checking)
        self.at_once.setEnabled(ready)
        leads = not clean or checking
        restyle(self.forward, "role", "primary" if leads else "plain")
        put_icon(self.forward, "arrow-right", "on_accent" if leads else "text")
        self.back.setEnabled(not importing)

    def _on_forward(self) -> None:
        if self._checking:
            self.import_wanted.emit()
        else:
            self.forward_wanted.emit()

    def _press_main(self) -> None:
        main = self.at_once if self.at_once.isVisible() else self.forward
        main.click()
