"""What the labels are: what stands on them, on which sheet, from which label on, how many of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.paper.records import LabelSheet, Pieces
from grc_desktop.features.paper.sheets import USUAL, describe, find_sheet, known_sheets
from grc_desktop.features.paper.ui.questions import box, combo, named, put_choices, side_by_side, typed_combo, whole
from grc_desktop.features.paper.ui.sheet_picture import SheetChoice
from grc_desktop.ui.buttons import button
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.machine import Machine

_MOST_COPIES = 99


class SheetQuestions(QWidget):
    """``changed()`` after each answer; ``own_wanted()`` to measure a sheet, ``test_wanted()`` for a test page.

    ``beside`` is the column beside the picture, for questions that envelopes have as well.
    """

    changed = Signal()
    own_wanted = Signal()
    test_wanted = Signal()

    def __init__(self, machine: Machine) -> None:
        super().__init__()
        self._machine = machine
        self._own: Sequence[LabelSheet] = ()
        self.pieces = combo(
            tr("What stands on them"),
            [
                ("addresses", tr("Addresses of customers")),
                ("sender", tr("Address of the establishment")),
                ("badges", tr("Name badges")),
            ],
        )
        self.sheet = typed_combo(tr("Label sheet"))
        self.start = whole(tr("First free label"), 1, 1, tr("Or click it on the picture of the sheet"))
        self.copies = whole(tr("Copies"), 1, _MOST_COPIES, tr("Labels for each address; sheets of the establishment’s"))
        self.guides = box(tr("Print the edges of the labels"), False)
        self.test = button(
            tr("Test page"),
            self.test_wanted.emit,
            role="link",
            tip=tr("Prints the edges of the labels and rulers, to find the offset of this printer"),
        )
        own = button(
            "", self.own_wanted.emit, icon="edit", role="quiet", tip=tr("Measure a sheet of your own, in the settings")
        )
        self._fill(machine.text("paper/sheet", USUAL))
        self.picture = SheetChoice(self.value)
        self.beside = column(
            side_by_side(named(tr("First free label"), self.start), named(tr("Copies"), self.copies)), spacing=2.5
        )
        sheet = row(self.sheet, own, spacing=1)
        sheet.setStretch(0, 1)
        placing = row(self.picture, spacing=3)
        placing.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)
        placing.addLayout(self.beside, 1)
        on_sheet = named(tr("Label sheet"), holding(sheet))
        self.setLayout(column(named(tr("What stands on them"), self.pieces), on_sheet, placing, spacing=2.5))
        self._connect()
        self._show_sheet()

    @property
    def value(self) -> LabelSheet:
        """The sheet chosen."""
        return find_sheet(str(self.sheet.currentData() or USUAL), self._own)

    @property
    def kind(self) -> Pieces:
        """What stands on the labels."""
        return cast(Pieces, self.pieces.currentData())

    def show_own(self, sheets: Sequence[LabelSheet]) -> None:
        """Offer the sheets that the house measured, before those that are sold."""
        if list(sheets) == list(self._own):
            return
        before = self.value
        self._own = sheets
        with QSignalBlocker(self.sheet):
            self._fill(self._machine.text("paper/sheet", USUAL))
        if self.value != before:
            self._show_sheet()
            self.changed.emit()

    def choose(self, part: str) -> None:
        """Choose a sheet by its part."""
        self.sheet.setCurrentIndex(max(self.sheet.findData(part), 0))
        self._on_sheet()

    def _fill(self, chosen: str) -> None:
        put_choices(self.sheet, [(one.part, describe(one)) for one in (*self._own, *known_sheets())], chosen)

    def _connect(self) -> None:
        self.pieces.activated.connect(lambda _index: self.changed.emit())
        self.sheet.activated.connect(lambda _index: self._on_sheet())
        cast(QLineEdit, self.sheet.lineEdit()).editingFinished.connect(self._tidy)
        self.start.valueChanged.connect(self._on_start)
        self.picture.chosen.connect(self.start.setValue)
        self.copies.valueChanged.connect(lambda _count: self.changed.emit())
        self.guides.toggled.connect(lambda _on: self.changed.emit())

    def _on_sheet(self) -> None:
        self._machine.remember("paper/sheet", self.value.part)
        with QSignalBlocker(self.start):
            self.start.setValue(1)
        self._show_sheet()
        self.changed.emit()

    def _tidy(self) -> None:
        """What was typed and is no sheet gives way to the one chosen last."""
        index = self.sheet.findText(self.sheet.currentText())
        if index >= 0 and index != self.sheet.currentIndex():
            self.sheet.setCurrentIndex(index)
            self._on_sheet()
        self.sheet.setEditText(self.sheet.itemText(self.sheet.currentIndex()))

    def _on_start(self, start: int) -> None:
        self.picture.show_sheet(self.value, start)
        self.changed.emit()

    def _show_sheet(self) -> None:
        sheet = self.value
        with QSignalBlocker(self.start):
            self.start.setRange(1, sheet.per_sheet)
        self.picture.show_sheet(sheet, self.start.value())
