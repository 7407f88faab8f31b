"""What to print, for whom, on what: the left half of the page *Print and export*."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from grc_desktop.core.language import language, tr
from grc_desktop.features.exports.formats.wording import grouped
from grc_desktop.features.exports.records import Subject
from grc_desktop.features.paper.envelope_sizes import ENVELOPES
from grc_desktop.features.paper.labels import FURTHEST
from grc_desktop.features.paper.records import Mailing, Paper, What
from grc_desktop.features.paper.sheets import USUAL, describe, find_sheet, known_sheets
from grc_desktop.features.paper.ui.audience import Audience, AudienceChoice
from grc_desktop.features.paper.ui.sheet_picture import SheetPicture
from grc_desktop.ui.buttons import Segmented, button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row, step
from grc_desktop.ui.machine import Machine


class Options(Card):
    """The questions of the page. ``changed()`` after each answer; ``paper`` is what they come to.
    ``test_wanted()`` asks for a test page of the sheet.

    What was answered last is remembered by this machine, the offset for each sheet of its own.
    """

    changed = Signal()
    test_wanted = Signal()

    def __init__(self, machine: Machine) -> None:
        super().__init__()
        self._machine = machine
        self._subject: Subject = "customers"
        self._start = 1
        self.what = Segmented(
            (("labels", tr("Labels")), ("envelopes", tr("Envelopes")), ("list", tr("List"))),
            name=tr("What"),
            value=machine.text("paper/what", "labels"),
        )
        self.audience = AudienceChoice()
        self.sheet = self._sheets()
        self.envelope = _combo(
            tr("Envelope"),
            [(one.name, f"{one.name} — {one.width:g} × {one.height:g} mm") for one in ENVELOPES],
            machine.text("paper/envelope", "DL"),
        )
        self.start = _spin(QSpinBox(), tr("First free label"), tr("Or click it on the picture of the sheet"))
        self.sort = _combo(
            tr("Order"),
            [("postcode", tr("Postcode")), ("name", tr("Name"))],
            machine.text("paper/sort", "postcode"),
        )
        self.offset_x = _millimetres(tr("Offset X (mm)"), tr("To the right; to the left with a minus sign"))
        self.offset_y = _millimetres(tr("Offset Y (mm)"), tr("Downwards; upwards with a minus sign"))
        self.as_norm = _box(tr("Postal norm NF Z10-011 (38 characters, capitals)"), machine.flag("paper/as_norm", True))
        self.per_household = _box(tr("One per household"), machine.flag("paper/per_household", True))
        self.refusals = _box(tr("Leave out customers who do not want post"), machine.flag("paper/refusals", True))
        self.test = button(
            tr("Test page"),
            self.test_wanted.emit,
            role="link",
            tip=tr("Prints the edges of the labels, to find the offset of this printer"),
        )
        self.picture = SheetPicture(find_sheet(self._sheet_name()))
        self._lay_out()
        self._connect()
        self._show_sheet()
        self._show_what()

    @property
    def paper(self) -> Paper:
        """All answers together."""
        audience = self.audience.value
        return Paper(
            what=cast(What, self.what.value),
            mailing=Mailing(
                view=audience.view,
                ids=audience.ids,
                sort="name" if self.sort.currentData() == "name" else "postcode",
                per_household=self.per_household.isChecked(),
                as_norm=self.as_norm.isChecked(),
                respect_refusals=self.refusals.isChecked(),
            ),
            sheet=self._sheet_name(),
            start=self._start,
            envelope=str(self.envelope.currentData()),
            offset=(self.offset_x.value(), self.offset_y.value()),
            subject=self._subject,
            columns=audience.columns,
            order=audience.order,
            scope=audience.title if audience.ids is not None else "",
        )

    def show_refusals(self, count: int) -> None:
        """How many are left out because they do not want post."""
        words = tr("Leave out customers who do not want post")
        self.refusals.setText(f"{words} ({grouped(f'{count:,}')})" if count else words)

    def ask_for(self, what: What, subject: Subject, audience: Audience | None) -> None:
        """Answer the questions for the user: what another page wants printed."""
        self._subject = subject
        if audience is not None:
            self.audience.add(audience)
        self.what.setEnabled(subject == "customers")
        self.what.set_value(what if subject == "customers" else "list")
        self._show_what()
        self.changed.emit()

    # --- making ----------------------------------------------------------------------------------

    def _sheets(self) -> QComboBox:
        made = _combo(tr("Label sheet"), [(one.part, describe(one)) for one in known_sheets()], "")
        made.setEditable(True)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = cast(QCompleter, made.completer())
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        known = made.findData(self._machine.text("paper/sheet", USUAL))
        made.setCurrentIndex(max(known, 0))
        return made

    def _lay_out(self) -> None:
        offsets = row(_named(tr("Offset X (mm)"), self.offset_x), _named(tr("Offset Y (mm)"), self.offset_y), spacing=2)
        self._start_named = _named(tr("First free label"), self.start)
        self._on_sheet = _named(tr("Label sheet"), self.sheet)
        self._on_envelope = _named(tr("Envelope"), self.envelope)
        beside = column(self._start_named, _named(tr("Order"), self.sort), offsets, None, spacing=2.5)
        refusals = row(self.refusals, None)
        household = row(self.per_household, None, self.test)
        placing = row(self.picture, spacing=4)
        placing.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)
        placing.addLayout(beside, 1)
        self._of_post = holding(column(placing, column(self.as_norm, household, refusals, spacing=0), spacing=2.5))
        self.add(
            column(
                _named(tr("What"), self.what),
                _named(tr("For whom"), self.audience),
                self._on_sheet,
                self._on_envelope,
                self._of_post,
                spacing=2.5,
            )
        )

    def _connect(self) -> None:
        self.what.chosen.connect(lambda value: self._on_changed("paper/what", str(value), self._show_what))
        self.audience.changed.connect(self.changed)
        self.sheet.activated.connect(lambda _index: self._on_sheet_chosen())
        cast(QLineEdit, self.sheet.lineEdit()).editingFinished.connect(self._tidy_sheet)
        self.start.valueChanged.connect(self._on_start)
        self.picture.chosen.connect(self.start.setValue)
        self.sort.activated.connect(
            lambda _index: self._on_changed("paper/sort", str(self.sort.currentData()), self._nothing)
        )
        self.envelope.activated.connect(
            lambda _index: self._on_changed("paper/envelope", str(self.envelope.currentData()), self._show_what)
        )
        for box, key in (
            (self.as_norm, "paper/as_norm"),
            (self.per_household, "paper/per_household"),
            (self.refusals, "paper/refusals"),
        ):
            box.clicked.connect(lambda on, key=key: self._on_changed(key, bool(on), self._nothing))
        for spin in (self.offset_x, self.offset_y):
            spin.valueChanged.connect(lambda _value: self._on_offset())

    # --- answers ---------------------------------------------------------------------------------

    def _sheet_name(self) -> str:
        return str(self.sheet.currentData() or USUAL)

    def _on_changed(self, key: str, value: str | bool, show: Callable[[], None]) -> None:
        self._machine.remember(key, value)
        show()
        self.changed.emit()

    def _nothing(self) -> None:
        """An answer that changes nothing else on the card."""

    def _on_sheet_chosen(self) -> None:
        self._machine.remember("paper/sheet", self._sheet_name())
        self._start = 1
        self._show_sheet()
        self.changed.emit()

    def _tidy_sheet(self) -> None:
        """What was typed and is no sheet gives way to the one chosen last."""
        index = self.sheet.findText(self.sheet.currentText())
        if index >= 0 and index != self.sheet.currentIndex():
            self.sheet.setCurrentIndex(index)
            self._on_sheet_chosen()
        self.sheet.setEditText(self.sheet.itemText(self.sheet.currentIndex()))

    def _on_start(self, start: int) -> None:
        self._start = start
        self.picture.show_sheet(find_sheet(self._sheet_name()), start)
        self.changed.emit()

    def _on_offset(self) -> None:
        self._machine.remember(self._offset_key(), f"{self.offset_x.value():g};{self.offset_y.value():g}")
        self.changed.emit()

    def _offset_key(self) -> str:
        place = self._sheet_name() if self.what.value == "labels" else f"envelope-{self.envelope.currentData()}"
        return f"paper/offset-{place}"

    def _show_sheet(self) -> None:
        sheet = find_sheet(self._sheet_name())
        with QSignalBlocker(self.start):
            self.start.setRange(1, sheet.per_sheet)
            self.start.setValue(self._start)
        self.picture.show_sheet(sheet, self._start)
        self._show_offset()

    def _show_offset(self) -> None:
        x, _, y = self._machine.text(self._offset_key()).partition(";")
        for spin, kept in ((self.offset_x, x), (self.offset_y, y)):
            with QSignalBlocker(spin):
                spin.setValue(_number(kept))

    def _show_what(self) -> None:
        what = self.what.value
        for widget in (self._on_sheet, self._start_named, self.picture, self.test):
            widget.setVisible(what == "labels")
        self._on_envelope.setVisible(what == "envelopes")
        self._of_post.setVisible(what != "list")
        self._show_offset()


def _number(kept: str) -> float:
    try:
        return float(kept or 0)
    except ValueError:  # a damaged settings file
        return 0.0


def _combo(name: str, choices: Sequence[tuple[str, str]], value: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    made.setMaxVisibleItems(16)
    for data, text in choices:
        made.addItem(text, data)
    made.setCurrentIndex(max(made.findData(value), 0))
    return made


S = TypeVar("S", bound=QAbstractSpinBox)


def _spin(made: S, name: str, tip: str) -> S:
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.lineEdit().setTextMargins(step(2), 0, 0, 0)  # which a style sheet cannot give a spin box
    return made


def _millimetres(name: str, tip: str) -> QDoubleSpinBox:
    made = _spin(QDoubleSpinBox(), name, tip)
    made.setLocale(QLocale(language()))
    made.setRange(-FURTHEST, FURTHEST)
    made.setDecimals(1)
    made.setSingleStep(0.5)
    return made


def _box(text: str, on: bool) -> QCheckBox:
    made = QCheckBox(text)
    made.setChecked(on)
    return made


def _named(name: str, widget: QWidget) -> QWidget:
    words = label(name, "small")
    words.setBuddy(widget)
    return holding(column(words, widget, spacing=1))
