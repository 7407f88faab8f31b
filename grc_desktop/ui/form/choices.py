"""Fields that are not one line: long text, choice, yes or no, tags."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from grc_desktop.core.language import tr
from grc_desktop.ui.chips import removable_chip
from grc_desktop.ui.completing import Completer
from grc_desktop.ui.form.base import Input
from grc_desktop.ui.form.fields import Field
from grc_desktop.ui.layout import FlowLayout, row
from grc_desktop.ui.theme import Theme


class TextInput(Input):
    """Several lines; Tab goes on to the next field."""

    def __init__(self, field: Field) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(field, self.edit)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(tr(field.placeholder))
        self.edit.setFixedHeight(Theme.current().px(76))
        self.setLayout(row(self.edit))
        self.edit.textChanged.connect(self.edited)

    def value(self) -> Any:
        return self.edit.toPlainText().strip()

    def put(self, value: Any) -> None:
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(value or "")


class ChoiceInput(Input):
    """One of a few values."""

    def __init__(self, field: Field) -> None:
        self.combo = QComboBox()
        super().__init__(field, self.combo)
        self.combo.setMaxVisibleItems(16)
        # The text of a long choice must not decide how wide the form is.
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        self._values: list[Any] = []
        self.set_choices(field.choices)
        self.setLayout(row(self.combo))
        self.combo.activated.connect(lambda _index: self.edited.emit())
        self.combo.wheelEvent = self._pass_wheel  # type: ignore[method-assign]

    def set_choices(self, choices: Any) -> None:
        """Offer other values; the chosen one stays when it is among them."""
        kept = self.value() if self._values else None
        self._values = [value for value, _ in choices]
        self.combo.clear()
        self.combo.addItems([text for _, text in choices])
        self.put(kept)

    def value(self) -> Any:
        index = self.combo.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def put(self, value: Any) -> None:
        if value not in self._values and value is not None:
            self._values.append(value)  # stored by another version or an import: shown, not lost
            self.combo.addItem(str(value))
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    @staticmethod
    def _pass_wheel(event: QEvent) -> None:
        event.ignore()  # scrolling the form must not change an answer


class CheckInput(Input):
    """Yes or no; the label stands beside the box."""

    def __init__(self, field: Field) -> None:
        self.box = QCheckBox(tr(field.label))
        super().__init__(field, self.box)
        self.setLayout(row(self.box, None))
        self.box.toggled.connect(lambda _on: self.edited.emit())

    def value(self) -> Any:
        return self.box.isChecked()

    def put(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))

    def is_empty(self) -> bool:
        return False


class TagsInput(Input):
    """Words; Return or a comma adds one, Backspace in the empty field takes the last away, Return in it is done."""

    def __init__(self, field: Field) -> None:
        self.edit = QLineEdit()
        super().__init__(field, self.edit)
        self._tags: list[str] = []
        self._chips: list[QWidget] = []
        self.edit.setPlaceholderText(tr(field.placeholder) or tr("Add a tag"))
        self.edit.setMaxLength(60)
        self.edit.setMinimumWidth(Theme.current().px(120))
        self.set_suggestions(field.suggestions)
        self._flow = FlowLayout(self, spacing=1.5)
        self._flow.addWidget(self.edit)
        self.edit.returnPressed.connect(self._on_return)
        self.edit.textEdited.connect(self._on_typed)

    def set_suggestions(self, suggestions: Any) -> None:
        """Words offered while typing."""
        completer = Completer(suggestions, self.edit)
        completer.activated.connect(self._add, Qt.ConnectionType.QueuedConnection)

    def value(self) -> Any:
        return tuple(self._tags)

    def put(self, value: Any) -> None:
        self._tags = list(value or ())
        self._show()

    def tidy(self) -> None:
        self._add_typed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.edit.text()
            and self._tags
        ):
            self._remove(self._tags[-1])
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, typed: str) -> None:
        if typed.endswith((",", ";")):
            self._add(typed[:-1])

    def _on_return(self) -> None:
        if self.edit.text().strip():
            self._add_typed()
        else:
            self.entered.emit()

    def _add_typed(self) -> None:
        self._add(self.edit.text())

    def _add(self, text: str) -> None:
        tag = " ".join(text.split())
        self.edit.clear()
        if tag and tag.casefold() not in [known.casefold() for known in self._tags]:
            self._tags.append(tag)
            self._show()
            self.edited.emit()

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        self._flow.takeAt(self._flow.count() - 1)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for tag in self._tags:
            chip = removable_chip(tag, partial(self._remove, tag), name=tr("Remove the tag {name}", name=tag))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.edit)
        self.updateGeometry()
