"""« Insert: » and the fields to be had, the usual ones as chips and all of them under *More*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.templates.fields import MergeField
from grc_desktop.features.templates.ui.asking import AskCondition
from grc_desktop.ui.buttons import action, button, fill_menu
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, holding, row

_USUAL = {
    True: ("salutation", "first_name", "last_name", "company", "last_stay", "points", "code", "house_name"),
    False: ("title", "first_name", "last_name", "last_stay", "points", "code", "house_name"),
}
"""By whether the text is rich."""


class FieldRow(QWidget):
    """``field_wanted(name, button)``, ``condition_wanted(begin, otherwise, end)``, ``code_wanted()``."""

    field_wanted = Signal(str, QPushButton)
    condition_wanted = Signal(str, str, str)
    code_wanted = Signal()

    def __init__(self, fields: Sequence[MergeField], *, rich: bool) -> None:
        super().__init__()
        self._fields, self._rich = fields, rich
        self._condition = AskCondition(self, fields)
        layout = FlowLayout(self, spacing=1.5)
        layout.addWidget(holding(row(label(tr("Insert:"), "muted"), margin=(0, 1.25))))
        known = {field.key: field for field in fields}
        self.chips: dict[str, QPushButton] = {}
        for key in _USUAL[rich]:
            if key in known:
                chip = button(tr(known[key].label), role="field")
                chip.clicked.connect(partial(self._want, key, chip))
                self.chips[key] = chip
                layout.addWidget(chip)
        self.more = button(tr("More"), role="chip", icon="plus", tip=tr("All fields, and conditions"))
        self.more.setMenu(self._menu())
        layout.addWidget(self.more)

    def _want(self, key: str, chip: QPushButton, _checked: bool = False) -> None:
        self.field_wanted.emit(key, chip)

    def _menu(self) -> QMenu:
        menu = QMenu(self.more)
        groups: dict[str, list[MergeField]] = {}
        for field in self._fields:
            groups.setdefault(field.group, []).append(field)
        for group, fields in groups.items():
            inner = menu.addMenu(tr(group))
            fill_menu(inner, [action(tr(field.label), partial(self._want, field.key, self.more)) for field in fields])
        menu.addSeparator()
        last = [action(tr("Condition…"), self._ask_condition, icon="split")]
        if self._rich:
            last.append(action(tr("QR code of the code"), self.code_wanted.emit, icon="template"))
        for entry in last:
            entry.setParent(menu)
            menu.addAction(entry)
        return menu

    def _ask_condition(self) -> None:
        self._condition.ask_for(self.more, self.condition_wanted.emit)
