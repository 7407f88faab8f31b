"""Fields as data: what is asked, in what kind of widget, and how an answer is judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["line", "multiline", "choice", "date", "phone", "email", "money", "number", "checkbox", "tags"]
"""Values: line, multiline, phone and email ``str`` as typed ("" for none); choice the value of the chosen
pair; date ``date | None``; money cents ``int | None``; number ``int | None``; checkbox ``bool``;
tags ``tuple[str, ...]``."""


@dataclass(frozen=True)
class Finding:
    """What a check has to say. An error keeps the form from being saved, a warning does not."""

    sentence: str
    level: Literal["error", "warning"] = "error"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question of a form.

    ``check`` judges a value that is not empty; telephones, e-mails, dates and amounts are judged by
    their kind as well. ``wide`` takes both columns.
    """

    key: str
    label: str  # later(...)
    kind: Kind = "line"
    required: bool = False
    wide: bool = False
    choices: Sequence[tuple[Any, str]] = ()  # (value, text as shown)
    suggestions: Sequence[str] = ()  # completed while typing (line, tags)
    check: Callable[[Any], Finding | None] | None = None
    hint: str = ""  # later(...), small and grey beneath the field
    placeholder: str = ""  # later(...)
    past_only: bool = False  # a date of birth
    secret: bool = False  # shown as dots, and kept with its spaces (line)
    longest: int = 500
    currency: str = "EUR"


@dataclass(frozen=True)
class Section:
    """A heading over the fields that follow."""

    title: str  # later(...)


@dataclass(frozen=True)
class Change:
    """A field that the user changed: what was shown, and what it is now.

    The action compares ``seen`` with what is stored, so two edits never overwrite each other silently.
    """

    seen: Any
    value: Any
