"""Which list: that of the page with its columns, or one of those that are made for paper."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.paper.records import ListKind
from grc_desktop.features.paper.ui.questions import combo, named, spin
from grc_desktop.features.paper.wording import LISTS
from grc_desktop.ui.layout import column

OF_A_DAY = ("arrivals", "emergency")
"""Lists of guests: whoever is chosen otherwise, they are those of the day."""


class ListQuestions(QWidget):
    """``changed()`` after each answer."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.which = combo(tr("Which list"), [(kind, tr(title)) for kind, title in LISTS.items()])
        day = QDateEdit()
        day.setCalendarPopup(True)
        self.date = spin(day, tr("Day"))
        self.date.setDisplayFormat("dd/MM/yyyy")
        self.date.setDate(QDate(today.year, today.month, today.day))
        self._on_day = named(tr("Day"), self.date)
        self.setLayout(column(named(tr("Which list"), self.which), self._on_day, spacing=2.5))
        self.which.activated.connect(lambda _index: self._on_which())
        self.date.dateChanged.connect(lambda _day: self.changed.emit())
        self._show_which()

    @property
    def kind(self) -> ListKind:
        """The list chosen."""
        return cast(ListKind, self.which.currentData())

    @property
    def of_a_day(self) -> bool:
        """Whether it is of the guests of a day."""
        return self.kind in OF_A_DAY

    @property
    def day(self) -> date:
        """The day chosen."""
        day = self.date.date()
        return date(day.year(), day.month(), day.day())

    def choose(self, kind: ListKind) -> None:
        """Choose a list."""
        self.which.setCurrentIndex(self.which.findData(kind))
        self._show_which()

    def _on_which(self) -> None:
        self._show_which()
        self.changed.emit()

    def _show_which(self) -> None:
        self._on_day.setVisible(self.of_a_day)
