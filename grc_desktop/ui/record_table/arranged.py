"""Which columns a table shows, in what order and how wide, and by which it is sorted."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QTableView

from grc_desktop.core.language import tr
from grc_desktop.ui.record_table.header import RecordHeader
from grc_desktop.ui.record_table.model import CHECK_KEY, RecordModel
from grc_desktop.ui.theme import Theme

R = TypeVar("R")

ColumnState = list[tuple[str, int]]
"""Keys of the shown columns in their order, with widths in pixels of the 100 % drawing."""


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
        self.reset_columns()
        self._theme.changed.connect(self._scale_columns)
        self.header.sectionClicked.connect(self._on_header_clicked)
        self.header.sectionResized.connect(lambda *_: self.columns_changed.emit())
        self.header.sectionMoved.connect(lambda *_: self.columns_changed.emit())

    def reset_columns(self) -> None:
        """Show the columns as they are declared."""
        self.set_columns([(column.key, column.width) for column in self.records.columns if column.shown])

    def columns(self) -> ColumnState:
        """The shown columns in their order, for a saved view."""
        state: ColumnState = []
        for visual in range(self.header.count()):
            section = self.header.logicalIndex(visual)
            column = self.records.column_of(section)
            if column is not None and not self.isColumnHidden(section):
                state.append((column.key, round(self.columnWidth(section) * 100 / self._theme.text_percent)))
        return state

    def set_columns(self, state: ColumnState) -> None:
        """Show these columns in this order; keys that are unknown are passed over."""
        was = self.header.blockSignals(True)
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
                if column.stretch:
                    mode = QHeaderView.ResizeMode.Stretch
                if column.key in wanted:
                    self.setColumnWidth(section, self._theme.px(wanted[column.key]))
            self.header.setSectionResizeMode(section, mode)
        sections = sorted(range(self.records.columnCount()), key=lambda at: order.get(self._key(at), len(order)))
        for visual, section in enumerate(sections):
            self.header.moveSection(self.header.visualIndex(section), visual)
        self.header.blockSignals(was)
        self.header.viewport().update()
        self.columns_changed.emit()

    def _scale_columns(self) -> None:
        """Another text size: the columns grow with their words."""
        before, self._percent = self._percent, self._theme.text_percent
        if before != self._percent:
            for section in range(self.records.columnCount()):
                if not self.isColumnHidden(section):
                    self.setColumnWidth(section, round(self.columnWidth(section) * self._percent / before))

    def column_actions(self) -> list[QAction | None]:
        """Entries of the column chooser, for ``menu_button``."""
        entries: list[QAction | None] = []
        for column in self.records.columns:
            entry = QAction(tr(column.title), self)
            entry.setCheckable(True)
            entry.setChecked(not self.isColumnHidden(self._section(column.key)))
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
