"""Adding customers, one from a form or thousands from a file, by the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from grc_desktop.core.language import tr
from grc_desktop.database.bulk import insert_rows
from grc_desktop.database.journal.notes import describe, now, today
from grc_desktop.database.keys import next_key
from grc_desktop.database.schema import Address, Customer, Email, Phone
from grc_desktop.features.customers.actions.consents import record_words
from grc_desktop.features.customers.actions.marks import mark
from grc_desktop.features.customers.actions.own_fields import set_own_values
from grc_desktop.features.customers.queries.house import home_country, own_fields
from grc_desktop.features.customers.records import CustomerDraft
from grc_desktop.features.customers.rules import read_draft


def add_customer(session: Session, *, values: Mapping[str, object]) -> int:
    """Add a customer from values as typed (field name → text, see ``rules.FIELDS``); gives the id.

    Raises ``Refused`` with ``field`` where ``rules.read_draft`` does.
    """
    draft, _ = read_draft(values, today=today(session), country=home_country(session), own=own_fields(session))
    (customer_id,) = insert_customers(session, drafts=[draft])
    name = draft.columns.get("company") or " ".join(
        str(draft.columns[part]) for part in ("first_name", "last_name") if draft.columns.get(part)
    )
    describe(session, tr("Added {name}", name=name or _way(draft)))
    return customer_id


def _way(draft: CustomerDraft) -> object:
    return draft.emails[0]["address"] if draft.emails else draft.phones[0]["typed"]


def insert_customers(session: Session, *, drafts: Sequence[CustomerDraft], means: str = "") -> list[int]:
    """Add many at once (imports, samples); gives their ids in order. Says nothing in the journal.

    ``means`` is how consents that the drafts bring were given ("import of clients.csv").
    """
    if not drafts:
        return []
    first, moment = next_key(session, Customer), now(session)
    ids = list(range(first, first + len(drafts)))
    insert_rows(
        session,
        Customer,
        ({"id": id_, "created_at": moment, **draft.columns} for id_, draft in zip(ids, drafts, strict=True)),
    )
    for table, column in ((Address, "addresses"), (Phone, "phones"), (Email, "emails")):
        insert_rows(session, table, _owned(ids, (getattr(draft, column) for draft in drafts)))
    _mark(session, ids, drafts)
    set_own_values(session, {id_: draft.own for id_, draft in zip(ids, drafts, strict=True) if draft.own})
    words = [
        {"customer_id": id_, "channel": channel, "given": given, "means": means or None}
        for id_, draft in zip(ids, drafts, strict=True)
        for channel, given in draft.consents.items()
    ]
    record_words(session, words)
    return ids


def _owned(ids: Iterable[int], details: Iterable[Sequence[Mapping[str, object]]]) -> list[dict[str, Any]]:
    """Rows that belong to the customers ``ids``; the first of each is the preferred one."""
    return [
        {"customer_id": id_, "preferred": place == 0, **detail}
        for id_, rows in zip(ids, details, strict=True)
        for place, detail in enumerate(rows)
    ]


def _mark(session: Session, ids: Sequence[int], drafts: Sequence[CustomerDraft]) -> None:
    by_tags: dict[tuple[str, ...], list[int]] = {}
    for id_, draft in zip(ids, drafts, strict=True):
        if draft.tags:
            by_tags.setdefault(draft.tags, []).append(id_)
    for names, marked in by_tags.items():
        mark(session, marked, names)
