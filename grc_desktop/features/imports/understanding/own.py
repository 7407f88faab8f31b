"""What a row says in the fields of the house, as they are stored: text, ISO dates, numbers with a point, 0 or 1."""

from __future__ import annotations

from grc_desktop.core.money import as_decimal
from grc_desktop.core.text import fold
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import NOT_YES_OR_NO, read_yes_no


def read_own_values(row: RowOfFields) -> dict[str, str]:
    """Name of a field → value; what does not suit its kind goes to the notes."""
    found = {own.name: _stored(row, field, own) for field, own in row.own_fields.items() if field in row.values}
    return {name: value for name, value in found.items() if value is not None}


def _stored(row: RowOfFields, field: str, own: OwnFieldRecord) -> str | None:
    text = row.values[field]
    if own.kind == "yes_no":
        answer = read_yes_no(text)
        if answer is None:
            row.doubt(field, text, NOT_YES_OR_NO)
            return None
        return "1" if answer else "0"
    if own.kind == "date":
        day = row.day(field)
        return day.isoformat() if day is not None else None
    if own.kind == "number":
        cents = row.cents(field)
        return f"{as_decimal(cents).normalize():f}" if cents is not None else None
    if own.kind == "choice":
        return next((choice for choice in own.choices if fold(choice) == fold(text)), text)
    return text
