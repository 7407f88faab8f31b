"""The door of the room: a row of the file becomes a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from grc_desktop.core.language import later, tr
from grc_desktop.features.imports.reading import Row
from grc_desktop.features.imports.recognition import Recognition
from grc_desktop.features.imports.understanding.customers import draft_customer
from grc_desktop.features.imports.understanding.drafts import Draft
from grc_desktop.features.imports.understanding.row import RowReader

NOTHING_TO_KEEP = later("There is no name, company, e-mail or phone in this row")
HEADER_AGAIN = later("This row repeats the header")


def understand(rows: Iterable[Row], recognition: Recognition, today: date) -> Iterator[Draft]:
    """One draft for each row, in order; a row of which no record can be made says why in ``rejected``."""
    reader = RowReader(recognition, today)
    header = [column.name for column in recognition.columns]
    for number, cells in rows:
        fields = reader.read(number, cells)
        customer = draft_customer(fields)
        draft = Draft(number, cells, customer, remarks=fields.remarks)
        if notes := fields.notes():
            customer.customer["notes"] = notes
        if cells[: len(header)] == header:
            draft.rejected = tr(HEADER_AGAIN)
        elif not customer.can_be_found:
            draft.rejected = tr(NOTHING_TO_KEEP)
        yield draft
