"""The door of the room: a row of the file becomes a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from grc_desktop.core.language import later, tr
from grc_desktop.core.money import read_amount
from grc_desktop.core.text import sort_key
from grc_desktop.features.imports.reading import Row
from grc_desktop.features.imports.recognition import Kind, Recognition
from grc_desktop.features.imports.understanding.complaints import draft_complaint
from grc_desktop.features.imports.understanding.consents import add_said_consents
from grc_desktop.features.imports.understanding.customers import draft_customer
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Draft, Values
from grc_desktop.features.imports.understanding.exchanges import draft_exchange
from grc_desktop.features.imports.understanding.handling import draft_gesture, draft_step
from grc_desktop.features.imports.understanding.links import draft_link, read_parties
from grc_desktop.features.imports.understanding.points import draft_movement, read_points
from grc_desktop.features.imports.understanding.purchases import draft_carried_over, draft_purchase
from grc_desktop.features.imports.understanding.reminders import draft_reminder
from grc_desktop.features.imports.understanding.row import RowOfFields, RowReader
from grc_desktop.features.imports.understanding.ways import say_of_ways

NOTHING_TO_KEEP = later("There is no name, company, e-mail or phone in this row")
NO_CONSENT = later("Nothing in this row says yes or no to anything")
NO_WAY = later("There is no address, phone or e-mail in this row")
NOBODY_NAMED = later("Nothing in this row says whose it is: no number, name, company, e-mail or phone")
TOTAL = later("This row is the total of the list")
HEADER_AGAIN = later("This row repeats the header")


def understand(rows: Iterable[Row], recognition: Recognition, today: date) -> Iterator[Draft]:
    """One draft for each row, in order; a row of which no record can be made says why in ``rejected``.

    Totals, and headers repeated on each page, are ``passed_over``, which a remark says.
    """
    reader = RowReader(recognition, today)
    header = [column.name for column in recognition.columns]
    before = 0
    for number, cells in rows:
        fields = reader.read(number, cells)
        customer = draft_customer(fields)
        draft = Draft(number, cells, customer, recognition.kind, remarks=fields.remarks)
        stands_apart, before = before > 0 and number > before + 1, number
        if over := _reason_to_pass_over(cells, header, customer, stands_apart=stands_apart):
            draft.passed_over = tr(over)
            fields.remark("", " | ".join(filter(None, map(str.strip, cells))), draft.passed_over)
        elif not customer.can_be_found and not _may_be_nobody(customer, recognition.kind):
            reason = NOTHING_TO_KEEP if recognition.kind == "customers" else NOBODY_NAMED
            draft.rejected = tr(reason)
        else:
            _take_dealing(draft, fields, recognition.kind)
        _place_notes(draft, fields.notes())
        yield draft


def _may_be_nobody(customer: CustomerDraft, kind: Kind) -> bool:
    """Whether a row needs no name: a number says whose it is, and a reminder may be for the house."""
    return kind == "reminders" or (kind != "customers" and _is_numbered(customer))


def _is_numbered(customer: CustomerDraft) -> bool:
    return customer.record is not None or "external_id" in customer.customer


def _reason_to_pass_over(
    cells: list[str], header: list[str], customer: CustomerDraft, *, stands_apart: bool
) -> str | None:
    if cells[: len(header)] == header:
        return HEADER_AGAIN
    if customer.phones or customer.emails or customer.addresses:
        return None
    nobody = not customer.can_be_found and not _is_numbered(customer)
    filled = [cell.strip() for cell in cells if cell.strip()]
    return TOTAL if _is_total(filled, stands_apart=stands_apart or nobody) else None


def _is_total(filled: list[str], *, stands_apart: bool) -> bool:
    """Whether a row holds sums and nothing else: behind the word for it, or, after an empty row or without
    anybody, without any.
    """
    first, *others = filled
    if any(read_amount(cell) is None and not _COUNT.fullmatch(cell) for cell in others):
        return False
    key = sort_key(first).rstrip(" :")
    if len(first) < _LONGEST_TOTAL and (key in _TOTALS or _PAGE_TOTAL.match(key)):
        return True
    return stands_apart and bool(others) and read_amount(first) is not None


_TOTALS = frozenset(
    ("total", "totaux", "totals", "total general", "grand total", "total ht", "total ttc", "total clients", "somme")
    + ("sum", "sous total", "sous-total", "subtotal", "nombre de clients", "nombre de lignes", "a reporter", "report")
)
_PAGE_TOTAL = re.compile(r"(?:sous[ -]?total|total|totaux|subtotal|report|a reporter)\b.*\d")
_COUNT = re.compile(r"\d+\s+[^\W\d]+")
"""What a total says how many there are of: ``4 clients``."""
_LONGEST_TOTAL = 30


_READ_ALONE: dict[Kind, tuple[str, Callable[[RowOfFields], tuple[Values | None, str]]]] = {
    "exchanges": ("exchange", draft_exchange),
    "steps": ("step", draft_step),
    "gestures": ("gesture", draft_gesture),
    "reminders": ("reminder", draft_reminder),
}
"""Kinds of rows that fill one part of a draft and no other."""


def _take_dealing(draft: Draft, fields: RowOfFields, kind: Kind) -> None:
    """What the row says beside its customer."""
    match kind:
        case "customers":
            draft.carried, draft.balance = draft_carried_over(fields), read_points(fields)
        case "purchases":
            draft.purchase, draft.rejected = draft_purchase(fields)
            draft.parties = read_parties(fields, ("payer", "agency"))
        case "complaints":
            draft.complaint, draft.compensation, draft.rejected = draft_complaint(fields)
        case "points":
            draft.points, draft.balance, draft.rejected = draft_movement(fields)
        case "links":
            draft.link, draft.parties, draft.rejected = draft_link(fields)
        case "exchanges" | "steps" | "gestures" | "reminders":
            name, read = _READ_ALONE[kind]
            found, draft.rejected = read(fields)
            setattr(draft, name, found)
        case "ways":
            say_of_ways(fields, draft.customer)
            if not (draft.customer.addresses or draft.customer.phones or draft.customer.emails):
                draft.rejected = tr(NO_WAY)
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
    elif draft.link is not None:
        draft.link["notes"] = notes
    elif draft.exchange is not None:
        draft.exchange["body"] = notes
    elif draft.gesture is not None:
        draft.gesture["notes"] = "\n".join(filter(None, (draft.gesture.get("notes"), notes)))
    elif draft.step is not None:
        draft.step["words"] = "\n".join(filter(None, (draft.step["words"], notes)))
    elif draft.reminder is not None:
        draft.reminder["words"] += f"\n{notes}"
    elif draft.complaint is not None:
        known = draft.complaint["description"]
        draft.complaint["description"] = f"{known}\n{notes}" if known else notes
    else:
        draft.customer.customer["notes"] = notes
