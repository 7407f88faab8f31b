"""Trees of the filter language → SQL conditions, every value a bound parameter.

Conditions have two truths, not three: one on an absent value does not hold, and its ``not`` does.
"""

from __future__ import annotations

import operator as ordering
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Float,
    String,
    and_,
    cast,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    true,
    type_coerce,
)

from grc_desktop.core.dates import months_before
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.telephone import read_telephone
from grc_desktop.core.text import clean, fold
from grc_desktop.database.schema import CustomerSummary, CustomerTag, Tag
from grc_desktop.features.segments.fields import Catalogue, Dealing, Field, Operator, narrowing
from grc_desktop.features.segments.language import All, AnyOf, Condition, Node, Not, Relative, Span, Unit, Value
from grc_desktop.features.segments.queries.figures import (
    counted_rows,
    figure,
    is_count,
    is_zero_without_rows,
    rows_of,
)
from grc_desktop.features.segments.queries.places import Expression, Places, in_passing

Clause = ColumnElement[bool]

_NEGATIVE: dict[Operator, Operator] = {
    "!=": "=",
    "not in": "in",
    "does not contain": "contains",
    "is empty": "is not empty",
}
"""Operators that hold exactly where another does not."""

_COMPARISONS: dict[Operator, Callable[[Expression, Any], Clause]] = {
    "=": ordering.eq,
    "<": ordering.lt,
    "<=": ordering.le,
    ">": ordering.gt,
    ">=": ordering.ge,
}

_ANY: tuple[tuple[Operator, list[float]], ...] = ((">=", [1.0]), (">", [0.0]))
_NONE: tuple[tuple[Operator, list[float]], ...] = (("=", [0.0]), ("<", [1.0]), ("<=", [0.0]))
"""Conditions on a number of rows that ask only whether there is one."""

_AFTER_ALL_LETTERS = "\U0010ffff"
_HOME_CODE = "+33"
"""What a leading zero stands for when the beginning of a number is asked for."""


class Conditions:
    """Makes the SQL condition of a tree for lists of one subject."""

    def __init__(self, fields: Catalogue, places: Places, segment: Callable[[str], Clause]) -> None:
        """``segment`` gives the condition of being in the saved segment of a name."""
        self._fields = fields
        self._places = places
        self._segment = segment

    def clause(self, node: Node) -> Clause:
        """The condition that ``node`` means. Refused where it names a field that is not (or no longer) known."""
        match node:
            case All(parts):
                return and_(*map(self.clause, parts))
            case AnyOf(parts):
                return or_(*map(self.clause, parts))
            case Not(part):
                return _unless(self.clause(part))
            case Condition():
                return self._condition(node)

    def _condition(self, condition: Condition) -> Clause:
        field = self._fields.get(condition.field)
        if field is None:
            raise Refused(tr("“{name}” is not a field any more.", name=condition.field), field="where")
        operator = _NEGATIVE.get(condition.operator)
        if operator is not None:
            return _unless(self._positive(field, operator, condition))
        return self._positive(field, condition.operator, condition)

    def _positive(self, field: Field, operator: Operator, condition: Condition) -> Clause:
        values = condition.values
        if field.kind == "set":
            return _tagged(operator, [str(value) for value in values])
        if field.kind == "segment":
            return or_(*(self._segment(str(value)) for value in values))
        if field.of is not None and (condition.within is not None or not self._places.is_kept(field)):
            return self._of_rows(field, field.of, operator, condition)
        dealing = self._places.dealing(field)
        clause = self._test(field, self._places.expression(field), operator, values)
        if dealing is None:
            return clause
        # One pass over all purchases is quicker than a look at those of each customer.
        return CustomerSummary.customer_id.in_(rows_of(dealing).where(clause))

    def _of_rows(self, field: Field, dealing: Dealing, operator: Operator, condition: Condition) -> Clause:
        """A condition on a figure that is worked out from the rows themselves."""
        rows = counted_rows(field, dealing, condition.within, self._places)
        if condition.within is not None:
            inner = Conditions(narrowing(dealing), self._places, self._segment)
            rows = rows.where(inner.clause(condition.within))
        zero = is_zero_without_rows(field)
        if operator == "is not empty":
            return true() if zero else CustomerSummary.customer_id.in_(rows)
        numbers = [float(value) for value in condition.values if isinstance(value, Decimal)]
        if is_count(field) and (operator, numbers) in _ANY:
            return CustomerSummary.customer_id.in_(rows)
        if is_count(field) and (operator, numbers) in _NONE:
            return CustomerSummary.customer_id.not_in(rows)
        fits = self._test(field, figure(field), operator, condition.values)
        grouped = rows.group_by(rows.selected_columns[0])
        if zero and _fits_zero(operator, numbers):
            return CustomerSummary.customer_id.not_in(grouped.having(not_(fits)))
        return CustomerSummary.customer_id.in_(grouped.having(fits))

    def _test(self, field: Field, place: Expression, operator: Operator, values: Sequence[Value]) -> Clause:
        words = [str(value) for value in values]
        if operator == "is not empty":
            return and_(place.is_not(None), type_coerce(place, String) != "")
        match field.kind:
            case "text":
                clause = self._compare_text(field, operator, [fold(clean(word)) for word in words])
            case "phone":
                clause = _compare_phone(place, operator, words)
            case "yes_no":
                clause = type_coerce(place, String).in_(("1", 1) if operator == "yes" else ("0", 0))
            case "date":
                clause = self._compare_days(place, operator, values)
            case "birthday":
                clause = self._birthday(place, operator, values[0])
            case "choice":
                clause = type_coerce(place, String).in_(words)
            case _:
                own = field.group == "custom"  # the house's own values are kept as text
                number = cast(place, Float) if own else type_coerce(place, Float)
                read = number if field.name == "id" else in_passing(number)
                clause = _compare(read, operator, [_number(field, value) for value in values])
        return clause

    def _compare_text(self, field: Field, operator: Operator, values: Sequence[str]) -> Clause:
        place, folded = self._places.expression(field), self._places.folded(field)
        if operator == "=" and not values[0]:
            return or_(place.is_(None), place == "")
        if not isinstance(place, Column) or self._places.has_folded(field):
            return _compare_folded(folded, operator, values)
        # Each different value is folded once, not each row: folding is Python.
        table = place.table.alias()
        different = select(table.c[place.name].label("value")).distinct().limit(-1).subquery()
        fits = _compare_folded(func.fold(different.c.value), operator, values)
        return place.in_(select(different.c.value).where(fits))

    # --- days -------------------------------------------------------------------------------------

    def _day(self, value: Value) -> str:
        if isinstance(value, Relative):
            value = self._shifted(value.count, value.unit)
        return value.isoformat() if isinstance(value, date) else str(value)

    def _shifted(self, count: int, unit: Unit) -> date:
        """Today, ``count`` units earlier; the calendar's ends where it would be left."""
        try:
            match unit:
                case "day":
                    return self._places.today - timedelta(days=count)
                case "week":
                    return self._places.today - timedelta(weeks=count)
            return months_before(self._places.today, count * (12 if unit == "year" else 1))
        except (OverflowError, ValueError):
            return date.min if count > 0 else date.max

    def _compare_days(self, place: Expression, operator: Operator, values: Sequence[Value]) -> Clause:
        if isinstance(values[0], Span):
            operator, values = "between", self._bounds(operator, values[0])
        return _compare(in_passing(type_coerce(place, String)), operator, [self._day(value) for value in values])

    def _bounds(self, operator: Operator, span: Span) -> tuple[date, date]:
        if operator == "in the last":
            return self._shifted(span.count, span.unit), self._places.today
        return self._places.today, self._shifted(-span.count, span.unit)

    def _birthday(self, place: Expression, operator: Operator, value: Value) -> Clause:
        if isinstance(value, Span):
            first, last = self._bounds(operator, value)
        else:
            first = last = date.fromisoformat(self._day(value))
        if (last - first).days >= 365:
            return place.is_not(None)
        begin, end = first.month * 100 + first.day, last.month * 100 + last.day
        if end == 228 and last.replace(day=28) + timedelta(days=1) == date(last.year, 3, 1):
            end = 229  # kept on the 28th in common years
        return place.between(begin, end) if begin <= end else or_(place >= begin, place <= end)


