"""`RecordTable` and `FixedTable`: the tables of every screen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.jobs import Jobs
from grc_desktop.ui.record_table.columns import Column
from grc_desktop.ui.record_table.delegate import RecordDelegate
from grc_desktop.ui.record_table.header import RecordHeader
from grc_desktop.ui.record_table.model import CHECK_KEY, RecordModel
from grc_desktop.ui.theme import Theme

R = TypeVar("R")

ColumnState = list[tuple[str, int]]
"""Keys of the shown columns in their order, with widths in pixels of the 100 % drawing."""


class _Table(QTableView, Generic[R]):
    """What both tables share. Signals carry the id of a record.

    ``opened(id)``: Enter or double click; ``current_changed(id | None)``: another row;
    ``checked_changed(count)``; ``sort_wanted(key, descending)``; ``typed(text)``: letters typed on the table;
    ``menu_wanted(id, global position)``: right click or the menu key.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    checked_changed = Signal(int)
    sort_wanted = Signal(str, bool)
    typed = Signal(str)
    menu_wanted = Signal(object, QPoint)
    columns_changed = Signal()

    def __init__(self, model: RecordModel[R], *, name: str) -> None:
        super().__init__()
        self.records = model
        self._empty: QWidget | None = None
        self._told_current: int | None = None
        self._anchor = 0
        self._theme = Theme.current()
        model.setParent(self)
        self.setAccessibleName(name)
        self.setModel(model)
        self._cells = RecordDelegate(self, model)
        self.setItemDelegate(self._cells)
        self.header = RecordHeader(model, self)
        self.setHorizontalHeader(self.header)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._put_sizes()
        self.reset_columns()
        self._theme.changed.connect(self._put_sizes)
        self.header.sectionClicked.connect(self._on_header_clicked)
        self.header.sectionResized.connect(lambda *_: self.columns_changed.emit())
        self.header.sectionMoved.connect(lambda *_: self.columns_changed.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell_current())
        model.checked_changed.connect(self.checked_changed)
        self.doubleClicked.connect(self._on_double_click)

    # --- rows ------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """Rows of the whole result."""
        return len(self.records.ids)

    @property
    def current_id(self) -> int | None:
        """The record of the current row."""
        line = self.currentIndex().row()
        return self.records.ids[line] if 0 <= line < self.count else None

    @property
    def current_row(self) -> R | None:
        """The current record, None while it is on its way or when there is none."""
        line = self.currentIndex().row()
        return self.records.row_at(line) if 0 <= line < self.count else None

    @property
    def checked(self) -> frozenset[int]:
        """Ids of the checked rows, whether loaded or not."""
        return frozenset(self.records.checked)

    def select_id(self, identity: int) -> bool:
        """Make a record the current row and show it; False when it is not in the result."""
        line = self.records.line_of(identity)
        if line is not None:
            self._go(line)
        return line is not None

    def select_next(self, by: int = 1) -> None:
        """Move the current row down (or up, ``by`` < 0)."""
        if self.count:
            self._go(min(self.count - 1, max(0, self.currentIndex().row() + by)))

    def check_all(self, on: bool = True) -> None:
        """Check the whole result, or nothing."""
        self.records.check_all(on)

    def set_empty(self, widget: QWidget) -> None:
        """What is shown in the middle when there are no rows (an `EmptyState`)."""
        self._empty = widget
        widget.setParent(self.viewport())
        self._place_empty()

    def _replace(self, put: Callable[[], None]) -> None:
        """Put another result, keeping the current record and the scroll position where they still make sense."""
        kept, line, scroll = self.current_id, self.currentIndex().row(), self.verticalScrollBar().value()
        was = self.selectionModel().blockSignals(True)
        put()
        at = self.records.line_of(kept) if kept is not None else None
        if at is None and kept is not None and self.count:
            at = min(line, self.count - 1)  # the record is gone: its neighbour
        if at is not None:
            self.selectionModel().setCurrentIndex(
                self.records.index(at, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        self.selectionModel().blockSignals(was)
        self.verticalScrollBar().setValue(scroll)
        self._place_empty()
        self._tell_current()

    def _go(self, line: int) -> None:
        index = self.records.index(line, self._first_column())
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)
        self._anchor = line

    def _first_column(self) -> int:
        return next((at for at in range(self.header.count()) if not self.isColumnHidden(at)), 0)

    def _tell_current(self) -> None:
        if self.current_id != self._told_current:
            self._told_current = self.current_id
            self.current_changed.emit(self.current_id)

    # --- columns ---------------------------------------------------------------------------------

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

    # --- keys and mouse --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        line = self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id is not None:
            self.opened.emit(self.current_id)
        elif key == Qt.Key.Key_Space and self.records.checkable and line >= 0:
            self.records.check([line], self.records.ids[line] not in self.records.checked)
            self._anchor = line
        elif key == Qt.Key.Key_A and control and self.records.checkable:
            self.check_all()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.count:
            self._go(0 if key == Qt.Key.Key_Home else self.count - 1)
        elif key == Qt.Key.Key_Menu and self.current_id is not None:
            at = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.current_id, self.viewport().mapToGlobal(at))
        elif event.text() and event.text().isprintable() and event.text() != " " and not control:
            self.typed.emit(event.text())
        elif key != Qt.Key.Key_Escape or not self.records.checked:
            super().keyPressEvent(event)
        else:
            self.check_all(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_box = index.isValid() and self.records.column_of(index.column()) is None
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.records.checkable and index.isValid() and (on_box or extends):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            first, last = sorted((self._anchor, index.row())) if extends else (index.row(), index.row())
            on = extends or self.records.ids[index.row()] not in self.records.checked
            self.records.check(range(first, last + 1), on)
            self._anchor = index.row()
            return
        super().mousePressEvent(event)
        if index.isValid():
            self._anchor = index.row()
            if event.button() == Qt.MouseButton.RightButton and self.current_id is not None:
                self.menu_wanted.emit(self.current_id, event.globalPosition().toPoint())

    def _on_double_click(self, index: QModelIndex) -> None:
        if self.records.column_of(index.column()) is not None:
            self.opened.emit(self.records.ids[index.row()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, line: int) -> None:
        if line != self._cells.hovered:
            self._cells.hovered = line
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (
            self.count
            and not self.currentIndex().isValid()
            and event.reason()
            in (
                Qt.FocusReason.TabFocusReason,
                Qt.FocusReason.BacktabFocusReason,
            )
        ):
            self._go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        # Down and up only: a click on a wide row must not push the first column out of sight.
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(across)

    # --- sizes -----------------------------------------------------------------------------------

    def _put_sizes(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.row_height)
        self.horizontalHeader().setFixedHeight(self._theme.px(32))
        self.doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_empty()

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setVisible(not self.count)
            self._empty.setGeometry(self.viewport().rect())


class RecordTable(_Table[R]):
    """A table of any number of records: give it the ordered ids with ``show_ids``, it fetches the rows.

    ``fetch`` is a query ``(session, *, ids) -> records``; the owner answers ``sort_wanted`` with new ids.
    """

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[Column[R]],
        fetch: Callable[..., Iterable[R]],
        *,
        name: str,
        checkable: bool = False,
        identify: Callable[[R], int] = attrgetter("id"),
    ) -> None:
        model = RecordModel(columns, jobs=jobs, fetch=fetch, identify=identify, checkable=checkable)
        super().__init__(model, name=name)

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show this result. The current record and checked rows stay where they are still part of it."""
        fresh = ids if isinstance(ids, array) else array("q", ids)
        if fresh == self.records.ids:
            self.records.refresh()
            self._place_empty()
        else:
            self._replace(lambda: self.records.set_ids(fresh))

    def refresh(self) -> None:
        """Ask for the visible rows again."""
        self.records.refresh()


class FixedTable(_Table[R]):
    """A short list held in memory; it sorts itself by the column that is clicked."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        name: str,
        checkable: bool = False,
        identify: Callable[[R], int] = attrgetter("id"),
        framed: bool = False,
    ) -> None:
        super().__init__(RecordModel(columns, identify=identify, checkable=checkable), name=name)
        self._given: list[R] = []
        self.setProperty("framed", framed)
        self.sort_wanted.connect(lambda *_: self._put())

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show ``rows``, in this order until a column is clicked."""
        self._given = list(rows)
        self._put()

    def fit_height(self, most: int = 12) -> None:
        """Be as high as the rows need, at most ``most`` of them."""
        rows = max(1, min(most, self.count))
        self.setFixedHeight(rows * self._theme.row_height + self.header.height() + 2)

    def _put(self) -> None:
        rows = self._given
        if self.header.sorted_by is not None:
            key, descending = self.header.sorted_by
            column = next(column for column in self.records.columns if column.key == key)
            by = column.sort or (lambda row: column.text(row).casefold())
            known = [row for row in rows if by(row) is not None]
            unknown = [row for row in rows if by(row) is None]
            rows = [*sorted(known, key=by, reverse=descending), *unknown]
        self._replace(lambda: self.records.put_rows(rows))
