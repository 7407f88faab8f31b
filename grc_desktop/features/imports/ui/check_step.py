"""Third step: what becomes of each row, and what is decided about those that are already there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QSplitter, QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.imports.comparing import RowComparison
from grc_desktop.features.imports.records import SHOWN, OnDuplicate, Report
from grc_desktop.features.imports.ui.compare_card import CompareCard
from grc_desktop.features.imports.ui.verdict_list import COLUMNS, WHICH, Line, Which, counts, lines, title
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, column, holding, row
from grc_desktop.ui.record_table import FixedTable

_POLICIES: tuple[tuple[OnDuplicate, str, str], ...] = (
    ("fill", later("Complete them"), later("only what is empty is filled")),
    ("update", later("Update them"), later("what the file says replaces what is there")),
    ("report", later("Leave them out, to compare"), later("they are listed as duplicates")),
    ("skip", later("Pass over them"), later("nothing is written, nothing is listed")),
    ("create", later("Create them anyway"), later("each row becomes a new record")),
)


class CheckStep(QWidget):
    """``policy_chosen(OnDuplicate)`` for all rows that are already there; ``decided(file, row, policy or None)`` for
    one of them; ``recognised(file, row, customer)`` for a new row that is a customer after all;
    ``comparison_wanted(Line)`` when one is looked at; ``customer_wanted(id)``.
    """

    policy_chosen = Signal(str)
    decided = Signal(int, int, object)
    recognised = Signal(int, int, int)
    comparison_wanted = Signal(object)
    customer_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._reports: Sequence[Report] = ()
        self._lines: dict[int, Line] = {}
        self._looked_at: Line | None = None
        self.which: Which = "rejected"
        self._was_chosen = False
        self.card = Card(flush=True)
        self.waiting = label(tr("Every row is being looked at…"), "muted")
        self._choices = FlowLayout(spacing=1)
        self._choice_group = QButtonGroup(self)
        self.choices: dict[Which, QPushButton] = {}
        for number, which in enumerate(WHICH):
            choice = button(title(which, 0))
            choice.setProperty("role", "segment")
            choice.setCheckable(True)
            self._choice_group.addButton(choice, number)
            self._choices.addWidget(choice)
            self.choices[which] = choice
        self._choice_group.idToggled.connect(lambda number, on: self.choose(WHICH[number]) if on else None)
        self._choice_bar = holding(self._choices)
        self._choice_bar.setAccessibleName(tr("Which rows"))
        self.table: FixedTable[Line] = FixedTable(COLUMNS, name=tr("Rows to look at"))
        self.table.set_empty(EmptyState("success", tr("Nothing to look at"), tr("There is no such row.")))
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._look_at)
        self.compare = CompareCard()
        self.compare.decided.connect(self._decide)
        self.compare.recognised.connect(self._recognise)
        self.compare.customer_wanted.connect(self.customer_wanted)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.compare)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.more = label("", "small")
        self.card.add(column(self.waiting, self._choice_bar, margin=(3.5, 2.5)), self.splitter)
        self.card.add(row(self.more, margin=(3.5, 2)))
        self.card.body.setStretch(1, 1)
        self.policies = Card(tr("Records that are already there"))
        self._group = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        for number, (policy, words, tip) in enumerate(_POLICIES):
            radio = QRadioButton(tr(words))
            radio.setToolTip(tr(tip))
            self._group.addButton(radio, number)
            self.radios[policy] = radio
            self.policies.add(column(radio, row(label(tr(tip), "small", wrap=True), margin=(7, 0)), spacing=0))
        self._group.idToggled.connect(lambda number, on: self.policy_chosen.emit(_POLICIES[number][0]) if on else None)
        self.setLayout(row(self.card))

    def wait(self, policy: OnDuplicate) -> None:
        """A dry run of other files, or of the same read otherwise, has begun."""
        self._reports = ()
        self._was_chosen = False
        with QSignalBlocker(self._group):
            self.radios[policy].setChecked(True)
        self._choice_bar.hide()
        self.waiting.show()
        self.table.show_rows([])
        self.splitter.hide()
        self.more.hide()

    def show_reports(self, reports: Sequence[Report]) -> None:
        """List what a dry run found; what was being looked at stays in view."""
        self._reports = reports
        self.waiting.hide()
        self._choice_bar.show()
        self.splitter.show()
        found = counts(reports)
        for which, choice in self.choices.items():
            choice.setText(title(which, found[which]))
            choice.setAccessibleName(choice.text())
            choice.setEnabled(bool(found[which]))
        if not self._was_chosen or not found[self.which]:
            self.which = next((which for which in WHICH if found[which]), "rejected")
        self._list()

    def choose(self, which: Which) -> None:
        """Show the rows of one verdict."""
        self.which = which
        self._was_chosen = True
        self._list()
        if self._lines:
            self.table.select_id(0)

    def show_comparison(self, comparison: RowComparison) -> None:
        """Lay the row that is looked at beside its record."""
        if self._looked_at is not None and self._looked_at.row == comparison.row:
            if self.compare.isHidden():
                self.compare.show()
                self.splitter.setSizes([2, 3])
            self.compare.show_row(comparison, self._looked_at.reason, self._looked_at.decision)

    def _list(self) -> None:
        with QSignalBlocker(self._choice_group):
            self.choices[self.which].setChecked(True)
        place = self.table.current_id
        shown = lines(self._reports, self.which)
        self._lines = {line.id: line for line in shown}
        self.table.show_rows(shown)
        several, values = len(self._reports) > 1, self.which == "warnings"
        decided = any(line.decision for line in shown)
        hidden = {"file": not several, "column": not values, "decision": not decided}
        hidden["reason"] = bool(shown) and not any(line.reason for line in shown)
        self.table.set_columns([(one.key, one.width) for one in COLUMNS if not hidden.get(one.key)])
        if place is not None and shown:
            self.table.select_id(min(place, len(shown) - 1))
        number = counts(self._reports)[self.which]
        self.more.setText(tr("The first {shown} of {count}", shown=SHOWN, count=format_count(number)))
        self.more.setVisible(number > len(shown))
        self._look_at(self.table.current_id)

    def _look_at(self, identity: int | None) -> None:
        line = self._lines.get(identity) if identity is not None else None
        self._looked_at = line
        if line is None or line.judged is None or self.which == "rejected":
            self.compare.hide()
        else:
            self.comparison_wanted.emit(line)

    def _decide(self, number: int, policy: OnDuplicate | None) -> None:
        line = self._looked_at
        if line is not None and line.row == number:
            self.decided.emit(line.file, number, policy)

    def _recognise(self, number: int, customer_id: int) -> None:
        line = self._looked_at
        if line is not None and line.row == number:
            self.recognised.emit(line.file, number, customer_id)

    def _open(self, identity: int) -> None:
        judged = self._lines[identity].judged
        if judged is not None and judged.duplicate_of is not None and judged.repeats_row is None:
            self.customer_wanted.emit(judged.duplicate_of)
