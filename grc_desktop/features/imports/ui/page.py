"""The page *Import*: four steps over one file or several; the base is only read before the last button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.imports.comparing import compare_row
from grc_desktop.features.imports.records import OnDuplicate, Report
from grc_desktop.features.imports.ui.check_step import CheckStep
from grc_desktop.features.imports.ui.columns_step import ColumnsStep
from grc_desktop.features.imports.ui.done_step import DoneStep
from grc_desktop.features.imports.ui.ending import Ending
from grc_desktop.features.imports.ui.file_step import KINDS, FileStep
from grc_desktop.features.imports.ui.footer import Footer
from grc_desktop.features.imports.ui.opening import Opened, Wish
from grc_desktop.features.imports.ui.summary import Summary
from grc_desktop.features.imports.ui.verdict_list import Line
from grc_desktop.features.imports.ui.working import Working
from grc_desktop.ui.beside import Beside
from grc_desktop.ui.layout import column, holding
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.steps import StepHeader
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Done

FILE, COLUMNS, CHECK, DONE = range(4)

_RECENT = "imports/recent"
_MOST_RECENT = 6
_PAUSE = 250
"""Milliseconds without a change before the rows are judged anew."""


class ImportPage(PageWidget):
    """``request(path=…)`` or ``request(paths=[…])`` brings files along from another page or from the desktop."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Import"))
        self._opened: list[Opened] = []
        self._at = 0
        self._reports: Sequence[Report] | None = None
        self._working = Working(self.jobs, self, self._refuse)
        self._importing = False
        self._warned = ""  # the sentence of this page that stands in the notice bar
        self.steps = StepHeader([tr("File"), tr("Columns"), tr("Verification"), tr("Finished")])
        self.file_step, self.columns_step, self.check_step, self.done_step = (
            FileStep(),
            ColumnsStep(),
            CheckStep(),
            DoneStep(),
        )
        self.ending = Ending(place, self, self.done_step)
        self.summary = Summary()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.columns_step)
        self.middle.addWidget(self.check_step)
        side = holding(column(self.summary, self.check_step.policies, None, spacing=3))
        self.judged = Beside(self.middle, side, width=310, least=420)
        self.stack = QStackedWidget()
        for widget in (self.file_step, self.judged, self.done_step):
            self.stack.addWidget(widget)
        self.footer = Footer()
        self.back, self.forward, self.at_once = self.footer.back, self.footer.forward, self.footer.at_once
        outer = column(self.steps, spacing=0)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.footer)
        self.setLayout(outer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(partial(self._judge, again=True))
        self._connect()
        self._go(FILE)

    def _connect(self) -> None:
        self.file_step.chosen.connect(self._begin)
        self.file_step.pasted.connect(self._begin_pasted)
        self.file_step.asked.connect(self._ask_for_files)
        self.file_step.folder_asked.connect(self._ask_for_folder)
        self.columns_step.field_chosen.connect(self._choose_field)
        head = self.columns_step.head
        head.read_otherwise.connect(self._read_otherwise)
        head.file_chosen.connect(self._show_file)
        head.left_out.connect(self._leave_out)
        self.check_step.policy_chosen.connect(self._choose_policy)
        self.check_step.decided.connect(self._decide)
        self.check_step.recognised.connect(self._recognise)
        self.check_step.comparison_wanted.connect(self._compare)
        self.check_step.customer_wanted.connect(self.place.open_customer)
        self.done_step.again_wanted.connect(self._start_again)
        self.footer.back_wanted.connect(self._back)
        self.footer.forward_wanted.connect(self._forward)
        self.footer.import_wanted.connect(self._import)
        self.jobs.busy.connect(self._show_buttons)

    # --- what other pages ask ---------------------------------------------------------------------

    def reload(self) -> None:
        """Offer the files imported before; one that has gone says so when it is chosen."""
        self.file_step.show_recent([Path(name) for name in self.place.machine.texts(_RECENT)])

    def request(self, **request: object) -> None:
        """Take files from elsewhere."""
        paths = request.get("paths", [request["path"]] if "path" in request else [])
        if paths:
            self._begin([Path(path) for path in cast("Sequence[Path | str]", paths)])

    # --- reading ----------------------------------------------------------------------------------

    def _ask_for_files(self) -> None:
        kinds = [(tr(words), patterns) for words, patterns in KINDS]
        self.place.files.open_files(self, tr("Import files"), kinds, self._begin)

    def _ask_for_folder(self) -> None:
        self.place.files.open_folder(self, tr("Import a folder"), lambda path: self._begin([path]))

    def _begin(self, places: Sequence[Path]) -> None:
        """Read files, or all of a folder; whatever was being worked out before is out of date."""
        self._remember(places)
        if self._may_read():
            self._working.read(places, lambda gathered: self._take(gathered.opened, gathered.troubles), self._given_up)

    def _begin_pasted(self, text: str) -> None:
        if self._may_read():
            wish = Wish(Path(tr("Pasted text")), pasted=text or " ")
            self._working.read_one(wish, lambda opened: self._take([opened]), self._given_up)

    def _read_again(self, wish: Wish) -> None:
        at = self._at

        def put(opened: Opened) -> None:
            self._take([*self._opened[:at], opened, *self._opened[at + 1 :]], at=at)

        if self._may_read():
            self._working.read_one(wish, put, self._given_up)

    def _may_read(self) -> bool:
        if self._importing:  # files dropped meanwhile must not stop it
            self.place.notices.warn(tr("Wait until the import has ended, or stop it first."))
            return False
        self._timer.stop()
        self._forget_warning()
        self.file_step.show_trouble("")
        self.file_step.show_waiting(True)
        return True

    def _take(self, opened: Sequence[Opened], troubles: Sequence[str] = (), *, at: int = 0) -> None:
        self.file_step.show_waiting(False)
        self._opened = list(opened)
        if troubles:
            self._warn(" ".join(troubles))
        self._show_file(at)
        if self.steps.current in (FILE, DONE):
            self._go(COLUMNS)
        self._judge()

    def _show_file(self, at: int) -> None:
        self._at = at
        names = [opened.table.name for opened in self._opened]
        self.columns_step.show_file(self._opened[at], names, at)
        if self._reports is not None:
            self.columns_step.show_report(self._reports[at])

    def _leave_out(self) -> None:
        self._take([opened for at, opened in enumerate(self._opened) if at != self._at])

    def _refuse(self, refusal: Refused) -> None:
        self.file_step.show_waiting(False)
        if not self._opened or self.steps.current == FILE:
            self.file_step.show_trouble(refusal.sentence)
        else:
            self._warn(refusal.sentence)
            self._show_waiting()
        self._show_buttons()

    def _warn(self, sentence: str) -> None:
        self._warned = sentence
        self.place.notices.warn(sentence)

    def _forget_warning(self) -> None:
        """What was said of a file is not true of the next one."""
        if self._warned and self.place.notices.text == self._warned:
            self.place.notices.hide()

    def _given_up(self) -> None:
        self.file_step.show_waiting(False)

    def _remember(self, places: Sequence[Path]) -> None:
        first = [str(path) for path in places]
        known = [name for name in self.place.machine.texts(_RECENT) if name not in first]
        self.place.machine.remember(_RECENT, [*first, *known][:_MOST_RECENT])
        self.reload()

    def _read_otherwise(self, name: str, value: object) -> None:
        if not self._opened:
            return
        opened = self._opened[self._at]
        if name == "mapping_name":
            self._opened[self._at] = replace(opened, wish=replace(opened.wish, mapping_name=cast(str, value)))
            self._show_file(self._at)
        else:
            self._read_again(opened.wish.otherwise(name, value))

    def _choose_field(self, column_name: str, field: str | None) -> None:
        if self._opened:
            self._read_again(self._opened[self._at].with_field(column_name, field))

    # --- judging ----------------------------------------------------------------------------------

    def _choose_policy(self, policy: str) -> None:
        self._opened = [
            replace(opened, wish=replace(opened.wish, on_duplicate=cast(OnDuplicate, policy), decisions={}, same_as={}))
            for opened in self._opened
        ]
        self._timer.start()

    def _decide(self, at: int, number: int, policy: OnDuplicate | None) -> None:
        self._opened[at] = self._opened[at].decided(number, policy)
        self._timer.start()

    def _recognise(self, at: int, number: int, customer_id: int) -> None:
        self._opened[at] = self._opened[at].recognised(number, customer_id)
        self._timer.start()

    def _compare(self, line: Line) -> None:
        if line.judged is not None:
            self.jobs.ask(
                self,
                compare_row,
                self.check_step.show_comparison,
                only_last="comparison",
                plan=self._opened[line.file].plan,
                row=line.judged,
            )

    def _show_waiting(self) -> None:
        self.summary.wait([opened.recognition.kind for opened in self._opened])

    def _judge(self, *, again: bool = False) -> None:
        """Say what would become of each row; ``again``, after a decision, what was shown stays until it is known."""
        if not self._opened:
            return
        self._timer.stop()
        if not again:
            self._reports = None
            self._show_waiting()
            self.check_step.wait(self._opened[0].plan.on_duplicate)
        self._working.judge(self._opened, self._show_reports, self._on_check_stopped)
        self._show_buttons()

    def _on_check_stopped(self) -> None:
        """The user had enough of waiting."""
        if self._reports is None:
            self._go(COLUMNS)

    def _show_reports(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self.summary.show_reports(reports)
        self.columns_step.show_report(reports[self._at])
        self.check_step.show_reports(reports)
        self._show_buttons()

    # --- writing ----------------------------------------------------------------------------------

    def _import(self) -> None:
        if not self._opened or self._reports is None:
            return
        self._timer.stop()
        self._working.write(self._opened, self._finish, self._show_buttons)
        self._importing = True
        self._show_buttons()

    def _finish(self, done: Done[list[Report]]) -> None:
        self._importing = False
        self.ending.show(done.result, done.words)
        self._go(DONE)

    # --- steps ------------------------------------------------------------------------------------

    def _start_again(self) -> None:
        self._timer.stop()
        self._working.stop()
        self._forget_warning()
        self.file_step.show_waiting(False)
        self._opened, self._reports = [], None
        self.reload()
        self._go(FILE)

    def _back(self) -> None:
        if self.steps.current == COLUMNS:
            self._start_again()
        else:
            self._go(COLUMNS)

    def _forward(self) -> None:
        self._go(CHECK)
        if not self._working.under_way and self._reports is None:
            self._judge()

    def _go(self, at: int) -> None:
        self.steps.set_current(at)
        self.stack.setCurrentIndex({FILE: 0, DONE: 2}.get(at, 1))
        self.middle.setCurrentWidget(self.check_step if at == CHECK else self.columns_step)
        self.check_step.policies.setVisible(at == CHECK)
        self.summary.promise.setVisible(at == COLUMNS)
        self.judged.refit()
        self._show_buttons()
        if self.focusWidget() is not None or self.window().focusWidget() is None:
            {FILE: self.file_step.area.choose, CHECK: self.check_step.table, DONE: self.done_step.again}.get(
                at, self.footer.main
            ).setFocus()

    def _show_buttons(self, *_: object) -> None:
        at = self.steps.current
        if not self._working.under_way:
            self._importing = False  # also where the disk was full, say, of which the notice bar tells
        self.footer.setVisible(at in (COLUMNS, CHECK))
        self.footer.show_state(self._reports, checking=at == CHECK, importing=self._importing)
        self.judged.setEnabled(not self._importing)
