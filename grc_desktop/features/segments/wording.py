"""Fields, operators, values and conditions in the user's words, for chips, builders, lists and headings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from grc_desktop.core.countries import country_choices, country_name
from grc_desktop.core.dates import format_date
from grc_desktop.core.language import language, later, tr, trn
from grc_desktop.core.languages import language_choices, language_name
from grc_desktop.core.money import format_amount
from grc_desktop.core.telephone import display
from grc_desktop.features.segments.fields import (
    MONTHS,
    OPERATOR_WORDS,
    SEASONS,
    WORDS_OF_DATES,
    Catalogue,
    Choices,
    Dealing,
    Field,
    Kind,
    Operator,
    narrowing,
)
from grc_desktop.features.segments.language import All, AnyOf, Condition, Node, Not, Relative, Span, Unit, Value

RFM_TONES = {
    "CHAMPION": "accent", "LOYAL": "info", "POTENTIAL": "violet", "NEW": "violet", "PROMISING": "violet",
    "ATTENTION": "warning", "SLEEPING": "warning", "AT_RISK": "warning", "CANT_LOSE": "danger",
    "HIBERNATING": "neutral", "LOST": "danger",
}  # fmt: skip
"""The tone of each RFM segment's badge (``ui.badge``)."""

_ALL_OF: dict[Dealing, str] = {
    "purchase": later("all purchases"),
    "complaint": later("all complaints"),
    "exchange": later("all exchanges"),
    "campaign": later("all messages"),
}
_NAMED_DAYS = {0: later("today"), 1: later("yesterday"), -1: later("tomorrow")}


def field_label(field: Field) -> str:
    """The field's label in the user's language; a field of the house has the house's own words."""
    return field.label if field.group == "custom" else tr(field.label)


def operator_label(operator: Operator, kind: Kind) -> str:
    """The operator as a builder offers it."""
    if kind in ("date", "birthday") and operator in WORDS_OF_DATES:
        return tr(WORDS_OF_DATES[operator])
    return tr(OPERATOR_WORDS[operator])


@dataclass(frozen=True)
class Phrase:
    """An operator as a builder offers it; ``ago``: of a day counted back from today, "more than … ago"."""

    operator: Operator
    ago: bool = False


def phrases(field: Field) -> tuple[Phrase, ...]:
    """What can be said of a field, in the order in which a builder offers it."""
    counted = (Phrase("<", ago=True), Phrase(">", ago=True)) if field.kind == "date" else ()
    return (*counted, *(Phrase(operator) for operator in field.operators))


def phrase_of(condition: Condition, field: Field) -> Phrase:
    """The phrase that says a condition."""
    first = condition.values[0] if condition.values else None
    ago = field.kind == "date" and condition.operator in ("<", ">") and isinstance(first, Relative) and first.count > 0
    return Phrase(condition.operator, ago=ago)


def phrase_label(phrase: Phrase, kind: Kind) -> str:
    """The phrase in the user's words."""
    if phrase.ago:
        return tr("more than … ago") if phrase.operator == "<" else tr("less than … ago")
    return operator_label(phrase.operator, kind)


def choices_of(field: Field) -> Choices:
    """The values to choose from, each with its label in the user's language; empty for a free field."""
    match field.coded:
        case "country":
            return country_choices(language())
        case "language":
            return language_choices(language())
    if field.has_own_words:
        return field.choices
    return tuple((value, tr(label)) for value, label in field.choices)


def value_label(field: Field, value: object) -> str:
    """A value of a record as a list shows it; "" for an absent one."""
    if value is None:
        return ""
    words = str(value)
    match field.kind:
        case "date" | "birthday" if isinstance(value, date):
            words = format_date(value)
        case "money":
            words = format_amount(cast("int", value))
        case "phone":
            words = display(words)
        case "yes_no":
            words = tr("Yes") if value else tr("No")
        case "set":
            words = ", ".join(cast("tuple[str, ...]", value))
        case "choice":
            words = _choice_label(field, words)
    return words


def _choice_label(field: Field, value: str) -> str:
    match field.coded:
        case "country":
            return country_name(value, language())
        case "language":
            return language_name(value, language())
    label = dict(field.choices).get(value, value)
    return label if field.has_own_words else tr(label)


# --- conditions -----------------------------------------------------------------------------------


