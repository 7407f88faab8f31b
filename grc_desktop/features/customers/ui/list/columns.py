"""The columns of the list: every field of the catalogue that may be one."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import cast

from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.text import fold
from grc_desktop.features.customers.records import CustomerRow
from grc_desktop.features.segments.fields import Catalogue, Field
from grc_desktop.features.segments.wording import RFM_TONES, field_label, value_label
from grc_desktop.ui.record_table import Column
from grc_desktop.ui.theme import TONES, Tone

BEGINNING = ("name", "city", "rfm", "last_purchase")
"""The columns that are shown until the user chooses others."""

_TAG_TONES: tuple[Tone, ...] = ("accent", "info", "violet", "warning")
_WIDTHS = {
    "name": 250,
    "city": 86,
    "tags": 100,
    "rfm": 108,
    "last_purchase": 112,
    "email": 200,
    "address_1": 180,
    "notes": 220,
    "title": 70,
}
_WIDTHS_BY_KIND = {"integer": 90, "money": 110, "date": 112, "yes_no": 90, "number": 90}


def tag_tone(name: str, colours: Mapping[str, str | None]) -> Tone:
    """The tone of a tag: the house's own choice, else one that stays the same for its name."""
    chosen = colours.get(name)
    for tone in TONES:
        if tone == chosen:
            return tone
    return _TAG_TONES[zlib.crc32(fold(name).encode()) % len(_TAG_TONES)]


def list_columns(fields: Catalogue, tag_colours: Mapping[str, str | None]) -> list[Column[CustomerRow]]:
    """A column for each field of ``fields`` that may be one."""
    return [_column(field, tag_colours) for field in fields if field.listed and not field.many]


def _column(field: Field, tag_colours: Mapping[str, str | None]) -> Column[CustomerRow]:
    name, shown = field.name, field.name in BEGINNING
    width = _WIDTHS.get(name) or _WIDTHS_BY_KIND.get(field.kind, 130)
    if name == "name":
        return Column(
            key=name, title=field.label, text=lambda row: row.name, portrait=lambda row: row.name, icon=_mark,
            width=width, stretch=True,
        )  # fmt: skip
    if field.kind == "set":
        return Column(
            key=name, title=field.label, text=lambda row: _tags(_names(row, name)), width=width, sortable=False,
            shown=shown, spare=True, badge=lambda row: tag_tone(_names(row, name)[0], tag_colours),
            tip=lambda row: ", ".join(_names(row, name)),
        )  # fmt: skip
    if name == "rfm":
        return Column(
            key=name, title=later("Segment"), text=lambda row: value_label(field, row.values.get(name)), width=width,
            badge=lambda row: cast("Tone", RFM_TONES[str(row.values[name])]), shown=shown, spare=True,
            tip=lambda row: value_label(field, row.values.get(name)),
        )  # fmt: skip
    return Column(
        key=name,
        title=field_label(field) if field.group == "custom" else field.label,
        text=lambda row: value_label(field, row.values.get(name)),
        tip=lambda row: value_label(field, row.values.get(name)),
        width=width,
        shown=shown,
        spare=name == "city",
        align="right" if field.kind in ("integer", "money", "number") else "left",
        look="plain" if field.kind == "money" else "muted",
    )


def _names(row: CustomerRow, field: str) -> tuple[str, ...]:
    return cast("tuple[str, ...]", row.values.get(field) or ())


def _tags(names: tuple[str, ...]) -> str:
    if len(names) < 2:
        return names[0] if names else ""
    return f"{names[0]} +{len(names) - 1}"


def _mark(row: CustomerRow) -> tuple[str, str, str] | None:
    """What deserves a second look before one speaks: (icon, role, words)."""
    if row.open_complaints:
        words = trn("{count} open complaint", "{count} open complaints", row.open_complaints)
        return ("warning", "danger", words)
    if row.state == "blocked":
        return ("stop", "danger", tr("Blocked"))
    if row.state == "deceased":
        return ("minus", "muted", tr("Deceased"))
    return None
