"""Which columns a list has, and what they are called."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial

from grc_desktop.core.countries import country_name
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language, tr
from grc_desktop.core.telephone import display
from grc_desktop.features.exports.formats.cards import FIELDS as OF_CARDS
from grc_desktop.features.exports.records import Column, Kind, Subject
from grc_desktop.features.exports.rules.lists import LISTS, RECORD, RECORD_NUMBER, OwnColumn
from grc_desktop.features.segments import fields as catalogue
from grc_desktop.features.segments.fields import Catalogue, Field
from grc_desktop.features.segments.wording import field_label, value_label

_KINDS: dict[catalogue.Kind, Kind] = {
    "date": "date",
    "birthday": "date",
    "integer": "whole",
    "number": "number",
    "money": "money",
    "yes_no": "yes_no",
    "set": "set",
}

_SUMMED = frozenset(
    ("purchases_count", "purchases_total", "stays_count", "nights", "adults", "children", "quantity", "amount",
     "compensation", "cost", "open_complaints", "loyalty_points", "points")
)  # fmt: skip


def known_columns(subject: Subject, fields: Catalogue | None) -> dict[str, Column]:
    """Every column that a list of ``subject`` can have; ``fields`` is the catalogue of customers and purchases.

    What it does not know, ``queries`` has columns of its own for.
    """
    known = {field.name: _of_field(field) for field in fields if field.listed} if fields is not None else {}
    return known | {
        own.key: Column(own.key, tr(own.title), own.kind, _words_of(own), summed=own.key in _SUMMED)
        for own in LISTS[subject].own
    }


def usual_columns(subject: Subject, ending: str, known: Iterable[str]) -> tuple[str, ...]:
    """The columns of a file whose name ends in ``ending``, where none were asked for."""
    if ending == ".vcf":
        if subject != "customers":
            raise Refused(tr("Only customers can be written as cards (.vcf)."), field="to")
        return OF_CARDS
    if ending == ".pdf":
        return LISTS[subject].on_paper
    in_files = LISTS[subject].in_files
    if subject == "customers":
        in_files += tuple(key for key in known if key.startswith("custom."))
    return in_files or tuple(known)


def chosen_columns(known: dict[str, Column], names: Iterable[str]) -> tuple[Column, ...]:
    """The columns of those names, each once. ``Refused`` names the nearest one to a name that is unknown."""
    chosen: dict[str, Column] = {}
    for name in names:
        column = known.get(name) or known.get(name.casefold())
        if column is None:
            raise Refused(
                tr(
                    "There is no column “{name}”; the nearest is “{nearest}”.", name=name, nearest=_nearest(name, known)
                ),
                field="columns",
            )
        chosen[column.key] = column
    return tuple(chosen.values())


def _nearest(name: str, known: Iterable[str]) -> str:
    from rapidfuzz import process

    return str(process.extractOne(name.casefold(), list(known))[0])


def _words_of(own: OwnColumn) -> Callable[[str], str] | None:
    if own.key == "country":
        return lambda code: country_name(code, language())
    if own.key == "evidence":
        return lambda text: json.dumps(json.loads(text), ensure_ascii=False)  # stored with its accents escaped
    if own.several:
        return lambda codes: ", ".join(tr(own.words.get(code, code)) for code in codes.split(","))
    return (lambda code: tr(own.words.get(code, code))) if own.words else None


def _of_field(field: Field) -> Column:
    words: Callable[[str], str] | None = None
    if field.kind == "phone":
        words = display
    elif field.kind == "choice":
        words = partial(value_label, field)
    title = tr(RECORD_NUMBER) if field.name in ("id", RECORD) else field_label(field)
    return Column(field.name, title, _KINDS.get(field.kind, "text"), words, field.name in _SUMMED)
