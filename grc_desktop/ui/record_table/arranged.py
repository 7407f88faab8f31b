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
from grc_desktop.ui.record_table.delegate import RecordDelegate
from grc_desktop.ui.record_table.header import RecordHeader
from grc_desktop.ui.record_table.model import CHECK_KEY, RecordModel
from grc_desktop.ui.theme import Theme

R = TypeVar("R")

_CHECK_WIDTH = 36
"""Of the column of check boxes, in pixels of the 100 % drawing."""
_LEAST = 0.6
"""Part of its width that the stretching column keeps, whatever the others want."""
_MEASURED = 30
"""Rows of those that came whose words are measured: about as many as are in view, for each key typed waits for it."""

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
        self._cells = RecordDelegate(self, model)
        self.setItemDelegate(self._cells)
        self._percent = self._theme.text_percent
        self._widths: dict[str, int] = {}  # of the columns that are chosen, as they were asked for
        self._wants: dict[str, int] = {}  # how wide a column would be if no word in it were cut, as far as is known
        self._asked: ColumnState = []  # what was asked for last: some of it may not be offered (yet)
        self._fitting = False
        self.reset_columns()
        self._theme.changed.connect(self._scale_columns)
        self.header.sectionClicked.connect(self._on_header_clicked)
        self.header.sectionResized.connect(self._on_section_resized)
        self.header.sectionMoved.connect(lambda *_: self._on_arranged())
        model.modelReset.connect(lambda: self._measure(range(len(model.ids))))
        model.rows_came.connect(self._measure)

    def reset_columns(self) -> None:
        """Show the columns as they are declared."""
        self.set_columns([(column.key, column.width) for column in self.records.columns if column.shown])

    def columns(self) -> ColumnState:
        """The shown columns in their order, for a saved view."""
        state: ColumnState = []
        for visual in range(self.header.count()):
            section = self.header.logicalIndex(visual)
            column = self.records.column_of(section)
            if column is not None and column.key in self._widths:
                state.append((column.key, round(self._widths[column.key] * 100 / self._theme.text_percent)))
        return state

    def set_columns(self, state: ColumnState) -> None:
        """Show these columns in this order; keys that are unknown are passed over, until they are offered."""
        was = self.header.blockSignals(True)
        self._asked = list(state)
        wanted = dict(state)
        if not any(column.key in wanted for column in self.records.columns):
            wanted = {column.key: column.width for column in self.records.columns if column.shown}
        offered = {column.key for column in self.records.columns}
        self._widths = {key: self._theme.px(width) for key, width in wanted.items() if key in offered}
        order = {key: place for place, key in enumerate([CHECK_KEY, *wanted])}
        for section in range(self.records.columnCount()):
            column = self.records.column_of(section)
            mode = QHeaderView.ResizeMode.Interactive
            if column is None:
                self.setColumnWidth(section, self._width(section))
                mode = QHeaderView.ResizeMode.Fixed
            else:
                self.setColumnHidden(section, column.key not in wanted)
                if column.key in wanted:
                    self.setColumnWidth(section, self._widths[column.key])
            self.header.setSectionResizeMode(section, mode)
        sections = sorted(range(self.records.columnCount()), key=lambda at: order.get(self._key(at), len(order)))
        for visual, section in enumerate(sections):
            self.header.moveSection(self.header.visualIndex(section), visual)
        self.header.blockSignals(was)
        self.header.viewport().update()
        self._measure(range(len(self.records.ids)))
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

    def _fit(self) -> None:
        """Give the stretching column what the others leave; hide spare columns while that is too little.

        Where it is more than the column was declared with, columns whose words are cut grow first, the one that
        lacks least before the others. Who drew a column to another width than the declared one meant that.
        """
        stretching = next((one for one in self.records.columns if one.stretch), None)
        if self._fitting or stretching is None or stretching.key not in self._widths:
            return
        chosen = [at for at in range(self.records.columnCount()) if self._key(at) in {CHECK_KEY, *self._widths}]
        widths = {at: self._width(at) for at in chosen}
        own, declared = self._section(stretching.key), self._theme.px(stretching.width)
        least = round(declared * _LEAST)
        left = self.viewport().width() - sum(width for at, width in widths.items() if at != own)
        squeezed: set[int] = set()
        for at in sorted(chosen, key=self.header.visualIndex, reverse=True):
            column = self.records.column_of(at)
            if left < least and column is not None and column.spare:
                left += widths[at]
                squeezed.add(at)
        widths[own] = declared
        free = left - declared
        lacks = {at: self._wants.get(self._key(at), 0) - width for at, width in widths.items() if self._may_grow(at)}
        for at in sorted(lacks.keys() - squeezed, key=lacks.__getitem__):
            grown = max(0, min(lacks[at], free))
            widths[at] += grown
            free -= grown
        left = self.viewport().width() - sum(width for at, width in widths.items() if at not in {own, *squeezed})
        widths[own] = max(left, least)
        self._fitting = True
        for at in chosen:
            if (at in squeezed) != self.isColumnHidden(at):
                self.setColumnHidden(at, at in squeezed)
            if at not in squeezed and self.columnWidth(at) != widths[at]:
                self.setColumnWidth(at, widths[at])
        self._fitting = False

    def _measure(self, lines: range) -> None:
        """Heed the words of rows that came: of the first of them, for a list may have all its rows at once."""
        rows = [row for row in map(self.records.known_at, lines[:_MEASURED]) if row is not None]
        for column in self.records.columns:
            if column.key in self._widths:
                words = max((self._cells.width_of(column, row) for row in rows), default=0)
                self._wants[column.key] = max(self._wants.get(column.key, 0), words, self.header.width_of(column))
        self._fit()

    def _may_grow(self, section: int) -> bool:
        column = self.records.column_of(section)
        return column is not None and (column.stretch or self._width(section) == self._theme.px(column.width))

    def _width(self, section: int) -> int:
        """What was asked for, in pixels, also of a column that waits for room."""
        return self._widths.get(self._key(section), self._theme.px(_CHECK_WIDTH))

    def _on_section_resized(self, section: int, _before: int, width: int) -> None:
        if not self._fitting:
            if (key := self._key(section)) in self._widths:
                self._widths[key] = width
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
            self._widths = {key: round(width * self._percent / before) for key, width in self._widths.items()}
            self._wants = {key: round(width * self._percent / before) for key, width in self._wants.items()}
            self._fitting = True
            for section in range(self.records.columnCount()):
                self.setColumnWidth(section, self._width(section))
            self._fitting = False
            self._fit()

    def column_actions(self) -> list[QAction | None]:
        """Entries of the column chooser, for ``menu_button``."""
        entries: list[QAction | None] = []
        for column in self.records.columns:
            entry = QAction(tr(column.title), self)
            entry.setCheckable(True)
            entry.setChecked(column.key in self._widths)
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
