"""The tab *Complaints* of the customer record: each with its state, its clock and what was given for it."""

from __future__ import annotations

from grc_desktop.core.language import tr
from grc_desktop.features.complaints.queries import complaints_of
from grc_desktop.features.complaints.records import ComplaintRecord
from grc_desktop.features.complaints.ui.listing import columns
from grc_desktop.ui.buttons import button
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.layout import column, row
from grc_desktop.ui.page import CustomerPanel
from grc_desktop.ui.record_table import FixedTable
from grc_desktop.ui.workplace import Workplace

TABLES = frozenset({"complaint", "compensation"})


class ComplaintsPanel(CustomerPanel):
    """A list; Enter opens a complaint on the page of complaints, where its steps are taken."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tables=TABLES)
        self.add_button = button(tr("New complaint"), self.write_new, icon="plus", role="primary")
        self.open_button = button(tr("Open"), self._open_current, icon="external", tip=tr("Open the complaint"))
        self._columns = columns(place.clock, of_customer=True)
        self.table = FixedTable(self._columns, name=tr("Complaints"), framed=True)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(lambda _id: self._show_buttons())
        self.table.set_empty(
            EmptyState(
                "complaint",
                tr("No complaint"),
                tr("A complaint that is taken down here has its steps, its deadlines and its gestures followed."),
            )
        )
        layout = column(row(self.add_button, None, self.open_button), self.table, spacing=3, margin=(3.5, 3))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._show_buttons()

    def reload(self) -> None:
        if self.customer_id is None:
            self._receive([])
        else:
            self.jobs.ask(self, complaints_of, self._receive, only_last="tab", customer_id=self.customer_id)

    def write_new(self) -> None:
        """Open a complaint of this customer, on the page of complaints."""
        if self.customer_id is not None:
            self.place.go("complaints", new_for=self.customer_id)

    def _receive(self, rows: list[ComplaintRecord]) -> None:
        self._show_columns(rows)
        self.table.show_rows(rows)
        self._show_buttons()

    def _show_columns(self, rows: list[ComplaintRecord]) -> None:
        """Gestures take their place only where there are any."""
        wanted = {"cost": any(one.cost_cents for one in rows)}
        shown = [(one.key, one.width) for one in self._columns if wanted.get(one.key, one.shown)]
        if [key for key, _ in self.table.columns()] != [key for key, _ in shown]:
            self.table.set_columns(shown)

    def _show_buttons(self) -> None:
        self.open_button.setEnabled(self.table.current_id is not None)

    def _open_current(self) -> None:
        if self.table.current_id is not None:
            self._open(self.table.current_id)

    def _open(self, complaint_id: int) -> None:
        self.place.go("complaints", complaint_id=complaint_id)
