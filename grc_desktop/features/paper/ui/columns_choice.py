"""Which columns a list has: the usual ones, a set that was saved, or those chosen here, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import clean
from grc_desktop.features.exports.records import Column, ColumnSet
from grc_desktop.features.paper.ui.questions import combo, named
from grc_desktop.ui.buttons import button
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row, step
from grc_desktop.ui.popover import Popover

_OWN = "own"


class ColumnsChoice(QWidget):
    """``changed()`` after each answer; ``saving(str, tuple)``, ``renaming(int, str)`` and ``deleting(int)`` ask to keep
    a set, to call it otherwise, or to forget it.
    """

    changed = Signal()
    saving = Signal(str, object)
    renaming = Signal(int, str)
    deleting = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._known: list[Column] = []
        self._sets: list[ColumnSet] = []
        self._brought: tuple[str, ...] = ()
        self._own: tuple[str, ...] = ()
        self._saved = ""  # the set that is to be chosen as soon as it is kept
        self.which = combo(tr("Columns"))
        self.choose = button("", self._open, icon="columns", role="quiet", tip=tr("Choose the columns"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMinimumHeight(step(70))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of these columns"))
        self.name.setPlaceholderText(tr("Name, to find them again"))
        self.name.textChanged.connect(lambda _text: self._show_buttons())
        self.use = button(tr("Use these columns"), self._use, role="primary")
        self.save = button(tr("Save"), self._save, icon="save")
        self.forget = button("", self._forget, icon="trash", role="quiet", tip=tr("Delete these saved columns"))
        self.rename = button("", self._rename, icon="edit", role="quiet", tip=tr("Rename these saved columns"))
        self._popover = Popover(self, tr("Columns"))
        self._popover.put(
            label(tr("Columns"), "heading"),
            label(tr("Drag them into the order that you want."), "muted", wrap=True),
            self.list,
            row(self.name, self.save, spacing=2),
            row(self.forget, self.rename, None, self.use, spacing=2),
        )
        self.list.itemChanged.connect(lambda _item: self._show_buttons())
        self.which.activated.connect(lambda _index: self.changed.emit())
        chosen = row(self.which, self.choose, spacing=1)
        chosen.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(chosen)
        chosen.setContentsMargins(0, 0, 0, 0)
        self.setLayout(column(named(tr("Columns"), holder)))
        self._fill("")

    @property
    def value(self) -> tuple[str, ...]:
        """The names of the fields chosen; none: the usual ones."""
        data = self.which.currentData()
        if data == _OWN:
            return self._own
        kept = self._kept
        return kept.columns if kept else self._brought

    def bring(self, columns: Sequence[str]) -> None:
        """The columns of the list that was brought along stand in place of the usual ones, and are chosen."""
        if tuple(columns) != self._brought:
            self._brought = tuple(columns)
            self._fill("")

    def offer(self, known: Sequence[Column], sets: Sequence[ColumnSet]) -> None:
        """Offer the columns that there are, and the sets; what was chosen stays so where it is still there."""
        chosen, keys = str(self.which.currentData()), {one.key for one in known}
        self._own = tuple(key for key in self._own if key in keys)
        self._known, self._sets = list(known), list(sets)
        saved = next((one for one in sets if one.name == self._saved), None)
        self._fill(str(saved.id) if saved else chosen)
        if saved:
            self._saved = ""
            self.changed.emit()

    @property
    def _kept(self) -> ColumnSet | None:
        return next((one for one in self._sets if str(one.id) == self.which.currentData()), None)

    def _fill(self, chosen: str) -> None:
        usual = tr("Those of the list") if self._brought else tr("The usual ones")
        entries = [("", usual), *((str(one.id), one.name) for one in self._sets)]
        if self._own:
            entries.append((_OWN, trn("{count} column chosen", "{count} columns chosen", len(self._own))))
        self.which.clear()
        for data, text in entries:
            self.which.addItem(text, data)
        self.which.setCurrentIndex(max(self.which.findData(chosen), 0))

    def _open(self) -> None:
        known = {one.key: one for one in self._known}
        checked = [key for key in self.value if key in known]
        self.list.clear()
        for key in (*checked, *(key for key in known if key not in checked)):
            item = QListWidgetItem(known[key].title)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )  # fmt: skip
            item.setCheckState(Qt.CheckState.Checked if key in checked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        kept = self._kept
        self.name.setText(kept.name if kept else "")
        self.forget.setVisible(kept is not None)
        self.rename.setVisible(kept is not None)
        self._show_buttons()
        self._popover.open_beneath(self.choose)

    @property
    def checked(self) -> tuple[str, ...]:
        """The columns checked in the small window, in its order."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return tuple(
            cast(str, item.data(Qt.ItemDataRole.UserRole))
            for item in items if item.checkState() is Qt.CheckState.Checked
        )  # fmt: skip

    def _show_buttons(self) -> None:
        name, kept = clean(self.name.text()), self._kept
        self.use.setEnabled(bool(self.checked))
        self.save.setEnabled(bool(self.checked and name))
        self.rename.setEnabled(kept is not None and name not in ("", kept.name))
        reason = "" if self.checked else tr("Choose at least one column.")
        self.use.setToolTip(reason)
        self.save.setToolTip(reason or ("" if name else tr("Columns need a name to be found again.")))

    def _use(self) -> None:
        self._own = self.checked
        self._popover.close()
        self._fill(_OWN)
        self.changed.emit()

    def _save(self) -> None:
        self._popover.close()
        self._saved = clean(self.name.text())
        self.saving.emit(self._saved, self.checked)

    def _rename(self) -> None:
        kept = self._kept
        self._popover.close()
        if kept is not None:
            self.renaming.emit(kept.id, clean(self.name.text()))

    def _forget(self) -> None:
        kept = self._kept
        self._popover.close()
        if kept is not None:
            self.deleting.emit(kept.id)
