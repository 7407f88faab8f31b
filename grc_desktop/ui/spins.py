"""Numbers, days and hours with arrows: what a style sheet cannot give them."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox

from grc_desktop.ui.layout import step


def indent(*spins: QAbstractSpinBox) -> None:
    """Give ``spins`` the left margin of the fields of one line, which no style sheet gives them."""
    for spin in spins:
        spin.lineEdit().setTextMargins(step(2), 0, 0, 0)
