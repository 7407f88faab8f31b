"""A row of the file beside the record that it repeats, and what is to become of it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_share
from grc_desktop.features.imports.comparing import ComparedField, RowComparison
from grc_desktop.features.imports.records import OnDuplicate
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, clear, column, divider, holding, scrolled, step

CHOICES: tuple[tuple[OnDuplicate, str, str], ...] = (
    ("fill", later("Complete the record"), later("only what is empty is filled")),
    ("update", later("Replace by the file"), later("what the file says replaces what is there")),
    ("create", later("Create a new record"), later("the two are not the same")),
    ("skip", later("Leave the row out"), later("nothing is written")),
)


class CompareCard(QWidget):
    """``decided(row, policy)``, policy None: as for all rows; ``recognised(row, customer)`` when the user says that
    a row which is only alike is that customer; ``customer_wanted(id)``.
    """

    decided = Signal(int, object)
    recognised = Signal(int, int)
    customer_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: RowComparison | None = None
        self._words = FlowLayout(spacing=1.5)
        self._choices = FlowLayout(spacing=1.5)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons: dict[OnDuplicate, QPushButton] = {}
        for number, (policy, title, tip) in enumerate(CHOICES):
            choice = button(tr(title), tip=tr(tip))
            choice.setProperty("role", "segment")
            choice.setCheckable(True)
            choice.setAccessibleName(tr(title))
            self._group.addButton(choice, number)
            self._choices.addWidget(choice)
            self.buttons[policy] = choice
        self._group.idToggled.connect(lambda number, _on: self._decide(number))
        self.same = button(
            tr("It is this one"),
            self._recognise,
            icon="check",
            tip=tr("the row completes this record instead of making a new one"),
        )
        self._choices.addWidget(self.same)
        self.open = button(tr("Open the record"), self._open, icon="external", role="link")
        self._choices.addWidget(self.open)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(step(3))
        self._grid.setVerticalSpacing(step(1))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.choice_bar = holding(self._choices)
        body = holding(column(holding(self._words), self.choice_bar, self._grid, None, spacing=2, margin=(3.5, 2.5)))
        self.area = scrolled(body)
        self.setAccessibleName(tr("The row beside the record"))
        self.setLayout(column(divider(), self.area, spacing=0))

    def show_row(self, shown: RowComparison, reason: str, decision: OnDuplicate | None) -> None:
        """Show a row; ``reason`` is why it was judged as it was, ``decision`` what was decided about it."""
        self._shown = shown
        self._show_words(shown, reason if shown.score is None else "")  # the reasons say it too
        for choice in self.buttons.values():
            choice.setVisible(shown.repeats)
        self.same.setVisible(not shown.repeats and shown.known_id is not None)
        self.choice_bar.setVisible(shown.repeats or shown.known_id is not None)
        self.open.setVisible(shown.known_id is not None)
        self.show_decision(decision)
        clear(self._grid)
        other = _where(shown)
        heads = ("", tr("In the file, row {row}", row=shown.row), other)
        for at, title in enumerate(heads):
            self._grid.addWidget(label(title, "small"), 0, at)
        for line, field in enumerate(shown.fields, 1):
            self._add(line, field, beside=bool(other))
        self.area.verticalScrollBar().setValue(0)

    def show_decision(self, decision: OnDuplicate | None) -> None:
        """Mark what was decided; None: the row goes as all do."""
        with QSignalBlocker(self._group):
            for policy, choice in self.buttons.items():
                choice.setChecked(policy == decision)

    def _show_words(self, shown: RowComparison, reason: str) -> None:
        clear(self._words)
        words: list[QWidget] = []
        if reason:
            words.append(Badge(reason[:1].upper() + reason[1:], "warning"))
        if shown.score is not None:
            words.append(Badge(tr("{share} alike", share=format_share(shown.score)), "info"))
        words += [Badge(said, "neutral") for said in shown.reasons]
        for word in words:
            self._words.addWidget(word)

    def _add(self, line: int, field: ComparedField, *, beside: bool) -> None:
        name = label(field.title, "muted")
        file = label(field.file or "—", "strong" if field.differs else "muted", wrap=True, selectable=True)
        known = label(
            field.known or ("—" if beside else ""), "body" if field.known else "muted", wrap=True, selectable=True
        )
        for at, part in enumerate((name, file, known)):
            part.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(part, line, at)

    def _decide(self, number: int) -> None:
        if self._shown is None:
            return
        policy = CHOICES[number][0]
        decision = policy if self.buttons[policy].isChecked() else None
        self.show_decision(decision)
        self.decided.emit(self._shown.row, decision)

    def _recognise(self) -> None:
        if self._shown is not None and self._shown.known_id is not None:
            self.recognised.emit(self._shown.row, self._shown.known_id)

    def _open(self) -> None:
        if self._shown is not None and self._shown.known_id is not None:
            self.customer_wanted.emit(self._shown.known_id)


def _where(shown: RowComparison) -> str:
    if shown.repeats_row is not None:
        return tr("Already in row {row}", row=shown.repeats_row)
    if not shown.repeats:
        return tr("Perhaps the same: {name}", name=shown.known_name) if shown.known_name else ""
    return tr("Already there: {name}", name=shown.known_name) if shown.known_name else tr("Already there")
