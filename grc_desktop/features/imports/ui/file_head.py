"""The head of the second step: which file, how it was read and can be read, which mapping is used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.imports.reading.encodings import ENCODINGS
from grc_desktop.features.imports.recognition import KIND_TITLES, KINDS
from grc_desktop.features.imports.records import SavedMapping
from grc_desktop.features.imports.ui.opening import Opened
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import Segmented, button, fill_menu, menu_button
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.form import Field
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import ElidedLabel
from grc_desktop.ui.layout import FlowLayout, clear, column, holding, row
from grc_desktop.ui.popover import AskPopover

_SEPARATORS = {";": ";", ",": ",", "\t": "TAB", "|": "|", ":": ":"}
_HEADER_ROWS = 12
_ANEW = ""


class FileHead(QWidget):
    """``read_otherwise(name, value)`` of `Wish` or of its reading; ``file_chosen(number)`` among several;
    ``left_out()``: the file shown is not to be imported.
    """

    read_otherwise = Signal(str, object)
    file_chosen = Signal(object)
    left_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offered: dict[str, SavedMapping] = {}
        self._shown: Opened | None = None
        self.name = ElidedLabel("", "strong")
        self.files: FilterBox[int] = FilterBox(name=tr("File"))
        self.files.chosen.connect(self.file_chosen)
        self.drop = button("", self.left_out.emit, icon="close", role="quiet", tip=tr("Leave this file out"))
        self.saved: FilterBox[str] = FilterBox(name=tr("Saved mapping"))
        self.saved.chosen.connect(self._choose_mapping)
        self.keep = button("", self._ask_name, icon="save", role="quiet", tip=tr("Name this mapping"))
        self._naming = AskPopover(
            self,
            tr("Name this mapping"),
            [Field(key="name", label=later("Name"), required=True)],
            tr("Keep the name"),
        )
        self.view = Segmented(((0, tr("Columns")), (1, tr("First rows"))), name=tr("What is shown of the file"))
        self.chips = FlowLayout(spacing=1.5)
        first = row(IconLabel("file-table", "accent"), spacing=2)
        first.addWidget(self.name, 1)
        first.addWidget(self.files, 1)
        self.program, self.rows = Badge(), Badge()
        for part in (self.drop, self.program, self.rows, self.saved, self.keep):
            first.addWidget(part)
        second = row(spacing=2)
        second.addWidget(holding(self.chips), 1)
        second.addWidget(self.view)
        self.setLayout(column(first, second, spacing=2, margin=(3.5, 2.5)))

    def show_file(self, opened: Opened, files: Sequence[str], at: int) -> None:
        """Show ``opened``, which is number ``at`` of ``files``."""
        self._shown = opened
        several = len(files) > 1
        self.name.setText(opened.table.name)
        self.name.setVisible(not several)
        self.files.setVisible(several)
        self.drop.setVisible(several)
        self.files.set_choices(
            [
                (number, tr("{file} ({number} of {count})", file=name, number=number + 1, count=len(files)))
                for number, name in enumerate(files)
            ]
        )
        self.files.set_value(at)
        self._show_mappings(opened)
        self._show_chips(opened)

    # --- mappings ---------------------------------------------------------------------------------

    def _show_mappings(self, opened: Opened) -> None:
        used = opened.saved if opened.wish.use_saved else None
        known = [one for one in (opened.saved, *opened.offered) if one is not None]
        self._offered = {one.name: one for one in known}
        choices = [(_ANEW, tr("Recognised anew"))]
        choices += [(one.name, tr("Saved mapping: {name}", name=one.name)) for one in known]
        self.saved.set_choices(choices)
        self.saved.set_value(used.name if used is not None else _ANEW)
        self.saved.setVisible(bool(known))
        name = opened.wish.mapping_name
        words = tr("Will be kept as “{name}”", name=name) if name else tr("Name this mapping")
        self.keep.setToolTip(words)
        self.keep.setAccessibleName(words)

    def _choose_mapping(self, name: str) -> None:
        self.read_otherwise.emit("mapping", self._offered.get(name))

    def _ask_name(self) -> None:
        opened = self._shown
        if opened is not None:
            used = opened.saved.name if opened.saved is not None and opened.wish.use_saved else ""
            name = opened.wish.mapping_name or used or opened.table.path.stem
            self._naming.ask(self.keep, self._name, {"name": name})

    def _name(self, values: dict[str, object]) -> None:
        self.read_otherwise.emit("mapping_name", str(values["name"] or "").strip())

    # --- how it was read --------------------------------------------------------------------------

    def _show_chips(self, opened: Opened) -> None:
        clear(self.chips)
        table, recognition = opened.table, opened.recognition
        program = recognition.format_name
        self.program.tell(tr("Recognised: {program}", program=program) if program else "", "accent")
        self.rows.tell(trn("{count} row", "{count} rows", opened.rows))
        self._chip(tr(KIND_TITLES[recognition.kind]), "kind", [(kind, tr(KIND_TITLES[kind])) for kind in KINDS])
        if table.encoding is not None and not opened.wish.pasted:
            self._chip(table.encoding, "encoding", [(name, name) for name in ENCODINGS])
        if table.format in ("csv", "fixed"):
            shown = _SEPARATORS.get(table.separator or "", table.separator or "")
            words = tr("separator {sign}", sign=shown) if shown else tr("one column")
            words = tr("columns set by spaces") if table.format == "fixed" else words
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
        if recognition.mended:
            ways = [(True, tr("Repair the accents")), (False, tr("Leave the accents as they are"))]
            words = tr("accents repaired") if recognition.mend else tr("accents as they are")
            self._chip(words, "mend", ways)

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
