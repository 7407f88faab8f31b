"""Loyalty points: one movement of the ledger in a row, or the balance that a customer brings along."""

from __future__ import annotations

from grc_desktop.core.language import later, tr
from grc_desktop.core.money import read_amount
from grc_desktop.features.imports.understanding.drafts import Values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import NOT_A_NUMBER

_SAYS_NOTHING = later("There is no number of points in this row")
_MOVEMENTS = {
    "earned": ("gagne", "earned", "credit"),
    "spent": ("utilise", "spent", "debit", "depense"),
    "expired": ("expire", "expired", "perime"),
    "adjusted": ("ajuste", "adjusted", "corrige", "correction"),
    "imported": ("repris", "taken over", "reprise", "import"),
}
_UNKNOWN = later("This is none of the known movements of points")
_MOST = 100_000_000
"""Points; more is a number of something else."""


def draft_movement(row: RowOfFields) -> tuple[Values | None, int | None, str]:
    """A movement where the row has a date or a reason, else a balance; and the reason where there is neither."""
    count = read_points(row)
    if not count:
        return None, None, "" if count == 0 else tr(_SAYS_NOTHING)
    day, words = row.day("date"), row.values.get("label")
    if day is None and not words:
        return None, count, ""
    movement: Values = {
        "date": day or row.today,
        "kind": row.code("movement", _MOVEMENTS, _UNKNOWN) or "imported",
        "points": count,
        "expires_on": row.day("expires_on"),
        "words": words.replace("\n", " ") if words else None,
        "purchase": row.values.get("purchase"),
    }
    if row.is_ours or "recorded_by" in row.values:
        movement["recorded_by"] = row.values.get("recorded_by")
    return movement, None, ""


def read_points(row: RowOfFields) -> int | None:
    """The whole number of points in the row, negative where they go; None where there is none."""
    text = row.values.get("loyalty_points")
    if not text:
        return None
    hundredths = read_amount(text.casefold().removesuffix("pts").removesuffix("points").strip())
    if hundredths is None or hundredths % 100 or abs(hundredths) > 100 * _MOST:
        row.doubt("loyalty_points", text, NOT_A_NUMBER)
        return None
    return hundredths // 100