def sentence(node: Node | None, fields: Catalogue) -> str:
    """A condition or a whole tree in words, for a chip or the heading of a printed list; "" for None."""
    match node:
        case None:
            return ""
        case Condition():
            return _condition(node, fields)
        case All(parts):
            return tr(" and ").join(_grouped(part, fields) for part in parts)
        case AnyOf(parts):
            return tr(" or ").join(_grouped(part, fields) for part in parts)
        case Not(part):
            return tr("not ({condition})", condition=sentence(part, fields))


def _grouped(node: Node, fields: Catalogue) -> str:
    words = sentence(node, fields)
    return f"({words})" if isinstance(node, (All, AnyOf)) else words


def _condition(condition: Condition, fields: Catalogue) -> str:
    field = fields.get(condition.field)
    if field is None:
        return condition.field
    label, operator = _narrowed(condition, field), operator_label(condition.operator, field.kind)
    values = [_value(field, value) for value in condition.values]
    first = condition.values[0] if condition.values else None
    if isinstance(first, Relative) and first.count > 0 and condition.operator in ("<", "<=", ">", ">="):
        length = _length(first.count, first.unit)
        if condition.operator in ("<", "<="):
            return tr("{field} more than {length} ago", field=label, length=length)
        return tr("{field} less than {length} ago", field=label, length=length)
    match condition.operator:
        case "yes" | "no":
            return tr("{field}: {answer}", field=label, answer=operator)
        case "between":
            return tr("{field} {between} {first} and {second}", field=label, between=operator,
                      first=values[0], second=values[1])  # fmt: skip
    return " ".join((label, operator, ", ".join(values))).rstrip()


def _narrowed(condition: Condition, field: Field) -> str:
    if condition.within is None or field.of is None:
        return field_label(field)
    return tr("{field} ({narrowing})", field=field_label(field),
              narrowing=narrowing_words(condition.within, field.of))  # fmt: skip


def narrowing_words(node: Node | None, dealing: Dealing) -> str:
    """What a figure is narrowed to, short enough for a line: "December – March, Date from 1 Jan 2022"."""
    if node is None:
        return tr(_ALL_OF[dealing])
    parts = node.parts if isinstance(node, All) else (node,)
    fields = narrowing(dealing)
    return ", ".join(_in_season(part) or sentence(part, fields) for part in parts)


def _in_season(node: Node) -> str:
    """Months as their ranges, a season by its name; "" for what speaks of something else."""
    if not isinstance(node, Condition) or node.operator not in ("=", "in"):
        return ""
    if node.field == "season":
        names = dict(SEASONS)
        return ", ".join(tr(names[str(value)]).partition(" (")[0] for value in node.values)
    if node.field != "month":
        return ""
    chosen = {int(str(value)) for value in node.values}
    names = dict(MONTHS)
    runs = []
    for first in sorted(chosen, key=lambda month: (month - max(chosen) - 1) % 12):
        if (first - 2) % 12 + 1 in chosen and len(chosen) < len(MONTHS):
            continue  # goes on from the month before
        last = first
        while last % 12 + 1 in chosen and last % 12 + 1 != first:
            last = last % 12 + 1
        runs.append(tr(names[str(first)]) if first == last else
                    tr("{first} – {last}", first=tr(names[str(first)]), last=tr(names[str(last)])))  # fmt: skip
        if len(chosen) == len(MONTHS):
            break
    return ", ".join(runs)


def _value(field: Field, value: Value) -> str:
    match value:
        case Relative():
            return day_words(value)
        case Span(count, unit):
            return _length(count, unit)
        case Decimal():
            return format_amount(int(value * 100)) if field.kind == "money" else f"{value:f}"
        case date():
            return format_date(value)
    return _choice_label(field, value) if field.kind == "choice" else value


def day_words(day: Relative) -> str:
    """A day counted from today: "12 months ago", "tomorrow"."""
    if day.unit == "day" and day.count in _NAMED_DAYS:
        return tr(_NAMED_DAYS[day.count])
    length = _length(abs(day.count), day.unit)
    return tr("{length} ago", length=length) if day.count > 0 else tr("{length} from now", length=length)


def _length(count: int, unit: Unit) -> str:
    match unit:
        case "day":
            return trn("{count} day", "{count} days", count)
        case "week":
            return trn("{count} week", "{count} weeks", count)
        case "month":
            return trn("{count} month", "{count} months", count)
        case "year":
            return trn("{count} year", "{count} years", count)
