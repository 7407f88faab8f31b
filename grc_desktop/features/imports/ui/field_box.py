"""The list of fields that a column can fill, by group; one model serves the lists of all columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox

from grc_desktop.core.language import later, tr
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.imports.recognition import OWN, Field, Kind, fields_of
from grc_desktop.ui.theme import Theme


def field_model(kind: Kind, house: Sequence[OwnFieldRecord] = ()) -> QStandardItemModel:
    """The fields of a kind of file under the names of their groups; *Do not import* and *Keep as own field* first.

    ``house``: the fields that it added itself.
    """
    model = QStandardItemModel()
    for words, name in ((tr("Do not import"), ""), (tr("Keep as an own field"), OWN)):
        first = QStandardItem(words)
        first.setData(name, Qt.ItemDataRole.UserRole)
        model.appendRow(first)
    group = ""
    own = (Field(OWN + one.name, one.name, later("Own fields")) for one in house)
    for field in (*fields_of(kind).values(), *own):
        if field.group != group:
            group = field.group
            title = QStandardItem(tr(group))
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            title.setFont(Theme.current().font(11, QFont.Weight.DemiBold))
            model.appendRow(title)
        item = QStandardItem(field.title if field.name.startswith(OWN) else tr(field.title))
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
        self.show_field(field)
        self.activated.connect(lambda _: self.chosen.emit(self.currentData() or None))

    def show_field(self, field: str | None) -> None:
        """Show what the column is; nothing is emitted."""
        at = self.findData(field or "")
        self.setCurrentIndex(at if at >= 0 else self.findData(OWN) if (field or "").startswith(OWN) else 0)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        self.view().setMinimumWidth(Theme.current().px(260))  # a list of its own for each column would take long
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change what a column is
