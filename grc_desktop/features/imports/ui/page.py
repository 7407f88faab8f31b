"""The page *Import*: four steps over one file; the base is only read before the last button."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.imports.importing import carry_out, try_out
from grc_desktop.features.imports.records import OnDuplicate, Report
from grc_desktop.features.imports.refused_rows import write_refused_rows
from grc_desktop.features.imports.ui.check_step import CheckStep
from grc_desktop.features.imports.ui.columns_step import ColumnsStep
from grc_desktop.features.imports.ui.done_step import DoneStep
from grc_desktop.features.imports.ui.file_step import KINDS, FileStep
from grc_desktop.features.imports.ui.opening import Opened, Wish, open_file
from grc_desktop.features.imports.ui.summary import Summary
from grc_desktop.ui.buttons import button
from grc_desktop.ui.layout import column, divider, holding, row, scrolled
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.steps import StepHeader
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Database, Done
    from grc_desktop.ui.jobs import Progress

FILE, COLUMNS, CHECK, DONE = range(4)

_RECENT = "imports/recent"
_MOST_RECENT = 6
_PAUSE = 250
"""Milliseconds without a change before the rows are judged anew."""


class ImportPage(PageWidget):
    """``request(path=…)`` brings a file along from another page or from the desktop."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Import"))
        self._opened: Opened | None = None
        self._report: Report | None = None
        self._work: int | None = None
        self.steps = StepHeader([tr("File"), tr("Columns"), tr("Verification"), tr("Finished")])
        self.file_step, self.columns_step, self.check_step, self.done_step = (
            FileStep(),
            ColumnsStep(),
            CheckStep(),
            DoneStep(),
        )
        self.summary = Summary()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.columns_step)
        self.middle.addWidget(self.check_step)
        self.check_step.policies.setFixedWidth(self.summary.width())
        side = holding(column(self.summary, self.check_step.policies, None, spacing=3))
        self.side = scrolled(side)
        self.side.setFixedWidth(self.summary.width() + 16)
        self.stack = QStackedWidget()
        judged = row(spacing=4, margin=5)
        judged.addWidget(self.middle, 1)
        judged.addWidget(self.side)
        for widget in (self.file_step, holding(judged), self.done_step):
            self.stack.addWidget(widget)
        self.back = button(tr("Back"), self._back, icon="arrow-left")
        self.forward = button(tr("Check"), self._forward, role="primary", icon="arrow-right")
        self.footer = holding(row(None, self.back, self.forward, margin=(5, 3)), name="footer")
        self.bottom = holding(column(divider(), self.footer, spacing=0))
        outer = column(self.steps, spacing=0)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.bottom)
        self.setLayout(outer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._judge)
        self._connect()
        self._go(FILE)

    def _connect(self) -> None:
        self.file_step.chosen.connect(lambda path: self._begin(Wish(path)))
        self.file_step.asked.connect(self._ask_for_file)
        self.columns_step.field_chosen.connect(self._choose_field)
        self.columns_step.read_otherwise.connect(self._read_otherwise)
        self.check_step.policy_chosen.connect(self._choose_policy)
        self.check_step.customer_wanted.connect(self.place.open_customer)
        self.done_step.undo_wanted.connect(self._undo)
        self.done_step.again_wanted.connect(self._start_again)
        self.done_step.list_wanted.connect(self._show_list)
        self.done_step.refused_wanted.connect(self._ask_where)

    # --- what other pages ask ---------------------------------------------------------------------

    def reload(self) -> None:
        """Offer the files imported before; one that has gone says so when it is chosen."""
        self.file_step.show_recent([Path(name) for name in self.place.machine.texts(_RECENT)])

    def request(self, **request: object) -> None:
        """Take a file from elsewhere."""
        path = request.get("path")
        if isinstance(path, (str, Path)):
            self._begin(Wish(Path(path)))

    # --- reading ----------------------------------------------------------------------------------

    def _ask_for_file(self) -> None:
        kinds = [(tr(words), patterns) for words, patterns in KINDS]
        self.place.files.open_file(self, tr("Import a file"), kinds, lambda path: self._begin(Wish(path)))

    def _begin(self, wish: Wish) -> None:
        """Read a file anew; whatever was being worked out about it is out of date."""
        self._stop_work()
        self.file_step.show_trouble("")

        def task(base: Database, progress: Progress) -> Opened:
            return open_file(base, progress, wish)

        title = tr("Reading {file}", file=wish.path.name)
        self._work = self.jobs.work(self, task, self._show_file, title=title, refused=self._refuse)

    def _show_file(self, opened: Opened) -> None:
        self._work = None
        self._opened = opened
        self._remember(opened.wish.path)
        self.columns_step.show_file(opened)
        if self.steps.current in (FILE, DONE):
            self._go(COLUMNS)
        self._judge()

    def _refuse(self, refusal: Refused) -> None:
        self._work = None
        if self._opened is None or self.steps.current == FILE:
            self.file_step.show_trouble(refusal.sentence)
        else:
            self.place.notices.warn(refusal.sentence)
            self.summary.wait(self._opened.recognition.kind)

    def _remember(self, path: Path) -> None:
        known = [name for name in self.place.machine.texts(_RECENT) if name != str(path)]
        self.place.machine.remember(_RECENT, [str(path), *known][:_MOST_RECENT])
        self.reload()

    def _read_otherwise(self, name: str, value: object) -> None:
        if self._opened is None:
            return
        wish = self._opened.wish
        if name in ("kind", "day_order", "use_saved"):
            wish = replace(wish, **{name: value})  # type: ignore[arg-type]
        else:
            wish = replace(wish, reading=replace(wish.reading, **{name: value}))  # type: ignore[arg-type]
        # Other columns may come of it: what was said of the old ones stands only where nothing else changes.
        self._begin(wish if name in ("day_order", "use_saved") else replace(wish, columns=()))

    def _choose_field(self, column_name: str, field: str | None) -> None:
        if self._opened is None:
            return
        columns = dict(self._opened.wish.columns) | {column_name: field}
        if field is not None:
            taken = [column for column in self._opened.recognition.columns if column.field == field]
            columns |= {column.name: None for column in taken if column.name != column_name and not _repeats(field)}
        self._begin(replace(self._opened.wish, columns=tuple(columns.items())))

    # --- judging ----------------------------------------------------------------------------------

    def _choose_policy(self, policy: str) -> None:
        if self._opened is not None:
            wish = replace(self._opened.wish, on_duplicate=cast(OnDuplicate, policy))
            self._opened = replace(self._opened, wish=wish)
            self._timer.start()

    def _judge(self) -> None:
        if self._opened is None:
            return
        self._stop_work()
        self._report = None
        opened = self._opened
        self.summary.wait(opened.recognition.kind)
        self.check_step.wait(opened.wish.on_duplicate)
        self._show_buttons()

        def task(base: Database, progress: Progress) -> Report:
            return try_out(base, opened.plan, lambda rows: progress(rows, opened.rows))

        title = tr("Checking {file}", file=opened.table.path.name)
        self._work = self.jobs.work(self, task, self._show_report, title=title, refused=self._refuse)

    def _show_report(self, report: Report) -> None:
        self._work = None
        self._report = report
        self.summary.show_report(report)
        self.columns_step.show_report(report)
        self.check_step.show_report(report)
        self._show_buttons()

    def _stop_work(self) -> None:
        self._timer.stop()
        if self._work is not None:
            self.jobs.cancel(self._work)
            self._work = None

    # --- writing ----------------------------------------------------------------------------------

    def _import(self) -> None:
        if self._opened is None or self._report is None:
            return
        opened = self._opened

        def task(base: Database, progress: Progress) -> Done[Report]:
            return carry_out(base, opened.plan, lambda rows: progress(rows, opened.rows), remember=True)

        title = tr("Importing {file}", file=opened.table.path.name)
        self._work = self.jobs.work(
            self, task, self._finish, title=title, refused=self._refuse, stopped=self._on_stopped
        )
        self._show_buttons()

    def _finish(self, done: Done[Report]) -> None:
        self._work = None
        self._report = done.result
        self.done_step.show_report(done.result)
        self._go(DONE)

    def _on_stopped(self) -> None:
        self._work = None
        self.place.notices.say(tr("The import was stopped; nothing was written."))
        self._show_buttons()

    def _undo(self) -> None:
        from grc_desktop.database.journal.undo import undo

        if self._report is not None and self._report.operation_id is not None:
            self.done_step.undo.setEnabled(False)
            self.jobs.act(
                self,
                undo,
                lambda _: self.done_step.show_undone(),
                refused=lambda refusal: self.place.notices.warn(refusal.sentence),
                operation_id=self._report.operation_id,
            )

    def _show_list(self) -> None:
        report = self._report
        if report is None or report.first_customer is None:
            self.place.go("customers")
        else:
            self.place.go("customers", where=f"id >= {report.first_customer} and id <= {report.last_customer}")

    def _ask_where(self) -> None:
        if self._report is None:
            return
        report = self._report
        suggested = tr("{file}, rows left out", file=report.plan.table.path.stem)
        kinds = [(tr("Excel workbook"), "*.xlsx")]
        self.place.files.save_file(
            self, tr("Save the rows left out"), suggested, kinds, partial(self._save_refused, report)
        )

    def _save_refused(self, report: Report, path: Path) -> None:
        def task(_base: Database, _progress: Progress) -> int:
            return write_refused_rows(path, [report])

        self.jobs.work(
            self,
            task,
            lambda _: self.place.notices.succeed(tr("Saved {file}", file=path.name)),
            title=tr("Saving {file}", file=path.name),
            refused=lambda refusal: self.place.notices.warn(refusal.sentence),
        )

    # --- steps ------------------------------------------------------------------------------------

    def _start_again(self) -> None:
        self._stop_work()
        self._opened = self._report = None
        self.reload()
        self._go(FILE)

    def _back(self) -> None:
        if self.steps.current == COLUMNS:
            self._start_again()
        else:
            self._go(COLUMNS)

    def _forward(self) -> None:
        if self.steps.current == COLUMNS:
            self._go(CHECK)
        else:
            self._import()

    def _go(self, at: int) -> None:
        self.steps.set_current(at)
        self.stack.setCurrentIndex({FILE: 0, DONE: 2}.get(at, 1))
        self.middle.setCurrentWidget(self.check_step if at == CHECK else self.columns_step)
        self.check_step.policies.setVisible(at == CHECK)
        self.summary.promise.setVisible(at == COLUMNS)
        self._show_buttons()

    def _show_buttons(self) -> None:
        at = self.steps.current
        self.bottom.setVisible(at in (COLUMNS, CHECK))
        self.forward.setText(tr("Import") if at == CHECK else tr("Check"))
        self.forward.setAccessibleName(self.forward.text())
        nothing = self._report is not None and self._report.created + self._report.updated == 0
        self.forward.setToolTip(tr("Everything in the file is already there, or was refused.") if nothing else "")
        self.forward.setEnabled(at == COLUMNS or (self._report is not None and self._work is None and not nothing))
        self.back.setEnabled(at == COLUMNS or self._work is None or self._report is None)


def _repeats(field: str) -> bool:
    from grc_desktop.features.imports.recognition import KINDS as ALL_KINDS
    from grc_desktop.features.imports.recognition import fields_of

    return any(field in fields_of(kind) and fields_of(kind)[field].repeats for kind in ALL_KINDS)
