"""Undoing from the window: at once where it is small, on the long lane with a count where it is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import trn
from grc_desktop.database.database import Done
from grc_desktop.database.journal.reading import OperationRecord, operations_by_id
from grc_desktop.database.journal.undo import Undone, undo
from grc_desktop.ui.jobs import Jobs, Progress

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

MANY = 2_000
"""Rows from which an undo would keep the next question of the screens waiting."""


def take_back(
    jobs: Jobs,
    owner: QObject,
    operation_id: int,
    then: Callable[[Done[Undone]], object] | None = None,
    *,
    refused: Callable[[Refused], object] | None = None,
) -> None:
    """Undo an operation; ``then`` is told what was kept."""

    def begin(found: list[OperationRecord]) -> None:
        if not found or found[0].rows < MANY:  # one that is not there is refused by the action itself
            jobs.act(owner, undo, then, refused=refused, operation_id=operation_id)
        else:
            title = trn("Undoing {count} row", "Undoing {count} rows", found[0].rows)
            jobs.work(owner, task, then or (lambda _done: None), title=title, refused=refused)

    def task(base: Database, progress: Progress) -> Done[Undone]:
        progress(0, None)
        with base.stoppable(progress.asks_to_stop):
            return base.write(undo, operation_id=operation_id)

    jobs.ask(owner, operations_by_id, begin, ids=[operation_id])
