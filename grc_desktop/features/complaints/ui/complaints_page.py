"""The page *Complaints*: a list or a board of them, and one whole at the side."""

from __future__ import annotations

from array import array
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.features.complaints.queries import (
    ComplaintFilter,
    Sort,
    Which,
    board,
    complaint_ids,
    complaints_by_id,
    count_by_which,
    first_open,
)
from grc_desktop.features.complaints.records import CAUSES, ComplaintRecord
from grc_desktop.features.complaints.ui.board import Board
from grc_desktop.features.complaints.ui.detail import ComplaintDetail
from grc_desktop.features.complaints.ui.listing import columns
from grc_desktop.ui.buttons import Segmented, action, button, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.layout import column, divider, holding, row
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.record_table import RecordTable
from grc_desktop.ui.search_line import SearchLine
from grc_desktop.ui.side_by_side import SideBySide
from grc_desktop.ui.workplace import Workplace

TABLES = frozenset({"complaint", "complaint_step", "compensation", "customer", "purchase"})


class ComplaintsPage(PageWidget):
    """``request(complaint_id=…)`` shows one, ``request(first_of=…)`` the most urgent one of a customer,
    ``request(new_for=…)`` opens a new one for a customer (``words=`` what was said already).
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Complaints"), tables=TABLES)
        self._sort: tuple[Sort, bool] = ("due", False)
        self._wanted: int | None = None
        self._following = True  # whether another current row means that the user chose it

        self.view_box = Segmented([("list", tr("List")), ("board", tr("Board"))], name=tr("Show as"))
        self.view_box.chosen.connect(lambda way: self._show_as(str(way)))
        self.add_button = button(tr("New complaint"), lambda: self.write_new(None), icon="plus", role="primary")
        to_file = [
            action("Excel", lambda: self._export("xlsx"), icon="file-table"),
            action("PDF", lambda: self._export("pdf"), icon="file-text"),
        ]
        self.export_button = menu_button("", to_file, icon="export", tip=tr("Export the list"))
        self.add_header(self.view_box, self.export_button, self.add_button)

        self.which_box: FilterBox[Which] = FilterBox(name=tr("Which complaints"))
        self.which_box.set_choices(_which({"open": 0, "overdue": 0, "closed": 0, "all": 0}))
        causes: list[tuple[str | None, str]] = [(key, tr(words)) for key, words in CAUSES.items()]
        self.cause_box = FilterBox([(None, tr("All causes")), *causes], name=tr("Cause"))
        self.search = SearchLine(name=tr("Search among complaints"), placeholder=tr("Number, subject, room, customer"))
        self.detail = ComplaintDetail(place)
        self.table: RecordTable[ComplaintRecord] = RecordTable(
            place.jobs, columns(place.clock), complaints_by_id, name=tr("Complaints")
        )
        self.board = Board()
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(holding(column(self.board, margin=(3, 3))))
        self._prepare_table()
        self._connect()
        self._lay_out()
        way = place.machine.text("complaints/view", "list")
        self.view_box.set_value(way if way in ("list", "board") else "list")
        self._show_as(str(self.view_box.value))

    def _prepare_table(self) -> None:
        self.table.keep_columns(self.place.machine, "complaints/columns")
        self.table.show_sort("due")
        self.table.set_empty(
            EmptyState(
                "complaint",
                tr("No complaint here"),
                tr("A complaint that is taken down has its steps, its deadlines and its gestures followed."),
                button(tr("New complaint"), lambda: self.write_new(None), icon="plus"),
            )
        )

    def _connect(self) -> None:
        self.search.sought.connect(lambda _text: self.reload())
        self.which_box.chosen.connect(lambda _value: self.reload())
        self.cause_box.chosen.connect(lambda _value: self.reload())
        self.table.sort_wanted.connect(self._sort_by)
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self._turn_to_detail)
        self.board.chosen.connect(self.open)
        self.detail.opened.connect(self.open)
        self.detail.complaint_wanted.connect(self.open)
        self.detail.closed.connect(self._close_detail)

    def _lay_out(self) -> None:
        tools = row(self.which_box, self.cause_box, self.search, spacing=2, margin=(3.5, 2.5))
        tools.setStretch(2, 1)
        card = Card(flush=True)
        card.body.setSpacing(0)
        card.add(tools, divider(), self._views)
        px, machine = self.place.theme.px, self.place.machine
        card.setMinimumWidth(px(420))
        self.detail.setMinimumWidth(px(360))
        self.sides = SideBySide(card, self.detail, machine=machine, key="complaints/splitter", share=0.65)
        self.table.clicked.connect(lambda _index: self.sides.show_second())
        self.setLayout(column(self.sides, margin=(3.5, 3)))

    # --- what is shown ---------------------------------------------------------------------------

    def reload(self) -> None:
        wanted = ComplaintFilter(
            which=self.which_box.value or "open", text=self.search.text(), cause=self.cause_box.value
        )
        sort, descending = self._sort
        self.jobs.ask(
            self, complaint_ids, self._receive_ids, only_last="ids", wanted=wanted, sort=sort, descending=descending
        )
        shown = replace(wanted, which="all") if wanted.which == "open" else wanted  # what was settled stays a while
        self.jobs.ask(self, board, self._receive_board, only_last="board", wanted=shown)
        self.jobs.ask(self, count_by_which, self._receive_counts, only_last="counts")
        self.detail.reload()

    def request(self, **request: object) -> None:
        complaint_id, new_for = request.get("complaint_id"), request.get("new_for")
        words = str(request.get("words") or "")
        first_of = request.get("first_of")
        if isinstance(complaint_id, int):
            self.open(complaint_id)
        elif isinstance(first_of, int):
            self.jobs.ask(self, first_open, self._open_first, customer_id=first_of)
        elif isinstance(new_for, int):
            self.write_new(new_for, words)
        elif "new_for" in request:
            self.write_new(None)

    def may_leave(self) -> bool:
        return self.detail.may_leave()

    def take_focus(self) -> None:
        """The arrow keys go through the list, or through the cards of the board."""
        if self.view_box.value == "list":
            self.sides.show_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.board.focus_card():
            super().take_focus()

    def open(self, complaint_id: int) -> None:
        """Show one complaint, whether it is in the list or not."""
        if not self.detail.may_leave():
            return
        self._wanted = complaint_id
        self.table.select_id(complaint_id)
        self.sides.set_second_wanted(True)
        self.sides.show_second()
        self.detail.show_complaint(complaint_id)

    def _turn_to_detail(self) -> None:
        self.sides.show_second()
        self.detail.setFocus()

    def _open_first(self, record: ComplaintRecord | None) -> None:
        if record is not None:
            self.open(record.id)

    def write_new(self, customer_id: int | None, words: str = "") -> None:
        """Open the form of a new complaint, with what is known of it already: its subject and what follows."""
        self.sides.set_second_wanted(True)
        self.sides.show_second()
        self.detail.write_new(customer_id, words)

    def _export(self, ending: str) -> None:
        """The list as it is shown, on the page that prints and exports."""
        ids = tuple(self.table.records.ids)
        self.place.go("print", subject="complaints", ids=ids, ending=ending, title=tr("Complaints"))

    def _receive_ids(self, ids: array[int]) -> None:
        self.export_button.setEnabled(bool(ids))
        self._following = False
        self.table.show_ids(ids)
        if self._wanted is not None and not self.table.select_id(self._wanted):
            self.table.setCurrentIndex(QModelIndex())  # it has left this list (just closed), and stays at the side
        self._following = True
        if self._wanted is not None:
            return
        if ids and self.table.current_id is None and not self.detail.is_writing and self.view_box.value == "list":
            self.table.select_id(ids[0])

    def _receive_board(self, records: list[ComplaintRecord]) -> None:
        self.board.show_records(records, self.place.clock.now())

    def _receive_counts(self, counts: dict[Which, int]) -> None:
        self.which_box.set_choices(_which(counts))
        self.set_title(self.title, _subtitle(counts))

    def _on_current(self, complaint_id: int | None) -> None:
        if not self._following or complaint_id is None or complaint_id == self.detail.complaint_id:
            return
        if not self.detail.may_leave():
            if self.detail.complaint_id is not None:
                self.table.select_id(self.detail.complaint_id)
            return
        self._wanted = complaint_id
        self.sides.set_second_wanted(True)
        self.detail.show_complaint(complaint_id)

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)  # type: ignore[assignment] # only columns that SQL sorts can be clicked
        self.reload()

    def _show_as(self, way: str) -> None:
        self.place.machine.remember("complaints/view", way)
        self._views.setCurrentIndex(1 if way == "board" else 0)
        self.sides.set_second_wanted(way == "list" or self.detail.complaint_id is not None or self.detail.is_writing)

    def _close_detail(self) -> None:
        self._wanted = None
        self.detail.show_complaint(None)
        self.sides.set_second_wanted(self.view_box.value == "list")
        self.sides.show_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.detail.may_leave():
            shown = self.detail.complaint_id
            if self.view_box.value == "board":
                self._close_detail()
            self.take_focus()
            if self.view_box.value == "board":
                self.board.focus_card(shown)
        else:
            super().keyPressEvent(event)


def _which(counts: dict[Which, int]) -> list[tuple[Which, str]]:
    return [
        ("open", tr("Open ({count})", count=counts["open"])),
        ("overdue", tr("Overdue or due today ({count})", count=counts["overdue"])),
        ("closed", tr("Settled ({count})", count=counts["closed"])),
        ("all", tr("All ({count})", count=counts["all"])),
    ]


def _subtitle(counts: dict[Which, int]) -> str:
    told = trn("{count} open", "{count} open", counts["open"])
    if not counts["overdue"]:
        return told
    return f"{told} · " + trn("{count} overdue or due today", "{count} overdue or due today", counts["overdue"])
