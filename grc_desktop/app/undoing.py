"""Undo and redo of what was done in this window; every older operation is undone from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.ui.jobs import Jobs
from grc_desktop.ui.notices import NoticeBar

if TYPE_CHECKING:
    from grc_desktop.database.database import Done


class Undoing(QObject):
    """Announces each operation with its Undo, and remembers the order for Ctrl+Z and Ctrl+Shift+Z."""

    changed = Signal()

    def __init__(self, jobs: Jobs, notices: NoticeBar) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._notices = notices
        self._done: list[tuple[int, str]] = []
        self._undone: list[tuple[int, str]] = []
        self._redoing: set[int] = set()
        jobs.operation_done.connect(self._announce)

    @property
    def next_undo(self) -> str:
        """What Ctrl+Z would undo, in words; "" when nothing."""
        return self._done[-1][1] if self._done else ""

    @property
    def next_redo(self) -> str:
        """What Ctrl+Shift+Z would do again, in words; "" when nothing."""
        return self._undone[-1][1] if self._undone else ""

    def undo(self) -> None:
        """Undo the last operation of this window."""
        if self._done:
            self.undo_operation(self._done[-1][0])

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            operation_id, _ = self._undone[-1]
            self._redoing.add(operation_id)
            self.undo_operation(operation_id)

    def undo_operation(self, operation_id: int) -> None:
        """Undo any operation."""
        from grc_desktop.features.desk.ui.taking_back import take_back

        take_back(self._jobs, self, operation_id, refused=lambda refusal: self._refused(operation_id, refusal))

    def _refused(self, operation_id: int, refusal: Refused) -> None:
        self._done = [known for known in self._done if known[0] != operation_id]
        self._undone = [known for known in self._undone if known[0] != operation_id]
        self.changed.emit()
        self._notices.warn(refusal.sentence)

    def _announce(self, done: Done[Any]) -> None:
        from grc_desktop.database.journal.undo import Undone

        if done.operation_id is None or not done.undoable:
            return
        this = (done.operation_id, done.words)
        kept = 0
        if isinstance(done.result, Undone):
            kept = len(done.result.kept)
            self._move(done.result.undid, this)
        else:
            self._done.append(this)
            self._undone.clear()
        self.changed.emit()
        again = isinstance(done.result, Undone)
        words = tr("Redo") if again and done.result.undid not in self._redoing else tr("Undo")
        operation_id = done.operation_id
        if kept:
            self._notices.warn(
                trn(
                    "{what}. {count} record was kept, because it was changed since.",
                    "{what}. {count} records were kept, because they were changed since.",
                    kept,
                    what=done.words,
                ),
                action=words,
                run=lambda: self.undo_operation(operation_id),
            )
        else:
            self._notices.succeed(done.words, action=words, run=lambda: self.undo_operation(operation_id))

    def _move(self, undid: int, undo: tuple[int, str]) -> None:
        """An undo of something done can be redone; the undo of an undo has done it again."""
        before = [words for operation_id, words in [*self._done, *self._undone] if operation_id == undid]
        again = undid in {operation_id for operation_id, _ in self._undone}
        self._done = [known for known in self._done if known[0] != undid]
        self._undone = [known for known in self._undone if known[0] != undid]
        (self._done if again else self._undone).append((undo[0], before[0] if before else undo[1]))
