"""The menu of saved views: filter, columns and sort under a name, shared by all who open the base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.database.database import Database, Done
from grc_desktop.features.segments.actions import delete_view, freeze_segment, rename_view, save_view, thaw_segment
from grc_desktop.features.segments.queries import saved_views
from grc_desktop.features.segments.records import SavedViewRecord
from grc_desktop.ui.buttons import action, fill_menu
from grc_desktop.ui.form import Field
from grc_desktop.ui.icons import icon
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.popover import AskPopover
from grc_desktop.ui.workplace import Workplace

_CURRENT, _DEFAULT = "customers/view", "customers/view at start"


@dataclass(frozen=True)
class View:
    """How a list is seen: an expression, columns by field name, a sort ("-" before it for descending)."""

    expression: str = ""
    columns: tuple[str, ...] = ()
    sort: str | None = None

    def is_shown_by(self, now: View) -> bool:
        """Whether a list seen as ``now`` is this one; a view saved without columns or sort leaves them to the list."""
        return (
            self.expression == now.expression
            and self.columns in ((), now.columns)
            and (self.sort or "name") == now.sort
        )


class ViewsMenu(QObject):
    """Fills the menu of ``anchor``. ``chosen(View)``: show this one; ``named(name, changed)``: what is in force.

    ``known(list)``: the saved views, each time they were asked for.
    """

    chosen = Signal(object)
    named = Signal(str, bool)
    known = Signal(object)

    def __init__(self, place: Workplace, anchor: QPushButton, now: Callable[[], View]) -> None:
        super().__init__(anchor)
        self._place = place
        self._anchor = anchor
        self._now = now
        self._views: list[SavedViewRecord] = []
        self._current = place.machine.text(_CURRENT)
        self._current_id: int | None = None  # known under whatever name it is given
        self._first = True
        self._follow = ""  # a view whose people were changed: shown anew when it is known
        self._asking: AskPopover | None = None
        anchor.menu().aboutToShow.connect(self._fill)

    def reload(self) -> None:
        """Ask for the views again."""
        self._place.jobs.ask(self, saved_views, self._take, only_last="views")

    def mark(self, now: View) -> None:
        """Tell which view is in force, and whether the list still is as it was saved."""
        saved = self._saved()
        if saved is None:
            self.named.emit("", bool(now.expression))
        else:
            self.named.emit(saved.name, not _view(saved).is_shown_by(now))

    def _saved(self) -> SavedViewRecord | None:
        return next((view for view in self._views if view.name == self._current), None)

    def _take(self, views: list[SavedViewRecord]) -> None:
        self._views = views
        self._follow_name()
        self.known.emit(views)
        wanted = self._place.machine.text(_DEFAULT)
        if self._first and wanted:
            for view in views:
                if view.name == wanted:
                    self._choose(view)
        self._first = False
        saved = self._saved()
        if saved is not None and self._follow == saved.name:
            self._choose(saved)
        self._follow = ""
        self.mark(self._now())

    def _follow_name(self) -> None:
        """The view in force stays in force when it is renamed, here, by an undo or at another desk."""
        known = {view.id: view.name for view in self._views}
        name = known.get(self._current_id) if self._current_id is not None else None
        if name is not None and name != self._current:
            if self._place.machine.text(_DEFAULT) == self._current:
                self._place.machine.remember(_DEFAULT, name)
            self._remember(name)
        saved = self._saved()
        self._current_id = saved.id if saved is not None else None

    def _fill(self) -> None:
        entries: list[QAction | None] = [self._entry("", self._choose_all)]
        for view in self._views:
            entries.append(self._entry(view.name, partial(self._choose, view)))
            if view.frozen_at is not None:
                entries[-1].setIcon(icon("lock"))  # type: ignore[union-attr] # the entry just made
        entries.append(None)
        saved = self._saved()
        if saved is not None:
            if not _view(saved).is_shown_by(self._now()):
                save = tr("Save “{name}” as it is shown", name=saved.name)
                entries.append(action(save, partial(self._save, saved.name), icon="save"))
                entries.append(action(tr("Back to the saved view"), partial(self._choose, saved), icon="undo"))
            at_start = action(tr("Show this view at the start"), self._switch_default)
            at_start.setCheckable(True)
            at_start.setChecked(self._place.machine.text(_DEFAULT) == saved.name)
            entries.append(at_start)
            if saved.expression:
                entries.append(self._freezing(saved))
            entries.append(action(tr("Rename…"), partial(self._rename, saved), icon="edit"))
            entries.append(action(tr("Delete the view"), partial(self._delete, saved), icon="trash"))
        entries.append(action(tr("Save as a new view…"), self._save_as, icon="bookmark"))
        fill_menu(self._anchor.menu(), entries)

    def _freezing(self, saved: SavedViewRecord) -> QAction:
        """A check: whether the segment is a fixed list of people."""
        made = action(tr("Frozen: keep the customers it has now"), partial(self._switch_frozen, saved), icon="lock")
        made.setCheckable(True)
        made.setChecked(saved.frozen_at is not None)
        return made

    def _switch_frozen(self, saved: SavedViewRecord) -> None:
        run: Callable[..., object] = thaw_segment if saved.frozen_at is not None else freeze_segment

        def task(base: Database, progress: Progress) -> Done[object]:
            with base.stoppable(progress.asks_to_stop):
                return base.write(run, view_id=saved.id)

        def finished(_done: Done[object]) -> None:
            self._follow = saved.name
            self.reload()

        self._place.jobs.work(self, task, finished, title=tr("Freezing the segment"), refused=self._refused)

    def _entry(self, name: str, run: Callable[[], object]) -> QAction:
        entry = action(name or tr("All customers"), run)
        entry.setCheckable(True)
        entry.setChecked(name == self._current)
        return entry

    def _choose(self, view: SavedViewRecord) -> None:
        self._remember(view.name)
        self._current_id = view.id
        self.chosen.emit(_view(view))

    def _choose_all(self) -> None:
        self._remember("")
        self.chosen.emit(View(sort="name"))

    def _remember(self, name: str) -> None:
        self._current = name
        self._current_id = None
        self._place.machine.remember(_CURRENT, name)

    def _switch_default(self) -> None:
        machine = self._place.machine
        machine.remember(_DEFAULT, "" if machine.text(_DEFAULT) == self._current else self._current)

    # --- saving ----------------------------------------------------------------------------------

    def _save_as(self) -> None:
        self._ask_name(tr("Save this view"), tr("Save"), "", lambda values: self._save(values["name"]))

    def _rename(self, view: SavedViewRecord) -> None:
        def rename(values: dict[str, Any]) -> None:
            self._place.jobs.act(self, rename_view, refused=self._refused, view_id=view.id, name=values["name"])

        self._ask_name(tr("Rename the view"), tr("Rename"), view.name, rename)

    def _save(self, name: str) -> None:
        now = self._now()
        self._remember(name)
        self._place.jobs.act(
            self, save_view, lambda _done: self.reload(), refused=self._refused,
            name=name, expression=now.expression, columns=now.columns, sort=now.sort,
        )  # fmt: skip

    def _delete(self, view: SavedViewRecord) -> None:
        self._remember("")
        self._place.jobs.act(self, delete_view, view_id=view.id)

    def _refused(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)
        self.reload()

    def _ask_name(self, title: str, confirm: str, name: str, then: Callable[[dict[str, Any]], object]) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
        field = Field(key="name", label=later("Name of the view"), required=True, wide=True, longest=60)
        self._asking = AskPopover(self._anchor, title, [field], confirm)
        self._asking.ask(self._anchor, then, {"name": name})


def _view(saved: SavedViewRecord) -> View:
    return View(saved.where, saved.columns, saved.sort)
