"""The model behind every table: ordered ids, rows on demand, a set of checked ids."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from grc_desktop.core.language import tr
from grc_desktop.ui.jobs import Jobs
from grc_desktop.ui.record_table.columns import Column
from grc_desktop.ui.tips import plain_tip

R = TypeVar("R")

Index = QModelIndex | QPersistentModelIndex

BLOCK = 100
"""Rows asked for at a time."""

KEPT = 5_000
"""Rows held at most; the oldest go first."""

CHECK_KEY = "\u2611"
"""Key of the check column, which is no column of the record."""

_NOWHERE = QModelIndex()
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_CHECKED_CELL = _CELL | Qt.ItemFlag.ItemIsUserCheckable
"""Made once: Qt asks for each cell whenever it paints, and flags are slow to join in Python."""

_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


class RecordModel(QAbstractTableModel, Generic[R]):
    """``fetch(session, *, ids)`` gives the records of some ids, in any order; ``identify`` their id.

    Without ``jobs`` and ``fetch`` all rows are given by ``put_rows`` (a short list in memory). ``rows_came(range)``
    tells the lines whose rows were read, other than those that come with a reset.
    """

    checked_changed = Signal(int)
    rows_came = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        jobs: Jobs | None = None,
        fetch: Callable[..., Iterable[R]] | None = None,
        identify: Callable[[R], int] = attrgetter("id"),
        checkable: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.checkable = checkable
        self.ids: array[int] = array("q")
        self.checked: set[int] = set()
        self._jobs = jobs
        self._fetch = fetch
        self._identify = identify
        self._rows: OrderedDict[int, R] = OrderedDict()
        self._fresh: set[int] = set()
        self._wanted: set[int] = set()
        self._under_way: set[int] = set()
        self._generation = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    # --- what is shown ---------------------------------------------------------------------------

    def set_ids(self, ids: array[int], first_rows: Iterable[R] = ()) -> None:
        """Show another result. Rows already known are shown until they were asked for again.

        ``first_rows``: those of the first block, where whoever found the ids brought them along.
        """
        self.beginResetModel()
        self.ids = ids
        if self.checked:
            self.checked &= set(ids)
        self._forget_freshness()
        self._keep_first(first_rows)
        self.endResetModel()
        self.checked_changed.emit(len(self.checked))

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show the same rows in other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def put_rows(self, rows: Iterable[R]) -> None:
        """Show ``rows``, all of them held here."""
        self._rows = OrderedDict((self._identify(row), row) for row in rows)
        self.set_ids(array("q", self._rows))

    def refresh(self, first_rows: Iterable[R] = ()) -> None:
        """Ask for the visible rows again; the old ones stay until then."""
        self._forget_freshness()
        self._keep_first(first_rows)
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, self.columnCount() - 1))
            self.rows_came.emit(range(len(self.ids)))

    def row_at(self, number: int) -> R | None:
        """The record in line ``number``; None while it is on its way."""
        identity = self.ids[number]
        row = self._rows.get(identity)
        block = number // BLOCK
        if self._fetch is not None and block not in self._fresh and block not in self._under_way:
            self._wanted.add(block)
            if not self._under_way and not self._timer.isActive():
                self._timer.start()
        return row

    def known_at(self, number: int) -> R | None:
        """The record in line ``number`` as far as it is held here; nothing is asked for."""
        return self._rows.get(self.ids[number])

    def line_of(self, identity: int) -> int | None:
        """The line of a record, None when it is not in the result."""
        try:
            return self.ids.index(identity)
        except ValueError:
            return None

    def column_of(self, section: int) -> Column[R] | None:
        """The column of a section; None for the check column."""
        return self.columns[section - 1 if self.checkable else section] if section or not self.checkable else None

    # --- checked rows ----------------------------------------------------------------------------

    def check(self, lines: Iterable[int], on: bool) -> None:
        """Check or uncheck lines."""
        identities = {self.ids[line] for line in lines}
        self.checked = self.checked | identities if on else self.checked - identities
        self._tell_checked()

    def check_all(self, on: bool) -> None:
        """Check the whole result, or nothing."""
        self.checked = set(self.ids) if on else set()
        self._tell_checked()

    def _tell_checked(self) -> None:
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, 0), [Qt.ItemDataRole.CheckStateRole])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.checked_changed.emit(len(self.checked))

    # --- Qt's questions --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + self.checkable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        column = self.column_of(section)
        if column is None:
            return tr("Select") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CHECKED_CELL if self.checkable and index.column() == 0 else _CELL

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.ids):
            return None
        column = self.column_of(index.column())
        if column is None:
            return self._check_data(index.row(), role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row_at(index.row())
            return self._words(column, row, role) if row is not None else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.row_at(index.row())
            return plain_tip(column.tip(row)) if column.tip is not None and row is not None else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        return None

    def _words(self, column: Column[R], row: R, role: int) -> str:
        words = column.text(row)
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return words
        mark = column.icon(row) if column.icon is not None else None
        spoken = words or "—"  # not silence: a reader must hear that the cell is empty
        return f"{spoken}, {mark[2]}" if mark is not None else spoken

    def _check_data(self, number: int, role: int) -> Any:
        on = self.ids[number] in self.checked
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("selected") if on else tr("not selected")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.checkable or index.column() != 0:
            return False
        self.check([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    # --- fetching --------------------------------------------------------------------------------

    def _forget_freshness(self) -> None:
        self._generation += 1
        self._fresh.clear()
        self._wanted.clear()
        self._under_way = set()

    def _keep_first(self, rows: Iterable[R]) -> None:
        known = {self._identify(row): row for row in rows}
        if known:
            self._rows.update(known)
            self._fresh.add(0)

    def _ask(self) -> None:
        """One question at a time, for the blocks painted since the last one."""
        if self._jobs is None or self._fetch is None or self._under_way or not self._wanted:
            return
        blocks, self._wanted = self._wanted, set()
        ids = [identity for block in sorted(blocks) for identity in self.ids[block * BLOCK : (block + 1) * BLOCK]]
        generation = self._generation
        self._under_way = blocks
        self._jobs.ask(self, self._fetch, lambda rows: self._receive(generation, blocks, rows), ids=ids)

    def _receive(self, generation: int, blocks: set[int], rows: Iterable[R]) -> None:
        for row in rows:
            identity = self._identify(row)
            self._rows[identity] = row
            self._rows.move_to_end(identity)
        if generation != self._generation:
            return
        self._under_way = set()
        self._fresh |= blocks
        last = len(self.ids) - 1
        for block in blocks:
            first = block * BLOCK
            if first <= last:
                bottom = min(last, first + BLOCK - 1)
                self.dataChanged.emit(self.index(first, 0), self.index(bottom, self.columnCount() - 1))
                self.rows_came.emit(range(first, bottom + 1))
        if len(self._rows) > KEPT:
            while len(self._rows) > KEPT:
                self._rows.popitem(last=False)
            self._fresh &= blocks  # rows of other blocks may be gone
        if self._wanted:
            self._timer.start()
