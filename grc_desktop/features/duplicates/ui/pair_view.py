"""Two customers side by side: field by field what is kept, and what comes along."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.customers.rules import label_of
from grc_desktop.features.duplicates.records import Comparison, Side
from grc_desktop.features.duplicates.ui.value_choice import ValueChoice
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import FlowLayout, clear, column, divider, holding, row, scrolled, step

_LABELS = {"address": later("Address")}
_ALONG = {
    "purchases": later("Purchases and stays"),
    "exchanges": later("Exchanges"),
    "complaints": later("Complaints"),
    "reminders": later("Reminders"),
    "messages": later("Messages sent"),
    "attachments": later("Documents"),
    "links": later("Links to other customers"),
    "points": later("Points"),
}
_CHANNELS = {
    "email": later("E-mail"), "sms": later("SMS"), "phone": later("Telephone"), "post": later("Post"),
}  # fmt: skip


class PairView(QWidget):
    """``customer_wanted(id)``: the record of one of them is to be opened."""

    customer_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Comparison | None = None
        self._keeping = QButtonGroup(self)
        self._groups: dict[str, QButtonGroup] = {}
        self._reasons = FlowLayout(spacing=1.5)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(step(3))
        self._grid.setVerticalSpacing(step(0.5))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        body = holding(column(holding(self._reasons), self._grid, None, spacing=3, margin=(3.5, 3)))
        self.setLayout(column(scrolled(body), spacing=0))

    @property
    def keep_id(self) -> int:
        """The record that stays."""
        return self._shown.sides[max(0, self._keeping.checkedId())].customer_id if self._shown else 0

    @property
    def other_id(self) -> int:
        """The record that goes into it."""
        if self._shown is None:
            return 0
        return next(side.customer_id for side in self._shown.sides if side.customer_id != self.keep_id)

    @property
    def chosen(self) -> dict[str, int]:
        """Of whom each field in which they differ is kept."""
        if self._shown is None:
            return {}
        return {
            field: self._shown.sides[group.checkedId()].customer_id
            for field, group in self._groups.items()
            if group.checkedId() >= 0
        }

    def show_pair(self, pair: Comparison) -> None:
        """Show two, with what is proposed chosen."""
        self._shown = pair
        self._groups = {}
        clear(self._grid)
        clear(self._reasons)
        for reason in pair.reasons:
            self._reasons.addWidget(Badge(reason, "info"))
        self._add_heads(pair)
        differing = [field for field in pair.fields if field in pair.chosen]
        if differing:
            self._add_section(tr("Choose what is kept"))
        for field in differing:
            self._add_choice(field, pair)
        self._add_section(tr("Put together"))
        self._add_together(pair)
        equal = [field for field in pair.fields if field not in pair.chosen and field not in ("kind", "state")]
        if equal:
            self._add_section(tr("The same in both"))
        for field in equal:
            self._add_line(_label(field), pair.sides[0].values.get(field, ""))

    def focus_first(self) -> None:
        """Put the keyboard on the first choice."""
        checked = self._keeping.checkedButton()
        if checked is not None:
            checked.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- lines -----------------------------------------------------------------------------------

    def _add_heads(self, pair: Comparison) -> None:
        for found in self._keeping.buttons():
            self._keeping.removeButton(found)
        for place, side in enumerate(pair.sides):
            keep = ValueChoice(tr("Record {number} stays", number=side.customer_id), name=side.name)
            self._keeping.addButton(keep, place)
            keep.setChecked(side.customer_id == pair.keep_id)
            name = ElidedLabel(side.name, "heading")
            show = button(
                "", partial(self.customer_wanted.emit, side.customer_id), icon="external", role="quiet",
                tip=tr("Open the record of {name}", name=side.name),
            )  # fmt: skip
            head = row(name, show, spacing=1)
            head.setStretch(0, 1)
            self._grid.addWidget(holding(column(head, keep, spacing=0)), 0, place + 1)

    def _add_section(self, title: str) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(
            holding(column(divider(), label(title, "strong"), spacing=1.5, margin=(0, 1.5))), at, 0, 1, 3
        )

    def _add_choice(self, field: str, pair: Comparison) -> None:
        group = QButtonGroup(self)
        self._groups[field] = group
        at = self._grid.rowCount()
        self._grid.addWidget(self._name(_label(field)), at, 0)
        for place, side in enumerate(pair.sides):
            value = side.values.get(field, "")
            if not value:
                self._grid.addWidget(self._empty(), at, place + 1)
                continue
            choice = ValueChoice(value, name=_label(field))
            group.addButton(choice, place)
            choice.setChecked(side.customer_id == pair.chosen[field])
            self._grid.addWidget(choice, at, place + 1)

    def _add_line(self, name: str, *values: str) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(self._name(name), at, 0)
        for place, value in enumerate(values):
            words = ElidedLabel(value or "—", "body" if value else "muted")
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(words, at, place + 1, 1, 3 - len(values))

    def _add_together(self, pair: Comparison) -> None:
        one, other = pair.sides
        for field in dict.fromkeys((*one.together, *other.together)):
            self._add_line(_label(field), one.together.get(field, ""), other.together.get(field, ""))
        for channel, words in _CHANNELS.items():
            said = [side.consents.get(channel) for side in pair.sides]
            if any(word is not None for word in said):
                name = tr("Consent, {channel}", channel=tr(words))
                self._add_line(name, *(_consent(side, channel, strict=False in said) for side in pair.sides))
        for key, words in _ALONG.items():
            if key in one.along or key in other.along:
                self._add_line(tr(words), *(format_count(side.along.get(key, 0)) for side in pair.sides))
        if not (one.together or other.together or one.along or other.along):
            self._add_line("", tr("Nothing else hangs on either of them."))

    def _name(self, text: str) -> QWidget:
        words = label(text, "muted")
        words.setMinimumWidth(step(28))
        return words

    def _empty(self) -> QWidget:
        words = label(tr("nothing"), "muted")
        words.setContentsMargins(step(6), 0, 0, 0)
        return words


def _label(field: str) -> str:
    return tr(_LABELS[field]) if field in _LABELS else label_of(field)


def _consent(side: Side, channel: str, *, strict: bool) -> str:
    match side.consents.get(channel):
        case True:
            return tr("given, but the refusal counts") if strict else tr("given")
        case False:
            return tr("refused")
    return ""
