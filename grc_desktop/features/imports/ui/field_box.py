"""The list of fields that a column can fill, by group; one model serves the lists of all columns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox

from grc_desktop.core.language import tr
from grc_desktop.features.imports.recognition import Kind, fields_of
from grc_desktop.ui.theme import Theme


def field_model(kind: Kind) -> QStandardItemModel:
    """The fields of a kind of file under the names of their groups, *Do not import* first."""
    model = QStandardItemModel()
    nothing = QStandardItem(tr("Do not import"))
    nothing.setData("", Qt.ItemDataRole.UserRole)
    model.appendRow(nothing)
    group = ""
    for field in fields_of(kind).values():
        if field.group != group:
            group = field.group
            title = QStandardItem(tr(group))
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            title.setFont(Theme.current().font(11, QFont.Weight.DemiBold))
            model.appendRow(title)
        item = QStandardItem(tr(field.title))
        item.setData(field.name, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model


class FieldBox(QComboBox):
    """``chosen(field name or None)`` when the user decides what a column is."""

    chosen = Signal(object)

    def __init__(self, model: QStandardItemModel, field: str | None, *, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setMaxVisibleItems(18)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.view().setMinimumWidth(Theme.current().px(260))
        self.setCurrentIndex(max(0, self.findData(field or "")))
        self.activated.connect(lambda _: self.chosen.emit(self.currentData() or None))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change what a column is
