"""Asking for the value of a condition, on one line: a widget for each kind of field and each operator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.core.money import as_decimal, format_amount, read_amount
from grc_desktop.features.segments.fields import EMPTINESS, Field
from grc_desktop.features.segments.language import Relative, Span, Unit, Value
from grc_desktop.features.segments.queries import field_values
from grc_desktop.features.segments.ui.several import Several
from grc_desktop.features.segments.wording import Phrase, choices_of, day_words
from grc_desktop.ui.completing import Completer
from grc_desktop.ui.form import Field as Question
from grc_desktop.ui.form.base import Input
from grc_desktop.ui.form.inputs import input_for
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import row
from grc_desktop.ui.workplace import Workplace

_UNITS: dict[Unit, str] = {
    "day": later("days"),
    "week": later("weeks"),
    "month": later("months"),
    "year": later("years"),
}
_NUMBERS = ("integer", "number", "money")


class ValueInput(QWidget):
    """Shows what the condition asks for. ``changed()`` after each edit; `values` is None while incomplete.

    What was put stays exactly as it is until the user edits it, so that nothing is lost by looking at it.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[Value, ...] | None = None

    def values(self) -> tuple[Value, ...] | None:
        """The values of the condition."""
        return self._read() if self._kept is None else self._kept

    def put(self, values: Sequence[Value]) -> None:
        """Begin with the values of a condition that is there already."""
        self._show(values)
        self._kept = tuple(values)

    def _read(self) -> tuple[Value, ...] | None:
        return ()

    def _show(self, values: Sequence[Value]) -> None:
        """Put ``values`` into the widgets."""

    def _on_edited(self) -> None:
        self._kept = None
        self.changed.emit()


def value_input(field: Field, phrase: Phrase, place: Workplace) -> ValueInput:
    """The widget for a condition on ``field``."""
    operator = phrase.operator
    if operator in (*EMPTINESS, "yes", "no"):
        return ValueInput()
    if phrase.ago:
        return _LengthInput(place, "ago")
    if operator in ("in the last", "in the next"):
        return _LengthInput(place, "span")
    if operator in ("in", "not in"):
        return _SeveralInput(field, place)
    if field.kind in ("date", "birthday"):
        return _DaysInput(place, 2 if operator == "between" else 1)
    return _LinesInput(field, place, 2 if operator == "between" else 1)


def _asked(place: Workplace, question: Question) -> Input:
    return input_for(question, country=place.home_country, clock=place.clock)


class _LinesInput(ValueInput):
    """One line, or two for ``between``: text, number, amount; a list where there are few values."""

    def __init__(self, field: Field, place: Workplace, count: int) -> None:
        super().__init__()
        self._field = field
        choices = choices_of(field)
        names = (later("Value"),) if count == 1 else (later("From"), later("To"))
        self._inputs = [
            _asked(place, Question(key="value", label=name, kind="choice" if choices else "line", choices=choices))
            for name in names
        ]
        for entry in self._inputs:
            entry.edited.connect(self._on_edited)
        parts: list[QWidget] = [self._inputs[0]]
        if count > 1:
            parts += [label(tr("and"), "muted"), self._inputs[1]]
        self.setLayout(row(*parts, spacing=1.5))
        self.setFocusProxy(self._inputs[0])
        if not choices and field.kind in ("text", "set"):
            place.jobs.ask(self, field_values, self._suggest, field=_known_as(field), limit=200)

    def _suggest(self, known: list[str]) -> None:
        for entry in self._inputs:
            line = entry.target
            if isinstance(line, QLineEdit):
                Completer(known, line).activated.connect(lambda _words: self._on_edited())

    def _read(self) -> tuple[Value, ...] | None:
        read = [read_typed(self._field, entry.value()) for entry in self._inputs]
        return None if None in read else tuple(value for value in read if value is not None)

    def _show(self, values: Sequence[Value]) -> None:
        for entry, value in zip(self._inputs, values, strict=False):
            entry.put(shown(self._field, value))


