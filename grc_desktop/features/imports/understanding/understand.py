"""The door of the room: a row of the file becomes a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from grc_desktop.core.language import later, tr
from grc_desktop.core.text import sort_key
from grc_desktop.features.imports.reading import Row
from grc_desktop.features.imports.recognition import Kind, Recognition
from grc_desktop.features.imports.understanding.complaints import draft_complaint
from grc_desktop.features.imports.understanding.customers import add_said_consents, draft_customer
from grc_desktop.features.imports.understanding.drafts import Draft
from grc_desktop.features.imports.understanding.points import draft_movement, read_points
from grc_desktop.features.imports.understanding.purchases import draft_carried_over, draft_purchase
from grc_desktop.features.imports.understanding.row import RowOfFields, RowReader

NOTHING_TO_KEEP = later("There is no name, company, e-mail or phone in this row")
NO_CONSENT = later("Nothing in this row says yes or no to anything")
NOBODY_NAMED = later("Nothing in this row says whose it is: no number, name, company, e-mail or phone")
TOTAL = later("This row is the total of the list")
HEADER_AGAIN = later("This row repeats the header")


def understand(rows: Iterable[Row], recognition: Recognition, today: date) -> Iterator[Draft]:
    """One draft for each row, in order; a row of which no record can be made says why in ``rejected``."""
    reader = RowReader(recognition, today)
    header = [column.name for column in recognition.columns]
    for number, cells in rows:
        fields = reader.read(number, cells)
        customer = draft_customer(fields)
        draft = Draft(number, cells, customer, recognition.kind, remarks=fields.remarks)
        if cells[: len(header)] == header:
            draft.rejected = tr(HEADER_AGAIN)
        elif not customer.is_named and _is_total(cells):
            draft.rejected = tr(TOTAL)
        elif not customer.can_be_found and (recognition.kind == "customers" or "external_id" not in customer.customer):
            reason = NOTHING_TO_KEEP if recognition.kind == "customers" else NOBODY_NAMED
            draft.rejected = tr(reason)
        else:
            _take_dealing(draft, fields, recognition.kind)
        _place_notes(draft, fields.notes())
        yield draft


def _is_total(cells: list[str]) -> bool:
    first = next((cell for cell in cells if cell.strip()), "")
    return len(first) < _LONGEST_TOTAL and sort_key(first) in _TOTALS


_TOTALS = frozenset(("total", "totaux", "totals", "total general", "grand total", "somme", "sum"))
_LONGEST_TOTAL = 20


def _take_dealing(draft: Draft, fields: RowOfFields, kind: Kind) -> None:
    """What the row says beside its customer."""
    match kind:
        case "customers":
            draft.carried, draft.balance = draft_carried_over(fields), read_points(fields)
        case "purchases":
            draft.purchase, draft.rejected = draft_purchase(fields)
        case "complaints":
            draft.complaint, draft.compensation, draft.rejected = draft_complaint(fields)
        case "points":
            draft.points, draft.balance, draft.rejected = draft_movement(fields)
        case "consents":
            add_said_consents(fields, draft.customer)
            if not draft.customer.consents:
                draft.rejected = tr(NO_CONSENT)


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
