"""A list ready to leave the base, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

Kind = Literal["text", "whole", "number", "money", "date", "instant", "yes_no"]
"""What the values of a column are: ``str``, ``int``, ``float``, ``int`` cents, ``date``, UTC ``datetime``, ``bool``."""

Row = tuple[object, ...]


@dataclass(frozen=True)
class Column:
    """One column: ``key`` is the field name of the command line, ``title`` the heading in the user's language.

    ``words`` turns the values of a text column into what people read (``FR`` → France, ``done`` → completed);
    other programs get them as they are.
    """

    key: str
    title: str
    kind: Kind = "text"
    words: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Listing:
    """A list and what it is. ``rows`` is read once, in order; ``None`` is an absent value.

    ``scope`` says in words which rows were asked for ("All customers", "city = Lyon").
    """

    title: str
    scope: str
    house: str
    made_at: datetime
    made_by: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    count: int


@dataclass(frozen=True)
class Written:
    """A file that was written. ``pages`` is ``None`` where the format has none.

    ``unshown`` are characters that the typeface of paper lacks, shown there as a question mark.
    """

    file: Path
    rows: int
    pages: int | None = None
    unshown: str = ""