def _known_as(field: Field) -> str:
    """The name among the fields of customers, also where a figure is narrowed by the bare one."""
    narrows = field.group in ("purchase", "complaint", "exchange", "campaign") and not field.many
    return f"{field.group}.{field.name}" if narrows else field.name


def read_typed(field: Field, typed: Any) -> Value | None:
    """A value as it is typed; None while it is none."""
    if not typed:
        return None
    if field.kind not in _NUMBERS:
        return str(typed)
    cents = read_amount(str(typed))
    if cents is None:
        return None
    number = as_decimal(cents)
    return number if field.kind != "integer" or number == number.to_integral_value() else None


def shown(field: Field, value: Value) -> str:
    """A value as it is typed."""
    if isinstance(value, Decimal):
        return format_amount(int(value * 100)) if field.kind == "money" else f"{value.normalize():f}"
    return str(value)


class _SeveralInput(ValueInput):
    """Several values: those chosen, on a line that opens to choose among all."""

    def __init__(self, field: Field, place: Workplace) -> None:
        super().__init__()
        self._field = field
        self._several = Several(choices_of(field))
        self._several.changed.connect(self._on_edited)
        self.setLayout(row(self._several))
        self.setFocusProxy(self._several)
        if field.kind in ("text", "set"):
            place.jobs.ask(self, field_values, self._several.suggest, field=_known_as(field), limit=200)

    def _read(self) -> tuple[Value, ...] | None:
        read = [read_typed(self._field, word) for word in self._several.words]
        return None if None in read or not read else tuple(value for value in read if value is not None)

    def _show(self, values: Sequence[Value]) -> None:
        self._several.put([value if isinstance(value, str) else shown(self._field, value) for value in values])


class _LengthInput(ValueInput):
    """A length of time, 12 months: a span, or a day counted back from today."""

    def __init__(self, place: Workplace, meaning: Literal["ago", "span"]) -> None:
        super().__init__()
        self._meaning = meaning
        self._count = _asked(place, Question(key="count", label=later("How many"), kind="number"))
        self._unit = _asked(place, Question(key="unit", label=later("Unit"), kind="choice", choices=_unit_choices()))
        self._count.put(12)
        self._unit.put("month")
        self._count.edited.connect(self._on_edited)
        self._unit.edited.connect(self._on_edited)
        line = row(self._count, self._unit, spacing=1.5)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setFocusProxy(self._count)

    def _read(self) -> tuple[Value, ...] | None:
        count, unit = self._count.value(), self._unit.value()
        if not count:
            return None
        return (Relative(count, unit) if self._meaning == "ago" else Span(count, unit),)

    def _show(self, values: Sequence[Value]) -> None:
        for value in values:
            if isinstance(value, (Relative, Span)):
                self._count.put(value.count)
                self._unit.put(value.unit)


class _DaysInput(ValueInput):
    """A day, or two: of the calendar, or counted from today (12 months ago) where the user writes so."""

    def __init__(self, place: Workplace, count: int) -> None:
        super().__init__()
        names = (later("Day"),) if count == 1 else (later("From"), later("To"))
        self._days = [_asked(place, Question(key="day", label=name, kind="date")) for name in names]
        for day in self._days:
            day.edited.connect(self._on_edited)
        parts: list[QWidget] = [self._days[0]]
        if count > 1:
            parts += [label(tr("and"), "muted"), self._days[1]]
        self.setLayout(row(*parts, spacing=1.5))
        self.setFocusProxy(self._days[0])

    def _read(self) -> tuple[Value, ...] | None:
        days = [day.value() for day in self._days]
        return None if None in days else tuple(days)

    def _show(self, values: Sequence[Value]) -> None:
        for entry, value in zip(self._days, values, strict=False):
            if isinstance(value, date):
                entry.put(value)
            elif isinstance(entry.target, QLineEdit) and isinstance(value, Relative):
                with QSignalBlocker(entry.target):
                    entry.target.setText(day_words(value))


def _unit_choices() -> list[tuple[Unit, str]]:
    return [(unit, tr(words)) for unit, words in _UNITS.items()]
