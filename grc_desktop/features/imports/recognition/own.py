"""Columns that fill fields of the house: those that it has, and those that an import may add."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from grc_desktop.core.language import later
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.imports.recognition.columns import Shape
from grc_desktop.features.imports.recognition.headers import header_key

OWN = "custom."
"""The name of a field of the house begins so, here as in lists and filters; alone: one called like its column."""

OWN_KINDS: dict[str, str] = {
    "text": later("text"),
    "number": later("number"),
    "date": later("date"),
    "yes_no": later("yes or no"),
    "choice": later("choice"),
}

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:[.,]\d{1,2})?")
"""A quantity; what keeps its zeros in front (``0012``) is a code."""

_MOST_CHOICES = 8
_LONGEST_CHOICE = 40
_OF_EACH_CHOICE = 3
"""Rows, on the average, before words that repeat are taken for choices."""


def of_the_house(header: str, house: Iterable[OwnFieldRecord]) -> OwnFieldRecord | None:
    """The field of the house that a header names."""
    key = header_key(header.removeprefix(OWN))
    return next((one for one in house if header_key(one.name) == key), None)


def own_fields_of(
    fields: Sequence[str | None],
    names: Sequence[str],
    values: Sequence[Sequence[str]],
    shapes: Sequence[Shape],
    house: Iterable[OwnFieldRecord],
) -> tuple[list[str | None], Mapping[str, OwnFieldRecord]]:
    """The fields with ``custom.`` given its name, and each field of the house by the name under which it is filled.

    One that the house has not yet has the id 0, and a kind that its values suggest.
    """
    settled, found = list(fields), dict[str, OwnFieldRecord]()
    for at, field in enumerate(fields):
        if field is None or not field.startswith(OWN):
            continue
        name = field.removeprefix(OWN) or names[at].replace("#", " ")
        one = of_the_house(name, house) or _suggested(name, values[at], shapes[at])
        settled[at] = OWN + one.name
        found[OWN + one.name] = one
    return settled, found


def _suggested(name: str, values: Sequence[str], shape: Shape) -> OwnFieldRecord:
    filled = [" ".join(value.split()) for value in values if value.strip()]
    different = list(dict.fromkeys(filled))
    if shape in ("yes_no", "date"):
        return OwnFieldRecord(0, name, shape, (), 0)
    if shape == "amount" or (filled and all(map(_NUMBER.fullmatch, filled))):
        return OwnFieldRecord(0, name, "number", (), 0)
    few = len(different) <= min(_MOST_CHOICES, len(filled) // _OF_EACH_CHOICE)
    if few and all(len(value) <= _LONGEST_CHOICE for value in different):
        return OwnFieldRecord(0, name, "choice", tuple(sorted(different)), 0)
    return OwnFieldRecord(0, name, "text", (), 0)
