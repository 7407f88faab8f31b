"""Which columns a table shows, in what order and how wide, and by which it is sorted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from grc_desktop.core.language import tr
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.record_table.columns import Column
from grc_desktop.ui.record_table.header import RecordHeader
from grc_desktop.ui.record_table.model import CHECK_KEY, RecordModel
from grc_desktop.ui.theme import Theme

R = TypeVar("R")

_LEAST = 0.6
"""Part of its width that the stretching column keeps, whatever the others want."""

ColumnState = list[tuple[str, int]]
"""Keys of the shown columns in their order, with widths in pixels of the 100 % drawing."""


def columns_as_texts(columns: ColumnState) -> list[str]:
    """Columns as the machine remembers them: key and width of each."""
    return [f"{key} {width}" for key, width in columns]


def columns_from_texts(lines: Sequence[str]) -> ColumnState:
    """The columns of ``columns_as_texts``; lines that mean nothing are passed over."""
    parts = [line.rpartition(" ") for line in lines]
    return [(key, int(width)) for key, _, width in parts if width.isdigit()]


class ArrangedTable(QTableView, Generic[R]):
    """``sort_wanted(key, descending)`` when a title is clicked; ``columns_changed()`` after any rearrangement."""

    sort_wanted = Signal(str, bool)
    columns_changed = Signal()

    def __init__(self, model: RecordModel[R]) -> None:
        super().__init__()
        self.records = model
        self._theme = Theme.current()
        model.setParent(self)
        self.setModel(model)
        self.header = RecordHeader(model, self)
        self.setHorizontalHeader(self.header)
        self._percent = self._theme.text_percent
        self._squeezed: dict[str, int] = {}  # shown columns that wait for more room, and how wide they will be
        self._asked: ColumnState = []  # what was asked for last: some of it may not be offered (yet)
        self._fitting = False
        self.reset_columns()
        self._theme.changed.connect(self._scale_columns)
        self.header.sectionClicked.connect(self._on_header_clicked)
        self.header.sectionResized.connect(self._on_section_resized)
        self.header.sectionMoved.connect(lambda *_: self._on_arranged())

    def reset_columns(self) -> None:
        """Show the columns as they are declared."""
        self.set_columns([(column.key, column.width) for column in self.records.columns if column.shown])

    def columns(self) -> ColumnState:
        """The shown columns in their order, for a saved view."""
        state: ColumnState = []
        for visual in range(self.header.count()):
            section = self.header.logicalIndex(visual)
            column = self.records.column_of(section)
            if column is not None and self._is_chosen(section):
                state.append((column.key, round(self._width(section) * 100 / self._theme.text_percent)))
        return state

    def set_columns(self, state: ColumnState) -> None:
        """Show these columns in this order; keys that are unknown are passed over, until they are offered."""
        was = self.header.blockSignals(True)
        self._asked = list(state)
        self._squeezed.clear()
        wanted = dict(state)
        if not any(column.key in wanted for column in self.records.columns):
            wanted = {column.key: column.width for column in self.records.columns if column.shown}
        order = {key: place for place, key in enumerate([CHECK_KEY, *wanted])}
        for section in range(self.records.columnCount()):
            column = self.records.column_of(section)
            mode = QHeaderView.ResizeMode.Interactive
            if column is None:
                self.setColumnWidth(section, self._theme.px(36))
                mode = QHeaderView.ResizeMode.Fixed
            else:
                self.setColumnHidden(section, column.key not in wanted)
                if column.key in wanted:
                    self.setColumnWidth(section, self._theme.px(wanted[column.key]))
            self.header.setSectionResizeMode(section, mode)
        sections = sorted(range(self.records.columnCount()), key=lambda at: order.get(self._key(at), len(order)))
        for visual, section in enumerate(sections):
            self.header.moveSection(self.header.visualIndex(section), visual)
        self.header.blockSignals(was)
        self.header.viewport().update()
        self._fit()
        self.columns_changed.emit()

    def _renew_columns(self, columns: Sequence[Column[R]]) -> None:
        """Offer other columns; of those that were asked for, all that are offered now are shown."""
        self._fitting = True  # Qt gives them widths of its own
        self.records.set_columns(columns)
        self._fitting = False
        self.set_columns(self._asked)

    def keep_columns(self, machine: Machine, key: str) -> None:
        """Show the columns as ``machine`` remembers them, and let it remember them from now on."""
        if kept := columns_from_texts(machine.texts(key)):
            self.set_columns(kept)
        self.columns_changed.connect(lambda: machine.remember(key, columns_as_texts(self.columns())))

    def _is_chosen(self, section: int) -> bool:
        """Whether a column is shown, or would be if there were room."""
        return not self.isColumnHidden(section) or self._key(section) in self._squeezed

    def _fit(self) -> None:
        """Give the stretching column what the others leave; hide spare columns while that is too little."""
        stretching = next((one for one in self.records.columns if one.stretch), None)
        if stretching is None or self.isColumnHidden(self._section(stretching.key)):
            return
        room = self.viewport().width()
        chosen = [at for at in range(self.records.columnCount()) if self._is_chosen(at)]
        widths = {at: self._width(at) for at in chosen}
        own = self._section(stretching.key)
        least = round(self._theme.px(stretching.width) * _LEAST)
        left = room - sum(width for at, width in widths.items() if at != own)
        squeezed: dict[str, int] = {}
        for at in sorted(chosen, key=self.header.visualIndex, reverse=True):
            column = self.records.column_of(at)
            if left < least and column is not None and column.spare:
                left += widths[at]
                squeezed[column.key] = widths[at]
        self._fitting = True
        for at in chosen:
            if (self._key(at) in squeezed) != self.isColumnHidden(at):
                self.setColumnHidden(at, self._key(at) in squeezed)
                if self._key(at) not in squeezed:
                    self.setColumnWidth(at, widths[at])
        self._squeezed = squeezed
        self.setColumnWidth(own, max(left, least))
        self._fitting = False

    def _width(self, section: int) -> int:
        """In pixels, also of a column that waits for room."""
        return self._squeezed.get(self._key(section)) or self.columnWidth(section)

    def _on_section_resized(self, *_: int) -> None:
        if not self._fitting:
            self._fit()
            self._on_arranged()

    def _on_arranged(self) -> None:
        self._asked = self.columns()
        self.columns_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _scale_columns(self) -> None:
        """Another text size: the columns grow with their words."""
        before, self._percent = self._percent, self._theme.text_percent
        if before != self._percent:
            for section in range(self.records.columnCount()):
                if not self.isColumnHidden(section):
                    self.setColumnWidth(section, round(self.columnWidth(section) * self._percent / before))
            self._squeezed = {key: round(width * self._percent / before) for key, width in self._squeezed.items()}
            self._fit()

    def column_actions(self) -> list[QAction | None]:
        """Entries of the column chooser, for ``menu_button``."""
        entries: list[QAction | None] = []
        for column in self.records.columns:
            entry = QAction(tr(column.title), self)
            entry.setCheckable(True)
            entry.setChecked(self._is_chosen(self._section(column.key)))
            entry.toggled.connect(lambda on, key=column.key: self._show_column(key, on))
            entries.append(entry)
        reset = QAction(tr("Columns as in the beginning"), self)
        reset.triggered.connect(self.reset_columns)
        return [*entries, None, reset]

    def _show_column(self, key: str, on: bool) -> None:
        state = [(shown, width) for shown, width in self.columns() if shown != key]
        if on:
            state.append((key, next(column.width for column in self.records.columns if column.key == key)))
        self.set_columns(state)

    def _key(self, section: int) -> str:
        column = self.records.column_of(section)
        return CHECK_KEY if column is None else column.key

    def _section(self, key: str) -> int:
        return next(at for at in range(self.records.columnCount()) if self._key(at) == key)

    @property
    def sorted_by(self) -> tuple[str, bool] | None:
        """(column key, descending) as the header shows it."""
        return self.header.sorted_by

    def show_sort(self, key: str, descending: bool = False) -> None:
        """Draw the arrow; the rows are sorted by whoever gives the ids."""
        self.header.sorted_by = (key, descending)
        self.header.viewport().update()

    def _on_header_clicked(self, section: int) -> None:
        column = self.records.column_of(section)
        if column is not None and column.sortable:
            descending = self.header.sorted_by == (column.key, False)
            self.show_sort(column.key, descending)
            self.sort_wanted.emit(column.key, descending)
