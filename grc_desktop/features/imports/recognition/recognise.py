"""The decision: kind of file, field of each column, order of day and month."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from grc_desktop.core.dates import DayOrder, guess_day_order
from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import repair_mojibake
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.imports.reading import Table
from grc_desktop.features.imports.recognition.columns import Shape, shape_of
from grc_desktop.features.imports.recognition.fields import Kind
from grc_desktop.features.imports.recognition.headers import (
    NEVER,
    UNUSED,
    Format,
    field_of,
    formats,
    header_key,
    is_added,
    numbered,
    numbered_key,
)
from grc_desktop.features.imports.recognition.mapping_file import check_mapping
from grc_desktop.features.imports.recognition.own import OWN, OWN_KINDS, of_the_house, own_fields_of
from grc_desktop.features.imports.recognition.settling import (
    adults_alone,
    against_values,
    bare_numbers,
    from_values_alone,
    name_order,
    of_the_guest,
    once_each,
    one_kind_of_name,
    second_address,
    state_or_consent,
    there_and_back,
)
from grc_desktop.features.imports.understanding.values import FAR, problem_of, read_day, read_yes_no

SAMPLE = 200
"""Rows that are looked at."""

_OF_OURS = 5_000
"""Rows that tell what kind of field the house had made of a column: few customers may fill it."""

Tone = Literal["good", "warning", "plain"]

_EXAMPLES = 3
_LONGEST_EXAMPLE = 120
_NAMING = frozenset(
    ("last_name", "first_name", "full_name", "listed_name", "company", "address_1", "city", "birth_date")
)
_DOTTED = re.compile(r"\s*\d{1,2}\.\d{1,2}\.\d{2,4}\b")
_OF_ANY_COMPLAINT = frozenset(("subject", "description", "owner", "closed_on"))
_DATES = ("birth_date", "customer_since", "last_contact", "last_purchase", "date", "arrival", "departure", "closed_on")
_AMOUNTS = ("amount", "purchases_total")


@dataclass(frozen=True)
class Column:
    """A column of the file. ``note`` says in a word or two what was found, in the user's language."""

    position: int
    name: str  # unique: the second "Titre" is "Titre#2"
    field: str | None
    examples: tuple[str, ...]
    shape: Shape
    note: str
    tone: Tone


@dataclass(frozen=True)
class Recognition:
    """What the importer makes of a table, before anybody corrected it or after."""

    kind: Kind
    format_name: str | None
    columns: tuple[Column, ...]
    day_order: DayOrder
    never_kept: tuple[str, ...] = ()  # columns that must not enter the base: identity documents, passwords …
    mended: int = 0  # values among those looked at whose accents were garbled
    mend: bool = True  # whether they are repaired
    epoch_1904: bool = False  # numbers of days count from 1904
    own: Mapping[str, OwnFieldRecord] = field(default_factory=dict)  # by field; id 0: an import adds it

    @property
    def day_first(self) -> bool:
        """How ``03/04/2025`` is read; undecided columns are read as French people write."""
        return self.day_order != "month-first"

    @property
    def mapping(self) -> dict[str, str | None]:
        """Fields by column name; None for columns that are left out."""
        return {column.name: column.field for column in self.columns}


