"""Columns as data: what a cell says, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from grc_desktop.ui.theme import Tone

R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class Column(Generic[R]):
    """One column of records of type ``R``.

    ``width`` is in pixels of the 100 % drawing; one column may ``stretch`` over what is left. A ``spare`` one is
    not drawn while there is no room for all.
    """

    key: str
    title: str  # later(...)
    text: Callable[[R], str]
    width: int = 120
    align: Literal["left", "right", "center"] = "left"  # right: figures of equal width
    badge: Callable[[R], Tone | None] | None = None  # the text on a wash of this tone; None: plain text
    portrait: Callable[[R], str] | None = None  # an avatar for this name before the text
    icon: Callable[[R], tuple[str, str, str] | None] | None = None  # (icon, role, words) after the text
    tip: Callable[[R], str] | None = None
    look: Literal["plain", "muted", "strong"] = "plain"
    sort: Callable[[R], Any] | None = None  # `FixedTable`: what to sort by (default: the text)
    sortable: bool = True
    shown: bool = True  # in the beginning; the user may choose otherwise
    stretch: bool = False
    spare: bool = False
