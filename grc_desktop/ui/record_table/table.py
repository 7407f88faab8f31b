"""`Table`: current row, checked rows, keys and mouse; the same for both kinds of table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QWidget

from grc_desktop.ui.layout import scrolled
from grc_desktop.ui.record_table.arranged import ArrangedTable
from grc_desktop.ui.record_table.model import RecordModel

R = TypeVar("R")


class Table(ArrangedTable[R]):
    """What both tables share. Signals carry the id of a record.

    ``opened(id)``: Enter or double click; ``current_changed(id | None)``: another row;
    ``checked_changed(count)``; ``typed(text)``: letters typed on the table;
    ``menu_wanted(id, global position)``: right click or the menu key.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    checked_changed = Signal(int)
    typed = Signal(str)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, model: RecordModel[R], *, name: str) -> None:
        super().__init__(model)
        self._empty: QScrollArea | None = None
        self._is_told = False
        self._told_current: int | None = None
        self._anchor = 0
        self.setAccessibleName(name)
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
        self._theme.changed.connect(self._put_sizes)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell_current())
        self.selectionModel().selectionChanged.connect(self._follow_selection)
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
        """What is shown in the middle when it is known that there are no rows (an `EmptyState`)."""
        self._empty = scrolled(widget)  # large text in a low table
        self._empty.setParent(self.viewport())
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

    def _follow_selection(self) -> None:
        """A screen reader selects a row without making it the current one: that is the one it means."""
        rows = self.selectionModel().selectedRows()
        if len(rows) == 1 and rows[0].row() != self.currentIndex().row():
            self._go(rows[0].row())

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
            self._empty.setVisible(self._is_told and not self.count)  # before, there is only nothing read yet
            self._empty.setGeometry(self.viewport().rect())
