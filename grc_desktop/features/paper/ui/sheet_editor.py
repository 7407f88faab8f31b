"""A sheet of labels measured by the house: its measures, and what they come to, drawn while they are typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QLineEdit, QSpinBox, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.paper.records import MEASURES, LabelSheet
from grc_desktop.features.paper.sheets import USUAL, checked_sheet, describe, find_sheet, known_sheets
from grc_desktop.features.paper.ui.questions import combo, millimetres, named, put_choices, side_by_side, whole
from grc_desktop.features.paper.ui.sheet_picture import SheetPicture
from grc_desktop.ui.buttons import button
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, divider, row

_PAPERS = {"A4": (210.0, 297.0), "A5": (148.0, 210.0), "Letter": (215.9, 279.4)}
_OTHER = ""
_LONGEST = 500.0
_STAND_IN = "–"
"""For the name that is still to be given, where only the measures are judged."""


class SheetEditor(QFrame):
    """``saved(LabelSheet)`` and ``removed(int)``: the owner does it, then calls ``close_sheet`` (which
    emits ``closed()``) or ``refuse``.
    """

    saved = Signal(object)
    removed = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._sheet = replace(find_sheet(USUAL), brand="", part="")
        self.like = combo(tr("Begin with the measures of"))
        put_choices(self.like, [("", tr("Choose…")), *((one.part, describe(one)) for one in known_sheets())], "")
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the sheet"))
        self.name.setPlaceholderText(tr("For example the number on the box"))
        self.paper = combo(tr("Paper"), [*((key, key) for key in _PAPERS), (_OTHER, tr("Other"))])
        self.spins: dict[str, QSpinBox | QDoubleSpinBox] = {
            "page_width": millimetres(tr("Paper width (mm)"), 0, _LONGEST),
            "page_height": millimetres(tr("Paper height (mm)"), 0, _LONGEST),
            "columns": whole(tr("Labels across"), 1, 60),
            "rows": whole(tr("Labels down"), 1, 60),
            "label_width": millimetres(tr("Label width (mm)"), 0, _LONGEST, decimals=2),
            "label_height": millimetres(tr("Label height (mm)"), 0, _LONGEST, decimals=2),
            "left": millimetres(tr("Left margin (mm)"), 0, _LONGEST, decimals=2),
            "top": millimetres(tr("Upper margin (mm)"), 0, _LONGEST, decimals=2),
            "pitch_x": millimetres(
                tr("Step across (mm)"),
                0,
                _LONGEST,
                decimals=2,
                tip=tr("From the left edge of a label to that of the next"),
            ),
            "pitch_y": millimetres(
                tr("Step down (mm)"),
                0,
                _LONGEST,
                decimals=2,
                tip=tr("From the upper edge of a label to that of the next"),
            ),
        }
        self.picture = SheetPicture(self._sheet, across=240, down=330)
        self.problem = label("", "error", wrap=True)
        self.save = button(tr("Save"), self._save, icon="save", role="primary")
        self.remove = button(tr("Delete"), self._remove, icon="trash", role="danger")
        self._title = label("", "heading")
        self._before = self._sheet
        self._lay_out()
        for spin in self.spins.values():
            spin.valueChanged.connect(lambda _value: self.judge())
        self.name.textChanged.connect(lambda _text: self.judge())
        self.like.activated.connect(lambda _index: self._on_like())
        self.paper.activated.connect(lambda _index: self._on_paper())
        self.hide()

    def open_sheet(self, sheet: LabelSheet | None) -> None:
        """Measure a new sheet, or one again."""
        made = sheet or replace(find_sheet(USUAL), brand="", part="", own_id=None)
        self._title.setText(made.part or tr("New label sheet"))
        self.remove.setVisible(sheet is not None)
        self.like.setCurrentIndex(0)
        with QSignalBlocker(self.name):
            self.name.setText(made.part)
        self._put(made)
        self._before = self.value
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Done."""
        self.hide()
        self.closed.emit()

    def refuse(self, refusal: Refused) -> None:
        """Why it could not be saved."""
        self.problem.setText(refusal.sentence)
        self.problem.show()
        self.save.setEnabled(True)

    @property
    def value(self) -> LabelSheet:
        """The sheet as it is measured now."""
        measured = {measure: self.spins[measure].value() for measure in MEASURES}
        return replace(self._sheet, brand="", aliases=(), part=self.name.text(), **measured)  # type: ignore[arg-type]

    @property
    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        return not self.isHidden() and self.value != self._before

    def _lay_out(self) -> None:
        def asked(*measures: str) -> list[QWidget]:
            return [named(self.spins[measure].accessibleName(), self.spins[measure]) for measure in measures]

        measures = column(
            side_by_side(named(tr("Name of the sheet"), self.name), named(tr("Begin with the measures of"), self.like)),
            side_by_side(named(tr("Paper"), self.paper), *asked("page_width", "page_height")),
            side_by_side(*asked("columns", "rows")),
            side_by_side(*asked("label_width", "label_height")),
            side_by_side(*asked("left", "top")),
            side_by_side(*asked("pitch_x", "pitch_y")),
            self.problem,
            None,
            spacing=2.5,
        )
        both = row(spacing=6, margin=(3.5, 3))
        both.addLayout(measures, 1)
        both.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        cancel = button(tr("Cancel"), self.close_sheet)
        foot = row(self.remove, None, cancel, self.save, spacing=2, margin=(3.5, 2.5))
        self.setLayout(
            column(row(self._title, margin=(3.5, 3)), divider(), both, divider(), foot, spacing=0, margin=0.25)
        )

    def _put(self, sheet: LabelSheet) -> None:
        self._sheet = sheet
        for measure, spin in self.spins.items():
            with QSignalBlocker(spin):
                spin.setValue(getattr(sheet, measure))
        self.judge()

    def _on_like(self) -> None:
        part = str(self.like.currentData())
        if part:
            like = find_sheet(part)
            self._put(replace(like, brand="", aliases=(), own_id=self._sheet.own_id))

    def _on_paper(self) -> None:
        size = _PAPERS.get(str(self.paper.currentData()))
        if size:
            self._put(replace(self.value, page_width=size[0], page_height=size[1]))

    def judge(self) -> None:
        """Show the sheet, and whether it can be saved as it is."""
        sheet = self.value
        known = next((key for key, size in _PAPERS.items() if size == (sheet.page_width, sheet.page_height)), _OTHER)
        self.paper.setCurrentIndex(self.paper.findData(known))
        if min(sheet.page_width, sheet.page_height) >= 1:
            self.picture.show_sheet(sheet)
        nameless = _why_not(sheet) if not sheet.part.strip() else ""
        measures = _why_not(replace(sheet, part=sheet.part.strip() or _STAND_IN))
        self.problem.setText(" ".join(filter(None, (measures, nameless))))
        self.problem.setVisible(bool(measures))
        self.save.setEnabled(not measures)  # where only the name is missing, it says so and goes there

    def _save(self) -> None:
        if self.name.text().strip():
            self.save.setEnabled(False)
            self.saved.emit(self.value)
        else:
            self.problem.show()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if self._sheet.own_id is not None:
            self.removed.emit(self._sheet.own_id)


def _why_not(sheet: LabelSheet) -> str:
    try:
        checked_sheet(sheet)
    except Refused as refusal:
        return refusal.sentence
    return ""
