"""Asking of the fields: ordered ids, counts, values, suggestions, saved views. All take expressions of ``language``."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from grc_desktop.features.segments.fields import Catalogue, Subject
from grc_desktop.features.segments.language import Node
from grc_desktop.features.segments.records import SavedViewRecord


def base_catalogue(session: Session, *, subject: Subject = "customers") -> Catalogue:
    """The catalogue with the fields of the house in it."""
    raise NotImplementedError


def customer_ids(
    session: Session, *, where: str | Node | None = "", text: str = "", sort: str = "name", limit: int | None = None
) -> list[int]:
    """Ids of the customers that fulfil ``where`` and are found by ``text``, in order.

    ``sort`` is a field that may be a column, "-" before it for descending; rows without a value come last.
    Raises ``Refused`` (field ``where`` or ``sort``) for what is not understood.
    """
    raise NotImplementedError


def purchase_ids(
    session: Session, *, where: str | Node | None = "", sort: str = "-date", limit: int | None = None
) -> list[int]:
    """Ids of the purchases that fulfil ``where`` (fields of the subject ``purchases``), in order."""
    raise NotImplementedError


def count(session: Session, *, where: str | Node | None = "", text: str = "", subject: Subject = "customers") -> int:
    """How many rows fulfil ``where`` (and, customers, are found by ``text``)."""
    raise NotImplementedError


def values_of(
    session: Session, *, ids: Sequence[int], fields: Sequence[str], subject: Subject = "customers"
) -> list[tuple[object, ...]]:
    """The values of ``fields`` (``fields.Kind`` says their types), one tuple per id and in the order of ``ids``.

    The first item of each tuple is the id; ids that no longer exist are left out. Ask in blocks of some hundred.
    """
    raise NotImplementedError


def field_values(session: Session, *, field: str, prefix: str = "", limit: int = 20) -> list[str]:
    """Values of a field of customers that begin like ``prefix`` (accents and case folded), the most frequent first."""
    raise NotImplementedError


def saved_views(session: Session, *, subject: str = "customers") -> list[SavedViewRecord]:
    """Saved views (segments) of a subject, by name."""
    raise NotImplementedError


def saved_view(session: Session, *, name: str, subject: str = "customers") -> SavedViewRecord:
    """The saved view of that name, case and accents folded. Refused, with the nearest name, where there is none."""
    raise NotImplementedError
