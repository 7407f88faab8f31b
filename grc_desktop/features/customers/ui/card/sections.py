"""Which fields the record shows, in which order, and for which kind of customer."""

from __future__ import annotations

from collections.abc import Sequence

from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.customers.ui.fields import SENSITIVE, editing_field
from grc_desktop.features.segments.fields import catalogue, own_field
from grc_desktop.ui.form import Field
from grc_desktop.ui.workplace import Workplace

IDENTITY = ("last_name", "first_name", "title", "company", "kind", "state", "external_id", "salutation")
PROFILE = (
    "birth_date", "language", "nationality", "profession", "sector", "siret", "vat_number", "website",
    "preferred_channel", "origin", "customer_since",
)  # fmt: skip
MARKS = ("tags", "preferences")
NOTES = ("notes",)

_OF_ORGANISATIONS = frozenset({"company", "sector", "siret", "vat_number", "website"})
_OF_PERSONS = frozenset({"birth_date", "nationality", "profession", "title", "first_name", "last_name"})
_ALSO_OF_PERSONS = frozenset({"company"})


def questions(names: Sequence[str], place: Workplace) -> list[Field]:
    """The questions for some fields of the catalogue."""
    known = {field.name: field for field in catalogue("customers")}
    return [editing_field(known[name], place, hint=SENSITIVE if name == "notes" else "") for name in names]


def own_questions(own: Sequence[OwnFieldRecord], place: Workplace) -> list[Field]:
    """The questions for the fields of the house."""
    return [editing_field(own_field(one.name, one.kind, one.choices), place, own=one) for one in own]


def is_shown(name: str, kind: str, *, filled: bool) -> bool:
    """Whether a field makes sense for a kind of customer; one that is filled is never hidden."""
    if filled:
        return True
    if kind == "organisation":
        return name not in _OF_PERSONS
    if kind == "household":
        return name not in _OF_ORGANISATIONS | {"birth_date", "nationality", "profession"}
    return name not in _OF_ORGANISATIONS - _ALSO_OF_PERSONS
