"""What one customer is to another: interlocutor of a company, member of a household …"""

from __future__ import annotations

from collections.abc import Iterable

from grc_desktop.core.language import later, tr
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Parties, Values, read_record
from grc_desktop.features.imports.understanding.identity import readings_of
from grc_desktop.features.imports.understanding.row import RowOfFields

_ROLES = {
    "contact": ("interlocuteur", "interlocutor", "contact"),
    "employee": ("salarie", "employee", "employe", "collaborateur"),
    "member": ("membre", "member", "conjoint", "spouse", "epoux", "epouse"),
    "family": ("famille", "family", "enfant", "child", "parent"),
    "booked_by": ("reserve par", "booked by"),
    "paid_by": ("paye par", "regle par", "paid by"),
}
_UNKNOWN = later("This is none of the known links between customers")
_NOBODY = later("There is nobody in this row to whom the customer could be tied")


def draft_link(row: RowOfFields) -> tuple[Values | None, Parties, str]:
    """The link and to whom it leads; and the reason where there is none."""
    parties = read_parties(row, ("other",))
    if not parties:
        return None, {}, tr(_NOBODY)
    link: Values = {
        "role": row.code("role", _ROLES, _UNKNOWN) or "contact",
        "position": row.values.get("position"),
        "since": row.day("since"),
        "until": row.day("until"),
    }
    return link, parties, ""


def read_parties(row: RowOfFields, names: Iterable[str]) -> Parties:
    """The other customers whom a row names (``payer.name`` …), by the column of the base that holds them."""
    found: Parties = {}
    for name in names:
        said = {part: row.values.get(f"{name}.{part}") for part in ("grc_record", "external_id", "name")}
        if not any(said.values()):
            continue
        record, number = read_record(said["grc_record"] or ""), said["external_id"]
        readings = readings_of(said["name"]) if said["name"] else [{}]
        readings = [{**one, "external_id": number} for one in readings] if number else readings
        found[f"{name}_id"] = tuple(CustomerDraft(one, record=record) for one in readings if one or record is not None)
    return found
