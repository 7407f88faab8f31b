"""`ConditionBuilder`: the conditions of a filter, a segment or a campaign, as rows and as text."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.segments.fields import Catalogue, catalogue
from grc_desktop.features.segments.language import Node, parse, to_text
from grc_desktop.features.segments.queries import base_catalogue, counts
from grc_desktop.features.segments.ui.condition_row import ConditionRow
from grc_desktop.features.segments.ui.group import Group
from grc_desktop.ui.buttons import button
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.workplace import Workplace

_PAUSE = 200
"""Milliseconds without an edit before the customers that remain are counted."""


class ConditionBuilder(QWidget):
    """Rows of conditions, each with how many customers remain after it.

    ``changed()`` after each edit by the user (never by `set_expression`), ``counted(int)`` when it is known how many
    customers the whole selects, ``shaped()`` when the height it needs may have changed. Put what belongs
    beside the heading into ``head``.
    """

    changed = Signal()
    counted = Signal(int)
    shaped = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._fields: Catalogue = catalogue("customers")
        self._waiting: str | None = ""  # an expression that waits for the fields of the house
        self._add_wanted = False
        self._pointed: int | None = None
        self.refusal = ""
        """Why what is written as text is not understood, in a sentence; "" while it is."""
        self.group = Group(place, self._fields, counted=True, lead=tr("Customers who fulfil"))
        self.group.changed.connect(self._on_edited)
        self.group.shaped.connect(self.shaped)
        self.head: QHBoxLayout = self.group.head
        self.text = QLineEdit()
        self.text.setAccessibleName(tr("The conditions as text"))
        self.text.setPlaceholderText(tr('For example: city = "Lyon" and stays(month in (12, 1, 2)) >= 1'))
        self.text.textEdited.connect(lambda _text: self._read_text())
        self._said = label("", "error", wrap=True)
        self._said.hide()
        self._written = holding(column(self.text, self._said, spacing=0.5))
        self._written.hide()
        self._switch = button(tr("Show as text"), self.switch_text, role="link")
        self.setLayout(column(self.group, row(self._switch, None), self._written, None, spacing=2))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.count)
        place.jobs.touched.connect(self._on_touched)
        self.reload()

    # --- what others ask -------------------------------------------------------------------------

    @property
    def expression(self) -> str:
        """The conditions in the filter language, "" for all customers; rows that miss a value are left out."""
        return self._waiting if self._waiting is not None else to_text(self.node)

    @property
    def node(self) -> Node | None:
        """The same as a tree."""
        return self.group.node

    def set_expression(self, expression: str) -> None:
        """Show other conditions, without telling; what is no longer understood is shown as text with its fault."""
        self._waiting = expression
        self.reload()

    def add_condition(self) -> None:
        """Add an empty row and put the cursor there."""
        self._add_wanted = True
        self._place_cursor()

    def point_at(self, part: int) -> None:
        """Put the cursor into the value of a condition, counted among the outermost."""
        self._pointed = part
        self._place_cursor()

    def reload(self) -> None:
        """Ask for the fields of the house, and count again."""
        self._place.jobs.ask(self, base_catalogue, self._take_fields, only_last="fields")

    def switch_text(self) -> None:
        """Show the conditions as text, or hide them again."""
        self._written.setVisible(self._written.isHidden())
        self._switch.setText(tr("Show as text") if self._written.isHidden() else tr("Hide the text"))
        if not self._written.isHidden():
            self.text.setFocus()
        self.shaped.emit()

    # --- rows ------------------------------------------------------------------------------------

    def _take_fields(self, fields: Catalogue) -> None:
        other = list(fields) != list(self._fields)
        if other or self._waiting is not None:
            expression, self._waiting, self._fields = self.expression, None, fields
            self.group.show_fields(fields)
            self._show_text(expression)
            self._understand(expression)
        self._place_cursor()
        self._timer.start()

    def _place_cursor(self) -> None:
        if self._waiting is not None:
            return
        if self._add_wanted:
            self.group.add_row()
        elif self._pointed is not None:
            self.group.point_at(self._pointed)
        self._add_wanted, self._pointed = False, None

    def _understand(self, expression: str) -> bool:
        try:
            node = parse(expression, self._fields)
        except Refused as refusal:
            self._refuse(refusal.sentence)
            return False
        self._refuse("")
        self.group.show_node(node)
        return True

    def _on_edited(self) -> None:
        self._refuse("")
        self._show_text(to_text(self.node))
        self._timer.start()
        self.changed.emit()

    # --- text ------------------------------------------------------------------------------------

    def _show_text(self, expression: str) -> None:
        with QSignalBlocker(self.text):
            self.text.setText(expression)
            self.text.setCursorPosition(0)

    def _read_text(self) -> None:
        if self._understand(self.text.text()):
            self._timer.start()
            self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self.refusal = sentence
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence and self._written.isHidden():
            self.switch_text()
        self.shaped.emit()

    # --- counting --------------------------------------------------------------------------------

    def count(self) -> None:
        """Ask how many customers remain after each row."""
        read = list(self.group.readings())
        for one, node in read:
            one.mark(missing=node is None)
        known = [(one, node) for one, node in read if node is not None]
        nodes = [*(node for _, node in known), self.node]
        self._place.jobs.ask(
            self, counts, lambda numbers: self._show_counts([one for one, _ in known], numbers),
            refused=lambda refusal: self._refuse(refusal.sentence), only_last="counts", nodes=nodes,
        )  # fmt: skip

    def _show_counts(self, counted: list[ConditionRow], numbers: list[int]) -> None:
        shown = self.group.rows
        for one, number in zip(counted, numbers, strict=False):
            if one in shown:
                one.show_count(format_count(number))
        self.counted.emit(numbers[-1])

    def _on_touched(self, tables: frozenset[str]) -> None:
        if tables & {"custom_field", "saved_view"}:
            self.reload()
        elif self.isVisible():
            self._timer.start()
