"""Second step: what each column is, and how the file is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.features.imports.reading.encodings import ENCODINGS
from grc_desktop.features.imports.recognition import KIND_TITLES, KINDS, Column
from grc_desktop.features.imports.records import Report
from grc_desktop.features.imports.ui.field_box import FieldBox, field_model
from grc_desktop.features.imports.ui.opening import Opened
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import fill_menu, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import clear, column, divider, row, scrolled, step
from grc_desktop.ui.theme import Theme, Tone

_TONES: dict[str, Tone] = {"good": "accent", "warning": "warning", "plain": "neutral"}
_SEPARATORS = {";": ";", ",": ",", "\t": "TAB", "|": "|", ":": ":"}
_HEADER_ROWS = 12


class ColumnsStep(QWidget):
    """``field_chosen(column name, field or None)``; ``read_otherwise(name, value)`` of `Wish` or of its reading."""

    field_chosen = Signal(str, object)
    read_otherwise = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.card = Card(flush=True)
        self.name = ElidedLabel("", "strong")
        self.chips = QHBoxLayout()
        self.chips.setSpacing(step(1.5))
        self.saved: FilterBox[bool] = FilterBox(name=tr("Saved mapping"))
        self.saved.chosen.connect(lambda on: self.read_otherwise.emit("use_saved", on))
        first = row(IconLabel("file-table", "accent"), spacing=2)
        first.addWidget(self.name, 1)
        first.addWidget(self.saved)
        head = column(first, self.chips, spacing=2, margin=(3.5, 2.5))
        self.grid = QGridLayout()
        self.grid.setContentsMargins(step(3.5), step(2), step(3.5), step(2))
        self.grid.setVerticalSpacing(0)
        self.grid.setHorizontalSpacing(step(3))
        for at, (width, stretch) in enumerate(((36, 3), (40, 5), (52, 0), (30, 0))):
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
        self.card.add(head, divider(), self.area)
        self.badges: dict[str, Badge] = {}
        self.boxes: dict[str, FieldBox] = {}
        outer = row(self.card)
        self.setLayout(outer)

    def show_file(self, opened: Opened) -> None:
        """Show a file and what its columns were taken for; the place in the list stays."""
        scroll = self.area.verticalScrollBar().value()
        self.name.setText(opened.table.path.name)
        self._show_chips(opened)
        self._show_saved(opened)
        self._show_columns(opened)
        self.area.verticalScrollBar().setValue(scroll)

    def show_report(self, report: Report) -> None:
        """Say in each column how many of its values are odd, now that all rows were looked at."""
        odd: dict[str, int] = {}
        for remark in report.warnings:
            odd[remark.column] = odd.get(remark.column, 0) + 1
        for name, count in odd.items():
            if name in self.badges:
                self.badges[name].tell(trn("{count} invalid", "{count} invalid", count), "warning")

    def _show_columns(self, opened: Opened) -> None:
        for line in range(self.grid.rowCount() - 1, 0, -1):
            for at in range(4):
                item = self.grid.itemAtPosition(line, at)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    self.grid.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
        self.badges, self.boxes = {}, {}
        model = field_model(opened.recognition.kind)
        model.setParent(self.lines)
        for number, one in enumerate(opened.recognition.columns):
            self._add_column(one, 2 * number + 1, model)
        self.grid.setRowStretch(2 * len(opened.recognition.columns) + 2, 1)

    def _add_column(self, shown: Column, line: int, model: QStandardItemModel) -> None:
        self.grid.addWidget(divider(), line, 0, 1, 4)
        name = ElidedLabel(shown.name, "strong")
        examples = ElidedLabel(" · ".join(shown.examples) or "—", "muted")
        box = FieldBox(model, shown.field, name=tr("Field of the column {name}", name=shown.name))
        box.chosen.connect(partial(self.field_chosen.emit, shown.name))
        badge = Badge(shown.note, _TONES[shown.tone])
        self.boxes[shown.name], self.badges[shown.name] = box, badge
        for at, widget in enumerate((name, examples, box)):
            self.grid.addWidget(widget, line + 1, at)
        self.grid.addWidget(badge, line + 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.grid.setRowMinimumHeight(line + 1, Theme.current().px(38))

    def _show_saved(self, opened: Opened) -> None:
        known = opened.saved is not None
        self.saved.setVisible(known)
        if opened.saved is not None:
            self.saved.set_choices(
                [(True, tr("Saved mapping: {name}", name=opened.saved.name)), (False, tr("Recognised anew"))]
            )
            self.saved.set_value(opened.wish.use_saved)

    def _show_chips(self, opened: Opened) -> None:
        clear(self.chips)
        table, recognition = opened.table, opened.recognition
        self._chip(tr(KIND_TITLES[recognition.kind]), "kind", [(kind, tr(KIND_TITLES[kind])) for kind in KINDS])
        if table.encoding is not None:
            self._chip(table.encoding, "encoding", [(name, name) for name in ENCODINGS])
        if table.format == "csv":
            shown = _SEPARATORS.get(table.separator or "", table.separator or "")
            words = tr("separator {sign}", sign=shown) if shown else tr("one column")
            self._chip(words, "separator", list(_SEPARATORS.items()))
        if len(table.sheets) > 1:
            self._chip(tr("sheet {name}", name=table.sheet or ""), "sheet", [(name, name) for name in table.sheets])
        orders = [("day-first", tr("dates dd/mm/yyyy")), ("month-first", tr("dates mm/dd/yyyy"))]
        self._chip(orders[0 if recognition.day_first else 1][1], "day_order", orders)
        if table.format != "vcard":
            header = tr("header: row {number}", number=table.header_row) if table.header_row else tr("no header")
            numbers = [(0, tr("no header"))]
            numbers += [(at, tr("header: row {number}", number=at)) for at in range(1, _HEADER_ROWS)]
            self._chip(header, "header_row", numbers)
        self.chips.addWidget(Badge(trn("{count} row", "{count} rows", opened.rows)))
        self.chips.addStretch(1)

    def _chip(self, text: str, name: str, choices: Sequence[tuple[object, str]]) -> QPushButton:
        chip = menu_button(text, [], role="chip", tip=text)
        entries = []
        for value, words in choices:
            entry = QAction(words, chip)
            entry.triggered.connect(partial(self._choose, name, value))
            entries.append(entry)
        fill_menu(chip.menu(), entries)
        self.chips.addWidget(chip)
        return chip

    def _choose(self, name: str, value: object, _checked: bool = False) -> None:
        self.read_otherwise.emit(name, value)
