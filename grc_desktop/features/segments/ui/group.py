"""A group of conditions: how many of them have to hold, the rows, and groups within it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from grc_desktop.core.language import later, tr
from grc_desktop.features.segments.fields import Catalogue
from grc_desktop.features.segments.language import Condition, Node
from grc_desktop.features.segments.rules import Mode, joined, opened
from grc_desktop.features.segments.ui.condition_row import ConditionRow
from grc_desktop.ui.buttons import button
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, row, step
from grc_desktop.ui.workplace import Workplace

_MODES: dict[Mode, str] = {
    "all": later("all"),
    "any": later("at least one"),
    "none": later("none"),
    "not_all": later("not all"),
}
_DEEPEST = 4
"""Groups within groups that are offered; deeper ones that were written as text are shown."""


class Group(QFrame):
    """``changed()`` after each edit, ``shaped()`` when rows came or went, ``removed()`` by the bin of a nested one."""

    changed = Signal()
    shaped = Signal()
    removed = Signal()

    def __init__(self, place: Workplace, fields: Catalogue, *, counted: bool, lead: str = "", depth: int = 0) -> None:
        super().__init__()
        self._place, self._fields, self._counted, self._depth = place, fields, counted, depth
        self._parts: list[ConditionRow | Group] = []
        self.mode_box: FilterBox[Mode] = FilterBox(
            [(mode, tr(words)) for mode, words in _MODES.items()], name=tr("How many conditions have to hold")
        )
        self.mode_box.chosen.connect(lambda _mode: self._on_mode())
        self._tail = label()
        self.head: QHBoxLayout = row(self.mode_box, self._tail, None, spacing=2)
        if lead:
            self.head.insertWidget(0, label(lead, "heading"))
        if depth:
            self.head.addWidget(button("", self.removed.emit, icon="trash", role="quiet", tip=tr("Remove this group")))
            self.setObjectName("card")
        self._body = QVBoxLayout()
        self._body.setSpacing(step(1.5))
        self._add = button(tr("Condition"), self.add_row, icon="plus", role="compact")
        self._add_group = button("", self._on_add_group, icon="plus", role="compact")
        if depth >= _DEEPEST:
            self._add_group.hide()
        foot = row(self._add, self._add_group, None, spacing=2)
        self.setLayout(column(self.head, self._body, foot, spacing=2, margin=(3, 2) if depth else 0))
        self._show_mode()

    @property
    def node(self) -> Node | None:
        """The tree of the group; rows that miss a value are left out of it."""
        nodes = [part.condition if isinstance(part, ConditionRow) else part.node for part in self._parts]
        return joined(self._mode, [node for node in nodes if node is not None])

    @property
    def rows(self) -> list[ConditionRow]:
        """All rows, those of inner groups where they stand."""
        return [found for part in self._parts for found in ([part] if isinstance(part, ConditionRow) else part.rows)]

    def readings(self) -> Iterator[tuple[ConditionRow, Node | None]]:
        """Each row, with the tree as it is read up to it; None for a row that misses a value."""
        before: list[Node] = []
        for part in self._parts:
            if isinstance(part, ConditionRow):
                condition = part.condition
                yield part, None if condition is None else joined(self._mode, (*before, condition))
                node: Node | None = condition
            else:
                for inner, read in part.readings():
                    yield inner, None if read is None else joined(self._mode, (*before, read))
                node = part.node
            if node is not None:
                before.append(node)

    def show_fields(self, fields: Catalogue) -> None:
        """Offer other fields in the rows that come; `show_node` has to follow."""
        self._fields = fields

    def show_node(self, node: Node | None) -> None:
        """Show a tree without telling."""
        mode, nodes = opened(node)
        self._parts.clear()
        clear(self._body)
        with QSignalBlocker(self.mode_box):
            self.mode_box.set_value(mode)
        for part in nodes:
            self._put(part)
        self._show_mode()
        self.shaped.emit()

    def choose(self, mode: Mode) -> None:
        """Say how many of the conditions have to hold, without telling."""
        self.mode_box.set_value(mode)
        self._show_mode()

    def add_row(self) -> ConditionRow:
        """Add a condition that is still to be chosen."""
        made = ConditionRow(self._place, self._fields, None, counted=self._counted)
        self._keep(made)
        made.show()  # a layout shows what it is given only later, and what is hidden takes no focus
        self.shaped.emit()
        self.changed.emit()
        made.focus_field()
        return made

    def point_at(self, at: int) -> None:
        """Put the cursor into the value of the part ``at``, or of the first row of a group."""
        if at < len(self._parts):
            part = self._parts[at]
            rows = [part] if isinstance(part, ConditionRow) else part.rows
            if rows:
                rows[0].focus_value()

    @property
    def _mode(self) -> Mode:
        return self.mode_box.value or "all"

    def _put(self, node: Node) -> None:
        if isinstance(node, Condition):
            self._keep(ConditionRow(self._place, self._fields, node, counted=self._counted))
        else:
            self._keep_group().show_node(node)

    def _keep(self, made: ConditionRow | Group) -> None:
        self._parts.append(made)
        self._body.addWidget(made)
        made.changed.connect(self._on_changed)
        made.removed.connect(lambda: self._remove(made))

    def _keep_group(self) -> Group:
        made = Group(self._place, self._fields, counted=self._counted, depth=self._depth + 1)
        made.shaped.connect(self.shaped)
        self._keep(made)
        return made

    def _on_add_group(self) -> None:
        made = self._keep_group()
        made.choose(self._other)
        made.add_row()

    def _remove(self, part: ConditionRow | Group) -> None:
        self._parts.remove(part)
        self._body.removeWidget(part)
        part.hide()
        part.deleteLater()
        self._show_mode()
        self.shaped.emit()
        self.changed.emit()

    def _on_mode(self) -> None:
        self._show_mode()
        self.changed.emit()

    def _on_changed(self) -> None:
        self._show_mode()
        self.changed.emit()

    @property
    def _other(self) -> Mode:
        return "all" if self._mode in ("any", "none") else "any"

    def _show_mode(self) -> None:
        whole = self._mode in ("all", "not_all")
        if self._depth:
            self._tail.setText(tr("these conditions") if whole else tr("of these conditions"))
        else:
            self._tail.setText(tr("the conditions") if whole else tr("of the conditions"))
        words = tr("OR group") if self._other == "any" else tr("AND group")
        self._add_group.setText(words)
        self._add_group.setAccessibleName(words)
