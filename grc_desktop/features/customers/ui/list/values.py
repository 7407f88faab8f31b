"""Asking for the value of a condition: one widget for each kind of field and each operator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListWidget, QListWidgetItem, QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.core.money import as_decimal, format_amount, read_amount
from grc_desktop.features.segments.fields import EMPTINESS, Field, Operator
from grc_desktop.features.segments.language import Relative, Span, Unit, Value
from grc_desktop.features.segments.queries import field_values
from grc_desktop.features.segments.wording import choices_of
from grc_desktop.ui.form import Field as Question
from grc_desktop.ui.form import Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, step
from grc_desktop.ui.workplace import Workplace

_UNITS: dict[Unit, str] = {
    "day": later("days"),
    "week": later("weeks"),
    "month": later("months"),
    "year": later("years"),
}


class ValueInput(QWidget):
    """Shows what the condition asks for. ``changed()`` while typing; `values` is None while incomplete."""

    changed = Signal()

    def values(self) -> tuple[Value, ...] | None:
        """The values of the condition."""
        return ()

    def put(self, values: Sequence[Value]) -> None:
        """Begin with the values of a condition that is there already."""


def value_input(field: Field, operator: Operator, place: Workplace) -> ValueInput:
    """The widget for a condition on ``field``."""
    if operator in (*EMPTINESS, "yes", "no"):
        return ValueInput()
    if operator in ("in the last", "in the next"):
        return _SpanInput()
    choices = choices_of(field) if field.kind == "choice" else ()
    if operator in ("in", "not in"):
        return _ChecksInput(choices) if choices else _WordsInput(field, place)
    if field.kind in ("date", "birthday"):
        return _BetweenDays(place) if operator == "between" else _DayInput(place)
    keys = ("first", "last") if operator == "between" else ("value",)
    return _LinesInput(field, keys, choices, place)


class _LinesInput(ValueInput):
    """One line, or two for ``between``: text, number, amount; a choice where there are few values."""

    def __init__(
        self, field: Field, keys: tuple[str, ...], choices: Sequence[tuple[str, str]], place: Workplace
    ) -> None:
        super().__init__()
        self._field = field
        names = {"value": later("Value"), "first": later("From"), "last": later("To")}
        self._form = Form(
            [
                Question(
                    key=key,
                    label=names[key],
                    kind="choice" if choices else "line",
                    choices=choices,
                    wide=len(keys) == 1,
                )
                for key in keys
            ]
        )
        self._form.changed.connect(self.changed)
        self.setLayout(column(self._form))
        if not choices and field.kind in ("text", "set"):
            place.jobs.ask(self, field_values, self._suggest, field=field.name, limit=200)

    def _suggest(self, known: list[str]) -> None:
        for key in self._form.values():
            line = self._form.input(key)
            if isinstance(line, QLineEdit):
                completer = QCompleter(known, line)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                popup = completer.popup()
                if popup is not None:
                    popup.setObjectName("completer")
                line.setCompleter(completer)

    def values(self) -> tuple[Value, ...] | None:
        read = [self._read(value) for value in self._form.values().values()]
        return None if None in read else tuple(value for value in read if value is not None)

    def _read(self, typed: Any) -> Value | None:
        if not typed:
            return None
        if self._field.kind not in ("integer", "number", "money"):
            return str(typed)
        cents = read_amount(str(typed))
        if cents is None:
            return None
        number = as_decimal(cents)
        return number if self._field.kind != "integer" or number == number.to_integral_value() else None

    def put(self, values: Sequence[Value]) -> None:
        shown = [self._shown(value) for value in values]
        self._form.show_values(dict(zip(self._form.values(), shown, strict=False)))

    def _shown(self, value: Value) -> str:
        if isinstance(value, Decimal):
            return format_amount(int(value * 100)) if self._field.kind == "money" else f"{value:f}"
        return str(value)


class _WordsInput(ValueInput):
    """Several words, as tags."""

    def __init__(self, field: Field, place: Workplace) -> None:
        super().__init__()
        self._numeric = field.kind in ("integer", "number", "money")
        question = Question(
            key="value", label=later("Values"), kind="tags", wide=True, placeholder=later("Type a value, then Enter")
        )
        self._form = Form([question])
        self._form.changed.connect(self.changed)
        self.setLayout(column(self._form))
        if not self._numeric:
            place.jobs.ask(self, field_values, self._suggest, field=field.name, limit=200)

    def _suggest(self, known: list[str]) -> None:
        self._form.set_suggestions("value", known)

    def values(self) -> tuple[Value, ...] | None:
        words: tuple[str, ...] = self._form.values()["value"]
        if not self._numeric:
            return words or None
        cents = [read_amount(word) for word in words]
        return None if not words or None in cents else tuple(as_decimal(one) for one in cents if one is not None)

    def put(self, values: Sequence[Value]) -> None:
        words = tuple(f"{value:f}" if isinstance(value, Decimal) else str(value) for value in values)
        self._form.show_values({"value": words})


class _ChecksInput(ValueInput):
    """A list of choices with boxes."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Values"))
        self._list.setFixedHeight(step(min(44, 7 * len(choices) + 2)))
        for value, words in choices:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.itemChanged.connect(lambda _item: self.changed.emit())
        self.setLayout(column(label(tr("Values"), "small"), self._list, spacing=0.5))

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(at) for at in range(self._list.count())]

    def values(self) -> tuple[Value, ...] | None:
        chosen = tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )
        return chosen or None

    def put(self, values: Sequence[Value]) -> None:
        for item in self._items():
            on = item.data(Qt.ItemDataRole.UserRole) in values
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


