"""Numbers, days and hours with arrows: what a style sheet cannot give them."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit

from grc_desktop.ui.layout import step


def indent(*spins: QAbstractSpinBox) -> None:
    """Give ``spins`` the left margin of the fields of one line, which no style sheet gives them.

    What opens a calendar is drawn as a list that opens, and such a one the style sheet does reach.
    """
    for spin in spins:
        if not (isinstance(spin, QDateTimeEdit) and spin.calendarPopup()):
            spin.lineEdit().setTextMargins(step(2), 0, 0, 0)
