"""The page *Journal*: every operation with its undo, and the trash. Both are readings of the one journal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from grc_desktop.core.dates import format_instant
from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_count
from grc_desktop.database.database import Done
from grc_desktop.database.journal.reading import Deleted, OperationRecord, operation_ids, operations_by_id, trash
from grc_desktop.database.journal.undo import Undone, undo
from grc_desktop.features.desk.ui.taking_back import take_back
from grc_desktop.ui.buttons import Segmented, button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, divider, holding, row
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.record_table import Column, FixedTable, RecordTable
from grc_desktop.ui.search_line import SearchLine
from grc_desktop.ui.theme import Tone
from grc_desktop.ui.workplace import Workplace


def _state(one: OperationRecord) -> str:
    if not one.finished:
        return tr("Under way")
    if one.undone:
        return tr("Undone")
    return tr("An undo") if one.undoes is not None else ""


def _tone(one: OperationRecord) -> Tone | None:
    return ("warning" if not one.finished else "neutral") if _state(one) else None


def _rows(one: OperationRecord) -> str:
    """Rows that changed in the base; of an export there are none, and its words say how many it wrote."""
    return format_count(one.rows) if one.rows else ""


_OPERATIONS: tuple[Column[OperationRecord], ...] = (
    Column(
        key="id",
        title=later("No."),
        text=lambda one: str(one.id),
        width=70,
        align="right",
        look="muted",
        sortable=False,
    ),
    Column(key="at", title=later("When"), text=lambda one: format_instant(one.at), width=180, sortable=False),
    Column(key="user", title=later("Who"), text=lambda one: one.user or "–", width=120, sortable=False),
    Column(
        key="words",
        title=later("What"),
        text=lambda one: one.words,
        width=320,
        stretch=True,
        look="strong",
        sortable=False,
    ),
    Column(key="rows", title=later("Rows"), text=_rows, width=80, align="right", sortable=False),
    Column(key="state", title=later("State"), text=_state, width=110, badge=_tone, sortable=False),
)

_DELETED: tuple[Column[Deleted], ...] = (
    Column(
        key="name",
        title=later("Customer"),
        text=lambda one: one.name,
        width=260,
        portrait=lambda one: one.name,
        stretch=True,
        look="strong",
    ),
    Column(
        key="at", title=later("Deleted"), text=lambda one: format_instant(one.at), width=190, sort=lambda one: one.at
    ),
    Column(key="user", title=later("By"), text=lambda one: one.user or "–", width=120),
    Column(key="words", title=later("Operation"), text=lambda one: one.words, width=260, look="muted"),
)


class JournalPage(PageWidget):
    """Operations or trash, one table each, and what the last undo kept beneath."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Journal"))
        self._which = Segmented(
            [("operations", tr("Operations")), ("trash", tr("Trash"))], name=tr("What is shown"), value="operations"
        )
        self._which.chosen.connect(self._switch)
        self._sought = SearchLine(name=tr("Search the journal"), placeholder=tr("Search the journal…"))
        self._sought.sought.connect(lambda _text: self._ask_operations())
        self.operations = RecordTable(place.jobs, _OPERATIONS, operations_by_id, name=tr("Operations"))
        self._nothing = EmptyState("history", tr("Nothing was done yet"))
        self.operations.set_empty(self._nothing)
        self.deleted = FixedTable(_DELETED, name=tr("Trash"), identify=lambda one: one.customer_id)
        self.deleted.set_empty(
            EmptyState("trash", tr("The trash is empty"), tr("Deleted customers wait here for 90 days."))
        )
        self._undo = button(tr("Undo this operation"), self._undo_current, icon="undo", role="primary")
        self._back = button(tr("Put back"), self._put_back, icon="undo", role="primary")
        self._kept = label("", "muted", wrap=True)
        self._kept_box = holding(column(divider(), row(self._kept, margin=(3.5, 2.5)), spacing=0))
        self._kept_box.hide()
        card = Card(flush=True)
        bar = row(self._which, self._sought, None, self._undo, self._back, spacing=2, margin=(3.5, 2.5))
        bar.setStretch(1, 1)
        self._tables = QStackedWidget()
        self._tables.addWidget(self.operations)
        self._tables.addWidget(self.deleted)
        card.add(bar, divider(), self._tables, self._kept_box)
        card.body.setSpacing(0)
        card.body.setStretch(2, 1)
        self.setLayout(column(card, margin=(3.5, 3.5)))
        self.operations.current_changed.connect(lambda _id: self._enable())
        self.operations.records.dataChanged.connect(lambda *_: self._enable())  # the current row has arrived
        self.deleted.current_changed.connect(lambda _id: self._enable())
        place.jobs.touched.connect(lambda _tables: self.reload_soon())
        place.jobs.failed.connect(self._enable)
        self._switch("operations")

    def reload(self) -> None:
        """Ask for what is shown."""
        self._ask_operations()
        self.jobs.ask(self, trash, self._show_trash, only_last="trash")

    def request(self, **request: object) -> None:
        """``trash``: show it."""
        if request.get("trash"):
            self._which.set_value("trash")
            self._switch("trash")

    def take_focus(self) -> None:
        """The arrow keys go through the list."""
        table = self.deleted if self._tables.currentWidget() is self.deleted else self.operations
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_operations(self) -> None:
        self.jobs.ask(
            self, operation_ids, self._show_operations, only_last="operations", text_sought=self._sought.text()
        )

    def _show_operations(self, ids: list[int]) -> None:
        words = self._sought.text().strip()
        if words:
            self._nothing.tell(tr("Nothing found for “{words}”", words=words))
        else:
            self._nothing.tell(tr("Nothing was done yet"), tr("Every change is listed here and can be undone."))
        self.operations.show_ids(ids)
        self._enable()

    def _show_trash(self, found: list[Deleted]) -> None:
        self.deleted.show_rows(found)
        self._enable()

    def _switch(self, which: object) -> None:
        is_trash = which == "trash"
        self._tables.setCurrentWidget(self.deleted if is_trash else self.operations)
        self._undo.setVisible(not is_trash)
        self._back.setVisible(is_trash)
        self._sought.setVisible(not is_trash)
        self._enable()

    def _enable(self) -> None:
        one = self.operations.current_row
        self._undo.setEnabled(one is not None and one.finished and not one.undone and one.rows > 0)
        self._back.setEnabled(self.deleted.current_row is not None)

    # --- taking back -----------------------------------------------------------------------------

    def _undo_current(self) -> None:
        one = self.operations.current_row
        if one is None:
            return
        self._undo.setEnabled(False)
        take_back(self.jobs, self, one.id, self._show_kept)

    def _put_back(self) -> None:
        one = self.deleted.current_row
        if one is not None:
            self.jobs.act(self, undo, self._show_kept, operation_id=one.operation_id, customer_id=one.customer_id)

    def _show_kept(self, done: Done[Undone]) -> None:
        kept = done.result.kept
        lines = list(dict.fromkeys(one.reason for one in kept))[:20]
        self._kept.setText("\n".join([tr("Kept as they are:"), *lines]))
        self._kept.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._kept_box.setVisible(bool(kept))
