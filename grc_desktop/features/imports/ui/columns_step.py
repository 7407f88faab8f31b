"""Second step: what each column is, and how the file is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QHeaderView, QStackedWidget, QTableWidget, QTableWidgetItem, QWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.features.imports.recognition import Column
from grc_desktop.features.imports.records import Report
from grc_desktop.features.imports.ui.field_box import FieldBox, field_model
from grc_desktop.features.imports.ui.file_head import FileHead
from grc_desktop.features.imports.ui.opening import Opened
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import divider, holding, row, scrolled, step
from grc_desktop.ui.theme import Theme, Tone

_TONES: dict[str, Tone] = {"good": "accent", "warning": "warning", "plain": "neutral"}
_AT_ONCE = 8
"""Columns whose lines are made before the window answers again: each takes some milliseconds."""

_LONGEST = 200
"""Characters of a cell among the first rows."""


class ColumnsStep(QWidget):
    """``field_chosen(column name, field or None)``; what its ``head`` says is passed on as it is."""

    field_chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.card = Card(flush=True)
        self.head = FileHead()
        self.grid = QGridLayout()
        self.grid.setContentsMargins(step(3.5), step(2), step(3.5), step(2))
        self.grid.setVerticalSpacing(0)
        self.grid.setHorizontalSpacing(step(3))
        for at, (width, stretch) in enumerate(((20, 3), (14, 5), (50, 0), (20, 0))):
            self.grid.setColumnMinimumWidth(at, step(width))
            self.grid.setColumnStretch(at, stretch)
        titles = (tr("Column of the file"), tr("Examples"), tr("Field"), "")
        for at, title in enumerate(titles):
            self.grid.addWidget(label(title, "small"), 0, at)
        self.grid.setRowMinimumHeight(0, Theme.current().px(28))
        lines = QWidget()
        lines.setObjectName("lines")
        lines.setLayout(self.grid)
        self.lines = lines
        self.area = scrolled(lines)
        self.first_rows = QTableWidget()
        self.first_rows.setAccessibleName(tr("First rows"))
        self.first_rows.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.views = QStackedWidget()
        self.views.addWidget(self.area)
        self.views.addWidget(self.first_rows)
        self.head.view.chosen.connect(self.views.setCurrentIndex)
        self.never = label("", "warning", wrap=True)
        self.never_bar = holding(row(self.never, margin=(3.5, 1.5)))
        self.card.add(self.head, divider(), self.never_bar, self.views)
        self.card.body.setSpacing(0)
        self.badges: dict[str, Badge] = {}
        self.boxes: dict[str, FieldBox] = {}
        self._examples: dict[str, ElidedLabel] = {}
        self._odd: dict[str, int] = {}  # values of a column that are invalid, once all rows were looked at
        self._shown: Opened | None = None
        self._waiting: list[tuple[int, Column]] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._add_some)
        self.setLayout(row(self.card))

    def show_file(self, opened: Opened, files: Sequence[str], at: int) -> None:
        """Show a file, number ``at`` of ``files``, and what its columns were taken for; the place in the list stays."""
        scroll = self.area.verticalScrollBar().value()
        self.head.show_file(opened, files, at)
        never = opened.recognition.never_kept
        self.never.setText(tr("Never kept, whatever they hold: {columns}", columns=", ".join(never)) if never else "")
        self.never_bar.setVisible(bool(never))
        self._odd = {}
        if self._has_same_lines(opened):
            for one in opened.recognition.columns:
                self._tell(one)
        else:
            self._show_columns(opened)
        self._shown = opened
        self._show_first_rows(opened)
        self.area.verticalScrollBar().setValue(scroll)

    def show_report(self, report: Report) -> None:
        """Say in each column how many of its values are odd, now that all rows were looked at."""
        odd: dict[str, int] = {}
        for remark in report.warnings:
            odd[remark.column] = odd.get(remark.column, 0) + 1
        self._odd = odd
        for name in odd.keys() & self.badges.keys():
            self._tell_odd(name)

    def _tell_odd(self, name: str) -> None:
        if count := self._odd.get(name):
            self.badges[name].tell(trn("{count} invalid", "{count} invalid", count), "warning")

    def _has_same_lines(self, opened: Opened) -> bool:
        """Whether the lines that stand there are those of ``opened``: another choice in one of them is no new file."""
        shown = self._shown
        return shown is not None and not self._waiting and _lines_of(shown) == _lines_of(opened)

    def _tell(self, one: Column) -> None:
        self._examples[one.name].setText(" · ".join(one.examples) or "—")
        self.boxes[one.name].show_field(one.field)
        self.badges[one.name].tell(one.note, _TONES[one.tone])

    def _show_first_rows(self, opened: Opened) -> None:
        table = self.first_rows
        table.clear()
        table.setColumnCount(len(opened.table.header))
        table.setRowCount(len(opened.first_rows))
        table.setHorizontalHeaderLabels(list(opened.table.header))
        table.setVerticalHeaderLabels([str(number) for number, _ in opened.first_rows])
        for line, (_, cells) in enumerate(opened.first_rows):
            for at, cell in enumerate(opened.table.padded(cells)[: len(opened.table.header)]):
                table.setItem(line, at, QTableWidgetItem(" ".join(cell[:_LONGEST].split())))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.resizeColumnsToContents()

    def _show_columns(self, opened: Opened) -> None:
        for line in range(self.grid.rowCount() - 1, 0, -1):
            for at in range(4):
                item = self.grid.itemAtPosition(line, at)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    self.grid.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
        self.badges, self.boxes, self._examples = {}, {}, {}
        self._model = field_model(opened.recognition.kind, opened.house)
        self._model.setParent(self.lines)
        self._waiting = list(enumerate(opened.recognition.columns))
        self.grid.setRowStretch(2 * len(opened.recognition.columns) + 2, 1)
        self._add_some()

    def _add_some(self) -> None:
        """Make the lines of the next columns, and of the others when the window has answered."""
        now, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for number, one in now:
            self._add_column(one, 2 * number + 1, self._model)
            self._tell_odd(one.name)
        if self._waiting:
            self._next.start()

    def _add_column(self, shown: Column, line: int, model: QStandardItemModel) -> None:
        self.grid.addWidget(divider(), line, 0, 1, 4)
        name = ElidedLabel(shown.name, "strong")
        examples = ElidedLabel(" · ".join(shown.examples) or "—", "muted")
        box = FieldBox(model, shown.field, name=tr("Field of the column {name}", name=shown.name))
        box.chosen.connect(partial(self.field_chosen.emit, shown.name))
        badge = Badge(shown.note, _TONES[shown.tone])
        self.boxes[shown.name], self.badges[shown.name], self._examples[shown.name] = box, badge, examples
        for at, widget in enumerate((name, examples, box)):
            self.grid.addWidget(widget, line + 1, at)
        self.grid.addWidget(badge, line + 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.grid.setRowMinimumHeight(line + 1, Theme.current().px(38))


def _lines_of(opened: Opened) -> tuple[object, ...]:
    """What two files have in common whose columns can stand in the same lines."""
    return ([one.name for one in opened.recognition.columns], opened.recognition.kind, opened.house)
