"""Building a condition: field, operator, value, and how many customers would remain; the same as text."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.features.customers.ui.list.filter_bar import grouped
from grc_desktop.features.customers.ui.list.filters import Filter
from grc_desktop.features.customers.ui.list.values import ValueInput, value_input
from grc_desktop.features.segments.fields import GROUPS, Catalogue, Field, Operator
from grc_desktop.features.segments.language import Condition, Node, parse
from grc_desktop.features.segments.queries import count
from grc_desktop.features.segments.wording import field_label, operator_label
from grc_desktop.ui.buttons import Segmented, button
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, divider, holding, restyle, row
from grc_desktop.ui.popover import Popover
from grc_desktop.ui.workplace import Workplace

_PAUSE = 200
"""Milliseconds without a key before the remaining customers are counted."""

_FIRST = "city"
"""The field that is offered first."""


class FilterBuilder(Popover):
    """``applied(Filter)`` when the user takes what was built or written."""

    applied = Signal(object)

    def __init__(self, owner: QWidget, place: Workplace) -> None:
        super().__init__(owner, tr("Add a condition"))
        self._place = place
        self._fields: Catalogue | None = None
        self._filter = Filter()
        self._at: int | None = None
        self._value: ValueInput = ValueInput()
        self._node: Node | None = None
        self._title = label("", "heading")
        self.field = _choice(tr("Which field"))
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.activated.connect(lambda _at: self._show_operators())
        self.operator = _choice(tr("Condition"))
        self.operator.activated.connect(lambda _at: self._show_value())
        self._slot = QVBoxLayout()
        self._slot.setContentsMargins(0, 0, 0, 0)
        joints = ((False, tr("All conditions hold")), (True, tr("One is enough")))
        self._joint = Segmented(joints, name=tr("How conditions are joined"), value=False)
        self._joint.chosen.connect(lambda _any: self._build())
        self.text = QLineEdit()
        self.text.setAccessibleName(tr("The filter as text"))
        self.text.setPlaceholderText('city = "Lyon" and last_purchase < 12 months ago')
        self.text.textEdited.connect(lambda _text: self._read_text())
        self.text.returnPressed.connect(self._apply)
        self._said = label("", "small", wrap=True)
        self._apply_button = button(tr("Apply"), self._apply, role="primary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._count)
        self.put(
            self._title,
            column(label(tr("Which field"), "small"), self.field, spacing=0.5),
            column(label(tr("Condition"), "small"), self.operator, spacing=0.5),
            holding(self._slot),
            self._joint,
            divider(),
            column(label(tr("The filter as text"), "small"), self.text, self._said, spacing=0.5),
            row(None, button(tr("Cancel"), self.close), self._apply_button),
            width=96,
        )

    def begin(self, anchor: QWidget, shown: Filter, fields: Catalogue, at: int | None) -> None:
        """Open beneath ``anchor`` to add to ``shown``, or to change its condition at ``at``."""
        self._filter, self._fields, self._at = shown, fields, at
        self._title.setText(tr("Add a condition") if at is None else tr("Edit the condition"))
        self._joint.setVisible(len(shown.parts) + (at is None) > 1)
        self._joint.set_value(shown.any_of)
        self._offer_fields(fields)
        part = shown.parts[at] if at is not None else None
        if isinstance(part, Condition):
            self.field.setCurrentIndex(max(0, self.field.findData(part.field)))
            self._show_operators(part.operator)
            self._value.put(part.values)
            self._build()
        else:
            self.field.setCurrentIndex(self.field.findData(_FIRST))
            self._show_operators()
        with QSignalBlocker(self.text):
            self.text.setText(self._built().text)
        self._read_text()
        self.open_beneath(anchor)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        line = self.field.lineEdit()
        if line is not None:
            line.selectAll()

    # --- the condition ---------------------------------------------------------------------------

    def _offer_fields(self, fields: Catalogue) -> None:
        self.field.clear()
        names: list[str] = []
        for group, title in GROUPS.items():
            for field in fields:
                if field.group == group:
                    words = field_label(field)
                    words = words if words not in names else f"{words} ({tr(title).lower()})"
                    names.append(words)
                    self.field.addItem(words, field.name)
        completer = QCompleter(names, self.field)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        if popup is not None:
            popup.setObjectName("completer")
        completer.activated.connect(lambda _words: self._show_operators(), Qt.ConnectionType.QueuedConnection)
        self.field.setCompleter(completer)

    def _field(self) -> Field | None:
        name = self.field.currentData()
        return self._fields.get(name) if self._fields is not None and name else None

    def _show_operators(self, chosen: Operator | None = None) -> None:
        field = self._field()
        if field is None:
            return
        self.operator.clear()
        for operator in field.operators:
            self.operator.addItem(operator_label(operator, field.kind), operator)
        self.operator.setCurrentIndex(max(0, self.operator.findData(chosen)) if chosen else 0)
        self._show_value()

    def _show_value(self) -> None:
        field = self._field()
        if field is None:
            return
        clear(self._slot)
        self._value = value_input(field, self.operator.currentData(), self._place)
        self._value.changed.connect(self._build)
        self._slot.addWidget(self._value)
        self._build()
        self.fit()

    def _condition(self) -> Condition | None:
        field, values = self._field(), self._value.values()
        return None if field is None or values is None else Condition(field.name, self.operator.currentData(), values)

    def _built(self) -> Filter:
        condition = self._condition()
        shown = Filter(self._filter.parts, any_of=bool(self._joint.value))
        if condition is None:
            return shown
        return shown.adding(condition) if self._at is None else shown.replacing(self._at, condition)

    def _build(self) -> None:
        with QSignalBlocker(self.text):
            self.text.setText(self._built().text)
            self.text.setCursorPosition(0)
        self._read_text()

    # --- the text --------------------------------------------------------------------------------

    def _read_text(self) -> None:
        try:
            self._node = parse(self.text.text(), self._fields) if self._fields is not None else None
        except Refused as refusal:
            self._say(refusal.sentence, wrong=True)
            return
        self._apply_button.setEnabled(True)
        self._timer.start()

    def _count(self) -> None:
        self._place.jobs.ask(
            self, count, self._show_count, refused=lambda refusal: self._say(refusal.sentence, wrong=True),
            only_last="count", where=self._node,
        )  # fmt: skip

    def _show_count(self, left: int) -> None:
        if left == 0:
            self._say(tr("No customer would remain."))
        else:
            words = trn("{count} customer remains.", "{count} customers remain.", left)
            self._say(words.replace(str(left), grouped(left)))

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self._timer.stop()
        restyle(self._said, "role", "error" if wrong else "small")
        self._said.setText(words)
        self._said.setAccessibleName(words)
        self._apply_button.setEnabled(not wrong)
        self.fit()

    def _apply(self) -> None:
        self._read_text()
        if self._apply_button.isEnabled():
            self.close()
            self.applied.emit(Filter.of(self._node))


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMaxVisibleItems(16)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made
