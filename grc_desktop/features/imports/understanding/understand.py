"""The door of the room: a row of the file becomes a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from grc_desktop.core.language import later, tr
from grc_desktop.features.imports.reading import Row
from grc_desktop.features.imports.recognition import Recognition
from grc_desktop.features.imports.understanding.complaints import draft_complaint
from grc_desktop.features.imports.understanding.customers import draft_customer
from grc_desktop.features.imports.understanding.drafts import Draft
from grc_desktop.features.imports.understanding.purchases import draft_carried_over, draft_purchase
from grc_desktop.features.imports.understanding.row import RowReader

NOTHING_TO_KEEP = later("There is no name, company, e-mail or phone in this row")
NOBODY_NAMED = later("Nothing in this row says whose it is: no number, name, company, e-mail or phone")
HEADER_AGAIN = later("This row repeats the header")


def understand(rows: Iterable[Row], recognition: Recognition, today: date) -> Iterator[Draft]:
    """One draft for each row, in order; a row of which no record can be made says why in ``rejected``."""
    reader = RowReader(recognition, today)
    header = [column.name for column in recognition.columns]
    for number, cells in rows:
        fields = reader.read(number, cells)
        customer = draft_customer(fields)
        draft = Draft(number, cells, customer, remarks=fields.remarks)
        if cells[: len(header)] == header:
            draft.rejected = tr(HEADER_AGAIN)
        elif recognition.kind == "customers":
            draft.carried = draft_carried_over(fields)
            if not customer.can_be_found:
                draft.rejected = tr(NOTHING_TO_KEEP)
        elif not customer.can_be_found and "external_id" not in customer.customer:
            draft.rejected = tr(NOBODY_NAMED)
        elif recognition.kind == "purchases":
            draft.purchase, draft.rejected = draft_purchase(fields)
        else:
            draft.complaint, draft.compensation, draft.rejected = draft_complaint(fields)
        _place_notes(draft, fields.notes())
        yield draft


def _place_notes(draft: Draft, notes: str | None) -> None:
    """Notes go to what the row is about."""
    if not notes:
        return
    if draft.purchase is not None:
        draft.purchase["notes"] = notes
    elif draft.complaint is not None:
        known = draft.complaint["description"]
        draft.complaint["description"] = f"{known}\n{notes}" if known else notes
    else:
        draft.customer.customer["notes"] = notes
