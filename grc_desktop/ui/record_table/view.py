"""`RecordTable` and `FixedTable`: the tables of every screen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from grc_desktop.ui.jobs import Jobs
from grc_desktop.ui.record_table.columns import Column
from grc_desktop.ui.record_table.model import RecordModel
from grc_desktop.ui.record_table.table import Table

R = TypeVar("R")


class RecordTable(Table[R]):
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

    def show_ids(self, ids: Sequence[int], first_rows: Sequence[R] = ()) -> None:
        """Show this result. The current record and checked rows stay where they are still part of it.

        ``first_rows``: the first ``BLOCK`` of them, where they came along with the ids.
        """
        self._is_told = True
        fresh = ids if isinstance(ids, array) else array("q", ids)
        if fresh == self.records.ids:
            self.records.refresh(first_rows)
            self._place_empty()
        else:
            self._replace(lambda: self.records.set_ids(fresh, first_rows))

    def offer_columns(self, columns: Sequence[Column[R]]) -> None:
        """Offer other columns to choose from. Those shown stay, and so do the current record and checked rows."""
        self._replace(lambda: self._renew_columns(columns))

    def refresh(self) -> None:
        """Ask for the visible rows again."""
        self.records.refresh()


class FixedTable(Table[R]):
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
        self._is_told = True
        self._given = list(rows)
        self._put()

    def fit_height(self, most: int = 12) -> None:
        """Be as high as the rows need, at most ``most`` of them; without rows, as what says that there are none."""
        inside = max(1, min(most, self.count)) * self._theme.row_height
        # Not as high as the area would like to be: below the least height of its words it scrolls.
        if not self.count and self._empty is not None and (words := self._empty.widget()) is not None:
            inside = max(inside, words.sizeHint().height(), words.minimumSizeHint().height())
        self.setFixedHeight(inside + self.header.height() + 2)

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
