"""The page *Duplicates*: pairs at the left, best first; the two side by side at the right."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.duplicates.looking import look_for_duplicates, merge_sure_ones
from grc_desktop.features.duplicates.queries import Staleness, counts, pair_ids, pairs_by_id, staleness, sure_pairs
from grc_desktop.features.duplicates.records import Counts, PairRow
from grc_desktop.features.duplicates.ui.bulk_view import BulkView
from grc_desktop.features.duplicates.ui.listing import columns
from grc_desktop.features.duplicates.ui.pair_detail import PairDetail
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.layout import column, divider, row
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.record_table import RecordTable
from grc_desktop.ui.side_by_side import SideBySide
from grc_desktop.ui.workplace import Workplace

TABLES = frozenset({"duplicate_pair", "not_same", "customer", "address", "phone", "email", "link"})


class DuplicatesPage(PageWidget):
    """``request(kind="household")`` shows those; ``request(bulk=True)`` the list of the sure ones."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Duplicates"), tables=TABLES)
        self._later: list[int] = []
        self._looking: int | None = None  # the number of the look that this page asked for
        self._is_stale = False
        self._counts = Counts(0, 0, 0, 0)
        self.kind_box: FilterBox[str] = FilterBox(name=tr("Which pairs"))
        self.again_button = button(
            "", lambda: self._look(anew=True), icon="refresh", role="quiet", tip=tr("Look again")
        )
        self.bulk_button = button(tr("Merge the sure ones"), self.open_bulk, icon="list-checks")
        self.add_header(self.bulk_button)
        self.table: RecordTable[PairRow] = RecordTable(place.jobs, columns(), pairs_by_id, name=tr("Pairs"))
        self._empty = EmptyState("success", "")
        self.detail = PairDetail(place)
        self.bulk = BulkView()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_counts(self._counts)

    def _lay_out(self) -> None:
        tools = row(self.kind_box, None, self.again_button, spacing=2, margin=(3.5, 2.5))
        card = Card(flush=True)
        card.body.setSpacing(0)
        card.add(tools, divider(), self.table)
        px = self.place.theme.px
        card.setMinimumWidth(px(360))
        self.detail.setMinimumWidth(px(440))
        self.table.set_empty(self._empty)
        self.table.keep_columns(self.place.machine, "duplicates/columns")
        self.sides = SideBySide(card, self.detail, machine=self.place.machine, key="duplicates/splitter", share=0.4)
        self._stack.addWidget(self.sides)
        self._stack.addWidget(self.bulk)
        self.setLayout(column(self._stack, margin=(3.5, 3)))

    def _connect(self) -> None:
        self.kind_box.chosen.connect(lambda _kind: self.reload())
        self.table.current_changed.connect(lambda _id: self._show_current())
        self.table.records.dataChanged.connect(lambda *_: self._show_current())
        self.table.clicked.connect(lambda _index: self.sides.show_second())
        self.table.opened.connect(lambda _id: self._turn_to_detail())
        self.detail.later_wanted.connect(self.put_off)
        self.bulk.cancelled.connect(self.close_bulk)
        self.bulk.accepted.connect(self._merge_many)
        self.jobs.busy.connect(lambda _works: self._tell_empty())

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """Which pairs are listed: duplicate, sure, household, not_same."""
        return self.kind_box.value or "duplicate"

    def reload(self) -> None:
        """Ask for the pairs, and look again where something has changed since."""
        self.jobs.ask(self, staleness, self._look_if_stale, only_last="stale")
        self.jobs.ask(self, counts, self._show_counts, only_last="counts")
        self.jobs.ask(self, pair_ids, self._receive, only_last="ids", kind=self.kind)

    def request(self, **request: object) -> None:
        kind = request.get("kind")
        if isinstance(kind, str):
            self.kind_box.set_value(kind)
            self.reload()
        if request.get("bulk"):
            self.open_bulk()

    def _look_if_stale(self, stale: Staleness) -> None:
        self._is_stale = stale.is_stale
        if stale.is_stale:
            self._look()

    def _look(self, *, anew: bool = False) -> None:
        """Look for pairs on the long lane, unless that is under way; ``anew`` goes through everybody."""
        if not self._is_looking:
            self._looking = self.jobs.work(
                self, lambda base, progress: look_for_duplicates(base, progress, anew=anew), self._looked,
                title=tr("Looking for duplicates"), if_stopped=tr("The search for duplicates was stopped."),
            )  # fmt: skip
            self._tell_empty()

    def _looked(self, _done: object) -> None:
        self._is_stale = False
        self._tell_empty()

    @property
    def _is_looking(self) -> bool:
        return self._looking is not None and self.jobs.is_under_way(self._looking)

    def put_off(self) -> None:
        """Another time: the pair goes to the end of the list for as long as the program runs."""
        current = self.table.current_id
        if current is None:
            return
        self.table.select_next()
        self._later = [id_ for id_ in self._later if id_ != current] + [current]
        self.table.show_ids(self._ordered(self.table.records.ids))

    def _receive(self, ids: array[int]) -> None:
        self.table.show_ids(self._ordered(ids))
        self._tell_empty()
        if ids and self.table.current_id is None:
            self.table.select_id(self.table.records.ids[0])
        self._show_current()

    def _ordered(self, ids: Sequence[int]) -> array[int]:
        later = [id_ for id_ in self._later if id_ in set(ids)]
        return array("q", [*(id_ for id_ in ids if id_ not in set(later)), *later])

    def _show_current(self) -> None:
        row_ = self.table.current_row
        if row_ is not None or self.table.current_id is None:
            self.detail.show_pair(row_)

    def _show_counts(self, found: Counts) -> None:
        self._counts = found
        self.kind_box.set_choices(
            [
                ("duplicate", tr("Probable duplicates ({count})", count=format_count(found.duplicates))),
                ("sure", tr("The sure ones ({count})", count=format_count(found.sure))),
                ("household", tr("Households to create ({count})", count=format_count(found.households))),
                ("not_same", tr("Not the same ({count})", count=format_count(found.not_same))),
            ]
        )
        words = tr("Merge the sure ones ({count})…", count=format_count(found.sure))
        self.bulk_button.setText(words)
        self.bulk_button.setAccessibleName(words)
        self.bulk_button.setEnabled(found.sure > 1 and self._stack.currentWidget() is self.sides)
        self._tell_empty()

    def _tell_empty(self) -> None:
        if self._is_looking and self.kind != "not_same":
            self._empty.tell(tr("Looking for duplicates"), tr("The first look takes a while; go on working meanwhile."))
        elif self._is_stale and self.kind != "not_same":
            self._empty.tell(tr("Not looked through yet"), tr("The search was stopped: “Look again” takes it up."))
        elif self.kind == "household":
            self._empty.tell(
                tr("No household to create"),
                tr("Those of one name at one address are proposed here, to get one letter."),
            )
        elif self.kind == "not_same":
            self._empty.tell(tr("Nobody told apart"), tr("Pairs that you said are not the same are kept here."))
        else:
            self._empty.tell(
                tr("No duplicates"), tr("Customers who are there twice are found by themselves and listed here.")
            )

    def _turn_to_detail(self) -> None:
        self.sides.show_second()
        self.detail.focus_first()

    # --- many at once -----------------------------------------------------------------------------

    def open_bulk(self) -> None:
        """The list of the sure ones, to look over."""
        self.jobs.ask(self, sure_pairs, self._show_bulk, only_last="bulk")

    def close_bulk(self) -> None:
        """Back to the pairs."""
        self._stack.setCurrentWidget(self.sides)
        self._show_counts(self._counts)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_bulk(self, pairs: list[PairRow]) -> None:
        self.bulk.show_pairs(pairs)
        self._stack.setCurrentWidget(self.bulk)
        self.bulk_button.setEnabled(False)

    def _merge_many(self, pairs: list[tuple[int, int]]) -> None:
        self.close_bulk()
        self.jobs.work(
            self, lambda base, progress: merge_sure_ones(base, pairs, progress), lambda _done: None,
            title=tr("Merging"), refused=lambda refusal: self.place.notices.warn(refusal.sentence),
        )  # fmt: skip