class _SpanInput(ValueInput):
    """A length of time: 30 days."""

    def __init__(self) -> None:
        super().__init__()
        self._form = Form(
            [
                Question(key="count", label=later("How many"), kind="number"),
                Question(key="unit", label=later("Unit"), kind="choice", choices=_unit_choices()),
            ]
        )
        self._form.show_values({"count": 12, "unit": "month"})
        self._form.changed.connect(self.changed)
        self.setLayout(column(self._form))

    def values(self) -> tuple[Value, ...] | None:
        given = self._form.values()
        return (Span(given["count"], given["unit"]),) if given["count"] else None

    def put(self, values: Sequence[Value]) -> None:
        if values and isinstance(values[0], Span):
            self._form.show_values({"count": values[0].count, "unit": values[0].unit})


class _DayInput(ValueInput):
    """A day of the calendar, or one counted from today."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        how = (
            ("ago", tr("counted back from today")),
            ("ahead", tr("counted from today on")),
            ("day", tr("a fixed day")),
        )
        self._form = Form(
            [
                Question(key="how", label=later("Day"), kind="choice", choices=how, wide=True),
                Question(key="count", label=later("How many"), kind="number"),
                Question(key="unit", label=later("Unit"), kind="choice", choices=_unit_choices()),
                Question(key="day", label=later("On"), kind="date", wide=True),
            ],
            clock=place.clock,
        )
        self._form.show_values({"how": "ago", "count": 12, "unit": "month"})
        self._form.changed.connect(self._on_changed)
        self.setLayout(column(self._form))
        self._show_fields()

    def _show_fields(self) -> None:
        fixed = self._form.values()["how"] == "day"
        self._form.set_field_visible("day", fixed)
        self._form.set_field_visible("count", not fixed)
        self._form.set_field_visible("unit", not fixed)

    def _on_changed(self) -> None:
        self._show_fields()
        self.changed.emit()

    def values(self) -> tuple[Value, ...] | None:
        given = self._form.values()
        if given["how"] == "day":
            return (given["day"],) if given["day"] else None
        if given["count"] is None:
            return None
        return (Relative(given["count"] if given["how"] == "ago" else -given["count"], given["unit"]),)

    def put(self, values: Sequence[Value]) -> None:
        value = values[0] if values else None
        if isinstance(value, Relative):
            how = "ago" if value.count >= 0 else "ahead"
            self._form.show_values({"how": how, "count": abs(value.count), "unit": value.unit})
        elif isinstance(value, date):
            self._form.show_values({"how": "day", "day": value})
        self._show_fields()


class _BetweenDays(ValueInput):
    """Two days."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._kept: tuple[Value, ...] = ()
        self._form = Form(
            [
                Question(key="first", label=later("From"), kind="date"),
                Question(key="last", label=later("To"), kind="date"),
            ],
            clock=place.clock,
        )
        self._form.changed.connect(self.changed)
        self.setLayout(column(self._form))

    def values(self) -> tuple[Value, ...] | None:
        given = self._form.values()
        if not self._form.is_changed and self._kept:
            return self._kept
        return (given["first"], given["last"]) if given["first"] and given["last"] else None

    def put(self, values: Sequence[Value]) -> None:
        self._kept = tuple(values)  # days counted from today stay so until the user types others
        days = [value if isinstance(value, date) else None for value in values]
        self._form.show_values(dict(zip(("first", "last"), days, strict=False)))


def _unit_choices() -> list[tuple[Unit, str]]:
    return [(unit, tr(words)) for unit, words in _UNITS.items()]
