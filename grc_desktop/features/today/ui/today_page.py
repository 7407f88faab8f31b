"""The page *Today*."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.today.sheet import day_sheet
from grc_desktop.features.today.ui.due_card import DueCard
from grc_desktop.features.today.ui.exchanges_card import ExchangesCard
from grc_desktop.features.today.ui.figures_grid import FiguresGrid
from grc_desktop.features.today.ui.handover_card import HandoverCard
from grc_desktop.features.today.ui.quick_entry import QuickEntry
from grc_desktop.ui.buttons import button
from grc_desktop.ui.layout import column, holding, row, scrolled
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.printing import print_pdf
from grc_desktop.ui.workplace import Workplace

_ROOMY = 860
"""Pixels of the 100 % drawing from which both columns can be read."""


class TodayPage(PageWidget):
    """What is to be done at the left; figures, quick entry and what the next shift must know at the right."""

    def __init__(self, place: Workplace) -> None:
        tables = frozenset({"complaint", "reminder", "customer", "exchange", "purchase", "handover_note"})
        due = DueCard(place)
        super().__init__(place, title=tr("Today"), tables=tables | due.tables)
        self.due = due
        self.exchanges = ExchangesCard(place)
        self.handover = HandoverCard(place)
        self.figures = FiguresGrid(place)
        self.quick_entry = QuickEntry(place)
        left = column(self.due, self.exchanges, None, spacing=3)
        right = column(self.figures, self.quick_entry, self.handover, None, spacing=3)
        self._both = row(left, right, spacing=3, margin=(3.5, 3.5))
        self._both.setStretch(0, 4)
        self._both.setStretch(1, 3)
        area = scrolled(holding(self._both))
        area.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(area, spacing=0))
        self.add_header(
            button(tr("Print the day"), self._print, icon="print"),
            button(tr("New customer"), partial(place.go, "customers", new=True), icon="plus", role="primary"),
        )
        place.house_changed.connect(self._greet)
        place.theme.changed.connect(self._arrange)
        self._greet()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Large text on a small display has one beneath the other."""
        narrow = self.width() < self.place.theme.px(_ROOMY)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._both.direction() != way:
            self._both.setDirection(way)

    def reload(self) -> None:
        """Ask every card to."""
        self._greet()
        for card in (self.due, self.exchanges, self.handover, self.figures):
            card.reload()

    def request(self, **request: object) -> None:
        """``quick_entry``: put the cursor there."""
        if request.get("quick_entry"):
            self.quick_entry.start()

    def unsaved(self) -> str:
        """A note of quick entry or for the next shift that is half written."""
        is_written = self.quick_entry.is_written or self.handover.is_written
        return tr("A note on this page is not saved yet.") if is_written else ""

    def _print(self) -> None:
        self.jobs.work(self, lambda base, _progress: day_sheet(base), self._show_printers, title=tr("Sheet of the day"))

    def _show_printers(self, sheet: bytes) -> None:
        def refused(refusal: Refused) -> None:
            self.place.notices.warn(refusal.sentence)

        print_pdf(self, sheet, tr("Sheet of the day"), refused=refused)

    def _greet(self) -> None:
        user = self.place.house.user
        title = tr("Hello {user}", user=user) if user else tr("Today")
        self.set_title(title, format_date(self.place.clock.today(), style="full"))
