"""The catalogues: which fields a list of customers or of purchases knows, and the narrowing of a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from grc_desktop.features.segments.fields.entries import CUSTOMER_FIELDS, PURCHASE_FIELDS
from grc_desktop.features.segments.fields.field import Dealing, Field, Kind, Subject


class Catalogue:
    """The fields that a list of one subject knows, by name and in order."""

    def __init__(self, subject: Subject, fields: Iterable[Field]) -> None:
        self.subject = subject
        self._fields = {field.name: field for field in fields}

    def __iter__(self) -> Iterator[Field]:
        return iter(self._fields.values())

    def get(self, name: str) -> Field | None:
        """The field of that name, without regard to case; None for an unknown one."""
        return self._fields.get(name) or next(
            (field for field in self if field.name.casefold() == name.casefold()), None
        )

    def names(self) -> list[str]:
        """All names, in order."""
        return list(self._fields)


def catalogue(
    subject: Subject = "customers", own_fields: Iterable[Field] = (), segments: Sequence[str] = ()
) -> Catalogue:
    """What can be asked of ``subject``; ``own_fields`` and ``segments`` are those of the house.

    (``queries.base_catalogue`` adds them.) Of customers: their own fields, and ``purchase.channel`` … meaning "any
    of the customer's purchases". Of purchases: their own fields, and those of the customer, ``customer.kind``
    where the bare name is taken.
    """
    names = tuple((name, name) for name in segments)
    known = [replace(field, choices=names) if field.kind == "segment" else field for field in CUSTOMER_FIELDS]
    if subject == "customers":
        bought = (replace(field, name=f"purchase.{field.name}", many=True, listed=False) for field in PURCHASE_FIELDS)
        return Catalogue(subject, (*known, *own_fields, *bought))
    taken = {"id", *(field.name for field in PURCHASE_FIELDS)}  # a purchase has a number of its own
    theirs = (
        replace(field, name=f"customer.{field.name}") if field.name in taken else field
        for field in (*known, *own_fields)
    )
    return Catalogue(subject, (*PURCHASE_FIELDS, *theirs))


def narrowing(dealing: Dealing) -> Catalogue:
    """What the rows of a figure can be narrowed by, under bare names: ``stays(month = 12 and channel = direct)``."""
    if dealing == "purchase":
        return Catalogue("purchases", PURCHASE_FIELDS)
    fields = (field for field in CUSTOMER_FIELDS if field.many and field.group == dealing)
    return Catalogue("customers", (replace(field, name=field.name.partition(".")[2], many=False) for field in fields))


def own_field(name: str, kind: str, choices: Iterable[str] | None = None) -> Field:
    """The catalogue's entry of a field that the house added (``custom_field``)."""
    kinds: dict[str, Kind] = {"number": "number", "date": "date", "yes_no": "yes_no", "choice": "choice"}
    return Field(
        name=f"custom.{name}", label=name, kind=kinds.get(kind, "text"), group="custom",
        choices=tuple((choice, choice) for choice in choices or ()),
    )  # fmt: skip
