"""Making one customer of several. Undo parts them again, weeks later and whatever was done meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.schema import Customer
from grc_desktop.features.customers.actions.bringing_along import bring_along
from grc_desktop.features.customers.actions.selection import require
from grc_desktop.features.customers.queries.lists import names_of
from grc_desktop.features.customers.records import Merged

MERGED_FIELDS = (
    "kind", "state", "title", "first_name", "last_name", "company", "salutation", "birth_date", "language",
    "nationality", "profession", "sector", "siret", "vat_number", "website", "origin", "preferred_channel",
    "external_id",
)  # fmt: skip
"""Columns of which one value stays: the kept customer's, another's where that is chosen or the own is empty."""

MERGED_WAYS = ("address", "phone", "mobile", "email")
"""What a customer may have several of: all stay, and the chosen one becomes the preferred one."""


def merge_customers(
    session: Session, *, keep_id: int, other_ids: Sequence[int], chosen: Mapping[str, int] | None = None
) -> Merged:
    """Make one of several: everything of the others comes along, empty fields of the kept one are filled.

    ``chosen`` says of whom a field is kept (``MERGED_FIELDS``, ``MERGED_WAYS``) where it is not ``keep_id``.
    Addresses, numbers and e-mails that the kept one has already are not doubled; notes, preferences and former
    numbers are put together; the earliest "customer since" and the latest contact count; of what they said on being
    addressed the strictest counts. Refused: fewer than two customers, a field that cannot be chosen.
    """
    merged, names = _merge(session, keep_id, other_ids, chosen or {})
    others = ", ".join(name for id_, name in names.items() if id_ != keep_id)
    describe(session, tr("Merged {others} into {name}", others=others, name=names[keep_id]))
    return merged


def merge_many(session: Session, *, merges: Sequence[tuple[int, Sequence[int], Mapping[str, int]]]) -> int:
    """Several merges as one operation: (who stays, who goes into it, whose fields); gives how many customers went."""
    went = 0
    for keep_id, other_ids, chosen in merges:
        went += _merge(session, keep_id, other_ids, chosen)[0].merged
    describe(session, trn("Merged {count} duplicate", "Merged {count} duplicates", went))
    return went


def _merge(
    session: Session, keep_id: int, other_ids: Sequence[int], chosen: Mapping[str, int]
) -> tuple[Merged, dict[int, str]]:
    others = [id_ for id_ in dict.fromkeys(other_ids) if id_ != keep_id]
    if not others:
        raise Refused(tr("Choose at least two customers to merge."), field="id")
    everyone = [keep_id, *others]
    require(session, everyone)
    for field, id_ in chosen.items():
        if field not in MERGED_FIELDS + MERGED_WAYS or id_ not in everyone:
            raise Refused(tr("“{field}” cannot be chosen of customer {number}.", field=field, number=id_), field=field)
    names = names_of(session, ids=everyone)
    found = {row.id: row for row in session.scalars(select(Customer).where(Customer.id.in_(everyone)))}
    _fill(found[keep_id], [found[id_] for id_ in others], {field: found[id_] for field, id_ in chosen.items()})
    session.flush()
    bring_along(session, keep_id, others, {field: id_ for field, id_ in chosen.items() if field in MERGED_WAYS})
    session.execute(delete(Customer).where(Customer.id.in_(others)))
    session.expire_all()
    return Merged(keep_id, len(others)), {id_: names[id_] for id_ in everyone}


def _fill(kept: Customer, others: Sequence[Customer], chosen: Mapping[str, Customer]) -> None:
    before = [row.external_id for row in (kept, *others)]
    wanted = {field: getattr(row, field) for field, row in chosen.items() if field in MERGED_FIELDS}
    for other in others:
        for column in MERGED_FIELDS:
            if not getattr(kept, column) or (column == "state" and kept.state == "active"):
                setattr(kept, column, getattr(other, column))
        kept.preferences = _together(kept.preferences, other.preferences)
        days = (kept.customer_since, other.customer_since)
        kept.customer_since = min((day for day in days if day), default=None)
        contacts = (kept.last_contact, other.last_contact)
        kept.last_contact = max((day for day in contacts if day), default=None)
        moments = (kept.created_at, other.created_at)
        kept.created_at = min((moment for moment in moments if moment), default=None)
    for column, value in wanted.items():
        setattr(kept, column, value)
    for number, row in zip(before, (kept, *others), strict=True):
        if number and number != kept.external_id:
            kept.notes = _together(kept.notes, tr("Former number: {number}", number=number))
        if row is not kept:
            kept.notes = _together(kept.notes, row.notes)


def _together(one: str | None, other: str | None) -> str | None:
    if not other or (one and other in one):
        return one
    return f"{one}\n{other}" if one else other