def recognise(
    table: Table,
    *,
    kind: Kind | None = None,
    chosen: Mapping[str, str | None] | None = None,
    day_order: DayOrder | None = None,
    mend: bool = True,
    house: Sequence[OwnFieldRecord] = (),
) -> Recognition:
    """Decide on every column of ``table``; what the user has ``chosen`` stands. ``house``: its own fields.

    ``mend`` repairs garbled accents (``Ã©``), of which the answer tells how many it saw.

    Raises ``Refused`` where ``chosen`` names a column or a field that does not exist.
    """
    names = numbered(table.header)
    rows = [table.padded(cells) for _, cells in table.first_rows(SAMPLE)]
    values = [[row[at] for row in rows] for at in range(len(names))]
    shapes = [shape_of(column) for column in values]
    known = _known_format(names) if kind is None or table.format != "vcard" else None
    kind = kind or (known.kind if known else _kind_of(table.header))
    if known is not None and known.kind != kind:
        known = None
    fields = [_from_header(name, kind, known) for name in names]
    if table.header_row == 0 and table.format not in ("vcard", "hoteldruid"):
        fields = from_values_alone(shapes, values)
    settled = {at for at, name in enumerate(names) if known is not None and numbered_key(name) in known.fields}
    fields = against_values(fields, shapes, values, settled)
    if known is None:
        fields = second_address(of_the_guest(bare_numbers(fields, names, kind), names))
    fields = state_or_consent(there_and_back(fields, names), values)
    fields = once_each(adults_alone(fields, names), kind)
    if known is None and table.format != "vcard":  # a card has its whole name where its parts are missing
        fields = name_order(one_kind_of_name(fields, values), values)
    fields = [_own_or_nothing(name, field, house) for name, field in zip(names, fields, strict=True)]
    if known is not None and "grc_record" in fields:  # what else this program writes are fields of the house
        fields = [
            OWN if field is None and numbered_key(name) not in known.fields else field
            for name, field in zip(names, fields, strict=True)
        ]
    forbidden = {name for name, field in zip(names, fields, strict=True) if field == NEVER}
    if chosen:
        check_mapping(chosen, names, kind)
        fields = [_as_chosen(chosen.get(name, field), field) for name, field in zip(names, fields, strict=True)]
    if "grc_record" in fields and any((field or "").startswith(OWN) for field in fields):
        rows = [table.padded(cells) for _, cells in table.first_rows(_OF_OURS)]
        kinds = [[row[at] for row in rows] for at in range(len(names))]
        fields, own = own_fields_of(fields, names, kinds, [shape_of(column) for column in kinds], house)
    else:
        fields, own = own_fields_of(fields, names, values, shapes, house)
    dates = [value for field, column in zip(fields, values, strict=True) if field in _DATES for value in column]
    order = day_order or _day_order(dates)
    if order == "ambiguous":
        order = _order_by_nights(fields, rows) or (known.day_order if known else None) or order
    columns = []
    for at, (name, filled) in enumerate(zip(names, fields, strict=True)):
        column = Column(at, name, filled or None, _examples(values[at]), shapes[at], "", "plain")
        if filled and filled in own:
            column = replace(column, note=tr("own field: {kind}", kind=tr(OWN_KINDS[own[filled].kind])), tone="good")
            columns.append(column)
            continue
        note, tone = _remark(column, values[at], order, never=name in forbidden)
        columns.append(replace(column, note=note, tone=tone))
    never_kept = tuple(column.name for column in columns if column.name in forbidden and column.field is None)
    garbled = sum(is_garbled(cell) for row in rows for cell in row)
    program = known.name if known else None
    return Recognition(kind, program, tuple(columns), order, never_kept, garbled, mend, table.epoch_1904, own)


def _own_or_nothing(name: str, field: str | None, house: Sequence[OwnFieldRecord]) -> str | None:
    """What nobody knows, or needs, may be a field of the house."""
    if field not in (None, UNUSED):
        return field
    return OWN + own.name if (own := of_the_house(name, house)) else None


def _as_chosen(chosen: str | None, field: str | None) -> str | None:
    """What was chosen by hand; what must not enter the base becomes no field of the house either."""
    return field if field == NEVER and (chosen or "").startswith(OWN) else chosen


def is_garbled(text: str) -> bool:
    """Whether the accents of a text were read in a wrong encoding once: ``SociÃ©tÃ©``."""
    return not text.isascii() and repair_mojibake(text) != text


def _known_format(names: Sequence[str]) -> Format | None:
    keys = {numbered_key(name) for name in names}
    best, best_share = None, 0.0
    for known in formats():
        if known.needs and known.needs not in keys:
            continue
        matched = len(keys & known.fields.keys())
        share = matched / len(keys)
        if matched >= 3 and share >= 0.75 and matched >= 0.4 * len(known.fields) and share > best_share:
            best, best_share = known, share
    return best


