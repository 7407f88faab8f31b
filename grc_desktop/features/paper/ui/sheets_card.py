"""A part of the settings: the label sheets that the house measured itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from grc_desktop.core.language import later, tr
from grc_desktop.database.database import Done
from grc_desktop.features.exports.formats.wording import decimal
from grc_desktop.features.paper.actions import delete_sheet, save_sheet
from grc_desktop.features.paper.queries import own_sheets
from grc_desktop.features.paper.records import LabelSheet
from grc_desktop.features.paper.sheets import known_sheets
from grc_desktop.features.paper.ui.sheet_editor import SheetEditor
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row, step
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.workplace import Workplace

_COLUMNS: tuple[Column[LabelSheet], ...] = (
    Column(key="name", title=later("Name"), text=lambda one: one.part, width=240, stretch=True),
    Column(key="paper", title=later("Paper"), text=lambda one: one.paper, width=110),
    Column(key="labels", title=later("Labels"), text=lambda one: f"{one.columns} × {one.rows}", width=110),
    Column(
        key="size",
        title=later("Label (mm)"),
        text=lambda one: f"{decimal(one.label_width)} × {decimal(one.label_height)}",
        width=150,
    ),
)


class SheetsCard(Card):
    """The list, and the editor of the one that is measured beneath it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Label sheets of the house"), flush=True)
        self._place = place
        self.head.addWidget(button(tr("New label sheet"), self._add, icon="plus"))
        self.table = FixedTable(_COLUMNS, name=tr("Label sheets of the house"), identify=lambda one: one.own_id or 0)
        self.table.set_empty(
            EmptyState("print", tr("No sheet of your own"), tr("Measure one that is not among those that are known."))
        )
        self.table.opened.connect(lambda _id: self._edit())
        self.editor = SheetEditor()
        self.editor.closed.connect(self._close)
        self.editor.saved.connect(self._save)
        self.editor.removed.connect(self._delete)
        place.jobs.failed.connect(self.editor.judge)
        known = label(
            tr("{count} sheets of Avery, Herma and others are known besides.", count=len(known_sheets())),
            "muted",
            wrap=True,
        )
        self._list = holding(column(self.table, row(known, margin=(3.5, 2)), spacing=0))
        self.add(self._list, self.editor)

    @property
    def is_changed(self) -> bool:
        """Whether a sheet is being measured."""
        return self.editor.is_changed

    def reload(self) -> None:
        """Ask which there are."""
        self._place.jobs.ask(self, own_sheets, self._show, only_last="sheets")

    def _show(self, found: list[LabelSheet]) -> None:
        self.show_count(len(found))
        self.table.show_rows(found)
        self.table.fit_height()
        if not found:
            self.table.setFixedHeight(step(48))  # room for what is said in place of a list

    def _add(self) -> None:
        self._open(None)

    def _edit(self) -> None:
        sheet = self.table.current_row
        if sheet is not None:
            self._open(sheet)

    def _open(self, sheet: LabelSheet | None) -> None:
        self._list.hide()
        self.editor.open_sheet(sheet)

    def _close(self) -> None:
        self._list.show()

    def _save(self, sheet: LabelSheet) -> None:
        self._place.jobs.act(self, save_sheet, self._done, refused=self.editor.refuse, sheet=sheet)

    def _delete(self, sheet_id: int) -> None:
        self._place.jobs.act(self, delete_sheet, self._done, refused=self.editor.refuse, sheet_id=sheet_id)

    def _done(self, _done: Done[Any]) -> None:
        self.editor.close_sheet()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
