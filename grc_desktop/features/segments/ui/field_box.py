"""Choosing a field of the catalogue: under headings, or by typing a part of its name."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit

from grc_desktop.core.language import tr
from grc_desktop.features.segments.fields import GROUPS, Catalogue, Field
from grc_desktop.features.segments.wording import field_label
from grc_desktop.ui.completing import Completer


class FieldBox(QComboBox):
    """``chosen(Field)`` when the user chose another."""

    chosen = Signal(object)

    def __init__(self, fields: Catalogue) -> None:
        super().__init__()
        self._fields = fields
        self._shown = ""
        self.setAccessibleName(tr("Which field"))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(18)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        line = cast(QLineEdit, self.lineEdit())
        line.setAccessibleName(self.accessibleName())
        self._fill(line)
        self.activated.connect(lambda _at: self._choose())
        line.editingFinished.connect(self._put_back)

    @property
    def field(self) -> Field | None:
        """The field that is chosen."""
        return self._fields.get(self._shown)

    def put(self, name: str) -> None:
        """Choose a field without telling."""
        self._shown = name
        self.setCurrentIndex(self.findData(name))
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()  # scrolling the conditions must not change one

    def _fill(self, line: QLineEdit) -> None:
        names: list[str] = []
        headed = len({field.group for field in self._fields}) > 1
        for group, title in GROUPS.items():
            fields = [field for field in self._fields if field.group == group]
            if fields and headed:
                self.addItem(tr(title))
                model = self.model()
                if isinstance(model, QStandardItemModel):
                    heading = model.item(self.count() - 1)
                    heading.setEnabled(False)
                    font = self.font()
                    font.setBold(True)
                    heading.setFont(font)
            for field in fields:
                words = field_label(field)
                words = words if words not in names else tr("{field} ({group})", field=words, group=tr(title))
                names.append(words)
                self.addItem(words, field.name)
        completer = Completer(names, line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _words: self._choose(), Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)

    def _choose(self) -> None:
        at = self.findText(self._meant(), Qt.MatchFlag.MatchFixedString)
        name = self.itemData(at) if at >= 0 else None
        if name and name != self._shown:
            self.put(name)
            self.chosen.emit(self.field)

    def _meant(self) -> str:
        """What was typed; of a part that only one field has, that field."""
        typed, completer = self.currentText(), self.completer()
        if completer is None:
            return typed
        completer.setCompletionPrefix(typed)
        return completer.currentCompletion() if completer.completionCount() == 1 else typed

    def _put_back(self) -> None:
        """What was typed and is no field gives way to the field in force."""
        self._choose()
        self.put(self._shown)
