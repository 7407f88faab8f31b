"""What can be done once an import has ended: take it back, look at it, print it, save the rows left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.imports.records import Report
from grc_desktop.features.imports.refused_rows import write_refused_rows
from grc_desktop.features.imports.ui.done_step import DoneStep
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Progress


class Ending:
    """The deeds behind the buttons of ``step``; ``owner`` is the page that dialogs belong to."""

    def __init__(self, place: Workplace, owner: QWidget, step: DoneStep) -> None:
        self._place, self._owner, self._step = place, owner, step
        self._reports: Sequence[Report] = ()
        step.undo_wanted.connect(self._undo)
        step.list_wanted.connect(self._show_list)
        step.labels_wanted.connect(self._print_labels)
        step.refused_wanted.connect(lambda: self.ask_where(self._reports))
        place.jobs.failed.connect(lambda: step.undo.setEnabled(True))

    def show(self, reports: Sequence[Report], words: str) -> None:
        """An import has ended; ``words`` are those of its operation."""
        self._reports = reports
        self._step.show_reports(reports, words)

    @property
    def customers(self) -> tuple[int, ...]:
        """Whom the files are about, by key."""
        return tuple(sorted({key for report in self._reports for key in report.customers}))

    def ask_where(self, reports: Sequence[Report]) -> None:
        """Ask where the rows left out are to be saved, as a workbook."""
        suggested = tr("{file}, rows left out", file=reports[0].plan.table.path.stem)
        kinds = [(tr("Excel workbook"), "*.xlsx")]
        save = partial(self.save_refused, reports)
        self._place.files.save_file(self._owner, tr("Save the rows left out"), suggested, kinds, save)

    def save_refused(self, reports: Sequence[Report], path: Path) -> None:
        """Save the rows left out."""
        notices = self._place.notices

        def task(_base: Database, _progress: Progress) -> int:
            return write_refused_rows(path, reports)

        self._place.jobs.work(
            self._owner,
            task,
            lambda _: notices.succeed(tr("Saved {file}", file=path.name)),
            title=tr("Saving {file}", file=path.name),
            refused=lambda refusal: notices.warn(refusal.sentence),
        )

    def _undo(self) -> None:
        from grc_desktop.database.journal.undo import undo

        operation_id = self._reports[0].operation_id if self._reports else None
        if operation_id is not None:
            self._step.undo.setEnabled(False)
            self._place.jobs.act(
                self._owner,
                undo,
                lambda _: self._step.show_undone(),
                refused=lambda refusal: self._place.notices.warn(refusal.sentence),
                operation_id=operation_id,
            )

    def _show_list(self) -> None:
        keys = self.customers
        if keys and keys[-1] - keys[0] == len(keys) - 1:
            self._place.go("customers", where=f"id >= {keys[0]} and id <= {keys[-1]}")
        elif 0 < len(keys) <= _MOST_NAMED:
            self._place.go("customers", where=f"id in ({', '.join(map(str, keys))})")
        else:
            first = next((report for report in self._reports if report.first_customer is not None), None)
            where = f"id >= {first.first_customer} and id <= {first.last_customer}" if first is not None else None
            self._place.go("customers", **({"where": where} if where else {}))

    def _print_labels(self) -> None:
        title = tr("Imported from {file}", file=self._reports[0].plan.table.path.name)
        self._place.go("print", ids=self.customers, what="labels", title=title)


_MOST_NAMED = 500
"""Customers that a condition names one by one."""
