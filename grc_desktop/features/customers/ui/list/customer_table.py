"""`CustomerTable`: the rows of the list, in columns of any field, of which only those that are shown are read."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from grc_desktop.core.language import tr
from grc_desktop.features.customers.queries import customer_rows
from grc_desktop.features.customers.records import CustomerRow
from grc_desktop.features.customers.ui.list.columns import BEGINNING, list_columns
from grc_desktop.features.segments.fields import Catalogue
from grc_desktop.ui.buttons import button
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.record_table import RecordTable
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PAUSE = 300
"""Milliseconds without another change before columns count as settled."""


class CustomerTable(RecordTable[CustomerRow]):
    """``arranged()``: columns were chosen, moved, drawn wider. ``show_everybody`` is offered where nobody fits."""

    arranged = Signal()

    def __init__(
        self,
        place: Workplace,
        fields: Catalogue,
        tag_colours: Mapping[str, str | None],
        *,
        show_everybody: Callable[[], object],
    ) -> None:
        super().__init__(
            place.jobs, list_columns(fields, tag_colours), self._fetch, name=tr("Customers"), checkable=True
        )
        self._tag_colours = tag_colours
        self.fetched: tuple[str, ...] = BEGINNING[1:]
        """The fields whose values the rows hold."""
        self._settling = QTimer(self)  # a column being drawn wider counts once, not at every pixel
        self._settling.setSingleShot(True)
        self._settling.setInterval(_PAUSE)
        self._settling.timeout.connect(self.arranged)
        self.arrange(BEGINNING)
        self.columns_changed.connect(self._on_columns)
        self._vacant = QStackedWidget()
        self._vacant.addWidget(_nobody(place))
        self._vacant.addWidget(_nothing(show_everybody))
        self.set_empty(self._vacant)

    def offer(self, fields: Catalogue) -> None:
        """A column for each of ``fields``; those of last time are shown again as soon as they are offered."""
        self.offer_columns(list_columns(fields, self._tag_colours))

    def arrange(self, names: Sequence[str]) -> None:
        """Show these columns where they are known, as wide as they are or were made to be."""
        widths = {column.key: column.width for column in self.records.columns} | dict(self.columns())
        self.set_columns([(name, widths[name]) for name in names if name in widths])

    def restore(self, columns: list[tuple[str, int]]) -> None:
        """Show the columns of last time, before anything was read."""
        self.set_columns(columns)
        self.fetched = self._shown()

    def show_found(
        self, ids: array[int], first_rows: Sequence[CustomerRow], fields: tuple[str, ...], *, is_narrowed: bool
    ) -> None:
        """Show a result; ``first_rows`` were read with ``fields``."""
        self._vacant.setCurrentIndex(1 if is_narrowed else 0)
        self.show_ids(ids, first_rows if fields == self.fetched else ())  # not with columns of before

    def _fetch(self, session: Session, *, ids: Sequence[int]) -> Iterable[CustomerRow]:
        return customer_rows(session, ids=ids, fields=self.fetched)

    def _shown(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.columns() if key != "name")

    def _on_columns(self) -> None:
        shown = self._shown()
        if set(shown) - set(self.fetched):
            self.fetched = shown
            self.refresh()
        self._settling.start()


def _nobody(place: Workplace) -> EmptyState:
    return EmptyState(
        "customers",
        tr("No customer yet"),
        tr("Import the list that the house already has, or add the first customer by hand."),
        button(tr("Import a file"), lambda: place.go("import"), icon="import", role="primary"),
        button(tr("New customer"), lambda: place.go("customers", new=True), icon="plus"),
    )


def _nothing(show_everybody: Callable[[], object]) -> EmptyState:
    return EmptyState(
        "filter",
        tr("No customer fits these conditions"),
        tr("Take a condition away, or look for other words."),
        button(tr("Show all customers"), show_everybody, icon="undo"),
    )
