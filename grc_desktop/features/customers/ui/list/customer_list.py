"""`CustomerList`: every customer, narrowed, sorted, in chosen columns, many of them changed at once."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.customers.queries import customer_rows, tags
from grc_desktop.features.customers.records import CustomerRow, TagRecord
from grc_desktop.features.customers.ui.list.bulk_bar import BulkBar
from grc_desktop.features.customers.ui.list.customer_table import CustomerTable
from grc_desktop.features.customers.ui.list.filter_bar import FilterBar
from grc_desktop.features.customers.ui.list.filter_builder import FilterBuilder
from grc_desktop.features.customers.ui.list.filters import Filter
from grc_desktop.features.customers.ui.list.views_menu import View, ViewsMenu
from grc_desktop.features.segments.fields import Catalogue, catalogue
from grc_desktop.features.segments.language import parse
from grc_desktop.features.segments.queries import base_catalogue, count, customer_ids
from grc_desktop.features.segments.wording import sentence
from grc_desktop.ui.buttons import fill_menu
from grc_desktop.ui.card import Card
from grc_desktop.ui.layout import divider
from grc_desktop.ui.record_table import BLOCK, columns_as_texts, columns_from_texts
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.features.segments.language import Node


class CustomerList(Card):
    """The list. ``opened(id)`` on Enter and double click, ``current_changed(id | None)`` on another row,
    ``clicked()`` on any click.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    clicked = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__(flush=True)
        self.setAccessibleName(tr("List of customers"))
        self._place = place
        self._fields = catalogue("customers")
        self._tag_colours: dict[str, str | None] = {}
        self._filter = Filter()
        self._words = ""
        self._where: str | None = None  # what all that is shown fulfil; None while words narrow it too
        self._sort = "name"
        self._total = 0
        self._restoring = False  # while the filter of last time is not understood yet
        self._wanted: int | None = None
        self._narrowing = False  # what another filter selects is on its way
        self.bar = FilterBar()
        self.bar.add_button.clicked.connect(lambda _on=False: self._open_builder(None))
        self.bar.removed.connect(lambda place: self.narrow(self._filter.without(place)))
        self.bar.edit_wanted.connect(self._open_builder)
        self.bar.joint_wanted.connect(self._switch_joint)
        self.bar.words_typed.connect(self._on_words)
        self.views = ViewsMenu(place, self.bar.view_button, self.view_now)
        self.views.chosen.connect(self.show_view)
        self.views.named.connect(self._show_view_name)
        self.bulk = BulkBar(place, self.view_now)
        self.views.known.connect(self.bulk.offer_segments)
        self.bulk.cleared.connect(lambda: self.table.check_all(False))
        self._builder: FilterBuilder | None = None
        self._columns_menu = QMenu(self.bar.columns_button)
        self._columns_menu.aboutToShow.connect(self._fill_columns)
        self.bar.columns_button.setMenu(self._columns_menu)
        self.table: CustomerTable = self._make_table()
        self.add(self.bar, self.bulk, divider(), self.table)
        self.body.setSpacing(0)
        self.body.setStretch(3, 1)
        self._restore()

    # --- the table -------------------------------------------------------------------------------

    def _make_table(self) -> CustomerTable:
        table = CustomerTable(self._place, self._fields, self._tag_colours, show_everybody=self.clear_filters)
        table.show_sort(self._sort.removeprefix("-"), self._sort.startswith("-"))
        table.opened.connect(self.opened)
        table.clicked.connect(lambda _index: self.clicked.emit())
        table.current_changed.connect(self.current_changed)
        table.checked_changed.connect(lambda _count: self.bulk.show_checked(table.checked, table.count, self._where))
        table.sort_wanted.connect(self._on_sort)
        table.typed.connect(self.bar.open_words)
        table.menu_wanted.connect(self._offer_row)
        table.arranged.connect(self._on_arranged)
        return table

    def _fill_columns(self) -> None:
        fill_menu(self._columns_menu, self.table.column_actions())

    def _on_arranged(self) -> None:
        self._remember()
        self.views.mark(self.view_now())

    # --- asking ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the result, and for what stands around it.

        The fields of the house come first: columns of its own are offered while the result is looked for.
        """
        jobs = self._place.jobs
        jobs.ask(self, base_catalogue, self._take_fields, only_last="fields")
        self._ask()
        jobs.ask(self, tags, self._take_tags, only_last="tags")
        jobs.ask(self, count, self._take_total, only_last="total")
        self.views.reload()

    def _ask(self) -> None:
        if not self._restoring:
            fields = self.table.fetched
            whole = None if self._words.strip() else self._filter.text
            self._place.jobs.ask(
                self, _found, partial(self._take_found, fields, whole), only_last="ids", fields=fields,
                where=self._filter.node, text=self._words, sort=self._sort,
            )  # fmt: skip

    def _take_found(
        self, fields: tuple[str, ...], whole: str | None, found: tuple[array[int], list[CustomerRow]]
    ) -> None:
        self._narrowing, self._where = False, whole
        ids, first_rows = found
        if self._wanted is None:
            self._wanted = self.table.current_id
        is_narrowed = bool(self._filter.parts or self._words.strip())
        self.table.show_found(ids, first_rows, fields, is_narrowed=is_narrowed)
        self._show_count()
        wanted, self._wanted = self._wanted, None
        if (wanted is None or not self.table.select_id(wanted)) and self.table.current_id is None and ids:
            self.table.select_id(ids[0])

    def _take_total(self, total: int) -> None:
        self._total = total
        self._show_count()

    def _take_fields(self, fields: Catalogue) -> None:
        others = fields.names() != self._fields.names()
        self._fields = fields  # also where only a segment has another name
        if others:
            self.table.offer(fields)
            self.bar.show_filter(self._filter, fields)

    def _take_tags(self, known: list[TagRecord]) -> None:
        self._tag_colours.update({tag.name: tag.colour for tag in known})
        self.bulk.offer_tags([tag.name for tag in known])

    def _show_count(self) -> None:
        self.bar.show_count(self.table.count, max(self._total, self.table.count))

    # --- narrowing and sorting -------------------------------------------------------------------

    def narrow(self, to: Filter) -> None:
        """Show only the customers that fulfil these conditions."""
        self._filter, self._narrowing, self._restoring = to, True, False
        self.bar.show_filter(to, self._fields)
        self._remember()
        self.views.mark(self.view_now())
        self._ask()

    def narrow_by(self, where: str) -> None:
        """Show what an expression of the filter language selects (asked by another page)."""
        self.bar.close_words()
        self.narrow(Filter.of(parse(where, self._fields)))

    def clear_filters(self) -> None:
        """All customers again."""
        self.bar.close_words()
        self.narrow(Filter())

    def select(self, customer_id: int) -> None:
        """Make a customer the current one; where the list leaves them out, all are shown."""
        if not self.table.select_id(customer_id):
            self._wanted = customer_id
            if self._narrowing:
                return  # they may well be among them
            if self._filter.parts or self._words:
                self.clear_filters()
            else:
                self._ask()

    def open_words(self) -> None:
        """Ctrl+F: narrow the list by words."""
        self.bar.open_words()

    def _on_words(self, text: str) -> None:
        self._words = text
        if not text:
            self.bar.words.setVisible(self.bar.words.hasFocus())
        self._ask()

    def _switch_joint(self) -> None:
        self.narrow(Filter(self._filter.parts, not self._filter.any_of))

    def _on_sort(self, key: str, descending: bool) -> None:
        self._sort = f"-{key}" if descending else key
        self._remember()
        self.views.mark(self.view_now())
        self._ask()

    def _open_builder(self, place: int | None) -> None:
        if self._builder is None:
            self._builder = FilterBuilder(self, self._place)
            self._builder.applied.connect(self.narrow)
        self._builder.begin(self.bar.add_button, self._filter, place)

    # --- views -----------------------------------------------------------------------------------

    def view_now(self) -> View:
        """Filter, columns and sort as they are."""
        return View(self._filter.text, tuple(key for key, _ in self.table.columns()), self._sort)

    def show_view(self, view: View) -> None:
        """Another view of the list."""
        self._sort = view.sort or "name"
        self.table.show_sort(self._sort.removeprefix("-"), self._sort.startswith("-"))
        if view.columns:
            self.table.arrange(view.columns)
        self.bar.close_words()
        self.narrow(Filter.of(parse(view.expression, self._fields)))

    def _show_view_name(self, name: str, changed: bool) -> None:
        self.bar.show_view(name, changed=changed)

    def _remember(self) -> None:
        machine = self._place.machine
        machine.remember("customers/where", self._filter.text)
        machine.remember("customers/sort", self._sort)
        machine.remember("customers/columns", columns_as_texts(self.table.columns()))

    def _restore(self) -> None:
        machine = self._place.machine
        known = machine.text("customers/current")
        self._wanted = int(known) if known.isdecimal() else None
        where, self._sort = machine.text("customers/where"), machine.text("customers/sort", "name") or "name"
        if columns := columns_from_texts(machine.texts("customers/columns")):
            self.table.restore(columns)
        self.table.show_sort(self._sort.removeprefix("-"), self._sort.startswith("-"))
        if where:
            self._restoring = True
            self._place.jobs.ask(self, _understood, self._take_restored, where=where)

    def _take_restored(self, answer: tuple[Catalogue, Node | None]) -> None:
        fields, node = answer
        self._take_fields(fields)
        if not self._restoring:
            return  # another page narrowed the list meanwhile
        self._restoring = False
        self._filter = Filter.of(node)
        self.bar.show_filter(self._filter, self._fields)
        self._remember()
        self._ask()

    # --- keys and menus --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bar.words.isVisible():
            self.bar.close_words()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Down and self.bar.words.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _offer_row(self, customer_id: int, at: QPoint) -> None:
        chosen = self.table.checked if customer_id in self.table.checked else frozenset({customer_id})
        menu = self.bulk.menu(chosen, self)
        menu.popup(at)

    def shown_ids(self) -> list[int]:
        """The whole result as it is sorted: what is printed and exported."""
        return list(self.table.records.ids)

    def title(self) -> str:
        """What the list is of, for the head of a printed one."""
        return sentence(self._filter.node, self._fields) or tr("Customers")

    def widget_to_focus(self) -> QWidget:
        """Where the keyboard goes on Escape."""
        return self.table


def _found(session: Session, *, fields: Sequence[str], **asked: Any) -> tuple[array[int], list[CustomerRow]]:
    """The ids of the result, and the rows that are seen first."""
    ids = customer_ids(session, **asked)
    return array("q", ids), customer_rows(session, ids=ids[:BLOCK], fields=fields)


def _understood(session: Session, *, where: str) -> tuple[Catalogue, Node | None]:
    """The fields of the house, and the filter of last time where it still means something."""
    fields = base_catalogue(session)
    try:
        return fields, parse(where, fields)
    except Refused:
        return fields, None
