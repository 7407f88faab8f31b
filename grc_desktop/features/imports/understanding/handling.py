"""What was done about a complaint: a step or a gesture in a row of its own, or as the row of the complaint sums it up.

What a list of complaints sums up only stands in for the steps and gestures themselves: they take its place when they
come in a list of their own.
"""

from __future__ import annotations

from grc_desktop.core.language import later, tr
from grc_desktop.core.money import read_currency
from grc_desktop.core.text import sort_key
from grc_desktop.features.imports.understanding.complaints import GESTURES, STATES, UNKNOWN_STATE, read_gesture
from grc_desktop.features.imports.understanding.drafts import Values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import noon

_AS_IMPORTED = later("As imported")
_SPELLED = frozenset(("as imported", "telle qu importee"))
_NO_NUMBER = later("This row does not say which complaint it is about")
_NO_STEP = later("There is no date, state or text of a step in this row")
_NO_GESTURE = later("There is no gesture and no amount in this row")


def draft_step(row: RowOfFields) -> tuple[Values | None, str]:
    """The columns of a step, and the reason where there is none (in the user's language)."""
    values = row.values
    if "complaint" not in values:
        return None, tr(_NO_NUMBER)
    if not {"date", "status", "words"} & values.keys():
        return None, tr(_NO_STEP)
    step: Values = {
        "complaint": values["complaint"],
        "state": row.code("status", STATES, UNKNOWN_STATE) or "in_progress",
        "at": row.instant("date") or noon(row.today),
        "words": values.get("words"),
        "recorded_by": values.get("recorded_by"),
    }
    return step, ""


def draft_gesture(row: RowOfFields) -> tuple[Values | None, str]:
    """The columns of a gesture, and the reason where there is none (in the user's language)."""
    values = row.values
    if "complaint" not in values:
        return None, tr(_NO_NUMBER)
    gesture = read_gesture(row)
    if gesture is None:
        return None, tr(_NO_GESTURE)
    currency = read_currency(values.get("currency", "") or values.get("amount", "")) or "EUR"
    said_or_not = dict.fromkeys(("approved_by", "given_on", "voucher", "voucher_used_on", "notes"))
    return {"complaint": values["complaint"], "currency": currency, **said_or_not, **gesture}, ""


def summed_steps(complaint: Values) -> list[Values]:
    """The steps that a complaint tells of: its receipt, its acknowledgement and where it stands."""
    owner = {"complaint_id": complaint["id"], "customer_id": complaint["customer_id"]}
    steps = [{**owner, "state": "received", "at": complaint["received_at"], "words": None}]
    if acknowledged := complaint["acknowledged_at"]:
        steps.append({**owner, "state": "acknowledged", "at": acknowledged, "words": None})
    if complaint["state"] not in ("received", "acknowledged" if acknowledged else ""):
        at = complaint["closed_at"] or complaint["received_at"]
        steps.append({**owner, "state": complaint["state"], "at": at, "words": tr(_AS_IMPORTED)})
    return steps


def is_summed_step(known: Values, new: Values) -> bool:
    """Whether a step of the base was only read off its complaint, and ``new`` is that step itself."""
    if known["recorded_by"] or known["state"] != new["state"]:
        return False
    if known["words"] is None:
        return bool(known["at"].replace(second=0) == new["at"].replace(second=0))
    return sort_key(known["words"]) in _SPELLED


def is_summed_gesture(known: Values) -> bool:
    """Whether a gesture of the base is the sum of several, which its notes name."""
    kinds = [sort_key(part) for part in (known["notes"] or "").split(",")]
    return len(kinds) > 1 and all(any(kind in words for words in GESTURES.values()) for kind in kinds)
