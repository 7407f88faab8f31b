"""A list ready to leave the base, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

Kind = Literal["text", "whole", "number", "money", "date", "instant", "yes_no", "set"]
"""What the values of a column are, in this order: ``str``, ``int``, ``float`` or ``Decimal``, ``int`` cents, ``date``,
UTC ``datetime``, ``bool``, ``tuple`` of ``str``."""

Subject = Literal[
    "customers", "purchases", "complaints", "exchanges",
    "addresses", "phones", "emails", "links", "consents", "points", "steps", "gestures", "reminders",
]  # fmt: skip
SUBJECTS: tuple[Subject, ...] = get_args(Subject)
"""What a list can be of. The second row completes the first: every way to reach customers, the history of consents,
each step of a complaint and each gesture for it."""

CardVersion = Literal["3.0", "4.0"]
"""Of address cards: 3.0 is read by every telephone and by Outlook, 4.0 (RFC 6350) says more."""

Row = tuple[object, ...]


@dataclass(frozen=True)
class Column:
    """One column: ``key`` is the field name of the command line, ``title`` the heading in the user's language.

    ``words`` turns the values of a text column into what people read (``FR`` → France, ``done`` → completed);
    other programs get them as they are. ``summed``: a workbook adds its values up beneath the list.
    """

    key: str
    title: str
    kind: Kind = "text"
    words: Callable[[str], str] | None = None
    summed: bool = False


@dataclass(frozen=True)
class Place:
    """A postal address on a card; ``kind`` home, work, billing or other."""

    kind: str
    lines: tuple[str, ...]
    postcode: str
    city: str
    region: str
    country: str


@dataclass(frozen=True)
class Portrait:
    """A photo or logo: where its bytes lie, and what they are (``image/jpeg``)."""

    path: Path
    media_type: str


@dataclass(frozen=True)
class Ways:
    """Every way to reach a customer and to know them, the preferred ones first: the column ``ways`` of cards.

    ``phones``: (kind, use, number); ``emails``: (use, address).
    """

    phones: tuple[tuple[str, str, str], ...] = ()
    emails: tuple[tuple[str, str], ...] = ()
    places: tuple[Place, ...] = ()
    portrait: Portrait | None = None


@dataclass(frozen=True)
class Listing:
    """A list and what it is. ``rows`` is read once, in order; ``None`` is an absent value.
    ``currency`` (ISO 4217) is that of amounts in a list without a column for it.

    ``scope`` says in words which rows were asked for ("All customers", "city = Lyon").
    ``pause`` is called often while the file is put together after its last row; may raise ``Cancelled``.
    """

    title: str
    scope: str
    house: str
    made_at: datetime
    made_by: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    count: int
    currency: str = "EUR"
    card_version: CardVersion = "3.0"
    pause: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Written:
    """A file that was written. ``pages`` is ``None`` where the format has none.

    ``unshown`` are characters that no font has, shown as a question mark on paper; ``unshown_for`` names whose.
    """

    file: Path
    rows: int
    pages: int | None = None
    unshown: str = ""
    unshown_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class ColumnSet:
    """Columns that somebody chose for lists of ``subject`` and gave a name."""

    id: int
    subject: Subject
    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """Which list somebody wants.

    ``where`` is of the filter language; for purchases it speaks of purchases, for all other lists of their customers.
    ``view`` is the name of a saved view (segment), which gives what is not asked for otherwise. ``ids``
    name the rows themselves, in order, and stand in place of both; ``scope`` then says in words what they are.
    Empty ``columns``: the usual ones; a single ``@Name`` means the set of that name.
    """

    subject: Subject = "customers"
    where: str = ""
    view: str = ""
    ids: tuple[int, ...] | None = None
    scope: str = ""
    columns: tuple[str, ...] = ()
    sort: str = ""
    card_version: CardVersion = "3.0"
