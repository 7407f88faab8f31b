"""One condition: field, operator, value, and how many customers remain."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.segments.fields import Catalogue, Field
from grc_desktop.features.segments.language import Condition, Node
from grc_desktop.features.segments.ui.field_box import FieldBox
from grc_desktop.features.segments.ui.narrowing import Narrowing
from grc_desktop.features.segments.ui.values import ValueInput, value_input
from grc_desktop.features.segments.wording import Phrase, phrase_label, phrase_of, phrases
from grc_desktop.ui.buttons import button
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, holding, restyle, row, step
from grc_desktop.ui.workplace import Workplace

_FIRST = ("city", "date", "kind", "name")
"""The fields that are offered first, of those that the catalogue has."""


class ConditionRow(QWidget):
    """``changed()`` after each edit, ``removed()`` by the bin. `condition` is None while a value is missing."""

    changed = Signal()
    removed = Signal()

    def __init__(self, place: Workplace, fields: Catalogue, condition: Condition | None, *, counted: bool) -> None:
        super().__init__()
        self._place = place
        self._fields = fields
        self.field_box = FieldBox(fields)
        self.field_box.chosen.connect(lambda _field: self._show_field())
        self.phrase_box: FilterBox[Phrase] = FilterBox(name=tr("Condition"))
        self.phrase_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.phrase_box.setMinimumContentsLength(9)
        self.phrase_box.chosen.connect(lambda _phrase: self._show_value())
        self.value = ValueInput()
        self.narrowing: Narrowing | None = None
        self._slot = QVBoxLayout()
        self._slot.setContentsMargins(0, 0, 0, 0)
        self._count = label("", "muted")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._count.setMinimumWidth(step(14))
        if not counted:
            self._count.hide()
        self._bin = button("", self.removed.emit, icon="trash", role="quiet", tip=tr("Remove this condition"))
        value = holding(self._slot)
        line = row(self.field_box, self.phrase_box, value, self._count, self._bin, spacing=2)
        for at, share in enumerate((20, 16, 30, 0, 0)):
            line.setStretch(at, share)
        self.setLayout(line)
        self._begin(condition)

    @property
    def condition(self) -> Condition | None:
        """The condition as it stands."""
        field, values = self.field_box.field, self.value.values()
        phrase = self.phrase_box.value
        if field is None or phrase is None or values is None:
            return None
        within = self.narrowing.node if self.narrowing is not None else None
        return Condition(field.name, phrase.operator, values, within)

    def show_count(self, words: str) -> None:
        """How many customers remain after this condition; "" while it is not known."""
        self._count.setText(words)
        self._count.setAccessibleName(tr("{count} remain", count=words) if words else "")

    def mark(self, *, missing: bool) -> None:
        """Point at a value that is still to be given."""
        restyle(self._count, "role", "warning" if missing else "muted")
        if missing:
            self._count.setText(tr("value?"))
            self._count.setToolTip(tr("Give a value, or remove the condition; until then it does not count."))
        else:
            self._count.setToolTip("")

    def focus_field(self) -> None:
        """Put the cursor where another field is typed."""
        self.field_box.setFocus(Qt.FocusReason.OtherFocusReason)
        line = self.field_box.lineEdit()
        if line is not None:
            line.selectAll()

    def focus_value(self) -> None:
        """Put the cursor where another value is typed."""
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, condition: Condition | None) -> None:
        if condition is None:
            known = self._fields.names()
            self.field_box.put(next((name for name in _FIRST if name in known), known[0]))
            self._show_phrases(None)
            self._put_value(None, None)
            return
        self.field_box.put(condition.field)
        field = self.field_box.field
        if field is not None:
            self._show_phrases(phrase_of(condition, field))
        self._put_value(condition, condition.within)

    def _show_field(self) -> None:
        self._show_phrases(None)
        self._put_value(None, None)
        self.changed.emit()

    def _show_phrases(self, chosen: Phrase | None) -> None:
        field = self.field_box.field
        if field is None:
            return
        offered = [(phrase, phrase_label(phrase, field.kind)) for phrase in phrases(field)]
        self.phrase_box.set_choices(offered)
        self.phrase_box.set_value(chosen or _usual(field, [phrase for phrase, _ in offered]))

    def _show_value(self) -> None:
        self._put_value(None, self.narrowing.node if self.narrowing is not None else None)
        self.changed.emit()

    def _put_value(self, condition: Condition | None, within: Node | None) -> None:
        field, phrase = self.field_box.field, self.phrase_box.value
        if field is None or phrase is None:
            return
        clear(self._slot)
        self.value = value_input(field, phrase, self._place)
        if condition is not None:
            self.value.put(condition.values)
        self.value.changed.connect(self.changed)
        self.narrowing = None
        if field.of is None:
            self._slot.addWidget(self.value)
            return
        self.narrowing = Narrowing(self._place, field.of, within)
        self.narrowing.changed.connect(self.changed)
        line = row(self.value, self.narrowing, spacing=1.5)
        dated = field.kind == "date"
        line.setStretch(0, 1 if dated else 2)
        line.setStretch(1, 1 if dated else 5)
        self._slot.addLayout(line)


def _usual(field: Field, offered: list[Phrase]) -> Phrase:
    """What is mostly asked of a figure is "at least"."""
    at_least = Phrase(">=")
    return at_least if field.kind in ("integer", "money", "number") and at_least in offered else offered[0]
