"""Values of conditions: read by the kind of their field, refused with the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from grc_desktop.core.countries import country_choices, read_country
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language, tr
from grc_desktop.core.languages import language_choices, read_language
from grc_desktop.core.money import as_decimal, read_amount
from grc_desktop.core.text import fold
from grc_desktop.features.segments.fields import Field
from grc_desktop.features.segments.language.nearest import nearest
from grc_desktop.features.segments.language.nodes import Relative, Span, Unit, Value
from grc_desktop.features.segments.language.tokens import Token

_UNITS = {"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
          "year": "year", "years": "year"}  # fmt: skip
_NAMED_DAYS = {"today": 0, "yesterday": 1, "tomorrow": -1}
_MOST = 100_000
"""Units that a day may be away from today; the calendar ends soon after."""


def read_value(field: Field, ahead: Sequence[Token]) -> tuple[Value, int]:
    """The value that the pieces ahead begin with, and how many of them it takes."""
    match field.kind:
        case "date" | "birthday":
            return _day(ahead)
        case "integer" | "number" | "money":
            return _number(field, ahead[0]), 1
        case "choice" | "segment":
            return _choice(field, ahead[0]), 1
    return ahead[0].text, 1


def read_span(ahead: Sequence[Token]) -> tuple[Span, int]:
    """A length of time: ``30 days``; ``month`` alone is one month."""
    if (unit := _unit(ahead[0])) is not None:
        return Span(1, unit), 1
    count, unit = _counted(ahead)
    if count is not None and unit is None and ahead[1].kind == "word":
        raise _not_understood(ahead[1], tr("“days”, “weeks”, “months” or “years”"))
    if count is None or unit is None or count < 1:
        raise _not_understood(ahead[0], tr("a length of time such as “30 days”"))
    return Span(count, unit), 2


def _day(ahead: Sequence[Token]) -> tuple[Value, int]:
    token = ahead[0]
    if token.kind == "word" and token.text.lower() in _NAMED_DAYS:
        return Relative(_NAMED_DAYS[token.text.lower()], "day"), 1
    count, unit = _counted(ahead)
    if count is not None and unit is not None:
        words = [piece.text.lower() for piece in ahead[2:4]]
        if words[:1] == ["ago"]:
            return Relative(count, unit), 3
        if words == ["from", "now"]:
            return Relative(-count, unit), 4
        raise _not_understood(ahead[2], tr("“ago” or “from now”"))
    if count is not None and ahead[1].kind == "word" and ahead[1].text.lower() not in ("and", "or"):
        raise _not_understood(ahead[1], tr("“days”, “weeks”, “months” or “years”"))
    day = _absolute(token.text)
    if day is None:
        raise _not_understood(token, tr("a date such as 2026-11-22, 22/11/2026, today or 12 months ago"))
    return day, 1


def _absolute(text: str) -> date | None:
    try:
        if match := re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := re.fullmatch(r"(\d\d?)[/.](\d\d?)[/.](\d{4})", text):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None


def _counted(ahead: Sequence[Token]) -> tuple[int | None, Unit | None]:
    if ahead[0].kind != "number" or not ahead[0].text.isdigit() or int(ahead[0].text) > _MOST or len(ahead) < 2:
        return None, None
    return int(ahead[0].text), _unit(ahead[1])


def _unit(token: Token) -> Unit | None:
    return cast("Unit | None", _UNITS.get(token.text.lower())) if token.kind == "word" else None


def _number(field: Field, token: Token) -> Decimal:
    if token.kind == "number":
        number = Decimal(token.text)
    else:
        cents = read_amount(token.text)
        if cents is None:
            raise _not_understood(token, tr("a number such as 12 or 12.50"))
        number = as_decimal(cents)
    if abs(number) >= 10**15:
        raise _not_understood(token, tr("a smaller number"))
    if field.kind == "integer" and number != number.to_integral_value():
        raise _not_understood(token, tr("a whole number"))
    return number


def _choice(field: Field, token: Token) -> str:
    if field.coded:
        return _code(field, token)
    if field.kind == "segment" and not field.choices:
        raise Refused(tr("There is no segment “{name}”; none has been saved yet.", name=token.text), field="where")
    spoken = {fold(value): value for value, _ in field.choices}
    for value, label in field.choices:
        spoken.setdefault(fold(label), value)
        spoken.setdefault(fold(label if field.has_own_words else tr(label)), value)
    found = spoken.get(fold(token.text))
    if found is None:
        known = [value for value, _ in field.choices]
        raise Refused(
            tr("“{word}” (position {position}) is not a value of “{name}”. The nearest is “{nearest}”; "
               "there are: {known}.", word=token.text, position=token.position, name=field.name,
               nearest=spoken.get(nearest(token.text, spoken), ""), known=", ".join(known)),
            field="where",
        )  # fmt: skip
    return found


def _code(field: Field, token: Token) -> str:
    """A country or a language by its code, or by its name in one of several languages."""
    read, choices = (read_country, country_choices) if field.coded == "country" else (read_language, language_choices)
    found = read(token.text)
    if found is None:
        near = nearest(token.text, (name for _, name in choices(language())))
        raise Refused(
            tr("“{word}” (position {position}) is not a value of “{name}”. The nearest is “{nearest}”.",
               word=token.text, position=token.position, name=field.name, nearest=near),
            field="where",
        )  # fmt: skip
    return found


def _not_understood(token: Token, wanted: str) -> Refused:
    if token.kind == "end":
        return ends_early(token, wanted)
    return Refused(
        tr("“{word}” (position {position}) is not understood there: {wanted} is wanted.",
           word=token.text, position=token.position, wanted=wanted),
        field="where",
    )  # fmt: skip


def ends_early(token: Token, wanted: str) -> Refused:
    """What to say where something is missing at the end."""
    return Refused(
        tr("The expression ends too early: {expected} is missing at position {position}.",
           expected=wanted, position=token.position),
        field="where",
    )  # fmt: skip
