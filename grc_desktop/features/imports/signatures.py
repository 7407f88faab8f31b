"""What tells one dealing of a customer from another, and what only stands in for a better one.

A purchase is the same as one of the base when it has the same reference and date, amount and label, or, failing
these, the same reference (a booking that changed); without a reference, when customer, date, amount, label and
room are the same; points when customer, day, number and reason are; an exchange or a reminder when customer, minute,
kind and words are; a link when both customers and the role are; a step or a gesture when its complaint, what it was
and when are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from grc_desktop.core.language import later, tr
from grc_desktop.core.text import sort_key
from grc_desktop.features.imports.understanding.drafts import Draft, Values
from grc_desktop.features.imports.understanding.handling import is_summed_gesture, is_summed_step

Signature = tuple[object, ...]

BALANCE = later("Balance in the list of customers")
"""The reason of points that a list of customers only sums up."""

OF_COMPLAINTS = ("complaint_step", "compensation")
"""The tables whose rows hang on a complaint."""

_REFERENCES = {"purchase": "reference", "complaint": "number"}


def reference_of(table: str, row: Values) -> str | None:
    """The number that a purchase or a complaint bears."""
    return row.get(_REFERENCES[table]) if table in _REFERENCES else None


def said_by(draft: Draft) -> tuple[str, Values] | None:
    """What the row says beside its customer, and the table where it belongs."""
    said = (
        ("purchase", draft.purchase),
        ("complaint", draft.complaint),
        ("loyalty_entry", draft.points),
        ("exchange", draft.exchange),
        ("link", draft.link),
        ("complaint_step", draft.step),
        ("compensation", draft.gesture),
        ("reminder", draft.reminder),
    )
    return next(((table, new) for table, new in said if new is not None), None)


def owner_of(table: str, row: Values) -> int | None:
    """The key of that on which a row hangs: its complaint, or else its customer."""
    owner: int | None = row["complaint_id" if table in OF_COMPLAINTS else "customer_id"]
    return owner


def signature_of(table: str, row: Values) -> Signature:
    """What tells one dealing of a customer from another; that on which it hangs comes first."""
    return (owner_of(table, row), *_SIGNS[table](row))


def stands_in(table: str, known: Values, new: Values) -> bool:
    """Whether a row of the base is only what another list said in short, and ``new`` is the thing itself."""
    if table == "complaint_step":
        return is_summed_step(known, new)
    if table == "compensation":
        return is_summed_gesture(known)
    return table == "loyalty_entry" and known["kind"] == "imported" and known["words"] in (BALANCE, tr(BALANCE))


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


_SIGNS: dict[str, Callable[[Values], Signature]] = {
    "purchase": lambda row: (
        row.get("date"),
        row.get("amount_cents"),
        sort_key(row.get("label") or ""),
        sort_key(row.get("room") or ""),
        row.get("departure"),
    ),
    "complaint": lambda row: (row["received_at"].date(), sort_key(row["subject"])),
    "loyalty_entry": lambda row: (row["date"], row["points"], sort_key(row.get("words") or "")),
    "exchange": lambda row: (
        _minute(row["at"]),
        row["kind"],
        sort_key(row.get("subject") or row.get("body") or ""),
    ),
    "link": lambda row: (row["other_id"], row["role"]),
    "complaint_step": lambda row: (row["state"], _minute(row["at"]), sort_key(row.get("words") or "")),
    "compensation": lambda row: (row["kind"], row["cost_cents"], row.get("given_on"), row.get("voucher")),
    "reminder": lambda row: (_minute(row["due_at"]), row["kind"], sort_key(row["words"])),
}
