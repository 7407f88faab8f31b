"""What labels and envelopes have in common: order, where to begin, who is left out, how far the printer is off."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.paper.labels import FURTHEST
from grc_desktop.features.paper.records import Mailing
from grc_desktop.features.paper.ui.audience import Audience
from grc_desktop.features.paper.ui.questions import box, combo, millimetres, named, put_choices, side_by_side, whole
from grc_desktop.ui.layout import column, holding
from grc_desktop.ui.machine import Machine

_MOST_ADDRESSES = 999_999


class PostQuestions(QWidget):
    """``changed()`` after each answer.

    ``first_row`` and ``placing`` are widgets for the column beside the picture of a sheet; the boxes are the widget
    itself. The offset is remembered for each printer, apart for labels and for envelopes.
    """

    changed = Signal()

    def __init__(self, machine: Machine, printers: Callable[[], list[str]]) -> None:
        super().__init__()
        self._machine = machine
        self._ask_printers = printers
        self._medium = "labels"
        self.sort = combo(
            tr("Order"),
            [("postcode", tr("Postcode")), ("name", tr("Name"))],
            machine.text("paper/sort", "postcode"),
        )
        self.first = whole(
            tr("From address no."), 1, _MOST_ADDRESSES, tr("To go on after a paper jam: the first address of the order")
        )
        self.printer = combo(tr("Printer"))
        self.offset_x = millimetres(
            tr("Offset X (mm)"), -FURTHEST, FURTHEST, tip=tr("To the right; to the left with a minus sign")
        )
        self.offset_y = millimetres(
            tr("Offset Y (mm)"), -FURTHEST, FURTHEST, tip=tr("Downwards; upwards with a minus sign")
        )
        self.as_norm = box(tr("Postal norm NF Z10-011 (38 characters, capitals)"), machine.flag("paper/as_norm", True))
        self.per_household = box(tr("One per household"), machine.flag("paper/per_household", True))
        self.refusals = box(tr("Leave out customers who do not want post"), machine.flag("paper/refusals", True))
        self.slips = box(tr("A slip before each département"), machine.flag("paper/slips", False))
        self.note = box(tr("Note in the exchanges when printed"), machine.flag("paper/note", True))
        self._named_printer = named(tr("Printer"), self.printer)
        self._order = side_by_side(named(tr("Order"), self.sort), named(tr("From address no."), self.first))
        self._offsets = side_by_side(
            named(tr("Offset X (mm)"), self.offset_x), named(tr("Offset Y (mm)"), self.offset_y)
        )
        self.placing = holding(column(self._order, self._named_printer, self._offsets, spacing=2.5))
        self.setLayout(column(self.as_norm, self.per_household, self.refusals, self.slips, self.note, spacing=0))
        self._named_printer.hide()
        self._connect()
        self._show_offset()

    def mailing(self, audience: Audience) -> Mailing:
        """Who is written to, and how."""
        return Mailing(
            view=audience.view,
            ids=audience.ids,
            sort="name" if self.sort.currentData() == "name" else "postcode",
            per_household=self.per_household.isChecked(),
            as_norm=self.as_norm.isChecked(),
            respect_refusals=self.refusals.isChecked(),
        )

    @property
    def offset(self) -> tuple[float, float]:
        """By how many mm the print is moved to the right and down."""
        return self.offset_x.value(), self.offset_y.value()

    @property
    def printer_name(self) -> str:
        """The printer chosen; empty where the machine has none."""
        return str(self.printer.currentData() or "")

    def show_for(self, medium: str, *, addressed: bool) -> None:
        """Ask for labels or envelopes; ``addressed``: they go to customers."""
        self._medium = medium
        self.setVisible(addressed)
        self._order.setVisible(addressed)
        self._offsets.setVisible(medium != "letters")
        self.slips.setVisible(medium != "letters")
        self._show_offset()

    def show_printers(self) -> None:
        """Ask the machine for its printers; where there is one there is nothing to choose."""
        names = self._ask_printers()
        with QSignalBlocker(self.printer):
            put_choices(self.printer, [(name, name) for name in names], self._machine.text("paper/printer"))
        self._named_printer.setVisible(len(names) > 1)
        self._show_offset()

    def show_refusals(self, count: int) -> None:
        """How many are left out because they do not want post."""
        words = tr("Leave out customers who do not want post")
        self.refusals.setText(f"{words} ({format_count(count)})" if count else words)

    def _connect(self) -> None:
        self.sort.activated.connect(lambda _index: self._remember("paper/sort", str(self.sort.currentData())))
        self.first.valueChanged.connect(lambda _number: self.changed.emit())
        self.printer.activated.connect(lambda _index: self._on_printer())
        keyed: tuple[tuple[QCheckBox, str], ...] = (
            (self.as_norm, "paper/as_norm"),
            (self.per_household, "paper/per_household"),
            (self.refusals, "paper/refusals"),
            (self.slips, "paper/slips"),
        )
        for check, key in keyed:
            check.toggled.connect(lambda on, key=key: self._remember(key, bool(on)))
        self.note.toggled.connect(lambda on: self._machine.remember("paper/note", bool(on)))
        for spin in (self.offset_x, self.offset_y):
            spin.valueChanged.connect(lambda _value: self._on_offset())

    def _remember(self, key: str, value: str | bool) -> None:
        self._machine.remember(key, value)
        self.changed.emit()

    def _on_printer(self) -> None:
        self._machine.remember("paper/printer", self.printer_name)
        self._show_offset()
        self.changed.emit()

    def _on_offset(self) -> None:
        self._machine.remember(self._offset_key(), f"{self.offset_x.value():g};{self.offset_y.value():g}")
        self.changed.emit()

    def _offset_key(self) -> str:
        printer = quote(self.printer_name, safe="") or "usual"
        return f"paper/offset-{self._medium}-{printer}"

    def _show_offset(self) -> None:
        x, _, y = self._machine.text(self._offset_key()).partition(";")
        for spin, kept in ((self.offset_x, x), (self.offset_y, y)):
            with QSignalBlocker(spin):
                spin.setValue(_number(kept))


def _number(kept: str) -> float:
    try:
        return float(kept or 0)
    except ValueError:  # a damaged settings file
        return 0.0