def _unless(clause: Clause) -> Clause:
    return not_(func.coalesce(clause, false()))


def _fits_zero(operator: Operator, numbers: Sequence[float]) -> bool:
    match operator:
        case "in":
            return 0.0 in numbers
        case "between":
            return min(numbers) <= 0.0 <= max(numbers)
    return bool(_COMPARISONS[operator](0.0, numbers[0]))  # type: ignore[arg-type] # the same signs, of numbers


def _compare(place: Expression, operator: Operator, values: Sequence[Any]) -> Clause:
    match operator:
        case "in":
            return place.in_(values)
        case "between":
            return place.between(*sorted(values))
    return _COMPARISONS[operator](place, values[0])


def _compare_folded(folded: Expression, operator: Operator, values: Sequence[str]) -> Clause:
    match operator:
        case "contains":
            return func.instr(folded, values[0]) > 0
        case "starts with":
            return _begins(folded, values[0])
    return _compare(folded, operator, values)


def _begins(place: Expression, beginning: str) -> Clause:
    return and_(place >= beginning, place < beginning + _AFTER_ALL_LETTERS)


def _compare_phone(place: Expression, operator: Operator, values: Sequence[str]) -> Clause:
    match operator:
        case "contains":
            digits = re.sub(r"\D", "", values[0]).lstrip("0")
            return func.instr(place, digits) > 0 if digits else func.instr(place, values[0]) > 0
        case "starts with":
            digits = re.sub(r"[^\d+]", "", values[0])
            if digits.startswith("00"):
                digits = "+" + digits[2:]
            national = _HOME_CODE + digits[1:] if digits.startswith("0") else digits
            return or_(_begins(place, national), _begins(place, values[0]))
    numbers = [read_telephone(value).e164 or value for value in values]
    return place.in_(numbers)


def _number(field: Field, value: Value) -> float:
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    return float(number * 100 if field.kind == "money" else number)


def _tagged(operator: Operator, words: Sequence[str]) -> Clause:
    bears = select(1).where(CustomerTag.customer_id == CustomerSummary.customer_id).correlate(CustomerSummary)
    if operator == "is not empty":
        return exists(bears)
    name = func.fold(Tag.name)
    folded = [fold(clean(word)) for word in words]
    named = func.instr(name, folded[0]) > 0 if operator == "contains" else name.in_(folded)
    # The few tags are looked through once, not once for every customer.
    ids = select(Tag.id).where(named).scalar_subquery()
    return exists(bears.where(CustomerTag.tag_id.in_(ids)))
