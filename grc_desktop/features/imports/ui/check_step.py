"""Third step: which rows are refused, doubtful or already there, and what becomes of the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.features.imports.records import JudgedRow, OnDuplicate, Report
from grc_desktop.ui.buttons import Segmented
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, row
from grc_desktop.ui.progress_strip import grouped
from grc_desktop.ui.record_table import Column, FixedTable

SHOWN = 100
"""Problems listed; the workbook of refused rows holds them all."""

_POLICIES: tuple[tuple[OnDuplicate, str, str], ...] = (
    ("fill", later("Complete them"), later("only what is empty is filled")),
    ("update", later("Update them"), later("what the file says replaces what is there")),
    ("report", later("Leave them out, to compare"), later("they are listed as duplicates")),
    ("skip", later("Pass over them"), later("nothing is written, nothing is listed")),
    ("create", later("Create them anyway"), later("each row becomes a new record")),
)


@dataclass(frozen=True)
class Problem:
    """A line of the list. ``customer_id``: the one it is a duplicate of."""

    id: int
    row: int
    column: str
    value: str
    reason: str
    customer_id: int | None = None


class CheckStep(QWidget):
    """``policy_chosen(OnDuplicate)``; ``customer_wanted(id)`` for the record a duplicate was found in."""

    policy_chosen = Signal(str)
    customer_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._problems: dict[int, Problem] = {}
        self.card = Card(flush=True)
        self.waiting = label(tr("Every row is being looked at…"), "muted")
        self._choice = row()
        self.which: Segmented | None = None
        head = row(spacing=2, margin=(3.5, 2.5))
        head.addLayout(self._choice)
        head.addWidget(self.waiting)
        head.addStretch(1)
        self.table: FixedTable[Problem] = FixedTable(_COLUMNS, name=tr("Rows to look at"))
        self.table.set_empty(EmptyState("success", tr("Nothing to look at"), tr("Every row is in order.")))
        self.table.opened.connect(self._open)
        self.card.add(head, self.table)
        self.more = label("", "small")
        self.card.add(row(self.more, margin=(3.5, 2)))
        self.policies = Card(tr("Records that are already there"))
        self._group = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        for number, (policy, title, words) in enumerate(_POLICIES):
            radio = QRadioButton(tr(title))
            radio.setToolTip(tr(words))
            self._group.addButton(radio, number)
            self.radios[policy] = radio
            self.policies.add(column(radio, row(label(tr(words), "small"), margin=(6, 0)), spacing=0))
        self._group.idClicked.connect(lambda number: self.policy_chosen.emit(_POLICIES[number][0]))
        self.setLayout(row(self.card))

    def wait(self, policy: OnDuplicate) -> None:
        """A new dry run has begun."""
        self._report = None
        self.radios[policy].setChecked(True)
        clear(self._choice)
        self.which = None
        self.waiting.show()
        self.table.show_rows([])
        self.table.hide()
        self.more.setText("")

    def show_report(self, report: Report) -> None:
        """List what a dry run found."""
        self._report = report
        self.waiting.hide()
        self.table.show()
        lists = (
            ("rejected", tr("Refused: {count}", count=grouped(len(report.rejected)))),
            ("duplicates", tr("Duplicates: {count}", count=grouped(len(report.duplicates)))),
            ("warnings", tr("Values to look at: {count}", count=grouped(len(report.warnings)))),
        )
        clear(self._choice)
        first = next((key for key, _ in lists if len(getattr(report, key))), "rejected")
        self.which = Segmented(lists, name=tr("Which rows"), value=first)
        self.which.chosen.connect(lambda key: self._list(str(key)))
        self._choice.addWidget(self.which)
        self._list(first)

    def _list(self, key: str) -> None:
        if self._report is None:
            return
        everything = getattr(self._report, key)
        problems = list(islice(_problems(self._report, key), SHOWN))
        self._problems = {problem.id: problem for problem in problems}
        self.table.show_rows(problems)
        beyond = len(everything) - len(problems)
        self.more.setText(
            tr("The first {shown} of {count}", shown=SHOWN, count=grouped(len(everything))) if beyond else ""
        )
        self.more.setVisible(bool(beyond))

    def _open(self, identity: int) -> None:
        problem = self._problems[identity]
        if problem.customer_id is not None:
            self.customer_wanted.emit(problem.customer_id)


def _problems(report: Report, key: str) -> Iterator[Problem]:
    if key == "warnings":
        for number, remark in enumerate(report.warnings):
            yield Problem(number, remark.row, remark.column, remark.value, remark.reason)
        return
    rows: tuple[JudgedRow, ...] = getattr(report, key)
    for number, left_out in enumerate(rows):
        text = " · ".join(cell for cell in left_out.cells if cell.strip())
        reason = left_out.reason[:1].upper() + left_out.reason[1:]
        yield Problem(number, left_out.row, "", text, reason, left_out.duplicate_of)


_COLUMNS: tuple[Column[Problem], ...] = (
    Column(
        key="row",
        title=later("Row"),
        text=lambda one: grouped(one.row),
        width=70,
        align="right",
        sort=lambda one: one.row,
    ),
    Column(key="column", title=later("Column"), text=lambda one: one.column, width=130, look="strong"),
    Column(
        key="value",
        title=later("Value"),
        text=lambda one: " ".join(one.value.split()),
        width=220,
        tip=lambda one: one.value,
        look="muted",
    ),
    Column(key="reason", title=later("Reason"), text=lambda one: one.reason, stretch=True, tip=lambda one: one.reason),
)
