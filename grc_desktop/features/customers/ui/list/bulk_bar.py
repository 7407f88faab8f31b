"""What is done to many customers at once: a bar that appears when some are checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr, trn
from grc_desktop.database.database import Database
from grc_desktop.features.customers.actions import add_tags, delete_customers, edit_many, remove_tags
from grc_desktop.features.customers.ui.list.bulk_field import FieldPopover
from grc_desktop.features.customers.ui.list.segment_entries import segment_entries
from grc_desktop.features.customers.ui.list.views_menu import View
from grc_desktop.features.segments.records import SavedViewRecord
from grc_desktop.ui.buttons import action, button, fill_menu
from grc_desktop.ui.form import Field
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, column, holding, row
from grc_desktop.ui.popover import AskPopover
from grc_desktop.ui.workplace import Workplace

_AT_ONCE = 200
"""Customers up to which a change is done between two keystrokes; more of them go to the long lane."""


class BulkBar(QFrame):
    """Acts on a frozen selection, and says before and after how many it touches. ``cleared()`` by its cross.

    ``view_now`` tells in which columns and in which order they are seen, which paper and files keep.
    """

    cleared = Signal()

    def __init__(self, place: Workplace, view_now: Callable[[], View]) -> None:
        super().__init__()
        self._view_now = view_now
        self.setObjectName("banner")
        self.setProperty("tone", "accent")
        self.setAccessibleName(tr("Selected customers"))
        self._place = place
        self._chosen: tuple[int, ...] = ()
        self._of = 0
        self._where: str | None = None
        self._tags: list[str] = []
        self._views: list[SavedViewRecord] = []
        self._popover: AskPopover | FieldPopover | None = None
        self._count = label("", "strong")
        tag = button(tr("Tag"), icon="tag", role="compact")
        tag.setMenu(fill_menu(QMenu(tag), self._tag_entries(lambda: self._chosen)))
        tag.setProperty("menu", "true")
        self._tag_button = tag
        self._field_button = button(tr("Edit a field"), self._edit_field, icon="edit", role="compact")
        segment = button(tr("Segment"), icon="bookmark", role="compact")
        segment.setMenu(QMenu(segment))
        segment.setProperty("menu", "true")
        segment.menu().aboutToShow.connect(
            lambda: fill_menu(segment.menu(), self._segment_entries(self._chosen, segment))
        )
        deeds = [
            tag,
            segment,
            self._field_button,
            button(tr("Export"), lambda: self._go("list"), icon="export", role="compact"),
            button(tr("Label sheet"), lambda: self._go("labels"), icon="print", role="compact"),
            button(tr("Campaign"), self._begin_campaign, icon="campaign", role="compact", tip=tr("Begin a campaign")),
            button(tr("Delete"), lambda: self._delete(self._chosen), icon="trash", role="compact"),
        ]
        flow = FlowLayout(spacing=1.5)
        for deed in deeds:
            flow.addWidget(deed)
        close = button("", self.cleared.emit, icon="close", role="quiet", tip=tr("Select nobody"))
        self.setLayout(column(row(self._count, None, close), holding(flow), spacing=0.5, margin=(3, 1.5)))
        self.hide()

    def show_checked(self, chosen: frozenset[int], of: int, where: str | None = None) -> None:
        """The selection changed. ``where``: the expression that all ``of`` them fulfil; None where none says it."""
        self._of, self._where = of, where
        self._chosen = tuple(sorted(chosen))
        count = len(chosen)
        words = trn("{count} selected", "{count} selected", count)
        self._count.setText(tr("{words} (all)", words=words) if count and count == of else words)
        self.setVisible(bool(chosen))

    def offer_tags(self, names: list[str]) -> None:
        """The tags that the house knows."""
        self._tags = names

    def offer_segments(self, views: list[SavedViewRecord]) -> None:
        """The segments that the house saved."""
        self._views = views

    def menu(self, chosen: frozenset[int], owner: QWidget) -> QMenu:
        """The same deeds for the rows under the pointer."""
        ids = tuple(sorted(chosen))
        menu = QMenu(owner)
        entries: list[QAction | None] = []
        if len(ids) == 1:
            entries.append(action(tr("Open"), partial(self._place.open_customer, ids[0]), icon="customer"))
            entries.append(None)
        else:
            heading = QAction(trn("{count} selected", "{count} selected", len(ids)))
            heading.setEnabled(False)
            entries += [heading, None]
        entries += self._tag_entries(lambda: ids)
        entries += self._segment_entries(ids, owner)
        entries.append(action(tr("Export…"), partial(self._go, "list", ids), icon="export"))
        entries.append(action(tr("Label sheet…"), partial(self._go, "labels", ids), icon="print"))
        entries.append(action(tr("Begin a campaign…"), partial(self._begin_campaign, ids), icon="campaign"))
        entries.append(None)
        entries.append(action(tr("Delete"), partial(self._delete, ids), icon="trash"))
        menu.aboutToHide.connect(menu.deleteLater)
        return fill_menu(menu, entries)

    # --- deeds -----------------------------------------------------------------------------------

    def _tag_entries(self, chosen: Callable[[], tuple[int, ...]]) -> list[QAction | None]:
        return [
            action(tr("Add a tag…"), lambda: self._ask_tags(chosen(), add_tags, tr("Add tags"), tr("Add")), icon="tag"),
            action(
                tr("Take a tag off…"),
                lambda: self._ask_tags(chosen(), remove_tags, tr("Take tags off"), tr("Take off")),
                icon="minus",
            ),
        ]

    def _segment_entries(self, ids: tuple[int, ...], owner: QWidget) -> list[QAction | None]:
        def ask(popover: AskPopover, then: Callable[[dict[str, Any]], object]) -> None:
            self._keep(popover)
            popover.ask(self._tag_button if self.isVisible() else owner, then)

        return segment_entries(owner, self._views, ids, self._act, ask)

    def _ask_tags(self, ids: tuple[int, ...], run: Callable[..., int], title: str, confirm: str) -> None:
        field = Field(key="names", label=later("Tags"), kind="tags", required=True, wide=True, suggestions=self._tags)
        head = trn("{title}: {count} customer", "{title}: {count} customers", len(ids), title=title)
        popover = AskPopover(self.window(), head, [field], confirm)
        self._keep(popover)
        anchor: QWidget = self._tag_button if self.isVisible() else self.parentWidget() or self
        popover.ask(anchor, lambda values: self._act(run, ids, names=values["names"]))

    def _edit_field(self) -> None:
        ids = self._chosen
        popover = FieldPopover(self.window(), self._place, len(ids))
        popover.given.connect(lambda field, value: self._act(edit_many, ids, field=field, value=value))
        self._keep(popover)
        popover.open_beneath(self._field_button)

    def _delete(self, ids: tuple[int, ...]) -> None:
        self._act(delete_customers, ids)

    def _go(self, what: str, ids: tuple[int, ...] | None = None) -> None:
        view, chosen = self._view_now(), self._chosen if ids is None else ids
        self._place.go("print", ids=list(chosen), what=what, columns=view.columns, order=view.sort or "name")

    def _begin_campaign(self, ids: tuple[int, ...] | None = None) -> None:
        """All that the list is narrowed to are taken by its conditions: the campaign reads as they do, and stays true
        when customers come to fulfil them. Of a single one it is the person that is meant.
        """
        chosen = self._chosen if ids is None else ids
        if self._where is not None and 1 < len(chosen) == self._of:
            self._place.go("campaigns", where=self._where)
        else:
            self._place.go("campaigns", ids=list(chosen))

    def _act(self, run: Callable[..., int], ids: Sequence[int], **values: Any) -> None:
        if len(ids) <= _AT_ONCE:
            self._place.jobs.act(self, run, refused=self._refused, customer_ids=ids, **values)
            return

        def task(base: Database, progress: Progress) -> Any:
            progress(0)
            with base.stoppable(progress.asks_to_stop):
                return base.write(run, customer_ids=ids, **values)

        if run is delete_customers:
            title = trn("Deleting {count} customer", "Deleting {count} customers", len(ids))
        else:
            title = trn("Changing {count} customer", "Changing {count} customers", len(ids))
        self._place.jobs.work(self, task, lambda _done: None, title=title, refused=self._refused)

    def _refused(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)

    def _keep(self, popover: AskPopover | FieldPopover) -> None:
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = popover