def _kind_of(names: Sequence[str]) -> Kind:
    header = [name for name in names if not is_added(name)]
    keys = " ".join(map(header_key, header))
    if re.search(r"\b(?:reclamation|reclam|plainte|complaint)\b", keys):
        return "complaints"
    complaint = {field_of(name, "complaints") for name in header}
    telling = {"severity", "remedy_sought", "compensation"} & complaint
    if len(telling | ({"cause"} & complaint)) >= 2 or (telling and len(_OF_ANY_COMPLAINT & complaint) >= 2):
        return "complaints"
    customer = {field_of(name, "customers") for name in header}
    purchase = {field_of(name, "purchases") for name in header}
    if not customer & _NAMING and not purchase & {"arrival", "departure", "amount", "room"}:
        consent = {field_of(name, "consents") for name in header}
        if {"channel", "given"} <= consent or any((name or "").startswith("consent") for name in customer):
            return "consents"
        if "loyalty_points" in customer:
            return "points"
    movement = {field_of(name, "points") for name in header}
    if {"loyalty_points", "date"} <= movement and "loyalty_points" in customer and "amount" not in purchase:
        return "points"
    dealt = {"arrival", "departure"} <= purchase or {"arrival", "nights"} <= purchase
    bought = "amount" in purchase and bool({"date", "arrival", "reference", "label"} & purchase)
    return "purchases" if dealt or bought else "customers"


def _from_header(name: str, kind: Kind, known: Format | None) -> str | None:
    plain = re.sub(r"#\d+$", "", name)
    if is_added(plain):
        return None
    if (field := field_of(plain, kind)) == NEVER:
        return NEVER
    if known is not None and numbered_key(name) in known.fields:
        return known.fields[numbered_key(name)]
    return field


def _day_order(dates: Sequence[str]) -> DayOrder:
    """As the dates tell; dots between the numbers (``03.04.2026``) stand where the day comes first."""
    order = guess_day_order(dates)
    filled = [text for text in dates if text.strip()]
    return "day-first" if order == "ambiguous" and filled and all(map(_DOTTED.match, filled)) else order


def _order_by_nights(fields: Sequence[str | None], rows: Sequence[Sequence[str]]) -> DayOrder | None:
    """The order of day and month by which departures lie as many nights after arrivals as the file says."""
    if not {"arrival", "departure", "nights"} <= set(fields):
        return None
    places = [fields.index(name) for name in ("arrival", "departure", "nights")]
    right = {True: 0, False: 0}
    for row in rows:
        arrival, departure, nights = (row[at] for at in places)
        for day_first in right:
            begin, end = (read_day(text, FAR, day_first=day_first) for text in (arrival, departure))
            right[day_first] += begin is not None and end is not None and str((end - begin).days) == nights.strip()
    if right[True] == right[False]:
        return None
    return "day-first" if right[True] > right[False] else "month-first"


def _examples(values: Sequence[str]) -> tuple[str, ...]:
    filled = (" ".join(value[:_LONGEST_EXAMPLE].split()) for value in values if value.strip())
    return tuple(dict.fromkeys(filled))[:_EXAMPLES]


def _remark(column: Column, values: Sequence[str], order: DayOrder, *, never: bool) -> tuple[str, Tone]:
    """What is to be said of a column, and how loudly."""
    field, filled = column.field, [value for value in values if value.strip()]
    if not filled:
        return tr("empty"), "plain"
    if field is None:
        return (tr("never kept"), "warning") if never else (tr("not imported"), "plain")
    if any(map(is_garbled, filled)):
        return tr("accents repaired"), "warning"
    if field in _DATES and order == "ambiguous" and guess_day_order(filled) == "ambiguous":
        return tr("day or month first?"), "warning"
    if odd := _odd_values(field, filled):
        return trn("{count} invalid", "{count} invalid", odd), "warning"
    note = tr("recognised")
    if field in _AMOUNTS and any(re.search(r",\d{1,2}\D*$", value) for value in filled):
        note = tr("decimal comma")
    elif field.startswith("consent") and (yes := next((value for value in filled if read_yes_no(value)), "")):
        note = tr("{word} = yes", word=yes.strip())
    return note, "good"


def _odd_values(field: str, filled: Sequence[str]) -> int:
    return sum(problem_of(field, value) is not None for value in filled)
