"""What can be done with segments for the customers that are chosen: put in, take out, make a new one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.segments.actions import gather_segment, put_into_segment, take_out_of_segment
from grc_desktop.features.segments.records import SavedViewRecord
from grc_desktop.ui.buttons import action, fill_menu
from grc_desktop.ui.form import Field
from grc_desktop.ui.popover import AskPopover

Act = Callable[..., None]
"""``(run, customer_ids, **values)``: does an action with the customers."""


def segment_entries(
    owner: QWidget,
    views: Sequence[SavedViewRecord],
    ids: Sequence[int],
    act: Act,
    ask: Callable[[AskPopover, Any], None],
) -> list[QAction | None]:
    """Entries for a menu; ``ask(popover, then)`` shows a popover and calls ``then`` with what was typed."""

    def submenu(title: str, icon: str, run: Callable[..., int]) -> QAction:
        entry = action(title, lambda: None, icon=icon)
        names = [action(view.name, partial(act, run, ids, view_id=view.id)) for view in views]
        entry.setMenu(fill_menu(QMenu(owner), names))
        entry.setEnabled(bool(views))
        return entry

    def gather() -> None:
        head = trn("New segment: {count} customer", "New segment: {count} customers", len(ids))
        field = Field(key="name", label=later("Name of the segment"), required=True, wide=True, longest=60)
        popover = AskPopover(owner.window(), head, [field], tr("Create"))
        ask(popover, lambda values: act(gather_segment, ids, name=values["name"]))

    return [
        submenu(tr("Add to a segment"), "bookmark", put_into_segment),
        submenu(tr("Take out of a segment"), "minus", take_out_of_segment),
        action(tr("New segment of these customers…"), gather, icon="plus"),
    ]
