"""Fields of the catalogue as questions of a form, judged by the customers' own rules while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.names import TITLES
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.customers.rules import problem_of
from grc_desktop.features.segments.fields import Field as Known
from grc_desktop.features.segments.wording import choices_of, field_label
from grc_desktop.ui.form import Field, Finding
from grc_desktop.ui.form.fields import Kind
from grc_desktop.ui.workplace import Workplace

NOTHING = "—"
_SEVERAL_LINES = ("preferences", "notes")
_WITHOUT_NOTHING = ("kind", "state")
"""Choices that always have an answer."""

SENSITIVE = later(
    "Facts useful to the stay only. The CNIL forbids notes on health, religion, opinions, origin or private life, "
    "and insults; the customer may ask to read them."
)


def editing_field(
    known: Known,
    place: Workplace,
    *,
    wide: bool = False,
    own: OwnFieldRecord | None = None,
    suggestions: Sequence[str] = (),
    hint: str = "",
    country: Callable[[], str] | None = None,
) -> Field:
    """The question for one field; ``own`` describes it where it is one of the house.

    ``country`` tells where the customer lives while that is still being chosen; without it, where the house is.
    """
    name = known.name
    label = field_label(known) if known.group == "custom" else known.label
    choices = _choices(known)
    return Field(
        key=name,
        label=label,
        kind="choice" if choices else _kind(known),
        choices=choices,
        check=None if choices or name == "tags" else _check(name, place, own, country or (lambda: place.home_country)),
        wide=wide or name == "tags",
        suggestions=TITLES if name == "title" else suggestions,
        hint=hint,
        past_only=name == "birth_date",
        longest=4000 if name in _SEVERAL_LINES else 500,
    )


def _kind(known: Known) -> Kind:
    if known.name in _SEVERAL_LINES:
        return "multiline"
    if known.kind in ("date", "phone"):
        return known.kind  # both name these alike
    return "email" if known.name == "email" else "tags" if known.name == "tags" else "line"


def _choices(known: Known) -> tuple[tuple[Any, str], ...]:
    if known.kind == "yes_no":
        return ((None, NOTHING), ("1", tr("Yes")), ("0", tr("No")))
    choices = choices_of(known) if known.kind == "choice" else ()
    return choices if not choices or known.name in _WITHOUT_NOTHING else ((None, NOTHING), *choices)


def _check(
    name: str, place: Workplace, own: OwnFieldRecord | None, country: Callable[[], str]
) -> Callable[[Any], Finding | None]:
    def check(value: Any) -> Finding | None:
        typed = value.isoformat() if isinstance(value, date) else value
        try:
            problem = problem_of(name, typed, today=place.clock.today(), country=country(), own=own)
        except Refused as refusal:
            return Finding(refusal.sentence)
        return Finding(problem, "warning") if problem else None

    return check


def stored(known: Known, value: object) -> object:
    """A stored value as the form's widget takes it."""
    if known.kind == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    return value
